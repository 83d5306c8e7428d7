"""Sums in the currency of the report, reckoned when an entry is placed or changed."""

import datetime
from decimal import Decimal

import pytest

from disclosures.actions import currencies, transfers
from disclosures.models import Entry, TypedRate
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = ledger.TODAY
FRIDAY = datetime.date(2025, 3, 14)
SUNDAY = datetime.date(2025, 3, 16)


def paid(company, patients, by, *, on=FRIDAY, **facts):
    return ledger.entry(company, patients, by=by, paid_on=on, **facts)


def told(entry):
    entry.refresh_from_db()
    return (entry.report_amount, entry.rate, entry.rate_on)


@pytest.fixture
def in_euro(bank, company, patients, by):
    """The company's year tells its sums in euro; it has one payment in euro."""
    entry = paid(company, patients, by, currency="EUR", amount=Decimal(100))
    currencies.choose(entry.period, "EUR", by=by)
    return entry.period


def test_without_a_report_currency_nothing_is_reckoned(bank, company, patients, by):
    entry = paid(company, patients, by, currency="USD")

    assert told(entry) == (None, "", None)


def test_the_same_currency_has_rate_one_and_needs_no_day(in_euro):
    entry = Entry.objects.get(period=in_euro)

    assert told(entry) == (Decimal(100), "1", None)
    assert (entry.report_currency, entry.rate_source) == ("EUR", "")


def test_a_new_row_is_reckoned_at_the_rate_of_its_day(in_euro, company, patients, by):
    entry = paid(company, patients, by, currency="USD", amount=Decimal(100))

    assert told(entry) == (Decimal("83.33"), "0.83333333333333", FRIDAY)
    assert entry.rate_source == "European Central Bank, euro reference rates"


def test_a_sunday_takes_the_rate_of_the_friday_before(in_euro, company, patients, by):
    entry = paid(company, patients, by, on=SUNDAY, currency="USD", amount=Decimal(6))

    assert told(entry) == (Decimal(5), "0.83333333333333", FRIDAY)


@pytest.mark.parametrize(
    ("day", "known"),
    [(datetime.date(2025, 1, 9), True), (datetime.date(2025, 1, 10), False)],
)
def test_a_rate_of_seven_days_before_is_the_oldest(
    in_euro, company, patients, by, day, known
):
    entry = paid(company, patients, by, on=day, currency="USD")

    assert (told(entry)[0] is not None) == known


def test_two_other_currencies_go_by_the_euro(bank, company, patients, by):
    entry = paid(company, patients, by, currency="CHF", amount=Decimal("10.00"))

    currencies.choose(entry.period, "JPY", by=by)

    # 160 / 0.96 = 166.66666666666667, and a yen has no smaller part
    assert told(entry) == (Decimal(1667), "166.66666666666667", FRIDAY)


def test_halves_go_up_and_a_refund_rounds_as_its_payment(
    in_euro, company, patients, by
):
    first = paid(company, patients, by, currency="JPY", amount=Decimal(2))
    back = paid(
        company,
        patients,
        by,
        currency="JPY",
        amount=Decimal(-2),
        refund_of=first.transfer,
    )

    # 2 / 160 = 0.0125; 0.012 and 0.0125 both go to 0.01, and 0.4 yen more to 0.02
    assert (told(first)[0], told(back)[0]) == (Decimal("0.01"), Decimal("-0.01"))
    half = paid(company, patients, by, currency="JPY", amount=Decimal(4))
    assert told(half)[0] == Decimal("0.03")  # 0.025


def test_help_without_a_value_has_no_sum(in_euro, company, patients, by):
    entry = paid(
        company,
        patients,
        by,
        amount=None,
        form="in_kind",
        valuation="not_meaningful",
        benefit="A room for an evening",
    )

    assert told(entry) == (None, "", None)


def test_a_changed_day_is_reckoned_at_its_own_rate(in_euro, company, patients, by):
    entry = paid(company, patients, by, currency="USD", amount=Decimal(100))

    transfers.edit(
        entry.transfer,
        {"paid_on": datetime.date(2025, 3, 17)},
        version=1,
        by=by,
        reason="",
        today=TODAY,
    )

    assert told(entry) == (Decimal(80), "0.8", datetime.date(2025, 3, 17))


def test_no_currency_any_more_takes_the_sums_away(in_euro, by):
    currencies.choose(in_euro, "", by=by)

    assert told(Entry.objects.get(period=in_euro)) == (None, "", None)


def give(period, by, currency="GBP", day=FRIDAY, **facts):
    rate = {"rate": Decimal("1.17"), "rate_on": FRIDAY, "source": "Bank of Example"}
    return currencies.give_rate(
        period, currency, day, by=by, today=TODAY, **(rate | facts)
    )


def test_a_typed_rate_counts_for_its_currency_and_day(in_euro, company, patients, by):
    entry = paid(company, patients, by, amount=Decimal("10.55"))
    other_day = paid(company, patients, by, on=SUNDAY)

    assert give(in_euro, by) == 1

    assert told(entry) == (Decimal("12.34"), "1.17", FRIDAY)
    assert entry.rate_source == "Bank of Example"
    assert told(other_day)[0] is None


def test_a_payment_without_a_day_is_reckoned_with_a_rate_of_the_year(
    in_euro, company, patients, by
):
    entry = paid(company, patients, by, on=None, currency="USD", amount=Decimal(10))
    assert told(entry)[0] is None

    give(in_euro, by, currency="USD", day=None, rate=Decimal("0.9"))

    assert told(entry) == (Decimal(9), "0.9", FRIDAY)


def test_a_typed_rate_can_be_mended(in_euro, company, patients, by):
    entry = paid(company, patients, by, amount=Decimal(10))
    give(in_euro, by)

    give(in_euro, by, rate=Decimal("1.2"))

    assert told(entry)[0] == Decimal(12)
    assert TypedRate.history.count() == 2


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"rate": Decimal(0)}, "above 0"),
        ({"rate": Decimal("NaN")}, "above 0"),
        ({"rate": Decimal("1.123456789012345")}, "14 decimals"),
        ({"source": " "}, "where the rate is from"),
        ({"rate_on": datetime.date(2026, 3, 2)}, "still to come"),
        ({"currency": "CHF"}, "No rate is missing"),
    ],
)
def test_a_typed_rate_that_cant_be_is_refused(
    in_euro, company, patients, by, facts, words
):
    paid(company, patients, by)

    with pytest.raises(Refused, match=words):
        give(in_euro, by, **facts)

    assert not TypedRate.objects.exists()


def test_rates_are_an_officers_to_give(in_euro, company, patients, by, lead):
    paid(company, patients, by)

    with pytest.raises(Refused, match="disclosure officer"):
        give(in_euro, cast.actor(lead))
    with pytest.raises(Refused, match="disclosure officer"):
        currencies.choose(in_euro, "USD", by=cast.actor(lead))
