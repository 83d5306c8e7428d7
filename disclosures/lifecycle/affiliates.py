"""How the word of a company of the group moves: asked, given, taken back, not asked."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import AffiliateStatement, Report
from workflow.moves import Move, steps

State = AffiliateStatement.State
START = State.ASKED

AFFILIATE = "affiliate"  # a person who answers for the company that is asked
SPEAKERS = ("disclosure_officer", "compliance_reviewer")
"""Who may say in a company of the group that its list is complete."""

WHOSE = gettext_lazy(
    "This is said by a disclosure officer or compliance reviewer of the company that is"
    " asked, or entered by the officer of the company that reports."
)
OFFICERS = gettext_lazy(
    "This step belongs to the disclosure officer of the company that reports."
)


def sides(statement: AffiliateStatement, actor: Actor) -> frozenset[str]:
    """The parts of an actor towards one statement, loaded with its period."""
    found = set(parts(actor, company_id=statement.period.company_id)) & {OFFICER}
    if (
        actor.organisation_id == statement.affiliate_id
        and actor.only_company_id is None
        and actor.has(*SPEAKERS)
    ):
        found.add(AFFILIATE)
    return frozenset(found)


def closed_by(report_states: Collection[str]) -> str:
    """What two people stand for is not changed under them, nor what is published.

    From the states of the report's versions, but for those that were replaced.
    """
    states = set(report_states)
    if states & {Report.State.CERTIFIED, Report.State.APPROVED}:
        return _("The report is certified. It has to be taken back to draft first.")
    if states == {Report.State.PUBLISHED}:
        return _("The report is published. A new version has to be begun first.")
    return ""


def report_is_not_certified(statement: AffiliateStatement, actor: Actor) -> str:
    states: list[str] = statement.report_states  # type: ignore[attr-defined]
    return closed_by(states)


def said_before(statement: AffiliateStatement, actor: Actor) -> str:
    if statement.state == State.ANSWERED and not statement.lapsed:
        return _("It is said already. It has to be taken back first.")
    return ""


def payments_changed(statement: AffiliateStatement, actor: Actor) -> str:
    if statement.lapsed:
        return ""
    return _("What was said still holds: no payment changed since.")


MOVES: dict[str, Move] = {
    "say": Move(
        frozenset({State.ASKED, State.ANSWERED}),
        State.ANSWERED,
        frozenset({AFFILIATE, OFFICER}),
        WHOSE,
        gettext_lazy("Say whether it is complete"),
        (said_before, report_is_not_certified),
    ),
    "take_back": Move(
        frozenset({State.ANSWERED}),
        State.ASKED,
        frozenset({AFFILIATE, OFFICER}),
        WHOSE,
        gettext_lazy("Take back what was said"),
        (report_is_not_certified,),
    ),
    "ask_again": Move(
        frozenset({State.ANSWERED}),
        State.ASKED,
        frozenset({OFFICER}),
        OFFICERS,
        gettext_lazy("Ask again"),
        (payments_changed, report_is_not_certified),
    ),
    "take_out": Move(
        frozenset({State.ASKED}),
        State.TAKEN_OUT,
        frozenset({OFFICER}),
        OFFICERS,
        gettext_lazy("It had no business: don’t ask it"),
        (report_is_not_certified,),
    ),
    "put_back": Move(
        frozenset({State.TAKEN_OUT}),
        State.ASKED,
        frozenset({OFFICER}),
        OFFICERS,
        gettext_lazy("Ask it after all"),
        (report_is_not_certified,),
    ),
}


def statement_steps(
    statement: AffiliateStatement, actor: Actor
) -> dict[str, list[str]]:
    """Every move, each with the reasons why not now. From `with_rows`, with its period."""
    return steps(
        MOVES,
        statement,
        actor,
        state=statement.state,
        roles=sides(statement, actor),
        not_now=_("It is “%(state)s” now; this step is not open.")
        % {"state": statement.get_state_display()},
    )
