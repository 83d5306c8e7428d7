"""Which column is which, guessed by its name."""

import pytest

from disclosures.imports.guess import guess
from disclosures.imports.guess_amounts import beside, guess_amounts


def test_a_year_is_taken_before_a_date_that_may_be_the_files_own():
    found = guess(["payment_receiver", "amount", "year", "source_date"])

    assert found["paid_year"] == "year"
    assert "paid_on" not in found


def test_a_date_is_taken_before_a_year_that_is_named_as_clearly():
    assert guess(["payee", "amount", "date", "year"]) == {
        "recipient": "payee",
        "amount": "amount",
        "paid_on": "date",
    }


KNOWN = [
    "grant",
    "sponsorship_event",
    "sponsorship_other",
    "service_fee",
    "service_expenses",
    "event_costs",
    "membership",
]


def amounts(header, *rows):
    return guess_amounts(header, rows or [["Hope", *["7.50"] * len(header)]], KNOWN)


def test_columns_of_years_hold_amounts_and_their_total_does_not():
    header = ["Organisation", "2016", "Betrag 2017", "FY 2018 (CHF)", "Total 2016-2018"]

    assert amounts(header) == {
        "2016": {"paid_year": "2016"},
        "Betrag 2017": {"paid_year": "2017"},
        "FY 2018 (CHF)": {"paid_year": "2018"},
    }


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Donations", "grant"),
        ("Spenden", "grant"),
        ("Sponsorship fees", "sponsorship_other"),
        ("Events · Sponsorship", "sponsorship_event"),
        ("Contribution to events · Registration fees", "event_costs"),
        ("Travel & accommodation", "event_costs"),
        ("Fees for service · Fees", "service_fee"),
        ("Fees for service · Related expenses", "service_expenses"),
        ("Honorare", "service_fee"),
        ("Fees incl. VAT", "service_fee"),
        ("Mitgliedschaft", "membership"),
    ],
)
def test_columns_of_categories_are_known_by_their_words(name, category):
    assert amounts(["To", name, "2024"]) == {
        name: {"category": category},
        "2024": {"paid_year": "2024"},
    }


def test_a_column_can_be_of_one_year_and_one_category():
    assert amounts(["To", "2024 · Grants", "2024 · Fees"]) == {
        "2024 · Grants": {"paid_year": "2024", "category": "grant"},
        "2024 · Fees": {"paid_year": "2024", "category": "service_fee"},
    }


@pytest.mark.parametrize(
    "header",
    [
        ["To", "Grants", "Amount"],
        ["To", "2024", "Amount"],
        ["To", "Number of grants", "Grants in %", "VAT on fees"],
    ],
)
def test_one_such_column_is_none_of_several(header):
    assert amounts(header) == {}


def test_a_column_with_other_words_in_it_holds_no_amounts():
    header = ["To", "Grants", "Fees", "2024"]

    assert amounts(header, ["Hope", "yes", "5", "0"], ["Care", "no", "-", ""]) == {
        "Fees": {"category": "service_fee"},
        "2024": {"paid_year": "2024"},
    }


def test_what_columns_of_amounts_say_is_not_guessed_of_another():
    guessed = {"recipient": "To", "amount": "Total", "category": "Kind"}

    assert beside(guessed, {"2024": {"paid_year": "2024"}}) == {
        "recipient": "To",
        "category": "Kind",
    }
    assert beside(guessed, {"Fees": {"category": "service_fee"}}) == {"recipient": "To"}
    assert beside(guessed, {}) == guessed
