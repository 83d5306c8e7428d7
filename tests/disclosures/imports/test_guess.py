"""Which column is which, guessed by its name."""

from disclosures.imports.guess import guess


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
