"""How a transfer moves: recorded, or left out of reports with a reason."""

from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Transfer
from ui.amounts import written
from workflow.moves import Move, steps

State = Transfer.State
START = State.RECORDED

WHOSE = gettext_lazy("This step belongs to the company's disclosure officer.")


def not_split(transfer: Transfer, _actor: Actor) -> str:
    """The parts of a payment and the whole are never both in a report."""
    parts_stand = Transfer.objects.filter(split_of=transfer.pk, state=State.RECORDED)
    if transfer.state == State.EXCLUDED and parts_stand.exists():
        return _("This payment is split. Undo that to take it in again as a whole.")
    return ""


def whole_is_left_out(transfer: Transfer, _actor: Actor) -> str:
    whole = Transfer.objects.filter(pk=transfer.split_of_id or 0, state=State.RECORDED)
    if transfer.split_of_id and whole.exists():
        return _("The payment of which this was a part stands as a whole again.")
    return ""


def refunds_are_left_out(transfer: Transfer, _actor: Actor) -> str:
    """Money that came back is never in a report without the payment of which it was."""
    loaded = getattr(transfer, "came_back", None)  # by `ledger.with_everything`
    if loaded is None:
        there = recorded_refunds(transfer).exists()
    else:
        there = any(each["state"] == State.RECORDED for each in loaded)
    if there and transfer.refund_of_id is None:
        return _("It has a refund in the report. Leave the refund out first.")
    return ""


def refunded_is_recorded(transfer: Transfer, _actor: Actor) -> str:
    paid = Transfer.objects.filter(pk=transfer.refund_of_id or 0, state=State.EXCLUDED)
    if transfer.refund_of_id and paid.exists():
        return _("The payment of which this came back is left out itself.")
    return ""


def file_stands(transfer: Transfer, _actor: Actor) -> str:
    if transfer.taken_back:
        return _("The file that brought it was taken back. Bring that in again.")
    return ""


def recorded_refunds(transfer: Transfer) -> QuerySet[Transfer]:
    return Transfer.objects.filter(refund_of=transfer.pk, state=State.RECORDED)


def ill_refunded(transfer: Transfer) -> list[str]:
    """Why a payment and its refunds don't fit together; `transfer` is any of them.

    What came back has the currency of the payment and is not more than it.
    """
    paid, refund = transfer, None
    if transfer.refund_of_id:
        refund = transfer
        paid = Transfer.objects.select_for_update().get(pk=transfer.refund_of_id)
    others = list(recorded_refunds(paid).exclude(pk=transfer.pk)) if paid.pk else []
    refunds = [*others, refund] if refund else others
    if not refunds:
        return []
    if paid.amount is None or paid.refund_of_id:
        return [_("Only a payment with a sum can be refunded.")]
    if refund and paid.state == State.EXCLUDED:
        return [_("The payment of which this came back is left out itself.")]
    if any(each.currency != paid.currency for each in refunds):
        return [
            _("A refund is in the currency of the payment, %(currency)s.")
            % {"currency": paid.currency}
        ]
    back = -sum((each.amount or 0 for each in refunds), Decimal(0))
    if back > paid.amount:
        return [
            _("Refunds of %(back)s are more than the payment of %(paid)s.")
            % {
                "back": written(back, paid.currency),
                "paid": written(paid.amount, paid.currency),
            }
        ]
    return []


MOVES: dict[str, Move] = {
    "exclude": Move(
        frozenset({State.RECORDED}),
        State.EXCLUDED,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Leave out of the report"),
        (refunds_are_left_out,),
    ),
    "include": Move(
        frozenset({State.EXCLUDED}),
        State.RECORDED,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Take in again"),
        (not_split, whole_is_left_out, refunded_is_recorded, file_stands),
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
