"""A registrar decides about a likeness to a sanctions list, and whether it may be told."""

import datetime

from audit.acting import Actor, acting
from audit.models import record
from organisations.lifecycle.screening import (
    State,
    may_not_hold_back,
    may_not_tell,
    screening_steps,
    wrong_review,
)
from organisations.mail import screening as mail
from organisations.models import ScreeningMatch
from workflow.moves import Refused


def differ(
    match: ScreeningMatch, *, words: str, by: Actor, today: datetime.date
) -> None:
    """Not the same. The organisation is told, with what was looked at."""
    _decide(match, "differ", State.DIFFERENT, words, by, today)


def confirm(
    match: ScreeningMatch, *, words: str, by: Actor, today: datetime.date
) -> None:
    """The same. The organisation and companies that check it are told."""
    _decide(match, "confirm", State.SAME, words, by, today)


def _decide(
    match: ScreeningMatch,
    move: str,
    state: State,
    words: str,
    by: Actor,
    today: datetime.date,
) -> None:
    with acting(by):
        locked = _locked(match, by, move)
        locked.state, locked.words = state, words
        locked.decided_on, locked.decided_by_id = today, by.person_id
        if not locked.review_on:
            locked.told_on = today
        locked.save()
        record(f"screening_{move}", locked, by=by)
        if locked.told_on:
            mail.decided(locked)


def reopen(match: ScreeningMatch, *, by: Actor, reason: str = "") -> None:
    """It has to be looked at again. Who was told still sees it."""
    with acting(by, reason):
        locked = _locked(match, by, "reopen")
        opened(locked)
        locked.save()
        record("screening_reopen", locked, by=by, reason=reason)


def opened(match: ScreeningMatch) -> None:
    """Without the decision; not saved."""
    match.state, match.words = State.OPEN, ""
    match.decided_on = match.decided_by_id = None


def hold_back(
    match: ScreeningMatch,
    *,
    because: str,
    review_on: datetime.date,
    by: Actor,
    today: datetime.date,
) -> None:
    """Nobody but registrars and the operator's auditors learns of it until it is reviewed."""
    if reasons := wrong_review(review_on, today):
        raise Refused(reasons)
    with acting(by):
        locked = _locked(match, by)
        if reasons := may_not_hold_back(locked, by):
            raise Refused(reasons)
        locked.withheld_because, locked.review_on = because, review_on
        locked.save()
        record("screening_hold_back", locked, by=by)


def tell(match: ScreeningMatch, *, by: Actor, today: datetime.date) -> None:
    """The ground is gone: what was decided is told now, or when it is decided."""
    with acting(by):
        locked = _locked(match, by)
        if reasons := may_not_tell(locked, by):
            raise Refused(reasons)
        locked.withheld_because, locked.review_on = "", None
        if locked.state != State.OPEN:
            locked.told_on = today
        locked.save()
        record("screening_tell", locked, by=by)
        if locked.told_on:
            mail.decided(locked)


def _locked(match: ScreeningMatch, by: Actor, move: str = "") -> ScreeningMatch:
    locked = (
        ScreeningMatch.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=match.pk)
    )
    if move and (reasons := screening_steps(locked, by)[move]):
        raise Refused(reasons)
    return locked
