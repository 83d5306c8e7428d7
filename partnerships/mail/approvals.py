"""Who is told when a step of an approval is theirs, and how it went."""

from collections.abc import Iterable, Sequence

from audit.acting import Actor
from notices.telling import tell
from organisations.mail.people import members
from partnerships.mail.parties import facts, tell_others, tell_parties
from partnerships.models import Agreement, Approval

SIGNATORIES = ("signatory",)


def begun(agreement: Agreement, steps: Iterable[Approval]) -> None:
    """Those of the first steps of each party; later ones are told when it is their turn."""
    for step in _first(list(steps)):
        wanted(agreement, step)


def next_told(
    agreement: Agreement, done: Approval, waiting: Sequence[Approval]
) -> None:
    """Those whose turn came with this step, and nobody twice."""
    own = [step for step in waiting if step.organisation_id == done.organisation_id]
    for step in _first(own):
        if step.position > done.position:
            wanted(agreement, step)


def wanted(agreement: Agreement, step: Approval) -> None:
    place = step.organisation_id
    tell(
        members([place], (step.role,)).get(place, []),
        "approval_wanted",
        url=step.get_absolute_url(),
        organisation_id=place,
        context={**facts(agreement), "step": step.label},
    )


def ready(agreement: Agreement) -> None:
    """The signatories of all parties: it can be signed."""
    tell_parties(
        agreement,
        "ready_to_sign",
        roles=SIGNATORIES,
        page="sign",
        until=agreement.sign_by,
    )


def went_back(agreement: Agreement, *, by: Actor, reason: str) -> None:
    """Those who speak for the other parties read why it is talked about again."""
    tell_others(agreement, "agreement_went_back", by=by, reason=reason)


def _first(steps: Sequence[Approval]) -> list[Approval]:
    first: dict[int, int] = {}
    for step in steps:
        place = step.organisation_id
        first[place] = min(first.get(place, step.position), step.position)
    return [step for step in steps if step.position == first[step.organisation_id]]
