"""Shares of income that pass a level: found by the calendar, answered by both sides."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from independence import mail, reading
from independence.figures import level_passed
from independence.lifecycle.alerts import alert_steps
from independence.models import Alert, Income
from independence.reading import Year
from independence.rows import Basis
from independence.seen import levels
from organisations.models import Organisation
from workflow.moves import Refused

BATCH = 200
"""How many organisations are read at a time."""

Passed = tuple[int | None, int, Decimal, Basis]
"""Company or all of them, level, share in per cent, and what it is computed from."""


def ask(today: datetime.date) -> int:
    """Asks both sides where the last year that has ended passes a level; gives how many.

    Once a year for each pair of organisation and company, and once for all companies
    together. A level that rises later changes the facts and asks nobody again.
    """
    count = 0
    for organisation_ids in _batches(today):
        said = reading.incomes(organisation_ids)
        received = reading.received(organisation_ids)
        stored = _stored(organisation_ids)
        for pk in organisation_ids:
            year = _last_ended(reading.computed(received[pk], said[pk]), today)
            if year is None or year.income is None:
                continue
            for passed in _passed(year):
                known = stored.get((pk, passed[0], year.span.year))
                if known is None or known < passed[1]:
                    count += _note(year.income, passed, today)
    return count


def _batches(today: datetime.date) -> Iterator[list[int]]:
    """Organisations with an income of a year that has ended, some at a time."""
    last = 0
    while True:
        ids = list(
            Organisation.objects.current()
            .filter(
                pk__gt=last,
                pk__in=Income.objects.filter(ends_on__lt=today).values(
                    "organisation_id"
                ),
            )
            .order_by("pk")
            .values_list("pk", flat=True)[:BATCH]
        )
        if not ids:
            return
        yield ids
        last = ids[-1]


def _stored(
    organisation_ids: list[int],
) -> dict[tuple[int, int | None, int], int]:
    alerts = Alert.objects.filter(organisation__in=organisation_ids)
    return {
        (pk, company, year): level
        for pk, company, year, level in alerts.values_list(
            "organisation_id", "company_id", "year", "level"
        )
    }


def _last_ended(years: list[Year], today: datetime.date) -> Year | None:
    """The newest year with an income that is over: years long gone ask nobody."""
    ended = (y for y in years if y.income is not None and y.span.ends_on < today)
    return next(ended, None)


def _passed(year: Year) -> Iterator[Passed]:
    """All companies together first, then each of those that are here."""
    figures = year.figures
    level = level_passed(figures.share, levels())
    if level is not None and figures.share is not None:
        yield None, level, figures.share, figures.computed_from
    for funder in figures.funders:
        level = level_passed(funder.share, levels())
        if funder.company and level is not None and funder.share is not None:
            yield funder.company, level, funder.share, funder.computed_from


def _note(income: Income, passed: Passed, today: datetime.date) -> int:
    """Asks, or notes that the level has risen; 0 when another run did so meanwhile."""
    company_id, level, share, basis = passed
    facts: dict[str, Any] = {
        "starts_on": income.starts_on.isoformat(),
        "ends_on": income.ends_on.isoformat(),
        "payments": basis.counted,
        "unconfirmed": basis.unconfirmed,
        "computed_on": today.isoformat(),
    }
    with acting(CALENDAR):
        Income.objects.select_for_update().get(pk=income.pk)
        alert = Alert.objects.filter(
            organisation_id=income.organisation_id,
            company_id=company_id,
            year=income.year,
        ).first()
        if alert is None:
            alert = Alert.objects.create(
                organisation_id=income.organisation_id,
                company_id=company_id,
                year=income.year,
                level=level,
                share=share,
                facts=facts,
                asked_on=today,
            )
            alert.refresh_from_db()
            mail.asked(alert)
            record("dependence_asked", alert, by=CALENDAR)
            return 1
        if alert.level >= level:
            return 0
        alert.level, alert.share, alert.facts = level, share, facts
        alert.save(update_fields=["level", "share", "facts"])
        record("dependence_rose", alert, by=CALENDAR)
    return 1


def explain(alert: Alert, words: str, *, by: Actor, today: datetime.date) -> Alert:
    """The organisation says in its own words how it stays independent."""
    with acting(by):
        locked = _locked(alert, "explain", words, by)
        locked.organisation_words, locked.organisation_on = words.strip(), today
        locked.save(update_fields=["organisation_words", "organisation_on"])
        mail.answered(locked, by_company=False)
        record("dependence_explained", locked, by=by)
        complete(locked)
    return locked


def plan(alert: Alert, words: str, *, by: Actor, today: datetime.date) -> Alert:
    """The company says how it helps to find more funders, or how it would leave."""
    with acting(by):
        locked = _locked(alert, "plan", words, by)
        locked.company_plan, locked.company_on = words.strip(), today
        locked.save(update_fields=["company_plan", "company_on"])
        mail.answered(locked, by_company=True)
        record("dependence_planned", locked, by=by)
        complete(locked)
    return locked


def complete(alert: Alert) -> None:
    """When everybody who was asked has answered. Called with the row locked."""
    if alert_steps(alert, CALENDAR)["complete"]:
        return
    alert.state = Alert.State.ANSWERED
    alert.save(update_fields=["state"])


def _locked(alert: Alert, move: str, words: str, by: Actor) -> Alert:
    if not words.strip():
        raise Refused([_("Write it in your own words.")])
    locked = (
        Alert.objects.select_for_update(of=("self",))
        .select_related("organisation", "company")
        .get(pk=alert.pk)
    )
    if reasons := alert_steps(locked, by)[move]:
        raise Refused(reasons)
    return locked
