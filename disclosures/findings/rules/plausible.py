"""Payments that don't look like what the same company paid before: slips of digits or names."""

from django.db.models import (
    Aggregate,
    Count,
    DecimalField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import INFORM
from disclosures.findings.rules.rule import Rule
from disclosures.models import Report, Transfer

FEWEST = 3
"""So many other payments to one organisation show what is usual for it."""
MANY_TIMES = 8
"""From here on a digit too many is likelier than a larger payment (design aid)."""
SHORTEST = 12
"""Characters of a description that say enough to be compared."""


class Median(Aggregate):
    """The middle of all values; `percentile_cont` of PostgreSQL."""

    function = "percentile_cont"
    template = "%(function)s(0.5) within group (order by %(expressions)s)"
    output_field = DecimalField(max_digits=22, decimal_places=4)


def _many_times(report: Report) -> Q:
    """Far more than the middle of the company's other payments to that organisation."""
    usual = (
        Transfer.objects.filter(
            disclosed_by=report.period.company_id,
            recipient=OuterRef("recipient"),
            currency=OuterRef("transfer__currency"),
            state=Transfer.State.RECORDED,
            amount__gt=0,
        )
        .exclude(pk=OuterRef("transfer"))
        .order_by()
        .values("recipient")
        .annotate(number=Count("pk"), middle=Median("amount"))
        .filter(number__gte=FEWEST)
        .values(least=F("middle") * Value(MANY_TIMES))
    )
    return Q(GreaterThanOrEqual(F("transfer__amount"), Subquery(usual)))


def _usually_anothers(report: Report) -> Q:
    """The same sum for the same purpose went to somebody else before, never to this one."""
    before = Transfer.objects.filter(
        disclosed_by=report.period.company_id,
        paid_year__lt=OuterRef("transfer__paid_year"),
        state=Transfer.State.RECORDED,
    )
    same = before.filter(
        amount=OuterRef("transfer__amount"),
        currency=OuterRef("transfer__currency"),
        description_key=OuterRef("transfer__description_key"),
    ).exclude(recipient=OuterRef("recipient"))
    theirs = before.filter(recipient=OuterRef("recipient"))
    return Q(
        Exists(same),
        ~Exists(theirs),
        GreaterThanOrEqual(Length("transfer__description_key"), SHORTEST),
        transfer__refund_of=None,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "many_times",
        checks=("VR-13",),
        usual=INFORM,
        title=_("Far more than usual"),
        sentence=ngettext_lazy(
            "%d amount is eight times or more what you usually pay this organisation.",
            "%d amounts are eight times or more what you usually pay these organisations.",
        ),
        why=_("A digit or a decimal point that slipped makes ten or a hundred times."),
        mend=_("Hold it against the invoice; correct it if a digit slipped."),
        rows=_many_times,
    ),
    Rule(
        "usually_anothers",
        checks=("VR-17",),
        usual=INFORM,
        title=_("Paid to another organisation before"),
        sentence=ngettext_lazy(
            "%d payment went to another organisation in an earlier year: same sum, same"
            " words.",
            "%d payments went to other organisations in earlier years: same sums, same"
            " words.",
        ),
        why=_("A name chosen wrongly shows another organisation money it never got."),
        mend=_("Look who was paid, and choose the right recipient if it is another."),
        rows=_usually_anothers,
    ),
)
