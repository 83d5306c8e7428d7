"""Amounts and dates: certain where the column itself proves the notation, asked where it doesn't."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables.reading import (
    currency_mark,
    date_formats,
    decimal_signs,
    decimal_text,
    iso_date,
)


@pytest.mark.parametrize(
    ("values", "sign"),
    [
        (["20000.0", "1,234"], "."),
        (["1,234.50", "12"], "."),
        (["1,234,567"], "."),
        (["1234,567"], ","),
        (["0,125"], ","),
        (["1.234,50", "-3"], ","),
        (["1\u202f234,5"], ","),
        (["CHF 1'234.50", "(200)"], "."),
        (["100.--"], "."),
        (["5", "1'000", "", "12"], "."),
    ],
)
def test_a_value_that_fits_one_sign_only_settles_the_column(values, sign):
    verdict = decimal_signs(values)

    assert (verdict.outcome, verdict.value, verdict.unread) == ("certain", sign, ())


def test_amounts_that_can_be_read_in_two_ways_are_asked():
    verdict = decimal_signs(["12", "1,234", "5,600"])

    assert (verdict.outcome, verdict.value) == ("ask", None)
    assert [(choice.value, choice.label) for choice in verdict.question.choices] == [
        (".", "The point: 1,234 is 1234"),
        (",", "The comma: 1,234 is 1.234"),
    ]


def test_two_notations_in_one_column_are_told_with_values_of_each():
    verdict = decimal_signs(["1.50", "2,75", "3.25", "word"])

    assert verdict.outcome == "mixed"
    assert dict(verdict.evidence) == {".": ("1.50", "3.25"), ",": ("2,75",)}
    assert verdict.unread == ("word",)


@pytest.mark.parametrize(
    ("value", "sign", "text"),
    [
        ("(1'234,50 CHF)", ",", "-1234.50"),
        ("1\u2019234.5", ".", "1234.5"),
        ("CHF 7\u2018500", ".", "7500"),
        ("1`234\u02bc", ".", None),
        ("1\u00b4234\u00b4567", ",", "1234567"),
        ("\u2212 5", ".", "-5"),
        ("100-", ".", "-100"),
        ("Fr. 1\u00a0000.\u2013", ".", "1000"),
        ("€ -3.10", ".", "-3.10"),
        ("zł 5", ".", "5"),
        ("007", ".", "7"),
        ("-0.00", ".", "0.00"),
        (".5", ".", "0.5"),
        ("1e3", ".", None),
        ("NaN", ".", None),
        ("infinity", ".", None),
        ("now", ".", None),
        ("1,23", ".", None),
        ("1,234,56", ".", None),
        ("--5", ".", None),
        ("(5", ".", None),
        ("-(5)", ".", None),
        ("٣", ".", None),
        ("", ".", None),
    ],
)
def test_an_amount_is_read_exactly_or_not_at_all(value, sign, text):
    assert decimal_text(value, sign) == text


@given(
    st.decimals(
        allow_nan=False,
        allow_infinity=False,
        places=4,
        min_value=-(10**12),
        max_value=10**12,
    ),
    st.sampled_from([("{:,}", "."), ("{:}", "."), ("{:,}", ",")]),
)
def test_every_amount_written_in_a_notation_reads_back_to_itself(amount, notation):
    pattern, sign = notation
    written = pattern.format(amount)
    if sign == ",":
        written = written.translate(str.maketrans(",.", ".,"))

    assert Decimal(decimal_text(written, sign)) == amount


def test_the_currency_beside_an_amount_can_be_held_against_its_column():
    assert [currency_mark(value) for value in ("EUR 5", "5 €", "Fr. 5.-", "5")] == [
        "EUR",
        "€",
        "Fr.",
        None,
    ]


@pytest.mark.parametrize(
    ("values", "written"),
    [
        (["2015-06-30", "2015-06-01 14:30:00", "2015-06-30T00:00:00Z"], "%Y-%m-%d"),
        (["30.06.2015", "1. 6. 2015"], "%d.%m.%Y"),
        (["03/04/2026", "13/04/2026"], "%d/%m/%Y"),
        (["03/04/2026", "04/13/2026"], "%m/%d/%Y"),
        (["2015/06/30"], "%Y/%m/%d"),
        (["30-06-2015"], "%d-%m-%Y"),
        (["20150630"], "%Y%m%d"),
        (
            [
                "30-JUN-2015",
                "1 Mai 2015",
                "3. März 2015",
                "2 août 2015",
                "1er déc. 2015",
            ],
            "%d %B %Y",
        ),
        (["June 30, 2015"], "%B %d %Y"),
        (["30-Jun-15"], "%d %B %y"),
        (["30.06.15"], "%d.%m.%y"),
    ],
)
def test_a_date_that_fits_one_format_only_settles_the_column(values, written):
    verdict = date_formats(values)

    assert (verdict.outcome, verdict.value, verdict.unread) == ("certain", written, ())


def test_dates_that_can_be_read_in_two_ways_are_asked():
    verdict = date_formats(["05/05/2026", "03/04/2026", ""])

    assert (verdict.outcome, verdict.value) == ("ask", None)
    assert [
        (choice.value, choice.label, choice.sample)
        for choice in verdict.question.choices
    ] == [
        ("%d/%m/%Y", "03/04/2026 is 2026-04-03", (("03/04/2026", "2026-04-03"),)),
        ("%m/%d/%Y", "03/04/2026 is 2026-03-04", (("03/04/2026", "2026-03-04"),)),
    ]


def test_two_date_formats_in_one_column_are_told():
    verdict = date_formats(["2015-06-30", "30.06.2015", "soon"])

    assert verdict.outcome == "mixed"
    assert dict(verdict.evidence) == {
        "%Y-%m-%d": ("2015-06-30",),
        "%d.%m.%Y": ("30.06.2015",),
    }
    assert verdict.unread == ("soon",)


def test_a_column_without_dates_says_nothing():
    assert date_formats(["", "2015", "yesterday"]).outcome == "none"


@pytest.mark.parametrize(
    ("value", "written", "read"),
    [
        ("29.02.2015", "%d.%m.%Y", None),
        ("29.02.2016", "%d.%m.%Y", "2016-02-29"),
        ("01.01.69", "%d.%m.%y", "1969-01-01"),
        ("01.01.68", "%d.%m.%y", "2068-01-01"),
        ("1 Brumaire 2015", "%d %B %Y", None),
        ("2015-06-30 soon", "%Y-%m-%d", None),
    ],
)
def test_a_date_is_read_or_refused(value, written, read):
    assert iso_date(value, written) == read
