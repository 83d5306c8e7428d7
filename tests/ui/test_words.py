"""Amounts, dates and states as people read them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db.models import TextChoices
from django.template import Context, Template
from django.utils import translation

from ui.amounts import minor_units, written
from ui.templatetags.ui import bars, day, moment, money, tag


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (Decimal("1234.5"), "GBP", "£1,234.50"),
        (Decimal("-1234.50"), "GBP", "\N{MINUS SIGN}£1,234.50"),
        (Decimal("1234567"), "CHF", "CHF\N{NO-BREAK SPACE}1,234,567.00"),
        (Decimal("0"), "EUR", "€0.00"),
        (Decimal("5"), "CAD", "CAD\N{NO-BREAK SPACE}5.00"),
        (Decimal("1200"), "JPY", "JPY\N{NO-BREAK SPACE}1,200"),
        (Decimal("1.5"), "KWD", "KWD\N{NO-BREAK SPACE}1.500"),
        (Decimal("1E+3"), "GBP", "£1,000.00"),
    ],
)
def test_an_amount_is_written_with_sign_or_code_and_the_currencys_decimals(
    amount, currency, words
):
    assert written(amount, currency) == words


def test_an_amount_is_never_rounded():
    assert written(Decimal("10.1234"), "EUR") == "€10.1234"


def test_an_amount_has_the_separators_of_the_readers_language():
    with translation.override("de"):
        assert money(Decimal("1234.5"), "EUR") == "€1.234,50"


def test_no_amount_is_no_words():
    assert money(None, "GBP") == ""


def test_currencies_know_their_smallest_unit():
    assert [minor_units(code) for code in ("GBP", "JPY", "TND", "CLF")] == [2, 0, 3, 4]


def test_a_day_has_no_leading_zero_and_follows_the_language():
    assert day(date(2026, 3, 4)) == "4 March 2026"
    with translation.override("fr"):
        assert day(date(2026, 3, 4)) == "4 mars 2026"


def test_a_moment_is_told_in_the_readers_time_zone():
    summer = datetime(2026, 7, 12, 8, 14, tzinfo=UTC)

    assert moment(summer) == "12 July 2026 at 9:14"


def test_a_day_made_from_a_moment_is_the_day_where_the_reader_is():
    assert day(datetime(2026, 7, 12, 23, 30, tzinfo=UTC)) == "13 July 2026"


def test_a_state_has_its_label_and_its_colour():
    class Answer(TextChoices):
        CANNOT_TELL = "cannot_tell", "I can't tell"

    assert tag("questioned") == (
        '<strong class="govuk-tag eh-tag--amber">questioned</strong>'
    )
    assert "eh-tag--sand" in tag(Answer.CANNOT_TELL)
    assert "I can&#x27;t tell" in tag(Answer.CANNOT_TELL)


def test_a_state_from_outside_can_not_bring_markup():
    page = Template("{{ state|tag }}").render(Context({"state": "<script>"}))

    assert "<script>" not in page


def test_bars_are_shares_of_the_largest_and_refunds_have_none():
    chart = bars(
        [("Grants", Decimal(200), "£200"), ("Events", 50, "£50"), ("Back", -10, "-£10")]
    )

    assert [bar.share for bar in chart.bars] == ["100.0%", "25.0%", "0%"]
    assert bars([]).height == 0


def test_bars_of_a_whole_are_full_where_the_whole_is_reached():
    rows = [("2024", Decimal("27.07"), "27.07 %"), ("2025", 40, "40.00 %")]
    assert [bar.share for bar in bars(rows, 100).bars] == ["27.1%", "40.0%"]
    more = [("2025", 150, "150.00 %"), ("2024", 75, "75.00 %")]
    assert [bar.share for bar in bars(more, 100).bars] == ["100.0%", "50.0%"]
