"""Keeps the suggestions of records that may be of one organisation as the records are."""

from decimal import Decimal

from audit.acting import CALENDAR, Actor, acting
from organisations.duplicates.pairs import Pair, find
from organisations.duplicates.recorded import apart, records
from organisations.models import Likeness, Organisation

AT_ONCE = 1_000
SHOWN = ("score", "verdict", "reasons")


def refresh(*, by: Actor = CALENDAR) -> int:
    """Compares all current organisations; how many suggestions are new, changed or gone.

    What a registrar decided stays as it is and is not offered again. The comparison may
    take minutes and holds nothing; what it found is written in one transaction, past what
    was decided or merged meanwhile.
    """
    found = {(pair.first, pair.second): pair for pair in find(records(), apart=apart())}
    with acting(by):
        decided = apart()
        current = set(Organisation.objects.current().values_list("pk", flat=True))
        wanted = {
            key: pair
            for key, pair in found.items()
            if key not in decided and current.issuperset(key)
        }
        return _write(wanted)


def _write(wanted: dict[tuple[int, int], Pair]) -> int:
    rows = Likeness.objects.filter(state=Likeness.State.OPEN).select_for_update()
    held = {(row.first_id, row.second_id): row for row in rows.order_by("pk")}
    new = [_row(pair) for key, pair in wanted.items() if key not in held]
    changed = []
    for key in wanted.keys() & held.keys():
        row, now = held[key], _row(wanted[key])
        if any(getattr(row, name) != getattr(now, name) for name in SHOWN):
            row.score, row.verdict, row.reasons = now.score, now.verdict, now.reasons
            changed.append(row)
    gone = [row.pk for key, row in held.items() if key not in wanted]
    Likeness.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)
    Likeness.objects.bulk_update(changed, SHOWN, batch_size=AT_ONCE)
    Likeness.objects.filter(pk__in=gone, state=Likeness.State.OPEN).delete()
    return len(new) + len(changed) + len(gone)


def _row(pair: Pair) -> Likeness:
    return Likeness(
        first_id=pair.first,
        second_id=pair.second,
        score=Decimal(f"{pair.score.score:.3f}"),
        verdict=pair.score.verdict,
        reasons=list(pair.score.reasons),
    )
