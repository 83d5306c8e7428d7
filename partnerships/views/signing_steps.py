"""The buttons of approval and signing: each enabled, or with all reasons why not."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.actions.amendments import may_begin
from partnerships.lifecycle.agreements import MOVES, seen
from partnerships.lifecycle.signing import (
    AMENDABLE,
    COUNTS,
    may_bring_paper,
    may_refuse,
    may_sign,
    signs,
)
from partnerships.models import Agreement, Signature

State = Agreement.State
TO_SIGN = frozenset({State.READY, State.PART_SIGNED})
TO_END = frozenset({State.SIGNED, State.ACTIVE})


def moves(
    agreement: Agreement,
    actor: Actor,
    hands: Collection[Signature],
    amended: Collection[Agreement],
) -> list[dict[str, Any]]:
    """What fits the state that it is in; nothing for what is over."""
    found: list[dict[str, Any]] = []
    if agreement.state in TO_SIGN:
        found += _to_sign(agreement, actor, hands)
    if agreement.state in AMENDABLE and agreement.amends_id is None:
        found.append(
            _step(agreement, _("Amend"), "amend", may_begin(agreement, actor, amended))
        )
    if agreement.state == State.COMPLETED or agreement.state in TO_END:
        reasons = seen(agreement, actor)
        name, page = (
            ("close", "agreement-close")
            if agreement.state == State.COMPLETED
            else ("terminate", "agreement-terminate")
        )
        found.append(
            _step(
                agreement,
                MOVES[name].label,
                page,
                reasons[name],
                quiet=name == "terminate",
            )
        )
    return found


def _to_sign(
    agreement: Agreement, actor: Actor, hands: Collection[Signature]
) -> list[dict[str, Any]]:
    """One button with its reason is enough when there is nothing left to do."""
    sign = _step(
        agreement, _("Sign"), "sign", may_sign(agreement, actor, hands, ask=seen)
    )
    if any(
        each.organisation_id == actor.organisation_id and each.state in COUNTS
        for each in hands
    ):
        return [sign]
    refuse = _step(
        agreement,
        _("Refuse to sign"),
        "sign-refuse",
        may_refuse(agreement, actor, hands, ask=seen),
        quiet=True,
    )
    paper = _step(
        agreement,
        _("Bring a paper signed by hand"),
        "paper",
        may_bring_paper(agreement, actor, hands),
        quiet=True,
    )
    return [sign, refuse, paper] if signs(actor) else [sign, refuse]


def _step(
    agreement: Agreement, label: Any, page: str, reasons: list[str], **more: Any
) -> dict[str, Any]:
    return {
        "label": label,
        "url": reverse(f"partnerships:{page}", args=[agreement.reference]),
        "page": True,
        "reasons": reasons,
        **more,
    }
