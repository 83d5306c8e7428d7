"""How organisations read what the ledger holds about what was received."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from disclosures import models
from organisations import held
from organisations.models import Organisation

HIDDEN = _(
    "An organisation's own books are its own until it shows a comparison; what it showed"
    " before is not told after it takes that back."
)


def register() -> None:
    held.register(
        models.Receipt,
        name=_("What you received or passed on, in your own books"),
        keys=("holder",),
        unlisted={
            "payer": "The payer reads a receipt where its holder shows the comparison.",
            "recipient": "The company of an agency's list says whom it means; the"
            " payment that it records is read by its recipient.",
        },
    )
    held.register(
        models.PassOnList,
        name=_("Lists of what an agency passed on for a company"),
        keys=("agency", "company"),
    )
    held.register(
        models.Comparison,
        name=_("What was received, compared with what is reported"),
        keys=("holder", "company"),
        rows=lambda organisation: models.Comparison.objects.filter(
            Q(holder=organisation, passed_on=None) | Q(company=organisation, shown=True)
        ),
        past=HIDDEN,
    )
    for model, name in (
        (models.Pair, _("Rows of both sides put together")),
        (models.PairedRow, _("Which rows are in a pair")),
        (models.Settlement, _("What was said about differences")),
    ):
        held.register(model, name=name, rows=_of_comparisons(model), past=HIDDEN)


def _of_comparisons(model: type[Model]) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        return model._base_manager.filter(  # noqa: SLF001  whatever its name
            Q(comparison__holder=organisation, comparison__passed_on=None)
            | Q(comparison__company=organisation, comparison__shown=True)
        )

    return rows
