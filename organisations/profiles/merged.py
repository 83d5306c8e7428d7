"""Public copies of profiles follow a merge, and its undoing."""

from organisations.models import Merge
from organisations.profiles.publishing import publish


def follow(merge: Merge) -> None:
    """The kept record's copy is written again; the merged one's says where it went."""
    publish(merge.kept)
    publish(merge.merged)
