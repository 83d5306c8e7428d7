"""How an organisation reads what is held about its independence."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from independence import models
from independence.models import IncomePart, PublicSoleProduct
from organisations import held

ITS_INCOME = _(
    "Computed from an income that its organisation may keep to itself; the question's"
    " page tells as much of it as you may read."
)


def register() -> None:
    held.register(models.Income, name=_("Your incomes"), keys=("organisation",))
    held.register(
        IncomePart,
        name=_("Parts of your incomes"),
        rows=lambda organisation: IncomePart.objects.filter(
            income__organisation=organisation
        ),
    )
    held.register(
        models.Alert,
        name=_("Questions about dependence"),
        keys=("organisation", "company"),
        own="organisation",
        theirs={"share": ITS_INCOME, "facts": ITS_INCOME},
    )
    held.register(
        models.SoleProduct,
        name=_("What was written beside an only medicine"),
        keys=("organisation", "company"),
    )
    held.register(
        models.PublicIncome,
        name=_("Incomes that you made public"),
        keys=("organisation_public_id",),
    )
    held.register(
        PublicSoleProduct,
        name=_("Only medicines, as everybody reads it"),
        keys=("organisation_public_id", "company_public_id"),
        rows=lambda organisation: PublicSoleProduct.objects.filter(
            Q(organisation_public_id=organisation.public_id)
            | Q(company_public_id=organisation.public_id)
        ),
    )
