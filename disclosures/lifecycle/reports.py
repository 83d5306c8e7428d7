"""How a report moves: two people stand for it before anybody else sees it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from audit.acting import Actor
from disclosures.digest import digest
from disclosures.findings import assessed, blocks
from disclosures.lifecycle.sides import APPROVER, CALENDAR, OFFICER, REGISTRAR, parts
from disclosures.models import Entry, PeopleTotal, Period, Report
from workflow.moves import Move, steps

State = Report.State
START = State.DRAFT

UNDER_WAY = frozenset({State.DRAFT, State.CERTIFIED, State.APPROVED})
PUBLIC = frozenset({State.PUBLISHED, State.SUPERSEDED})


def period_is_closed(report: Report, actor: Actor) -> str:
    if report.period.state == Period.State.OPEN:
        return _("Close the year for changes first.")
    return ""


def nothing_blocks(report: Report, actor: Actor) -> str:
    return " ".join(str(finding.sentence) for finding in blocks(report))


def findings_are_settled(report: Report, actor: Actor) -> str:
    """Nothing blocks, and each warning is mended or insisted on."""
    found = assessed(report)
    if blocking := [str(each.sentence) for each in found if each.rule.blocks]:
        return " ".join(blocking)
    count = sum(each.to_settle for each in found)
    if not count:
        return ""
    return ngettext(
        "Mend what is found, or say in words why it goes out all the same"
        " (%(count)d kind is open).",
        "Mend what is found, or say in words why it goes out all the same"
        " (%(count)d kinds are open).",
        count,
    ) % {"count": count}


def tells_something(period: Period) -> bool:
    """Whether the year has a payment, or a total of payments to persons: one query."""
    rows = Entry.objects.filter(period=period.pk).included().values("pk")
    totals = PeopleTotal.objects.filter(period=period.pk).standing().values("pk")
    return rows.union(totals, all=True).exists()


def nothing_means_nothing(report: Report, actor: Actor) -> str:
    """A report of nothing has an attestation; any other has lines, or totals of people."""
    some = any(each.count for each in assessed(report)) or tells_something(
        report.period
    )
    if report.nil and some:
        return _("This year has payments, so it can't be a report of nothing.")
    if not report.nil and not some:
        return _(
            "There is nothing in this report. If there is nothing to report,"
            " declare it in words."
        )
    return ""


def certified_by_another(report: Report, actor: Actor) -> str:
    if report.certified_by_id == actor.person_id:
        return _("You certified this report; another person has to approve it.")
    if actor.deputy_for_id and report.certified_by_id == actor.deputy_for_id:
        return _(
            "You stand in for the person who certified this report;"
            " somebody else has to approve it."
        )
    return ""


def unchanged_since_certified(report: Report, actor: Actor) -> str:
    if report.certified_digest != digest(report):
        return _(
            "Something has changed since the report was certified."
            " Take it back to draft and certify it again."
        )
    return ""


NOT_NOW = {
    State.DRAFT: gettext_lazy("This is a draft: a first person has to certify it."),
    State.CERTIFIED: gettext_lazy(
        "This report is certified: a second person has to approve it, or it is taken"
        " back to draft."
    ),
    State.APPROVED: gettext_lazy(
        "This report is approved: it can be published, or taken back to draft."
    ),
    State.PUBLISHED: gettext_lazy(
        "This report is published. A mistake is corrected by a new version."
    ),
    State.SUPERSEDED: gettext_lazy("A later version has replaced this report."),
}

MOVES: dict[str, Move] = {
    "certify": Move(
        frozenset({State.DRAFT}),
        State.CERTIFIED,
        frozenset({OFFICER}),
        gettext_lazy("A disclosure officer of the company certifies."),
        gettext_lazy("Certify"),
        (period_is_closed, nothing_means_nothing, findings_are_settled),
    ),
    "approve": Move(
        frozenset({State.CERTIFIED}),
        State.APPROVED,
        frozenset({APPROVER, REGISTRAR}),
        gettext_lazy(
            "A compliance reviewer, another disclosure officer or somebody invited"
            " for this report approves."
        ),
        gettext_lazy("Approve"),
        (certified_by_another, unchanged_since_certified),
    ),
    "take_back": Move(
        frozenset({State.CERTIFIED, State.APPROVED}),
        State.DRAFT,
        frozenset({OFFICER, APPROVER}),
        gettext_lazy("Those who certify or approve can take a report back."),
        gettext_lazy("Take back to draft"),
    ),
    "publish": Move(
        frozenset({State.APPROVED}),
        State.PUBLISHED,
        frozenset({OFFICER}),
        gettext_lazy("A disclosure officer of the company publishes."),
        gettext_lazy("Publish"),
        (
            period_is_closed,
            nothing_means_nothing,
            nothing_blocks,
            unchanged_since_certified,
        ),
    ),
    "supersede": Move(
        frozenset({State.PUBLISHED}),
        State.SUPERSEDED,
        frozenset({CALENDAR}),
        gettext_lazy("A later version replaces this one by itself."),
        gettext_lazy("Replace"),
    ),
}


def report_parts(report: Report, actor: Actor) -> frozenset[str]:
    """The actor's parts towards a report; those invited for it can approve."""
    company_id = report.period.company_id
    found = parts(actor, company_id=company_id)
    if REGISTRAR in found and not report.countersign_asked_because:
        found -= {REGISTRAR}
    if actor.organisation_id == company_id and any(
        invited.person_id == actor.person_id for invited in report.approvers.all()
    ):
        found |= {APPROVER}
    return found


def report_steps(report: Report, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        report,
        actor,
        state=report.state,
        roles=report_parts(report, actor),
        not_now=NOT_NOW[State(report.state)],
    )
