"""Who is told that two records became one, or that one organisation followed another."""

from notices.telling import tell
from organisations.mail.people import members
from organisations.models import Merge, Role, Succession


def records_merged(merge: Merge, *, undone: bool) -> None:
    """The administrators of both, who find their work under the record that stays."""
    told = members([merge.kept_id, merge.merged_id], [Role.ADMINISTRATOR])
    for place, people in told.items():
        own = merge.merged if undone and place == merge.merged_id else merge.kept
        tell(
            people,
            "records_merged",
            url=own.get_absolute_url(),
            organisation_id=own.pk,
            context={
                "organisation": merge.kept.legal_name,
                "other": merge.merged.legal_name,
                "undone": undone,
                "reason": merge.undo_reason if undone else merge.reason,
            },
        )


def succession_recorded(succession: Succession, *, ended: bool) -> None:
    """The administrators of both sides."""
    sides = [succession.predecessor, succession.successor]
    places = {each.pk: each for each in sides if each is not None}
    for place, people in members(list(places), [Role.ADMINISTRATOR]).items():
        tell(
            people,
            "succession_recorded",
            url=places[place].get_absolute_url(),
            organisation_id=place,
            context={
                "organisation": succession.predecessor.legal_name,
                "successor": succession.successor.legal_name
                if succession.successor
                else "",
                "happened_on": succession.happened_on,
                "ended": ended,
                "access": bool(succession.access_passed_on),
            },
        )
