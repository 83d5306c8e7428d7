"""What a company should know before it writes to an organisation, as to dependence.

Its own share, in steps, while a question about it is open; and what is public: that its
medicine is the only one for a condition that the organisation serves.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from independence.models import Alert, PublicSoleProduct
from independence.seen import step
from organisations.models import Organisation

QUESTION, ONLY_MEDICINE = "question", "only medicine"


def find(
    company_id: int, organisation_ids: Collection[int], _today: datetime.date
) -> dict[int, list[str]]:
    """Sentences by organisation, in one query."""
    asked = Alert.objects.filter(
        company=company_id, organisation__in=organisation_ids, state=Alert.State.OPEN
    )
    those = Organisation.objects.filter(pk__in=organisation_ids)
    itself = Organisation.objects.filter(pk=company_id)
    of_copy = Organisation.objects.filter(public_id=OuterRef("organisation_public_id"))
    sole = PublicSoleProduct.objects.filter(
        organisation_public_id__in=those.values("public_id"),
        company_public_id__in=itself.values("public_id"),
    )
    rows = asked.values_list(
        "organisation_id",
        Value(QUESTION, CharField()),
        Cast("year", CharField()),
        Cast("share", CharField()),
    ).union(
        sole.values_list(
            Subquery(of_copy.values("pk")),
            Value(ONLY_MEDICINE, CharField()),
            F("product"),
            F("condition"),
        ),
    )
    said: dict[int, list[str]] = defaultdict(list)
    for pk, kind, first, second in sorted(rows, key=lambda row: (row[1], row[2:])):
        if kind == QUESTION:
            said[pk].append(_question(first, Decimal(second)))
        else:
            said[pk].append(_only_medicine(first, second))
    return said


def _question(year: str, share: Decimal) -> str:
    return _(
        "An open question about dependence: in %(year)s your company gave %(share)s of"
        " its income."
    ) % {"year": year, "share": step(share)}


def _only_medicine(product: str, condition: str) -> str:
    return _(
        "Your %(product)s is the only medicine for %(condition)s, which it serves."
    ) % {
        "product": product,
        "condition": condition,
    }
