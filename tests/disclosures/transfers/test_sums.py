from decimal import Decimal

import pytest
from django.db import connection

from disclosures.models import Transfer
from disclosures.sums import parts
from regimes.sums import NoSum, read_sum
from ui.amounts import MINOR_UNITS, minor_units
from ui.currencies import CURRENCIES


def test_the_database_knows_the_same_decimals():
    codes = sorted({*CURRENCIES, *MINOR_UNITS})
    with connection.cursor() as cursor:
        cursor.execute(
            "select code, currency_places(code) from unnest(%s::text[]) code", [codes]
        )
        places = dict(cursor.fetchall())

    assert places == {code: minor_units(code) for code in codes}


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("1234.5", "GBP", "1234.5"),
        ("1,234.50", "GBP", "1234.50"),
        ("1 234,50", "EUR", "1234.50"),
        ("1'234.50", "CHF", "1234.50"),
        ("£3,500.00", "GBP", "3500"),
        ("12500", "JPY", "12500"),
        ("1.2345", "CLF", "1.2345"),
    ],
)
def test_a_sum_that_can_be_read_in_one_way(text, currency, amount):
    assert read_sum(text, currency) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "currency", "sentence"),
    [
        ("1,234", "GBP", "can be read as 1234 or as 1.234"),
        ("1.234", "EUR", "can be read as 1234 or as 1.234"),
        ("NaN", "GBP", "is no sum"),
        ("1e3", "GBP", "is no sum"),
        ("infinity", "GBP", "is no sum"),
        ("now", "GBP", "is no sum"),
        ("٣٤", "GBP", "is no sum"),
        ("10.005", "EUR", "has more decimals|can be read"),
        ("1234.5678", "EUR", "has more decimals than EUR has"),
        ("100.50", "JPY", "has more decimals than JPY has"),
        ("€100", "GBP", "another currency than GBP"),
        ("9" * 20, "GBP", "too large"),
    ],
)
def test_everything_else_is_refused_with_a_sentence(text, currency, sentence):
    with pytest.raises(NoSum, match=sentence):
        read_sum(text, currency)


@pytest.mark.parametrize(
    ("vat", "amount", "vat_amount", "net", "gross"),
    [
        ("included", "120", "20", "£100.00", "£120.00"),
        ("excluded", "100", "20", "£100.00", "£120.00"),
        ("included", "-120", "20", "−£100.00", "−£120.00"),
        ("included", "120", None, "", "£120.00"),
        ("not_applicable", "100", None, "", ""),
        ("unknown", "100", None, "", ""),
    ],
)
def test_net_and_gross_follow(vat, amount, vat_amount, net, gross):
    found = parts(
        Transfer(
            amount=Decimal(amount),
            vat_amount=vat_amount and Decimal(vat_amount),
            vat_treatment=vat,
            currency="GBP",
        )
    )

    assert (found.net, found.gross) == (net, gross)
