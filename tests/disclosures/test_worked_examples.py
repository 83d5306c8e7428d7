"""Worked examples from the ledger to the report: instalments, limits, late finds, nothing."""

import datetime
from decimal import Decimal

import pytest

from disclosures.actions import (
    affiliates,
    choices,
    opening,
    periods,
    publication,
    reports,
    transfers,
)
from disclosures.findings import open_findings
from disclosures.models import Entry, Line, Period, RegisterLine
from disclosures.rules_asked import Wanted
from regimes.profile import public_until, records_until
from tests import cast
from tests.disclosures import ledger

TODAY = ledger.TODAY
FR = "Association Vivre"


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def second(second_officer):
    return cast.actor(second_officer)


def reported(period, by, second, *, today=TODAY):
    period = periods.freeze(period, by=by)
    period = periods.open_review(period, by=by, today=today)
    return ledger.published(period, by=by, second=second, today=today)


def certified_all_the_same(report, by, *, today):
    """What was changed has not been checked again yet: said in words."""
    for finding in open_findings(report):
        reports.insist(finding, "The recipient was told by telephone.", by=by)
    return reports.certify(report, by=by, today=today)


def shown(report):
    lines = RegisterLine.objects.filter(report=report).order_by("pk")
    return [(line.year, line.amount, line.agreement_title) for line in lines]


def test_two_instalments_stand_in_two_reports_under_one_agreement(
    company, patients, by, second
):
    """Example A: 6,000 in each year; the first year's records end in 2029."""
    for paid_on in (datetime.date(2024, 3, 10), datetime.date(2025, 1, 15)):
        ledger.transfer(
            company,
            patients,
            by=by,
            amount=Decimal(6000),
            paid_on=paid_on,
            paid_year=paid_on.year,
            agreement_title="Grant for 2024 and 2025",
            agreement_signed_on=datetime.date(2024, 2, 1),
        )
    choices.decide(company, "GB", Wanted("uk-abpi", 2025), by=by, today=TODAY)

    first = reported(ledger.period_of(company, 2024), by, second)
    later = reported(ledger.period_of(company, 2025), by, second)

    title = "Grant for 2024 and 2025"
    assert shown(first) == [(2024, Decimal(6000), title)]
    assert shown(later) == [(2025, Decimal(6000), title)]
    period = Period.objects.get(starts_on__year=2024)
    assert records_until(period.regime.profile, period.ends_on) == datetime.date(
        2029, 12, 31
    )


def test_a_row_goes_to_the_right_organisation_and_the_first_sees_nothing(
    company, patients, other_patients, by, second, po_reviewer, outsider_po
):
    """Example G: the second version of the line names the other organisation."""
    made = ledger.transfer(company, patients, by=by)
    first = reported(ledger.period_of(company), by, second)
    made.refresh_from_db()

    transfers.edit(
        made,
        {"recipient": other_patients},
        version=made.version,
        by=by,
        reason="Another organisation was meant",
        today=TODAY,
    )
    report = reports.start(
        ledger.period_of(company),
        by=by,
        today=TODAY,
        reason="One payment named the wrong organisation.",
    )
    report = certified_all_the_same(report, by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)
    corrected = publication.publish(report, by=by, today=TODAY)

    assert (first.version, corrected.version) == (1, 2)
    (line,) = RegisterLine.objects.filter(report=corrected)
    assert (line.organisation_name, line.answer) == (
        other_patients.legal_name,
        "not_reached",
    )
    entries = Entry.objects
    assert not entries.for_actor(cast.actor(po_reviewer)).exists()
    assert entries.for_actor(cast.actor(outsider_po)).exists()


def test_a_payment_found_later_is_published_with_its_own_clock(
    company, patients, by, second
):
    """Example J: December 2024, found in September 2025."""
    ledger.transfer(company, patients, by=by, paid_year=2024)
    began, found = datetime.date(2025, 3, 1), datetime.date(2025, 9, 10)
    reported(ledger.period_of(company, 2024), by, second, today=began)
    late = transfers.add(
        {
            "recipient": patients,
            "amount": Decimal(250),
            "currency": "GBP",
            "category": "grant",
            "vat_treatment": "not_applicable",
            "paid_on": datetime.date(2024, 12, 20),
            "paid_year": 2024,
            "description": "Leaflets for the helpline",
        },
        by=by,
        today=found,
        reason="Found in the books of another team",
    )
    until = found + datetime.timedelta(days=60)
    report = reports.start(
        ledger.period_of(company, 2024),
        by=by,
        today=until,
        reason="A payment was missing.",
    )
    report = certified_all_the_same(report, by, today=until)
    report = reports.approve(report, by=second, today=until)
    corrected = publication.publish(report, by=by, today=until)

    assert (corrected.version, corrected.year) == (2, 2024)
    line = Line.objects.get(entry_id=Entry.objects.get(transfer=late).pk)
    profile = Period.objects.get(starts_on__year=2024).regime.profile
    assert line.first_published_on == until
    assert public_until(profile, line.first_published_on).year == 2028


def test_nothing_to_report_is_a_report(company, by, second):
    """Example L: no rows, the word of all companies of the group, a note on method."""
    sisters = [
        cast.company(name, "BE", parent=company) for name in ("North", "South", "West")
    ]
    period = opening.open_year(company, 2025, by=by)
    asked = affiliates.ask(period, by=by, today=TODAY, answer_by=TODAY)
    for sister, statement in zip(sisters[:2], asked[:2], strict=True):
        hers = cast.actor(cast.member(sister, "disclosure_officer"))
        affiliates.say(statement, "nothing", by=hers, today=TODAY)
    affiliates.take_out(asked[2], "Dormant since 2019", by=by)
    period = periods.freeze(period, by=by)
    report = reports.start(period, by=by, today=TODAY)
    report = reports.write(
        report,
        by=by,
        methodology=ledger.METHOD,
        nil=True,
        attestation="We and all companies of our group paid nothing in 2025.",
    )
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)

    published = publication.publish(report, by=by, today=TODAY)

    assert (published.nil, shown(published)) == (True, [])
    said = {"entered": False, "on": "2026-03-01", "statement": "nothing"}
    assert published.facts["affiliates"] == [
        {"name": "North", **said},
        {"name": "South", **said},
        {"name": "West", "entered": False, "on": None, "statement": "not_asked"},
    ]
    assert published.facts["reservations"] == []


@pytest.mark.parametrize(
    ("paid_on", "half"),
    [
        (datetime.date(2024, 2, 29), "2024, January to June"),
        (datetime.date(2024, 12, 31), "2024, July to December"),
        (datetime.date(2025, 1, 1), "2025, January to June"),
    ],
)
def test_the_last_and_first_day_of_a_year_and_a_leap_day(company, by, paid_on, half):
    """The day in the books counts, in no time zone but its own."""
    french = cast.patients(FR, country="FR")
    made = ledger.transfer(
        company,
        french,
        by=by,
        currency="EUR",
        paid_on=paid_on,
        paid_year=paid_on.year,
    )

    wanted = Wanted("fr-transparence", paid_on.year)
    choices.decide(company, "FR", wanted, by=by, today=TODAY)

    period = Entry.objects.get(transfer=made).period
    assert period.label == f"{half}, France, Transparence Santé"
    assert period.time_zone == "Europe/Paris"
