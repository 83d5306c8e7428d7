"""Sanctions lists are loaded, and records are held against them."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import clock, record
from documents.models import Document, keep
from organisations.actions.screening import opened
from organisations.lifecycle.screening import State
from organisations.mail import screening as mail
from organisations.models import ScreeningList, ScreeningMatch, ScreeningName
from organisations.screening.changed import since
from organisations.screening.lists import Entry, digest
from organisations.screening.matching import Found, Key, find
from workflow.moves import Refused

PAUSE = datetime.timedelta(minutes=15)
"""How long changed records wait, so that a list is not read anew every minute."""
OVERLAP = datetime.timedelta(hours=1)
"""Changes that were still under way when records were last compared."""
MANY = 20_000
"""Changed records from which on all are compared, through the index."""
BATCH = 1_000
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Outcome:
    """What a run of the screening changed: matches that are new, open again, gone."""

    new: int = 0
    reopened: int = 0
    gone: int = 0


@dataclass(frozen=True)
class _Entry:
    names: tuple[str, ...]
    programme: str
    digest: str


def load(  # noqa: PLR0913  an edition is said to be what it is
    entries: Iterable[Entry],
    content: bytes,
    file_name: str,
    *,
    name: str,
    source: str,
    dated_on: datetime.date,
    by: Actor,
    today: datetime.date,
    told: Told = lambda _done, _all: None,
) -> Outcome:
    """Takes the place of the edition before, and holds every record against it.

    The file is kept as it was brought. An edition that is older than the one in use is
    refused, and so is the same file for the same day.
    """
    with acting(by, _compared(name, dated_on)):
        _one_at_a_time()
        before = ScreeningList.objects.filter(name=name, current=True).first()
        if before is not None and before.dated_on > dated_on:
            raise Refused([_("A newer edition of this list is in use.")])
        document = keep(
            content,
            name=file_name,
            media_type="text/csv",
            kind=Document.Kind.EXTRACT,
            owner_id=None,
        )
        if before is not None:
            if (before.sha256, before.dated_on) == (document.content_id, dated_on):
                raise Refused([_("This edition is in use already.")])
            before.current = False
            before.save(update_fields=["current"])
            before.names.all().delete()
        listed = list(entries)
        made = ScreeningList.objects.create(
            name=name,
            source=source,
            dated_on=dated_on,
            sha256=document.content_id,
            entry_count=len(listed),
        )
        ScreeningName.objects.bulk_create(
            (
                ScreeningName(
                    screening_list=made,
                    reference=entry.reference,
                    name=each,
                    is_person=entry.is_person,
                    country=entry.country,
                    programme=entry.programme,
                )
                for entry in listed
                for each in entry.names
            ),
            batch_size=BATCH,
        )
        return _screen(made, None, by=by, today=today, told=told)


def _compared(name: str, dated_on: datetime.date) -> str:
    """Why there is a likeness: nobody wrote it down, two names were compared."""
    facts = {"name": name, "day": dated_on.isoformat()}
    return _("Compared with the list “%(name)s” of %(day)s") % facts


def screen_changed(*, today: datetime.date) -> int:
    """Holds records that changed since the last time against every list; how many."""
    count = 0
    current = ScreeningList.objects.filter(current=True)
    for pk, name, dated_on in current.values_list("pk", "name", "dated_on"):
        with acting(CALENDAR, _compared(name, dated_on)):
            lists = ScreeningList.objects.select_for_update(skip_locked=True)
            listed = lists.filter(
                pk=pk, current=True, screened_until__lt=Now() - PAUSE
            ).first()
            if listed is None or listed.screened_until is None:
                continue
            changed = since(listed.screened_until - OVERLAP)
            few = changed if len(changed) < MANY else None
            _screen(listed, few, by=CALENDAR, today=today)
            count += len(changed)
    return count


def _screen(
    screening_list: ScreeningList,
    organisation_ids: set[int] | None,
    *,
    by: Actor,
    today: datetime.date,
    told: Told = lambda _done, _all: None,
) -> Outcome:
    """Finds, and notes what is new, what changed and what is gone. Inside `acting`."""
    begun = clock()
    outcome = Outcome()
    if organisation_ids is None or organisation_ids:
        found = find(
            screening_list, today=today, organisation_ids=organisation_ids, told=told
        )
        outcome = _note(screening_list, found, today)
    screening_list.screened_until = begun
    screening_list.save(update_fields=["screened_until"])
    if organisation_ids is not None and outcome == Outcome():
        return outcome
    record(
        "screened",
        screening_list,
        by=by,
        new=outcome.new,
        reopened=outcome.reopened,
        gone=outcome.gone,
    )
    if waiting := outcome.new + outcome.reopened:
        mail.found(screening_list.name, waiting)
    return outcome


def _note(
    screening_list: ScreeningList, found: dict[Key, Found], today: datetime.date
) -> Outcome:
    """Matches follow the list; what a person decided stays, unless the entry is another."""
    entries = _entries(screening_list)
    known: dict[Key, ScreeningMatch] = {}
    changed: dict[int, ScreeningMatch] = {}
    gone = reopened = 0
    matches = ScreeningMatch.objects.filter(list_name=screening_list.name)
    for match in matches.select_for_update().order_by("pk"):
        known[match.organisation_id, match.member_id, match.reference] = match
        entry = entries.get(match.reference)
        if entry is None and match.gone_on is None:
            match.gone_on, changed[match.pk] = today, match
            gone += 1
        elif entry is not None and match.gone_on is not None:
            match.gone_on, changed[match.pk] = None, match
    for key in found.keys() & known.keys():
        match, entry = known[key], entries[key[2]]
        if match.entry_digest == entry.digest:
            continue
        _follow(match, entry, found[key])
        if match.state == State.DIFFERENT:
            opened(match)
            reopened += 1
        changed[match.pk] = match
    _save(changed.values())
    new = [
        _match(screening_list, key, found[key], entries[key[2]], today)
        for key in sorted(found.keys() - known.keys(), key=str)
    ]
    # two records that became one meanwhile have brought the row along
    ScreeningMatch.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    return Outcome(len(new), reopened, gone)


def _entries(screening_list: ScreeningList) -> dict[str, _Entry]:
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in screening_list.names.order_by("pk"):
        rows[row.reference].append(row)
    return {
        reference: _Entry(
            names=tuple(row.name for row in of_one),
            programme=of_one[0].programme,
            digest=digest(
                (row.name for row in of_one),
                is_person=of_one[0].is_person,
                country=of_one[0].country,
                programme=of_one[0].programme,
            ),
        )
        for reference, of_one in rows.items()
    }


def _match(
    screening_list: ScreeningList,
    key: Key,
    found: Found,
    entry: _Entry,
    today: datetime.date,
) -> ScreeningMatch:
    organisation, member, reference = key
    match = ScreeningMatch(
        organisation_id=organisation,
        member_id=member,
        list_name=screening_list.name,
        reference=reference,
        found_on=today,
    )
    _follow(match, entry, found)
    return match


def _follow(match: ScreeningMatch, entry: _Entry, found: Found) -> None:
    match.listed_name, match.programme = found.listed_name, entry.programme
    match.entry_digest = entry.digest
    match.score = Decimal(str(round(found.score, 3)))


def _save(matches: Iterable[ScreeningMatch]) -> None:
    fields = (
        *("listed_name", "programme", "score", "entry_digest", "gone_on"),
        *("state", "words", "decided_on", "decided_by_id"),
    )
    ScreeningMatch.objects.bulk_update(matches, fields, batch_size=BATCH)


def _one_at_a_time() -> None:
    """Two editions that are loaded at once would both take the place of the third."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('screening lists'))")
