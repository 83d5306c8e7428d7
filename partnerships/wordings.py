"""Which wording holds, which is on the table, and whose consent it still needs."""

from collections.abc import Collection, Iterable

from partnerships.models import Partnership, PartnershipParty, Side, Wording


def needed(parties: Iterable[PartnershipParty]) -> set[int]:
    """The organisations whose consent counts, of all parties of a partnership.

    Each company and each patient organisation that takes part; other bodies only where
    no patient organisation does.
    """
    joined = [p for p in parties if p.state == PartnershipParty.State.JOINED]
    patients = any(party.side == Side.PATIENTS for party in joined)
    return {
        party.organisation_id
        for party in joined
        if party.side != Side.OTHER or not patients
    }


def in_force(wordings: Collection[Wording], kind: str) -> Wording | None:
    """The newest one that all agreed to; it holds until a newer one is agreed."""
    agreed = [w for w in wordings if w.kind == kind and w.agreed_on is not None]
    return max(agreed, key=lambda wording: wording.number, default=None)


def on_the_table(wordings: Collection[Wording], kind: str) -> Wording | None:
    """The newest one, when it is not agreed by all yet."""
    newest = max(
        (wording for wording in wordings if wording.kind == kind),
        key=lambda wording: wording.number,
        default=None,
    )
    return newest if newest is not None and newest.agreed_on is None else None


def agreed_by_all(partnership: Partnership, kind: str) -> Wording | None:
    """The wording that holds now, read from the database (one query)."""
    return (
        Wording.objects.filter(
            partnership=partnership, kind=kind, agreed_on__isnull=False
        )
        .order_by("-number")
        .first()
    )
