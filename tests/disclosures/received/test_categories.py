"""What an organisation says of the kind of help is compared where it says it."""

from decimal import Decimal

import pytest

from disclosures.actions import comparisons
from disclosures.reconciliation import reading
from disclosures.reconciliation.figures import figures
from disclosures.reconciliation.mismatching import differences, mismatches


def pair_of(comparison):
    (pair,) = reading.paired(comparison, 2025)
    return pair


def test_another_category_is_a_difference(report, enter, comparison, po):
    enter("3200.00", category="donation")
    report({"amount": Decimal(3200), "category": "grant"})
    comparisons.match(comparison, by=po)

    pair = pair_of(comparison)

    assert [each.kind for each in mismatches(pair)] == ["category"]
    assert differences(pair, {"grant": "Grant"}) == [
        "The categories differ: “donation” and “Grant”."
    ]
    assert reading.differing(reading.paired(comparison, 2025)).count() == 1
    assert figures(comparison, 2025).differing_in == {"category": 1}


@pytest.mark.parametrize("said", ["", "grant"])
def test_no_category_or_the_same_one_fits(report, enter, comparison, po, said):
    enter("3200.00", category=said)
    report({"amount": Decimal(3200), "category": "grant"})
    comparisons.match(comparison, by=po)

    assert differences(pair_of(comparison)) == []
    assert reading.fitting(reading.paired(comparison, 2025)).count() == 1


def test_payments_of_two_kinds_fit_one_receipt_that_says_none(
    report, enter, comparison, po
):
    enter("500.00")
    report(
        {"amount": Decimal(300), "category": "grant"},
        {"amount": Decimal(200), "category": "donation"},
    )
    comparisons.match(comparison, by=po)

    assert differences(pair_of(comparison)) == []
