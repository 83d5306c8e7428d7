"""How a transfer moves: recorded, or left out of reports with a reason."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Transfer
from workflow.moves import Move, steps

State = Transfer.State
START = State.RECORDED

WHOSE = gettext_lazy("This step belongs to the company's disclosure officer.")


def not_split(transfer: Transfer, _actor: Actor) -> str:
    """The parts of a payment and the whole are never both in a report."""
    if Transfer.objects.filter(split_of=transfer.pk, state=State.RECORDED).exists():
        return _("This payment is split. Undo that to take it in again as a whole.")
    return ""


def whole_is_left_out(transfer: Transfer, _actor: Actor) -> str:
    whole = Transfer.objects.filter(pk=transfer.split_of_id or 0, state=State.RECORDED)
    if transfer.split_of_id and whole.exists():
        return _("The payment of which this was a part stands as a whole again.")
    return ""


MOVES: dict[str, Move] = {
    "exclude": Move(
        frozenset({State.RECORDED}),
        State.EXCLUDED,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Leave out of the report"),
    ),
    "include": Move(
        frozenset({State.EXCLUDED}),
        State.RECORDED,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Take in again"),
        (not_split, whole_is_left_out),
    ),
}


def transfer_steps(transfer: Transfer, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        transfer,
        actor,
        state=transfer.state,
        roles=parts(actor, company_id=transfer.disclosed_by_id),
        not_now=_("This payment is “%(state)s” now; this step is not open.")
        % {"state": transfer.get_state_display()},
    )
