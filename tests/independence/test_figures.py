"""Every figure here is computed by hand in the comment beside it."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from independence.figures import level_passed, of_years, percent, shares
from independence.rows import Bucket
from tests.independence.rows import income, paid


def _by_company(figures):
    return {funder.company: funder for funder in figures.funders}


def test_shares_of_each_company_and_of_all():
    # income 80,000; company 1: 12,000 + 4,000 = 16,000 = 20 %; company 2: 6,000 = 7.5 %;
    # company 3: 2,000 = 2.5 %; company 4: 1,000 = 1.25 %; all: 25,000 = 31.25 %
    # three largest: 16,000 + 6,000 + 2,000 = 24,000 = 30 %
    # of the companies' money 64 %, 24 %, 8 %, 4 %: 4,096 + 576 + 64 + 16 = 4,752
    figures = shares(
        [paid(12000), paid(4000), paid(6000, 2), paid(2000, 3), paid(1000, 4)],
        income(80000),
    )

    assert [f.share for f in figures.funders] == [
        Decimal("20.00"),
        Decimal("7.50"),
        Decimal("2.50"),
        Decimal("1.25"),
    ]
    assert figures.share == Decimal("31.25")
    assert figures.number_of_funders == 4
    assert figures.largest_share == Decimal("20.00")
    assert figures.three_largest == Decimal(24000)
    assert figures.three_largest_share == Decimal("30.00")
    assert figures.herfindahl == 4752


def test_one_funder_alone_has_the_largest_index():
    # 100 % of the companies' money: 100 * 100 = 10,000
    assert shares([paid("0.01")], income(100)).herfindahl == 10_000


def test_an_index_is_rounded_once():
    # three thirds: 3 * (100 / 3) squared = 10,000 / 3 = 3,333.33…; from rounded shares
    # (33.33) it would be 3,332.67
    figures = shares([paid(1), paid(1, 2), paid(1, 3)], income(100))

    assert figures.herfindahl == 3333


@pytest.mark.parametrize(
    ("amount", "whole", "written"),
    [
        ("1", "3", "33.33"),
        ("2", "3", "66.67"),
        ("0.00005", "1", "0.01"),  # 0.005 %: half up
        ("-0.00005", "1", "-0.01"),
        ("0.000049", "1", "0.00"),
        ("100000000000000.01", "100000000000000.00", "100.00"),
    ],
)
def test_a_share_has_two_decimals_half_up(amount, whole, written):
    assert percent(Decimal(amount), Decimal(whole)) == Decimal(written)


def test_without_an_income_there_are_sums_and_ranks_but_no_shares():
    figures = shares([paid(500, 2), paid(900)], None)

    assert [(f.company, f.money, f.share) for f in figures.funders] == [
        (1, Decimal(900), None),
        (2, Decimal(500), None),
    ]
    assert (figures.share, figures.money) == (None, Decimal(1400))
    # 900 of 1,400 = 64.2857 %, 500 = 35.7143 %: 4,132.65 + 1,275.51 = 5,408.16
    assert figures.herfindahl == 5408


def test_of_an_income_of_nothing_there_is_no_share():
    figures = shares([paid(500)], income(0, core=0))

    assert (figures.share, figures.core_share) == (None, None)
    assert figures.funders[0].share is None
    assert figures.money == Decimal(500)


def test_other_currencies_are_never_added_and_make_the_share_a_least():
    # income in pounds; 2,000 pounds of 10,000 = 20 %; the 9,000 euros stand apart
    figures = shares(
        [paid(2000), paid(9000, currency="EUR"), paid(70, 2, currency="CHF")],
        income(10000),
    )

    assert (figures.share, figures.at_least) == (Decimal("20.00"), True)
    assert figures.other == {"CHF": Decimal(70), "EUR": Decimal(9000)}
    first, second = figures.funders
    assert (first.share, first.at_least) == (Decimal("20.00"), True)
    assert (second.share, second.other) == (Decimal("0.00"), {"CHF": Decimal(70)})
    assert figures.number_of_funders == 2


def test_without_an_income_the_most_frequent_currency_leads():
    figures = shares(
        [paid(5, currency="EUR"), paid(6, currency="EUR"), paid(900, 2)], None
    )

    assert (figures.currency, figures.money) == ("EUR", Decimal(11))
    assert figures.other == {"GBP": Decimal(900)}


def test_a_refund_reduces():
    # 5,000 - 1,500 = 3,500 of 10,000 = 35 %
    figures = shares([paid(5000), paid(-1500)], income(10000))

    assert figures.share == Decimal("35.00")
    assert figures.computed_from.refunds == 1


def test_who_took_everything_back_is_no_funder():
    # company 1: 5,000 in the year before, refunded now: -5,000; company 2: 1,000
    # all: -4,000 of 10,000 = -40 %; the index is over company 2 alone: 10,000
    figures = shares([paid(-5000), paid(1000, 2)], income(10000))

    assert figures.share == Decimal("-40.00")
    assert figures.number_of_funders == 1
    assert figures.herfindahl == 10_000
    assert figures.largest_share == Decimal("10.00")


def test_help_is_in_one_share_and_not_in_the_other():
    # money 1,000 of 10,000 = 10 %; with help worth 2,500: 35 %
    figures = shares([paid(1000), paid(2500, in_kind=True)], income(10000))

    assert (figures.share, figures.share_with_help) == (
        Decimal("10.00"),
        Decimal("35.00"),
    )
    assert (figures.money, figures.in_kind) == (Decimal(1000), Decimal(2500))


def test_help_without_a_value_is_counted_as_a_number():
    figures = shares([paid(None, in_kind=True)], income(10000))

    assert figures.funders[0].no_value == 1
    assert (figures.share_with_help, figures.number_of_funders) == (Decimal(0), 1)
    assert figures.herfindahl is None


def test_what_is_not_published_does_not_count():
    figures = shares([paid(1000), paid(8000, 2, excluded=True)], income(10000))

    assert figures.share == Decimal("10.00")
    assert list(_by_company(figures)) == [1]
    assert figures.computed_from.buckets[Bucket.EXCLUDED] == 1


def test_what_was_passed_on_counts_for_who_got_it_in_the_end():
    handed_on = shares([paid(1000, passed_on=True)], income(10000))
    got = shares([paid(1000, through_another=True)], income(10000))

    assert (handed_on.share, handed_on.funders) == (Decimal(0), ())
    assert handed_on.computed_from.buckets[Bucket.PASSED_ON] == 1
    assert got.share == Decimal("10.00")
    assert got.computed_from.through_another == 1


def test_a_share_above_the_whole_is_shown():
    # 12,000 of 10,000, because the income was booked when it was promised
    assert shares([paid(12000)], income(10000)).share == Decimal("120.00")


def test_companies_that_are_not_here_are_funders_too():
    # 1,000 from company 1, 500 + 500 from Elsewhere, in two spellings: 2,000 = 20 %
    figures = shares(
        [paid(1000)],
        income(10000, parts=[("Elsewhere  Ltd", 500), ("elsewhere ltd", 500)]),
    )

    assert figures.share == Decimal("20.00")
    assert figures.number_of_funders == 2
    assert {f.name: f.money for f in figures.funders} == {
        "Company 1": Decimal(1000),
        "Elsewhere  Ltd": Decimal(1000),
    }
    assert figures.computed_from.parts == 2


def test_core_and_project_money():
    # 6,000 of 10,000 are free to use = 60 %; of the companies' money 100 is free, 200 is
    # for projects, of 300 it is not said
    figures = shares(
        [paid(100, restricted=False), paid(200, restricted=True), paid(300)],
        income(10000, core=6000),
    )

    assert figures.core_share == Decimal("60.00")
    assert (figures.free, figures.tied, figures.not_said) == (100, 200, 300)


def test_what_a_figure_comes_from():
    figures = shares(
        [
            paid(1, answer="confirmed", on="2025-02-01"),
            paid(1, answer="questioned", received_on=datetime.date(2025, 3, 1)),
            paid(1, vat_included=True),
            paid(1, excluded=True),
        ],
        income(100),
    )

    found = figures.computed_from
    assert (found.counted, found.unconfirmed, found.questioned) == (3, 2, 1)
    assert (found.by_received, found.by_paid, found.by_year) == (1, 1, 1)
    assert found.vat_included == 1


APRIL = {"starts": "2024-04-01", "ends": "2025-03-31"}


def _money(years):
    return {
        (span.starts_on.isoformat(), span.ends_on.isoformat()): figures.money
        for span, _rows, figures in years
    }


def test_a_payment_belongs_to_the_year_in_which_its_day_lies():
    # the year ends on 31 March 2025: the first is the last day in it, the second is the
    # first day of the next one
    years = of_years(
        [paid(10, on="2025-03-31"), paid(20, on="2025-04-01")],
        [income(100, **APRIL), income(100, starts="2025-04-01", ends="2026-03-31")],
    )

    assert [f.money for _span, _rows, f in years] == [Decimal(10), Decimal(20)]


def test_the_day_of_receipt_decides_before_the_day_of_payment():
    received = datetime.date(2025, 4, 2)
    years = of_years(
        [paid(10, on="2025-03-31", received_on=received)],
        [income(100, **APRIL), income(100, starts="2025-04-01", ends="2026-03-31")],
    )

    assert [f.money for _span, _rows, f in years] == [Decimal(0), Decimal(10)]


def test_where_only_the_year_is_known_it_is_the_first_of_july():
    # 1 July 2024 lies in April 2024 to March 2025; 1 July 2025 in the year after
    years = of_years(
        [paid(10, year=2024), paid(20, year=2025)],
        [income(100, **APRIL)],
    )

    assert _money(years) == {
        ("2024-04-01", "2025-03-31"): Decimal(10),
        ("2025-04-01", "2026-03-31"): Decimal(20),
    }
    assert [f.computed_from.by_year for _span, _rows, f in years] == [1, 1]


def test_years_without_an_income_have_the_shape_of_those_with_one():
    # from April to March before and after
    years = of_years(
        [paid(10, on="2023-12-24"), paid(20, on="2025-12-24")],
        [income(100, **APRIL)],
    )

    assert _money(years) == {
        ("2023-04-01", "2024-03-31"): Decimal(10),
        ("2024-04-01", "2025-03-31"): Decimal(0),
        ("2025-04-01", "2026-03-31"): Decimal(20),
    }


def test_who_changed_the_shape_of_the_year_has_a_short_one_between():
    # calendar year 2023, then April 2024 to March 2025: January to March 2024 is a rest
    years = of_years(
        [paid(10, on="2024-02-29")],
        [income(100, starts="2023-01-01", ends="2023-12-31"), income(100, **APRIL)],
    )

    assert ("2024-01-01", "2024-03-31") in _money(years)


def test_who_has_said_no_income_has_calendar_years():
    years = of_years([paid(10, on="2025-02-01"), paid(20, on="2024-12-31")], [])

    assert _money(years) == {
        ("2024-01-01", "2024-12-31"): Decimal(20),
        ("2025-01-01", "2025-12-31"): Decimal(10),
    }


def test_years_in_a_row():
    # company 1 in 2022, 2023, 2025; company 2 in 2023, 2024, 2025 (a refund of all in 2024
    # would break the row, a refund of a part does not)
    years = of_years(
        [
            paid(1, year=2022),
            paid(1, year=2023),
            paid(1, year=2025),
            paid(9, 2, year=2023),
            paid(9, 2, year=2024),
            paid(-4, 2, year=2024),
            paid(9, 2, year=2025),
        ],
        [],
    )

    found = [
        {f.company: f.years_in_a_row for f in figures.funders}
        for _span, _rows, figures in years
    ]
    assert found == [{1: 1}, {1: 2, 2: 1}, {2: 2}, {1: 1, 2: 3}]


def test_a_year_in_which_nobody_gave_ends_every_row():
    years = of_years([paid(1, year=2022), paid(1, year=2024)], [])

    assert [f.funders[0].years_in_a_row for _s, _r, f in years] == [1, 1]


@pytest.mark.parametrize(
    ("share", "level"),
    [("9.99", None), ("10", 10), ("24.99", 20), ("25", 25), ("250", 50), (None, None)],
)
def test_a_level_is_passed_when_it_is_reached(share, level):
    share = None if share is None else Decimal(share)

    assert level_passed(share, [10, 20, 25, 50]) == level


@given(
    some.lists(
        some.tuples(
            some.integers(1, 4),
            some.decimals("-1000", "1000", places=2),
            some.sampled_from(["GBP", "EUR"]),
            some.dates(datetime.date(2022, 1, 1), datetime.date(2026, 12, 31)),
        ),
        max_size=12,
    )
)
def test_no_payment_is_lost_and_none_counted_twice(payments):
    rows = [
        paid(amount, company, currency=currency, on=day.isoformat())
        for company, amount, currency, day in payments
    ]

    years = of_years(rows, [income(1000, **APRIL)])

    told = {
        code: sum(
            (
                figures.money
                if figures.currency == code
                else figures.other.get(code, 0)
                for _span, _rows, figures in years
            ),
            Decimal(0),
        )
        for code in ("GBP", "EUR")
    }
    assert told == {
        code: sum((p.amount for p in rows if p.currency == code), Decimal(0))
        for code in told
    }
    for _span, of_year, figures in years:
        assert sum((f.money for f in figures.funders), Decimal(0)) == figures.money
        assert figures.computed_from.counted == len(of_year)
