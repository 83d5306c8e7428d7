"""Whose turn it is: passed on, paused, counted."""

import datetime
from dataclasses import dataclass

from partnerships.models import Agreement, Application, Turn

Thing = Application | Agreement


def _of(thing: Thing) -> dict[str, Thing]:
    return {"application" if isinstance(thing, Application) else "agreement": thing}


def now(thing: Thing) -> Turn | None:
    """The open turn. Lock the thing before you change it."""
    return Turn.objects.filter(**_of(thing), until_on__isnull=True).first()


def pass_to(
    thing: Thing,
    side: str,
    *,
    today: datetime.date,
    due_on: datetime.date | None = None,
) -> Turn:
    """Ends the open turn and begins one of `side`; the same side keeps its own."""
    turn = now(thing)
    if turn is not None and turn.side == side:
        return turn
    end(thing, today=today)
    return Turn.objects.create(**_of(thing), side=side, from_on=today, due_on=due_on)


def end(thing: Thing, *, today: datetime.date) -> None:
    """Nobody has to do anything any more."""
    turn = now(thing)
    if turn is None:
        return
    _run_on(turn, today)
    turn.until_on = today
    turn.save()


def pause(thing: Thing, *, today: datetime.date) -> None:
    """Stops the clock of the side whose turn it is."""
    turn = now(thing)
    if turn is not None and turn.paused_on is None:
        turn.paused_on = today
        turn.save()


def resume(thing: Thing, *, today: datetime.date) -> None:
    turn = now(thing)
    if turn is not None:
        _run_on(turn, today)
        turn.save()


def _run_on(turn: Turn, today: datetime.date) -> None:
    if turn.paused_on is not None:
        days = (today - turn.paused_on).days
        turn.paused_days += days
        turn.paused_on = None
        if turn.due_on is not None:
            turn.due_on += datetime.timedelta(days=days)


@dataclass(frozen=True)
class Taken:
    """Days that each side has had a thing, pauses left out, and who has it now."""

    company: int
    others: int
    side: str
    since: datetime.date | None
    due_on: datetime.date | None
    paused: bool


def taken(turns: list[Turn], today: datetime.date) -> Taken:
    """From all turns of one thing, in any order."""
    days = {True: 0, False: 0}
    open_turn = None
    for turn in turns:
        last = turn.until_on or today
        pause = (today - turn.paused_on).days if turn.paused_on else 0
        days[turn.side == "company"] += (
            (last - turn.from_on).days - turn.paused_days - pause
        )
        if turn.until_on is None:
            open_turn = turn
    return Taken(
        company=days[True],
        others=days[False],
        side=open_turn.side if open_turn else "",
        since=open_turn.from_on if open_turn else None,
        due_on=open_turn.due_on if open_turn else None,
        paused=bool(open_turn and open_turn.paused_on),
    )
