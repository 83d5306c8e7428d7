"""What is past its time is proposed; a person takes a line off, with the ground for it."""

import datetime
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import Event, record
from disclosures import mail
from disclosures.models import Entry, Line, Period, RegisterLine, Withdrawal
from disclosures.publishing.totals import recount
from disclosures.retention import free_since, kept
from ui.dates import written_day
from workflow.moves import Refused

PROPOSED = "retention_proposed"
AT_ONCE = 500
"""Periods that one run looks at together."""


def propose(today: datetime.date) -> int:
    """Tells companies, once for each period, that lines of it may leave; how many.

    It takes nothing off: that is for a person, and nobody has to.
    """
    told = 0
    ended = (
        Period.objects.filter(ends_on__lt=today - datetime.timedelta(days=365))
        .exclude(pk__in=_proposed())
        .select_related("regime", "company")
        .order_by("pk")
    )
    waiting = list(ended)
    for start in range(0, len(waiting), AT_ONCE):
        for each in kept(waiting[start : start + AT_ONCE], today):
            if each.past:
                with acting(CALENDAR):
                    mail.retention_proposed(each.period, each.past)
                    record(PROPOSED, each.period, by=CALENDAR, lines=each.past)
                told += 1
    return told


def _proposed() -> Any:
    return Event.objects.filter(
        verb=PROPOSED, subject_type=Period._meta.label_lower
    ).values("subject_id")


def withdraw(
    lines: Collection[Line],
    *,
    ground: str,
    legal: bool,
    by: Actor,
    today: datetime.date,
) -> int:
    """Takes lines off the public register for ever; their pages say so and why.

    `legal`: a law or court asks for it now; otherwise each has to be past the time that
    the reporting rules set (VR-29). Their published copies and records stay. Raises
    `Refused` with the reason, and then takes none.
    """
    with acting(by, ground):
        _lock(lines)
        _ask(lines, ground=ground, legal=legal, by=by, today=today)
        Withdrawal.objects.bulk_create(
            Withdrawal(line=each, ground=ground, withdrawn_on=today) for each in lines
        )
        shown = RegisterLine.objects.filter(line__in=lines)
        years = set(shown.values_list("company_id", "year"))
        shown.delete()
        recount(years)
        for each in _entries(lines).values():
            record("withdrawn", each, by=by, reason=ground, legal=legal)
    return len(lines)


def _lock(lines: Collection[Line]) -> None:
    """Whoever takes off lines of the same years waits: lines themselves never change."""
    years = Entry.objects.filter(pk__in=[each.entry_id for each in lines])
    list(
        Period.objects.select_for_update(no_key=True)
        .filter(pk__in=years.values("period_id"))
        .order_by("pk")
    )


def _entries(lines: Collection[Line]) -> dict[int, Entry]:
    return Entry.objects.select_related("period__regime").in_bulk(
        [each.entry_id for each in lines]
    )


def _ask(
    lines: Collection[Line],
    *,
    ground: str,
    legal: bool,
    by: Actor,
    today: datetime.date,
) -> None:
    if not by.has("disclosure_officer"):
        raise Refused([_("The company's disclosure officer takes entries off.")])
    if not ground.strip():
        raise Refused([_("Say why. Everybody reads it in place of the entry.")])
    if not lines:
        raise Refused([_("Choose at least one entry.")])
    entries = _entries(lines)
    gone = set(Withdrawal.objects.filter(line__in=lines).values_list("line", flat=True))
    for line in lines:
        period = entries[line.entry_id].period
        if period.company_id != by.organisation_id:
            raise Refused([_("These are entries of another company.")])
        if line.pk in gone:
            raise Refused([_("This entry was taken off already.")])
        if not legal and (free := free_since(line, period)) > today:
            raise Refused(
                [
                    _(
                        "By the reporting rules an entry stays public until %(day)s."
                        " Before that, only a legal ground takes it off."
                    )
                    % {"day": written_day(free - datetime.timedelta(days=1))}
                ]
            )
