"""What waits for somebody who approves or signs."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from audit.acting import Actor
from partnerships.models import Agreement, AgreementParty, Approval, Signature

TO_SIGN = (Agreement.State.READY, Agreement.State.PART_SIGNED)
SIGNED = (Signature.State.SIGNED, Signature.State.DECLARED)


def open_steps() -> "QuerySet[Approval]":
    """Steps whose turn it is: those before them in their organisation are taken."""
    earlier = Approval.objects.filter(
        version=OuterRef("version"),
        organisation=OuterRef("organisation"),
        position__lt=OuterRef("position"),
        state=Approval.State.WAITING,
    )
    return Approval.objects.filter(
        ~Exists(earlier),
        state=Approval.State.WAITING,
        agreement__state=Agreement.State.APPROVAL,
    )


def unsigned() -> "QuerySet[Any]":
    """Parties of agreements that are ready, and that have not signed."""
    hands = Signature.objects.filter(
        version=OuterRef("agreement__agreed"),
        organisation=OuterRef("organisation"),
        state__in=SIGNED,
    )
    return AgreementParty.objects.filter(
        ~Exists(hands), shown=True, agreement__state__in=TO_SIGN
    )


def papers_to_judge() -> "QuerySet[Signature]":
    """Scans that the other side has to look at."""
    return Signature.objects.filter(
        state=Signature.State.DECLARED, agreement__state__in=TO_SIGN
    )


def to_take(actor: Actor) -> "QuerySet[Approval]":
    """Steps that this actor can take now."""
    if actor.organisation_id is None or actor.only_company_id is not None:
        return Approval.objects.none()
    return (
        open_steps()
        .filter(organisation_id=actor.organisation_id, role__in=sorted(actor.roles))
        .select_related("agreement", "agreement__agreed")
    )


def to_sign(actor: Actor) -> "QuerySet[Any]":
    """Agreements that this actor's organisation has not signed, the most urgent first."""
    if actor.only_company_id is not None or not actor.has("signatory"):
        return AgreementParty.objects.none()
    return (
        unsigned()
        .filter(organisation_id=actor.organisation_id)
        .select_related("agreement", "agreement__agreed")
        .order_by("agreement__sign_by", "pk")
    )
