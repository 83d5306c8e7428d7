"""Which agreements a payment can be made under."""

from django.db.models import QuerySet

from audit.acting import Actor
from partnerships.lifecycle.agreements import State
from partnerships.models import Agreement, AgreementParty

NEVER = frozenset({State.DRAFT, State.DECLINED, State.CANCELLED, State.EXPIRED})
MOST = 200


def may_be_under(agreement: Agreement, company_id: int, recipient_id: int) -> bool:
    """Both sides of the payment are parties of the agreement (one query)."""
    sides = AgreementParty.objects.filter(
        agreement=agreement, organisation__in={company_id, recipient_id}, shown=True
    )
    return sides.count() == len({company_id, recipient_id})


def possible(actor: Actor, recipient_id: int) -> "QuerySet[Agreement]":
    """For the form: the newest first. Not signed yet is possible, and becomes a finding."""
    theirs = AgreementParty.objects.filter(organisation=recipient_id, shown=True)
    return (
        Agreement.objects.for_actor(actor)
        .filter(pk__in=theirs.values("agreement"), amends__isnull=True)
        .exclude(state__in=NEVER)
        .select_related("current", "agreed")
        .order_by("-id")[:MOST]
    )
