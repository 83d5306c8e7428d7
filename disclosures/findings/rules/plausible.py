"""Payments that don't look like what the same company paid before: slips of digits or names."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL
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


# The middle of each organisation is found once, not for each of its rows.
FAR_MORE = """
  select e.id from disclosures_entry e
  join disclosures_transfer t on t.id = e.transfer_id
  join (
    select recipient_id, currency,
      percentile_disc(0.5) within group (order by amount) as middle
    from disclosures_transfer
    where disclosed_by_id = %s and state = 'recorded' and amount > 0
    group by recipient_id, currency having count(*) > %s
  ) usual on usual.recipient_id = t.recipient_id and usual.currency = t.currency
  where e.period_id = %s and t.amount >= usual.middle * %s
"""


def _many_times(report: Report) -> Q:
    """Far more than the middle of the company's payments to that organisation."""
    period = report.period
    values = (period.company_id, FEWEST, period.pk, MANY_TIMES)
    return Q(pk__in=RawSQL(FAR_MORE, values))  # noqa: S611  values are parameters


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
    in_words = Q(
        GreaterThanOrEqual(Length("transfer__description_key"), SHORTEST),
        transfer__refund_of=None,
    )
    return in_words & Q(Exists(same), ~Exists(theirs))


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
