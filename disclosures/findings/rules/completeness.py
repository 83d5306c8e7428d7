"""Whether all that was paid is in the report."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import INFORM, WARN
from disclosures.findings.rules.rule import Rule
from disclosures.models import BooksEntry, BooksPair, PassOnList, Report, Transfer
from disclosures.models.affiliates import silent
from disclosures.reconciliation.lists import unsettled
from partnerships.models import Milestone, PlannedMilestone, Side


def _books_unsettled(report: Report) -> Any:
    return BooksEntry.objects.filter(period_id=report.period_id).waiting()


def _paid_to_another(_report: Report) -> Q:
    """The books name another organisation, and the row says nothing of it (VR-17)."""
    another = BooksPair.objects.filter(
        transfer=OuterRef("transfer"), entry__vendor__organisation__isnull=False
    ).exclude(entry__vendor__organisation=OuterRef("recipient"))
    return Q(
        Exists(another),
        transfer__intermediary="",
        transfer__ultimate_recipient__isnull=True,
    )


def _before_signature(_report: Report) -> Q:
    """Paid under an agreement that was not signed, or not yet (VR-03)."""
    unsigned = Q(
        transfer__agreement__isnull=False, transfer__agreement__signed_on__isnull=True
    )
    return Q(transfer__refund_of=None) & (
        unsigned | Q(transfer__paid_on__lt=F("transfer__agreement_signed_on"))
    )


def due_and_unpaid(report: Report) -> Any:
    """Planned payments of the year under the company's agreements, with none recorded."""
    period = report.period
    recorded = Transfer.objects.filter(
        agreement=OuterRef("agreement"),
        disclosed_by=period.company_id,
        state=Transfer.State.RECORDED,
    )
    return Milestone.objects.filter(
        ~Exists(recorded),
        kind=PlannedMilestone.Kind.PAYMENT,
        state=Milestone.State.OPEN,
        due_on__range=(period.starts_on, period.ends_on),
        agreement__parties__organisation=period.company_id,
        agreement__parties__side=Side.COMPANY,
    )


def _affiliate_silent(report: Report) -> Any:
    """Companies of the group of which nobody said whether their list is complete."""
    return silent(report.period_id, report.period.company_id)


def _lists_open(report: Report) -> Any:
    """Agencies' lists of the period in which a difference is not settled (VR-15, VR-17)."""
    return PassOnList.objects.filter(unsettled(), period_id=report.period_id)


RULES: tuple[Rule, ...] = (
    Rule(
        "affiliate_silent",
        checks=("VR-19",),
        title=_("A company of the group is silent"),
        sentence=_(
            "A company of your group has not said whether its list is complete, or its"
            " payments changed since it did."
        ),
        why=_("A payment that is missing is the commonest mistake of reports."),
        mend=_(
            "On “Companies of the group”, ask it or enter what it said, or say why it is"
            " silent. The report names it."
        ),
        there=_affiliate_silent,
        page="period-affiliates",
    ),
    Rule(
        "passed_on_open",
        checks=("VR-17", "VR-15"),
        usual=INFORM,
        title=_("What an agency passed on differs from your payments"),
        sentence=_(
            "An agency was asked what it passed on for you. Its list is not handed in, or"
            " differs from your payments."
        ),
        why=_(
            "What went through an agency is easily left out, or told twice: once for the"
            " agency and once for who got it."
        ),
        mend=_(
            "On “Agencies”, record what only the agency has, correct what differs, or set"
            " it aside with a reason."
        ),
        there=_lists_open,
        page="period-passed-on",
    ),
    Rule(
        "books_unsettled",
        checks=("VR-16",),
        title=_("Payments in the books are not settled"),
        sentence=_(
            "Some payments in the books are neither in the report nor left out with a"
            " reason."
        ),
        why=_("Payments that finance booked elsewhere are the ones that get lost."),
        mend=_(
            "On “Payments in the books”, record or leave out each of them, or say why"
            " the report goes out before."
        ),
        there=_books_unsettled,
        page="period-books",
    ),
    Rule(
        "paid_to_another",
        checks=("VR-17",),
        usual=WARN,
        title=_("The books name another organisation"),
        sentence=ngettext_lazy(
            "%d row names another recipient than the books, and nobody in between.",
            "%d rows name another recipient than the books, and nobody in between.",
        ),
        why=_("Money that is shown under another organisation is not found again."),
        mend=_(
            "Correct the recipient, or say through whom it was paid or to whom it was"
            " passed on."
        ),
        rows=_paid_to_another,
    ),
    Rule(
        "paid_unsigned",
        checks=("VR-03",),
        usual=WARN,
        title=_("Paid before the agreement was signed"),
        sentence=ngettext_lazy(
            "%d row was paid under an agreement that was not signed yet.",
            "%d rows were paid under agreements that were not signed yet.",
        ),
        why=_("An agreement comes before the money."),
        mend=_("Correct the day or the agreement, or say why it was paid before."),
        rows=_before_signature,
    ),
    Rule(
        "agreed_unpaid",
        checks=("VR-16",),
        usual=WARN,
        title=_("Agreed, due and not recorded"),
        sentence=_(
            "An agreement has a payment due in this year, and none is recorded under it."
        ),
        why=_("A payment that was agreed and is not here may have been forgotten."),
        mend=_(
            "Record the payment under its agreement, close the deadline if nothing was"
            " paid, or say why."
        ),
        there=due_and_unpaid,
    ),
)
