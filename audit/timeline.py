"""The history of one thing, so that a volunteer can read it.

History rows (what the thing looked like) and events (what somebody did) of the same act
are told as one moment.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from audit.acting import Actor
from audit.differences import changes, shortened, shown_value, told
from audit.models import Event
from audit.naming import Who, named
from ui.changes import Change

MOST = 50
ONE_ACT_SECONDS = 2  # the clock of the database runs on inside a transaction

CREATED, REMOVED = "+", "-"

_verbs: dict[str, Any] = {}


@dataclass(frozen=True)
class Moment:
    """One act: what happened, what it changed, by whom, when and why."""

    title: str
    changes: list[Change]
    by: str
    when: datetime.datetime
    reason: str


@dataclass(frozen=True)
class _Act:
    """One act before names are known."""

    when: datetime.datetime
    who: Who
    reason: str
    in_portal: bool
    titles: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    new: bool = False

    def joined(self, other: "_Act") -> "_Act":
        return replace(
            self,
            in_portal=self.in_portal or other.in_portal,
            titles=tuple(dict.fromkeys(self.titles + other.titles)),
            changes=self.changes + other.changes,
            new=self.new or other.new,
        )

    def same_act(self, other: "_Act") -> bool:
        apart = abs((self.when - other.when).total_seconds())
        return (
            self.who == other.who
            and self.reason == other.reason
            and apart <= ONE_ACT_SECONDS
        )


@dataclass(frozen=True)
class Related:
    """History rows of things that belong to the one told about.

    `label` names such a thing ("Other name"); `text` is an expression that tells what it
    was, empty when it had ended.
    """

    rows: models.QuerySet[Any]
    label: Any
    text: Any


def register_verbs(words: dict[str, Any]) -> None:
    """How events are called, by their verb. Call in `AppConfig.ready`.

    An empty text leaves it to the changes to say what happened.
    """
    _verbs.update(words)


def after(act: datetime.datetime) -> datetime.datetime:
    """The first instant that is no longer of the act in which a row got this date."""
    return act + datetime.timedelta(seconds=ONE_ACT_SECONDS)


def timeline(
    thing: models.Model,
    *,
    viewer: Actor,
    related: Iterable[Related] = (),
    since: datetime.datetime | None = None,
    most: int = MOST,
) -> list[Moment]:
    """The newest acts on `thing` first; a constant number of queries.

    `since` leaves out what happened before the viewer could see the thing. The own side
    reads the person's name, the other one role and organisation (`register_namer`).
    """
    own: Any = thing
    rows = list(own.history.order_by("-history_id")[: most + 1])
    events = Event.objects.about(thing).order_by("-id")[:most]
    acts = [
        *_own_acts(rows),
        *_related_acts(list(related), most),
        *(_of_event(event) for event in events),
    ]
    acts = [act for act in acts if since is None or act.when >= since]
    merged = _merged(sorted(acts, key=lambda act: act.when, reverse=True))[:most]
    names = named({act.who for act in merged}, viewer)
    return [_moment(act, names) for act in merged]


def _own_acts(rows: Sequence[Any]) -> list[_Act]:
    """An act for each history row (newest first), told against the row before it.

    The first act of a thing tells no facts: they are on the page. The oldest row read is
    left out when it is a change, because what it changed stands further back.
    """
    pairs = list(zip(rows, [*rows[1:], None], strict=True))
    fields = told(rows[0].instance_type) if rows else []
    # what is a person's stays out of the history, so it can be erased
    fields = [field for field in fields if hasattr(rows[0], field.attname)]
    shown = _writer(fields, pairs)
    return [
        _Act(
            when=row.history_date,
            who=Who(
                row.history_user_id, row.history_acting_for, row.history_deputy_for
            ),
            reason=row.history_change_reason or "",
            in_portal=row.history_change_reason is not None,
            changes=tuple(changes(fields, before, row, shown)) if before else (),
            new=row.history_type == CREATED,
        )
        for row, before in pairs
        if before is not None or row.history_type == CREATED
    ]


def _writer(fields: Sequence[Any], pairs: Sequence[Any]) -> Callable[[Any, Any], str]:
    """Writes values; names of what a changed foreign key points to are read at once."""
    wanted: dict[Any, set[Any]] = {}
    for field in fields:
        for row, before in pairs if field.is_relation else ():
            ids = {getattr(each, field.attname) for each in (row, before) if each}
            if before and len(ids) > 1:
                wanted.setdefault(field.related_model, set()).update(ids - {None})
    names = {
        model: {pk: str(found) for pk, found in model.objects.in_bulk(ids).items()}
        for model, ids in wanted.items()
    }

    def shown(field: Any, row: Any) -> str:
        if not field.is_relation:
            return shown_value(field, row)
        pk = getattr(row, field.attname)
        if pk is None:
            return ""
        return names.get(field.related_model, {}).get(pk, str(pk))

    return shown


def _related_acts(related: Sequence[Related], most: int) -> list[_Act]:
    """One query for all kinds of related things."""
    if not related:
        return []
    first, *others = [
        group.rows.order_by("-history_id").values_list(
            models.Value(number),
            "id",
            "history_id",
            "history_date",
            "history_type",
            "history_user_id",
            "history_acting_for",
            "history_deputy_for",
            "history_change_reason",
            Cast(group.text, models.TextField()),
        )[: most + 1]
        for number, group in enumerate(related)
    ]
    before: dict[tuple[int, int], str] = {}
    acts = []
    for number, pk, _id, when, kind, person, place, absent, reason, text in sorted(
        first.union(*others, all=True) if others else first,
        key=lambda row: (row[0], row[2]),
    ):
        old = before.get((number, pk), "")
        new = "" if kind == REMOVED else text or ""
        before[number, pk] = new
        acts.append(
            _Act(
                when=when,
                who=Who(person, place, absent),
                reason=reason or "",
                in_portal=reason is not None,
                changes=(Change(str(related[number].label), *shortened(old, new)),)
                if old != new
                else (),
            )
        )
    return acts


def _of_event(event: Event) -> _Act:
    words = _verbs.get(event.verb, event.verb.replace("_", " "))
    return _Act(
        when=event.at,
        who=Who(event.person_id, event.acting_for_id, event.deputy_for_id),
        reason=event.reason,
        in_portal=True,
        titles=(str(capfirst(words)),) if words else (),
    )


def _merged(acts: Sequence[_Act]) -> list[_Act]:
    """Rows and events of the same act as one, newest first; acts without content go."""
    merged: list[_Act] = []
    for act in acts:
        if merged and merged[-1].same_act(act):
            merged[-1] = merged[-1].joined(act)
        else:
            merged.append(act)
    return [act for act in merged if act.titles or act.changes or act.new]


def _moment(act: _Act, names: dict[Who, str]) -> Moment:
    told_in_title = False
    if act.titles:
        title = "; ".join(act.titles)
    elif act.new:
        title = _("Recorded")
    elif len(act.changes) == 1:
        title, told_in_title = _sentence(act.changes[0]), True
    else:
        title = _("Changed")
    return Moment(
        title=title,
        changes=[] if told_in_title else list(act.changes),
        by=_by(act, names),
        when=act.when,
        reason=act.reason,
    )


def _sentence(change: Change) -> str:
    facts = {"label": change.label, "before": change.before, "after": change.after}
    if not change.before:
        return _("%(label)s added: %(after)s") % facts
    if not change.after:
        return _("%(label)s removed: %(before)s") % facts
    return _("%(label)s changed from %(before)s to %(after)s") % facts


def _by(act: _Act, names: dict[Who, str]) -> str:
    if act.who.person_id is not None:
        return names.get(act.who, _("a person"))
    if act.in_portal:
        return _("the portal itself")
    return _("somebody outside the portal")
