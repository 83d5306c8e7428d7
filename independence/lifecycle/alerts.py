"""How a question about dependence moves: asked once, answered by each side in words.

Nothing is ever refused because of it: it asks, and shows what both sides say.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from independence.models import Alert
from workflow.moves import Move, steps

State = Alert.State
START = State.OPEN

ORGANISATION = "organisation"  # its administrators and signatories
COMPANY = "company"  # its leads, administrators and compliance reviewers
CALENDAR = "calendar"  # when everybody who was asked has answered; no person

ORGANISATION_ROLES = ("administrator", "signatory")
COMPANY_ROLES = ("lead", "administrator", "compliance_reviewer")

WHOSE_WORDS = gettext_lazy(
    "The organisation's administrators and signatories write its words."
)
WHOSE_PLAN = gettext_lazy(
    "The company's leads, administrators and compliance reviewers write its plan."
)


def _company_was_asked(alert: Alert, actor: Actor) -> str:
    if alert.company_id is None:
        return _("This is about all companies together; none of them is asked.")
    return ""


def _everybody_answered(alert: Alert, actor: Actor) -> str:
    if not alert.organisation_words:
        return _("The organisation has not written its words yet.")
    if alert.company_id is not None and not alert.company_plan:
        return _("The company has not written its plan yet.")
    return ""


MOVES: dict[str, Move] = {
    "explain": Move(
        frozenset({State.OPEN}),
        State.OPEN,
        frozenset({ORGANISATION}),
        WHOSE_WORDS,
        gettext_lazy("Write our words"),
    ),
    "plan": Move(
        frozenset({State.OPEN}),
        State.OPEN,
        frozenset({COMPANY}),
        WHOSE_PLAN,
        gettext_lazy("Write our plan"),
        (_company_was_asked,),
    ),
    "complete": Move(
        frozenset({State.OPEN}),
        State.ANSWERED,
        frozenset({CALENDAR}),
        gettext_lazy("This happens by itself when everybody asked has answered."),
        gettext_lazy("Everybody has answered"),
        (_everybody_answered,),
    ),
}


def parts(alert: Alert, actor: Actor) -> frozenset[str]:
    """The parts that an actor plays for this question."""
    found = set()
    if actor.person_id is None:
        found.add(CALENDAR)
    if actor.only_company_id is None:
        if actor.organisation_id == alert.organisation_id and actor.has(
            *ORGANISATION_ROLES
        ):
            found.add(ORGANISATION)
        if (
            alert.company_id is not None
            and actor.organisation_id == alert.company_id
            and actor.has(*COMPANY_ROLES)
        ):
            found.add(COMPANY)
    return frozenset(found)


def alert_steps(alert: Alert, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        alert,
        actor,
        state=alert.state,
        roles=parts(alert, actor),
        not_now=_("Everybody who was asked has answered. What was said stands."),
    )
