"""Who says what was left over at the end, and who answers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.agreements import State as AgreementState
from partnerships.lifecycle.sides import table_side, writes
from partnerships.models import Agreement, Side, UnspentMoney
from workflow.moves import Move, steps

SAYER = "sayer"  # speaks for a party that is no company
COMPANY = "company"  # speaks for a company of the agreement
AT_THE_END = frozenset(
    {
        AgreementState.ACTIVE,
        AgreementState.COMPLETED,
        AgreementState.TERMINATED,
        AgreementState.CLOSED,
    }
)

State = UnspentMoney.State
START = State.SAID

MOVES: dict[str, Move] = {
    "say_again": Move(
        frozenset({State.SAID, State.QUESTIONED}),
        State.SAID,
        frozenset({SAYER}),
        gettext_lazy("The organisation that got the money says what is left."),
        gettext_lazy("Correct it"),
    ),
    "accept": Move(
        frozenset({State.SAID}),
        State.ACCEPTED,
        frozenset({COMPANY}),
        gettext_lazy("The company answers."),
        gettext_lazy("Accept it"),
    ),
    "question": Move(
        frozenset({State.SAID}),
        State.QUESTIONED,
        frozenset({COMPANY}),
        gettext_lazy("The company answers."),
        gettext_lazy("Ask about it"),
    ),
}


def may_not_say(agreement: Agreement, actor: Actor) -> list[str]:
    """Said by the organisation, once money could have been spent."""
    reasons = []
    if not writes(actor) or table_side(actor) == Side.COMPANY:
        reasons.append(_("The organisation that got the money says what is left."))
    if agreement.state not in AT_THE_END:
        reasons.append(
            _("This can be said once the agreement runs. It is now: “%(state)s”.")
            % {"state": agreement.get_state_display()}
        )
    return reasons


def unspent_steps(unspent: UnspentMoney, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles = set()
    if writes(actor):
        roles = {COMPANY if table_side(actor) == Side.COMPANY else SAYER}
    return steps(
        MOVES,
        unspent,
        actor,
        state=unspent.state,
        roles=roles,
        not_now=_("It is now: “%(state)s”.") % {"state": unspent.get_state_display()},
    )
