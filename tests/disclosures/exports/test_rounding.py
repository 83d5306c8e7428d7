"""The report is exact to the cent; only national files round, line by line, half up."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.exports.reports import source
from disclosures.exports.reports.formats import BY_CODE
from disclosures.models import Period, PublishedReport, SnapshotPart
from regimes.counting import rounded, rounding_told
from regimes.models import Regime
from tests import cast
from tests.disclosures import ledger

WHOLE, CENTS = {"rounding": {"places": 0}}, {"rounding": {"places": 2}}


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def publish(company, by, second_officer):
    def published(country, *payments):
        here = cast.patients(f"Lungs of {country}", country)
        for amount, category in payments:
            ledger.transfer(
                company,
                here,
                by=by,
                amount=Decimal(amount),
                currency="EUR",
                category=category,
                paid_on=date(2025, 3, 14),
            )
        period = ledger.in_correction(company, by=by)
        ledger.published(period, by=by, second=cast.actor(second_officer))
        return PublishedReport.objects.get()

    return published


def made(report, code):
    return BY_CODE[code].make(source.published(report))


def column(data, name):
    text = io.StringIO(data.decode(), newline="")
    return sorted(row[name] for row in csv.DictReader(text, delimiter=";"))


def snapshot(report):
    parts = SnapshotPart.objects.filter(report=report).order_by("number")
    return json.loads(b"".join(bytes(part.data) for part in parts))


@pytest.mark.parametrize(
    ("exact", "whole"),
    [
        ("0.49", "0"),
        ("0.50", "1"),
        ("1.50", "2"),
        ("2.50", "3"),
        ("10.4999", "10"),
        ("-0.50", "-1"),
        ("-2.49", "-2"),
    ],
)
def test_half_a_unit_goes_up_away_from_nothing(exact, whole):
    assert rounded(WHOLE, Decimal(exact)) == Decimal(whole)


@settings(max_examples=50)
@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_line_is_never_more_than_half_a_unit_off(amount):
    found = rounded(WHOLE, amount)

    assert found == found.to_integral_value()
    assert abs(found - amount) <= Decimal("0.5")
    assert rounded(WHOLE, -amount) == -found
    assert rounded(CENTS, amount) == amount


def test_french_lines_round_each_for_itself(publish):
    report = publish("FR", ("10.50", "grant"), ("11.50", "grant"), ("12.49", "grant"))
    file = made(report, "france")

    # 11 + 12 + 12 = 35, although the exact sum, 34.49, would be 34
    assert column(file.data, "AVANT_MONTANT_TTC") == ["11", "12", "12"]
    assert file.sums == {"EUR": Decimal("34.49")}


def test_a_dutch_line_adds_up_exactly_and_rounds_once(publish):
    report = publish(
        "NL",
        ("300.25", "grant"),
        ("250.25", "sponsorship_other"),
        ("100.50", "service_fee"),
    )
    file = made(report, "netherlands")

    # 550.50 is one line: rounded at the end, not 300 + 250
    assert column(file.data, "amount") == ["101", "551"]
    assert file.sums == {"EUR": Decimal("651.00")}


def test_the_canonical_report_keeps_the_cents(publish):
    report = publish("FR", ("10.50", "grant"), ("11.49", "grant"))

    told = snapshot(report)
    assert sorted(line["amount"] for line in told["lines"]) == ["10.50", "11.49"]
    assert report.sums["EUR"]["amount"] == "21.99"


def test_rules_with_cents_leave_none_out(publish):
    report = publish("BE", ("10.50", "grant"))
    file = made(report, "belgium")

    assert b"10.50" in file.data


def test_only_rules_in_whole_units_say_that_their_file_differs():
    told = {each.code for each in Regime.objects.all() if rounding_told(each.profile)}

    assert told == {"nl-cgr", "fr-transparence"}


def test_the_figures_of_a_year_name_the_rule_beside_the_table(
    sign_in, officer, company, by
):
    ledger.transfer(company, cast.patients("Long Lucht", "NL"), by=by)
    period = ledger.period_of(company)
    client = sign_in(officer, company)
    address = reverse("disclosures:period-figures", args=[period.public_id])
    sentence = "each line is rounded to whole units; half goes up"
    assert sentence not in client.get(address).content.decode()

    Period.objects.update(regime=Regime.objects.get(code="nl-cgr"))

    assert sentence in client.get(address).content.decode()


def test_the_page_of_files_names_it_beside_the_file(
    sign_in, officer, company, by, second_officer
):
    ledger.transfer(company, cast.patients("Long Lucht", "NL"), by=by, currency="EUR")
    period = ledger.in_correction(company, by=by)
    report = ledger.certified(period, by=by)
    client = sign_in(officer, company)

    page = client.get(reverse("disclosures:report-files", args=[report.public_id]))

    told = {each["title"]: each["rounding"] for each in page.context["files"]}
    assert "half goes up" in told["Netherlands (CSV)"]
    assert told["EFPIA form (XLSX)"] == ""
