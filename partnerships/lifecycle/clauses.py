"""When the sides may talk about clauses and agree to single ones."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.agreements import ANY_PARTY
from partnerships.lifecycle.sides import writes
from partnerships.models import Agreement

State = Agreement.State
AGREED_IN = frozenset({State.NEGOTIATION})


def may_not_talk(agreement: Agreement, actor: Actor) -> list[str]:
    """Why this actor may not say something about the text of an agreement that they see."""
    if not writes(actor):
        return [str(ANY_PARTY)]
    if agreement.state == State.DRAFT:
        return [_("Nobody else sees the draft yet: send it first.")]
    return []


def may_not_consent(agreement: Agreement, actor: Actor) -> list[str]:
    """Why this actor may not agree to a single clause, or take that back."""
    if not writes(actor):
        return [str(ANY_PARTY)]
    if agreement.state not in AGREED_IN:
        return [_("Clauses are agreed one by one only while you negotiate.")]
    return []
