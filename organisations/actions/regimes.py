"""A registrar copies reporting rules, changes the copy, and confirms or drops it."""

import datetime
from typing import Any

from django.db.models import Q

from audit.acting import Actor, acting
from audit.models import record
from organisations.lifecycle.regimes import (
    State,
    may_not_copy,
    may_not_edit,
    regime_steps,
)
from regimes.models import Regime
from workflow.moves import Refused


def copy(regime: Regime, *, by: Actor) -> Regime:
    """A draft with the same rules and the next free version, confirmed by nobody."""
    if reasons := may_not_copy(by):
        raise Refused(reasons)
    with acting(by):
        versions = _locked_versions(regime)
        made = Regime(
            code=regime.code,
            name=regime.name,
            version=_free(regime.version, {each.version for each in versions}),
            valid_from=regime.valid_from,
            profile=regime.profile,
            source=regime.source,
            state=State.DRAFT,
            based_on=regime,
        )
        made.save()
        made.refresh_from_db()
        record("regime_copied", made, by=by)
    return made


def edit(
    regime: Regime,
    *,
    name: str,
    version: str,
    valid_from: datetime.date,
    source: str,
    profile: dict[str, Any],
    by: Actor,
) -> None:
    """Changes a draft. Raises `Refused` for rules in use."""
    with acting(by):
        locked = Regime.objects.select_for_update().get(pk=regime.pk)
        if reasons := may_not_edit(locked, by):
            raise Refused(reasons)
        locked.name, locked.version = name, version
        locked.valid_from, locked.source = valid_from, source
        locked.profile = profile
        locked.save()
        record("regime_edited", locked, by=by)


def confirm(
    regime: Regime,
    *,
    verified_by: str,
    words: str,
    doubts: list[str],
    by: Actor,
    today: datetime.date,
) -> None:
    """In use from now on, for what begins on `valid_from` or later.

    `verified_by` is who read the rules, `words` what they read, `doubts` what stays open.
    Versions before end on the day before; one that began no earlier is replaced.
    """
    with acting(by, words):
        locked = next(each for each in _locked_versions(regime) if each.pk == regime.pk)
        _allowed(locked, "confirm", by)
        _end_others(locked, by)
        locked.state = State.IN_USE
        locked.verified_by, locked.verified_on = verified_by, today
        locked.profile = {**locked.profile, "doubts": doubts}
        locked.save()
        record("regime_confirmed", locked, by=by, reason=words)


def drop(regime: Regime, *, by: Actor) -> None:
    """The copy is not needed. It stays on record."""
    with acting(by):
        locked = Regime.objects.select_for_update().get(pk=regime.pk)
        _allowed(locked, "drop", by)
        locked.state = State.DROPPED
        locked.save()
        record("regime_dropped", locked, by=by)


def replace(regime: Regime, *, by: Actor) -> None:
    """Another version begins as early. Periods that were opened under it keep it."""
    with acting(by):
        _allowed(regime, "replace", by)
        regime.state = State.REPLACED
        regime.save()
        record("regime_replaced", regime, by=by)


def _end_others(begun: Regime, by: Actor) -> None:
    """What holds until now ends, or is replaced; a version that begins later stays."""
    day_before = begun.valid_from - datetime.timedelta(days=1)
    others = Regime.objects.in_use().filter(code=begun.code).exclude(pk=begun.pk)
    open_then = Q(valid_until__isnull=True) | Q(valid_until__gt=day_before)
    if begun.state == State.IN_USE:
        return
    for each in others.filter(valid_from=begun.valid_from):
        replace(each, by=by)
    for each in others.filter(open_then, valid_from__lt=begun.valid_from):
        each.valid_until = day_before
        each.save()
    later = others.filter(valid_from__gt=begun.valid_from).order_by("valid_from")
    if (following := later.first()) is not None:
        begun.valid_until = following.valid_from - datetime.timedelta(days=1)


def _locked_versions(regime: Regime) -> list[Regime]:
    versions = Regime.objects.select_for_update().filter(code=regime.code)
    return list(versions.order_by("pk"))


def _allowed(regime: Regime, move: str, by: Actor) -> None:
    if reasons := regime_steps(regime, by)[move]:
        raise Refused(reasons)


def _free(version: str, taken: set[str]) -> str:
    """ "1" becomes "1-2", "1-3" and so on: the first that no version of the code has."""
    stem = version.partition("-")[0][:16]
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
