"""Who may sign, refuse, bring a paper and confirm one: reasons why not, or none."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.agreements import asked
from partnerships.lifecycle.sides import table_side, writes
from partnerships.models import Agreement, Approval, Side, Signature

Asks = Callable[[Agreement, Actor], dict[str, list[str]]]
State = Signature.State
COUNTS = frozenset({State.SIGNED, State.DECLARED})
"""Of one party there is one of these."""


def signs(actor: Actor) -> bool:
    """Whether they sign for their organisation, or bring and look at signed papers."""
    return actor.only_company_id is None and (writes(actor) or actor.has("signatory"))


def may_sign(
    agreement: Agreement,
    actor: Actor,
    signatures: Collection[Signature],
    *,
    ask: Asks = asked,
) -> list[str]:
    """Why this person can't sign this agreement now."""
    return [
        *ask(agreement, actor)["sign"],
        *_signed_already(actor, signatures),
        *moved(agreement),
    ]


def may_refuse(
    agreement: Agreement,
    actor: Actor,
    signatures: Collection[Signature],
    *,
    ask: Asks = asked,
) -> list[str]:
    """Why they can't refuse: who has signed stands by it."""
    return [
        *ask(agreement, actor)["refuse_to_sign"],
        *_signed_already(actor, signatures),
    ]


def may_bring_paper(
    agreement: Agreement, actor: Actor, signatures: Collection[Signature]
) -> list[str]:
    """A scan is brought by those who sign for the party or speak for it."""
    reasons = []
    if not signs(actor):
        reasons.append(
            _("A signed paper is brought by those who sign or speak for a party.")
        )
    if agreement.state not in {Agreement.State.READY, Agreement.State.PART_SIGNED}:
        reasons.append(_not_now(agreement))
    return [*reasons, *_signed_already(actor, signatures), *moved(agreement)]


def may_judge_paper(
    agreement: Agreement, signature: Signature, actor: Actor, side: str
) -> list[str]:
    """A scan is confirmed by the other side; `side` is that of the one who brought it."""
    reasons = []
    if signature.state != State.DECLARED:
        reasons.append(
            _("This paper does not wait any more. It is: “%(state)s”.")
            % {"state": signature.get_state_display()}
        )
    if agreement.state not in {Agreement.State.READY, Agreement.State.PART_SIGNED}:
        reasons.append(_not_now(agreement))
    company = side == Side.COMPANY
    if not signs(actor) or (table_side(actor) == Side.COMPANY) == company:
        reasons.append(
            _("The other side confirms a paper: those who sign or speak for it.")
        )
    return reasons


def moved(agreement: Agreement) -> list[str]:
    """An amendment can't be signed when what it amends is no longer what it was."""
    base = agreement.amends
    if base is None:
        return []
    if base.agreed_id != agreement.base_id:
        return [
            _(
                "The agreement %(reference)s has changed since this amendment was begun."
                " Begin a new one from the text that holds now."
            )
            % {"reference": base.reference}
        ]
    if base.state not in AMENDABLE:
        return [
            _("The agreement %(reference)s is over. It is now: “%(state)s”.")
            % {"reference": base.reference, "state": base.get_state_display()}
        ]
    return []


AMENDABLE = frozenset(
    {Agreement.State.SIGNED, Agreement.State.ACTIVE, Agreement.State.COMPLETED}
)


def unapproved(agreement: Agreement) -> list[str]:
    """Nobody signs before everybody has approved this very version."""
    waiting = (
        Approval.objects.filter(agreement=agreement, version=agreement.agreed_id)
        .exclude(state=Approval.State.GIVEN)
        .exists()
    )
    if waiting or not agreement.ready_on:
        return [_("This version is not approved by all who have to approve it.")]
    return []


def _signed_already(actor: Actor, signatures: Collection[Signature]) -> list[str]:
    for each in signatures:
        if each.organisation_id != actor.organisation_id or each.state not in COUNTS:
            continue
        if each.state == State.DECLARED:
            return [_("Your signed paper is here. The other side has to confirm it.")]
        return [_("Your organisation has signed this already.")]
    return []


def _not_now(agreement: Agreement) -> str:
    return _("It is now: “%(state)s”.") % {"state": agreement.get_state_display()}
