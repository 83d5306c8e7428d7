"""What one row says: amounts, dates and words, or sentences."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.imports.check import Spelling, checker, terms
from disclosures.imports.mapping import from_dict, from_toml
from disclosures.imports.money import exact
from regimes.profile import Category
from tables.shapes import Row, Unusable

HEADER = ["to", "amount", "currency", "date", "year", "vat"]
COLUMNS = {
    "recipient": "to",
    "amount": "amount",
    "currency": "currency",
    "paid_on": "date",
    "paid_year": "year",
    "vat_treatment": "vat",
}
GIVEN = {"to": "A", "amount": "10", "currency": "GBP", "date": "", "year": "2025"}


def check(only_year=None, file=None, defaults=None, **cells):
    mapping = from_dict(
        {
            "file": file or {"decimal": ".", "date_format": "%d.%m.%Y"},
            "columns": COLUMNS,
            "defaults": {
                "category": "grant",
                "vat_treatment": "not applicable",
                **(defaults or {}),
            },
        }
    )
    known = terms([Category("grant", "Grant or donation", "")], only_year)
    texts = {**dict.fromkeys(HEADER, ""), **GIVEN, **cells}
    return checker(mapping, HEADER, known)(Row(7, tuple(texts[n] for n in HEADER)))


def wrong(**arguments):
    return [(error["column"], error["wrong"]) for error in check(**arguments).errors]


def test_a_plain_row_is_understood():
    found = check(amount="20000.0", to="  Rare  Lung\nAlliance ", date="31.12.2025")

    assert found.errors == []
    assert found.recipient == Spelling("Rare Lung Alliance")
    assert (found.amount, found.currency) == ("20000", "GBP")
    assert (found.paid_on, found.paid_year) == ("2025-12-31", 2025)
    assert (found.category, found.vat_treatment) == ("grant", "not_applicable")


@pytest.mark.parametrize(
    "amount", ["now", "infinity", "NaN", "1e3", "1,2,3", "=1+1", "12abc", "--1", "0x10"]
)
def test_what_is_no_amount_is_refused(amount):
    ((column, sentence),) = wrong(amount=amount)

    assert column == "amount"
    assert sentence.startswith(f"“{amount}” can't be read as an amount")


@pytest.mark.parametrize(
    ("amount", "currency", "sentence"),
    [
        ("7636.4062", "EUR", "The amount has 4 decimals, but EUR has 2."),
        ("10.5", "JPY", "The amount has 1 decimals, but JPY has 0."),
        ("-5", "GBP", "The amount is not above zero."),
        ("0.00", "GBP", "The amount is not above zero."),
        ("999999999999999", "GBP", "The amount is too large."),
        ("10", "XYZ", "“XYZ” is not a currency that can be paid."),
        ("EUR 10", "GBP", "The amount is marked EUR, the currency is GBP."),
    ],
)
def test_amounts_that_cannot_be_right_are_refused(amount, currency, sentence):
    assert [text for _column, text in wrong(amount=amount, currency=currency)] == [
        sentence
    ]


def test_the_decimal_sign_decides():
    file = {"decimal": ",", "date_format": "%d.%m.%Y"}

    assert check(amount="1'234,50", file=file).amount == "1234.5"
    assert check(amount="1.234", file=file).amount == "1234"
    assert wrong(amount="1.23", file=file)[0][0] == "amount"


def test_year_and_date_must_agree():
    assert wrong(date="31.12.2024") == [
        ("year", "The year is 2025, but the date is 2024-12-31.")
    ]
    assert wrong(date="12/31/2025") == [
        ("date", "“12/31/2025” is not a date written as 31.12.2025.")
    ]
    assert wrong(only_year=2024) == [
        ("year", "The payment belongs to 2025; only 2024 is taken here.")
    ]


def test_a_missing_recipient_or_word_is_told_with_the_line_that_mends_it():
    (error,) = check(vat="perhaps").errors
    assert error["mend"].startswith(
        "Say in the mapping what it means: “perhaps” = … under [values.vat_treatment]"
    )
    (error,) = check(defaults={"category": ""}).errors
    assert 'category = "grant" under [defaults]' in error["mend"]
    assert wrong(to=" ?? ") == [("to", "The recipient is missing.")]


def test_vat_can_be_said_by_category():
    assert check(defaults={"vat_treatment": {"grant": "excluded"}}).vat_treatment == (
        "excluded"
    )


@given(st.decimals(min_value="0.01", max_value="99999999999999", places=2))
def test_every_amount_comes_back_exactly(amount):
    texts = [f"{amount}", f"{amount:,}", f"{amount:,}".replace(",", "'")]
    swapped = f"{amount:,}".translate(str.maketrans(",.", ".,"))

    assert {Decimal(exact(text, ".")) for text in texts} == {amount}
    assert Decimal(exact(swapped, ",")) == amount


@given(st.text(max_size=20), st.sampled_from([".", ","]))
def test_any_text_is_an_exact_decimal_or_refused(text, sign):
    found = exact(text, sign)

    if found is not None:
        assert re.fullmatch(r"-?[0-9]+(\.[0-9]*[1-9])?", found)
        given_digits = re.sub(r"[^0-9]", "", text).strip("0")
        assert re.sub(r"[^0-9]", "", found).strip("0") == given_digits


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[colums]\n", "The mapping has a part [colums] that isn't known."),
        ("[columns]\nrecipent='x'", "[columns] names our column “recipent”"),
        ("[file]\ndecimal='x'", 'decimal in [file] must be "." or ",".'),
        ("[file]\ndate_format='%Q'", "date_format in [file] must be one of:"),
        ("[file]\nheader_row='2'", "The value of “header_row” in [file]"),
        ("[columns]\namount=3", "[columns]: write the value of “amount” as text"),
        ("columns = 3", "Write [columns] as a table of its own."),
        ("[columns", "The mapping is not valid TOML"),
    ],
)
def test_a_mistake_in_the_mapping_is_told(text, sentence):
    with pytest.raises(Unusable) as problem:
        from_toml(text)

    assert problem.value.sentences[0].startswith(sentence)
