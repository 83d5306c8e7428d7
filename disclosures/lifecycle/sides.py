"""Which part an actor plays for a company's disclosure: the names used in the tables."""

from audit.acting import Actor

OFFICER = "officer"  # the company's disclosure officer
APPROVER = "approver"  # a compliance reviewer, another officer, or somebody invited
RECIPIENT = "recipient"  # answers for the organisation that received
CALENDAR = "calendar"  # what time makes due; no person
REGISTRAR = "registrar"

ANSWERING_ROLES = ("administrator", "reviewer")


def parts(
    actor: Actor, *, company_id: int, recipient_id: int | None = None
) -> frozenset[str]:
    """The parts of `actor` towards a company's row and, if given, its recipient."""
    found = set()
    if actor.organisation_id == company_id and actor.has("disclosure_officer"):
        found.update({OFFICER, APPROVER})
    if actor.organisation_id == company_id and actor.has("compliance_reviewer"):
        found.add(APPROVER)
    if (
        recipient_id is not None
        and actor.organisation_id == recipient_id
        and actor.has(*ANSWERING_ROLES)
        and actor.only_company_id in {None, company_id}
    ):
        found.add(RECIPIENT)
    if actor.has("registrar"):
        found.add(REGISTRAR)
    if actor.person_id is None:
        found.add(CALENDAR)
    return frozenset(found)
