"""How an agency's list of what it passed on moves."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import PassOnList, Receipt, Report
from organisations.models import Organisation
from workflow.moves import Move, steps

State = PassOnList.State
START = State.ASKED
REPORTER = "reporter"  # reports for the agency
REPORTING_ROLES = ("agency_reporter",)
AGENCY = gettext_lazy("Whoever reports for the agency does this.")


def _not_certified(passed_on: PassOnList, _actor: Actor) -> str:
    """What a company certified rests on the list."""
    newest = Report.objects.filter(period=passed_on.period_id).order_by("-version")
    state = newest.values_list("state", flat=True).first()
    if state in {None, Report.State.DRAFT}:
        return ""
    return _(
        "The company's report is certified. Write to the company if the list is wrong."
    )


MOVES: dict[str, Move] = {
    "hand_in": Move(
        frozenset({State.ASKED}),
        State.HANDED_IN,
        frozenset({REPORTER}),
        AGENCY,
        gettext_lazy("Hand in"),
    ),
    "take_back": Move(
        frozenset({State.HANDED_IN}),
        State.ASKED,
        frozenset({REPORTER}),
        AGENCY,
        gettext_lazy("Take back"),
        needs=(_not_certified,),
    ),
    "withdraw": Move(
        frozenset({State.ASKED}),
        State.WITHDRAWN,
        frozenset({OFFICER}),
        gettext_lazy("The company's disclosure officer asked for it."),
        gettext_lazy("Ask for it no longer"),
    ),
}


def is_reporter(passed_on: PassOnList, actor: Actor) -> bool:
    """Whether this person reports for the agency of a list."""
    return (
        actor.organisation_id == passed_on.agency_id
        and actor.only_company_id is None
        and actor.has(*REPORTING_ROLES)
    )


def list_steps(passed_on: PassOnList, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles = set(parts(actor, company_id=passed_on.company_id))
    if is_reporter(passed_on, actor):
        roles.add(REPORTER)
    return steps(
        MOVES,
        passed_on,
        actor,
        state=passed_on.state,
        roles=roles,
        not_now=_("This list is “%(state)s”; this step is not open.")
        % {"state": passed_on.get_state_display()},
    )


def may_not_write(passed_on: PassOnList, actor: Actor) -> list[str]:
    """Why this person can't change the rows of a list."""
    if not is_reporter(passed_on, actor):
        return [str(AGENCY)]
    if passed_on.state == State.HANDED_IN:
        return [_("The list is handed in. Take it back before you change it.")]
    if passed_on.state != State.ASKED:
        return [_("The company no longer asks for this list.")]
    return []


def may_not_take_out(receipt: Receipt, actor: Actor) -> list[str]:
    """Why a row of a list can't be taken out of it."""
    if receipt.passed_on is None:
        return [str(AGENCY)]
    if reasons := may_not_write(receipt.passed_on, actor):
        return reasons
    return [_("It is taken out already.")] if receipt.removed_because else []


def may_not_ask(actor: Actor, company_id: int) -> list[str]:
    """Why this person can't ask an agency for its list."""
    if (
        actor.kind == Organisation.Kind.COMPANY
        and actor.organisation_id == company_id
        and actor.has("disclosure_officer")
    ):
        return []
    return [_("The company's disclosure officer asks agencies for their lists.")]
