"""Which part an actor plays: the names used in the tables."""

from audit.acting import Actor
from partnerships.models import Side

CALENDAR = "calendar"  # what time or the last signature makes due; no person
DRAFTER = "drafter"  # works for the party that drafts it
TURN = "turn"  # works for the side whose turn it is
WAITED_FOR = "waited for"  # works for a party that has not agreed to the version yet
PARTY = "party"  # works for any party
APPROVER = "approver"  # has a step of the approval
SIGNATORY = "signatory"  # signs for a party

LEADS = ("lead",)
COMPANY_WRITERS = ("lead", "legal_reviewer")
WRITERS = ("administrator", "signatory")


def side_of(actor: Actor) -> str:
    """The side of the table on which the actor's organisation sits."""
    return actor.kind if actor.kind in Side.values else Side.OTHER


def table_side(actor: Actor) -> str:
    """Turns go between the companies and everybody else, whom the organisations lead."""
    return Side.COMPANY if actor.kind == Side.COMPANY else Side.PATIENTS


def across(side: str) -> str:
    """The other side of the table."""
    return Side.PATIENTS if side == Side.COMPANY else Side.COMPANY


def writes(actor: Actor) -> bool:
    """Whether they speak for their organisation in partnerships and agreements.

    For a company its leads and legal reviewers; for all others administrators and
    signatories whose mandate is verified.
    """
    if actor.organisation_id is None or actor.only_company_id is not None:
        return False
    return actor.has(*(COMPANY_WRITERS if actor.kind == Side.COMPANY else WRITERS))


def leads(actor: Actor) -> bool:
    """Whether they can start and lead a partnership for their organisation."""
    if actor.organisation_id is None or actor.only_company_id is not None:
        return False
    return actor.has(*(LEADS if actor.kind == Side.COMPANY else WRITERS))
