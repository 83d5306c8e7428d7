"""Whether the same payment, or the same organisation, stands in the books twice."""

import datetime
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import WARN
from disclosures.findings.rules.payments import possible_duplicates
from disclosures.findings.rules.rule import Rule
from disclosures.models import Answer, Entry, Report, Transfer
from organisations.models import Classification, Organisation

NEAR = datetime.timedelta(days=14)
LEAST, MOST = Decimal("0.99"), Decimal("1.01")


def _group(company: Organisation) -> QuerySet[Organisation]:
    """Other companies of the group: above it, below it, beside it."""
    related = Q(parent=company.pk)
    if company.parent_id is not None:
        related |= Q(pk=company.parent_id) | Q(parent=company.parent_id)
    return Organisation.objects.filter(related).exclude(pk=company.pk)


def _near_duplicates(report: Report) -> Q:
    """To the same recipient, within a hundredth of the amount and two weeks.

    Among the company's own, and what others of its group have published: what they are
    still preparing is theirs alone.
    """
    company = report.period.company
    amount, day = OuterRef("transfer__amount"), OuterRef("transfer__paid_on")
    twins = Transfer.objects.filter(
        state=Transfer.State.RECORDED,
        refund_of=None,
        recipient=OuterRef("transfer__recipient"),
        currency=OuterRef("transfer__currency"),
        amount__gte=amount * LEAST,
        amount__lte=amount * MOST,
        paid_on__gte=day - NEAR,
        paid_on__lte=day + NEAR,
    ).exclude(pk=OuterRef("transfer"))
    dated = Q(
        amount__isnull=False,
        transfer__paid_on__isnull=False,
        transfer__refund_of=None,
    )
    own = twins.filter(disclosed_by=company.pk)
    others = twins.filter(
        disclosed_by__in=_group(company), entry__state=Entry.State.PUBLISHED
    )
    # Two questions: in one, each twin would be looked up among all entries
    twice = Q(Exists(own)) | Q(Exists(others))
    return dated & ~possible_duplicates(report) & twice


def _classified_twice(report: Report) -> Q:
    """Recipients that a registrar classified otherwise in the course of the period."""
    period = report.period
    began = Classification.objects.filter(
        organisation=OuterRef("recipient"),
        valid_from__gt=period.starts_on,
        valid_from__lte=period.ends_on,
    )
    earlier = Classification.objects.filter(
        organisation=OuterRef("organisation"), valid_from__lt=OuterRef("valid_from")
    ).exclude(value=OuterRef("value"))
    return Q(Exists(began.filter(Exists(earlier))))


def _not_agreed(_report: Report) -> Q:
    return Q(answer=Answer.QUESTIONED)


RULES: tuple[Rule, ...] = (
    Rule(
        "near_duplicate",
        checks=("VR-15",),
        usual=WARN,
        title=_("Perhaps told twice"),
        sentence=ngettext_lazy(
            "%d row is close to another in amount and day.",
            "%d rows are close to others in amount and day.",
        ),
        why=_(
            "The same payment may stand in two lists, or be published by another company"
            " of your group."
        ),
        mend=_("Look at both. Leave one out if it is the same payment."),
        rows=_near_duplicates,
    ),
    Rule(
        "classified_twice",
        checks=("VR-18",),
        usual=WARN,
        title=_("Two kinds of organisation in one year"),
        sentence=ngettext_lazy(
            "%d row is about an organisation that was classified anew in this period.",
            "%d rows are about organisations that were classified anew in this period.",
        ),
        why=_(
            "One classification holds for a whole period and for all companies of a"
            " group; else the same organisation stands in two reports, or in none."
        ),
        mend=_("Read why it changed, and decide in which report its rows belong."),
        rows=_classified_twice,
    ),
    Rule(
        "not_agreed",
        checks=("VR-27",),
        usual=WARN,
        title=_("Not agreed with the recipient"),
        sentence=ngettext_lazy(
            "%d row goes out with two views: yours and the recipient's.",
            "%d rows go out with two views: yours and the recipient's.",
        ),
        why=_("A question that stays open is published, never hidden."),
        mend=_("Answer the question, or correct the row, while there is time."),
        rows=_not_agreed,
    ),
)
