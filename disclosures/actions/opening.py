"""A year opened by a person, because nothing was paid in it or nothing was recorded yet."""

import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions.entries import rules_of
from disclosures.belonging import EMPTIED, GENERIC
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Period, RulesChoice
from organisations.models import Organisation
from regimes.deadlines import HALF
from regimes.models import Regime
from regimes.said import LEDGER_ZONE
from workflow.moves import Refused

Dates = tuple[datetime.date, datetime.date]
Half = RulesChoice.Undated
WHOLE_YEARS = gettext_noop("These rules count by whole years: choose no half.")


def open_year(
    company: Organisation, year: int, *, by: Actor, rules: str = GENERIC, half: str = ""
) -> Period:
    """The company's period of a year under these rules, made when it isn't there.

    `rules` is a code of rules in use; `half` is asked where they count by half-years. A
    payment that comes later belongs to this period, as if it had been opened by that.
    """
    if OFFICER not in parts(by, company_id=company.pk):
        raise Refused([_("A year is opened by the company's disclosure officer.")])
    with acting(by):
        Organisation.objects.select_for_update().get(pk=company.pk)
        version, (starts_on, ends_on) = _version(rules, year, half)
        there = Period.objects.filter(
            company=company,
            regime__code=rules,
            starts_on__lte=starts_on,
            ends_on__gte=starts_on,
        ).first()
        if there is not None:
            return there
        period = Period.objects.create(
            company=company,
            regime=version,
            starts_on=starts_on,
            ends_on=ends_on,
            time_zone=version.profile.get("time_zone", LEDGER_ZONE),
            report_currency=version.profile.get("currency", ""),
            rules_name="" if rules == GENERIC else version.name,
        )
        record("period_opened", period, by=by)
    return period


def remove(period: Period, *, by: Actor) -> None:
    """A year in which nothing stands goes: it was opened by mistake."""
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([_("A year is removed by the company's disclosure officer.")])
    with acting(by), connection.cursor() as cursor:
        cursor.execute(EMPTIED, {"ids": [period.pk]})
        if not cursor.rowcount:
            raise Refused([_("Something is written down in this year, so it stays.")])
        record("period_removed", period.company, by=by, period=period.label)


def _version(rules: str, year: int, half: str) -> tuple[Regime, Dates]:
    """The version of the rules that holds, and the dates of the period, as in `PERIODS`."""
    if rules == GENERIC:
        if half:
            raise Refused([_(WHOLE_YEARS)])
        return rules_of(year), _dates(year)
    versions = list(Regime.objects.in_use().filter(code=rules))
    if not versions:
        raise Refused([_("These rules are not in use here.")])
    held = [
        (each, dates)
        for each in versions
        if _holds(each, dates := _dates(year, half if _by_halves(each) else ""))
    ]
    if not held:
        named = {"rules": versions[0].name, "year": year}
        raise Refused([_("%(rules)s do not hold in %(year)d.") % named])
    version, dates = max(held, key=lambda found: _rank(*found))
    if _by_halves(version) and half not in {Half.FIRST, Half.SECOND}:
        raise Refused([_("These rules count by half-years: say which half.")])
    if half and not _by_halves(version):
        raise Refused([_(WHOLE_YEARS)])
    return version, dates


def _by_halves(version: Regime) -> bool:
    return bool(version.profile.get("period") == HALF)


def _dates(year: int, half: str = "") -> Dates:
    return (
        datetime.date(year, 7, 1) if half == Half.SECOND else datetime.date(year, 1, 1),
        datetime.date(year, 6, 30)
        if half == Half.FIRST
        else datetime.date(year, 12, 31),
    )


def _holds(version: Regime, dates: Dates) -> bool:
    starts_on, ends_on = dates
    until = version.valid_until
    return version.valid_from <= ends_on and (until is None or until >= starts_on)


def _rank(version: Regime, dates: Dates) -> Any:
    """The newest that had begun by then goes first, else the one that begins soonest."""
    begun = version.valid_from <= dates[0]
    day = version.valid_from.toordinal()
    return begun, day if begun else -day, version.pk
