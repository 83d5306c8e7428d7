"""What a published line and report say of the currency of the report."""

import json
from decimal import Decimal

import pytest

from disclosures.actions import currencies
from disclosures.digest import digest
from disclosures.findings import findings
from disclosures.lifecycle.reports import State
from disclosures.models import LineVersion, Report
from disclosures.publishing.contents import compared
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.currencies.test_conversion import FRIDAY, paid

TODAY = ledger.TODAY


@pytest.fixture
def second(second_officer):
    return cast.actor(second_officer)


def published(period, by, second):
    ledger.in_review(period.company, by=by)
    period.refresh_from_db()
    return ledger.published(period, by=by, second=second)


def test_a_line_tells_its_sum_rate_day_and_source(bank, company, patients, by, second):
    entry = paid(company, patients, by, currency="USD", amount=Decimal(100))
    paid(company, patients, by, currency="EUR", amount=Decimal("0.50"))
    currencies.choose(entry.period, "EUR", by=by)

    public = published(entry.period, by, second)

    version = LineVersion.objects.get(line__entry_id=entry.pk)
    content = json.loads(version.content)
    assert content["report_amount"] == {
        "amount": "83.33",
        "currency": "EUR",
        "rate": "0.83333333333333",
        "rate_on": "2025-03-14",
        "source": "European Central Bank, euro reference rates",
    }
    assert content["recognised_on"] == FRIDAY.isoformat()
    assert public.facts["report_sum"] == {
        "amount": "83.83",
        "currency": "EUR",
        "lines": 2,
    }
    assert public.sums == {
        "EUR": {"amount": "0.50", "lines": 1},
        "USD": {"amount": "100.00", "lines": 1},
    }


def test_one_sum_is_told_only_when_every_line_has_one(
    bank, company, patients, by, second
):
    entry = paid(company, patients, by, currency="EUR")
    paid(company, patients, by, currency="GBP")
    currencies.choose(entry.period, "EUR", by=by)
    draft = Report(period=entry.period, version=1)
    draft.period.refresh_from_db()

    found = {each.rule.code: each.count for each in findings(draft)}

    assert found["rate_missing"] == 1


def test_without_a_report_currency_a_line_says_null(company, patients, by, second):
    entry = paid(company, patients, by)

    public = published(entry.period, by, second)

    content = json.loads(LineVersion.objects.get().content)
    assert content["report_amount"] is None
    assert public.facts["report_sum"] is None
    assert Report.objects.get().state == State.PUBLISHED


def test_a_line_from_before_is_the_same_line(company, patients, by, second):
    published(paid(company, patients, by).period, by, second)
    now = json.loads(LineVersion.objects.get().content)
    before = {
        key: value
        for key, value in now.items()
        if key not in {"report_amount", "recognised_on"}
    }

    assert compared(before) == compared(now)


def test_what_two_people_stand_for_changes_with_the_sums(
    bank, company, patients, by, second
):
    entry = paid(company, patients, by, currency="USD")
    report = Report(period=entry.period, version=1)
    before = digest(report)

    currencies.choose(entry.period, "EUR", by=by)

    assert digest(report) != before
