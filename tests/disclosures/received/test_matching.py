"""Which receipts and which reported payments are found to be the same money."""

import datetime
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.reconciliation.matching import (
    CHARGES_SHARE,
    MOST_CHARGES,
    Pair,
    Row,
    near,
    pairs,
)

DAY = datetime.date(2025, 3, 14)


def row(key, amount, **fields):
    facts = {"currency": "GBP", "year": 2025, "on": DAY, **fields}
    return Row(key, Decimal(amount), **facts)


def later(days):
    return DAY + datetime.timedelta(days=days)


def found(received, reported, rates=None):
    return pairs(received, reported, rates)


def test_equal_amounts_with_near_days_are_one_payment():
    assert found([row(1, "500")], [row(7, "500", on=later(9))]) == [
        Pair("equal", (1,), (7,))
    ]


def test_equal_amounts_far_apart_are_left_to_a_person():
    assert found([row(1, "500")], [row(7, "500", on=later(90))]) == []


def test_a_reference_finds_the_right_one_of_two():
    received = [row(1, "500", reference="NW 17")]
    reported = [row(7, "500", on=later(-1)), row(8, "500", reference="nw17")]

    assert found(received, reported) == [Pair("equal", (1,), (8,))]


def test_an_unknown_day_is_enough_within_the_year():
    assert found([row(1, "500", on=None)], [row(7, "500")]) == [
        Pair("equal", (1,), (7,))
    ]
    assert found([row(1, "500", on=None, year=2024)], [row(7, "500")]) == []


def test_a_little_less_may_be_a_bank_charge_and_is_called_so():
    assert found([row(1, "1488")], [row(7, "1500")]) == [
        Pair("bank_charge", (1,), (7,))
    ]


@pytest.mark.parametrize("amount", ["1512", "1440", "1400"])
def test_more_or_much_less_is_no_bank_charge(amount):
    assert found([row(1, amount)], [row(7, "1500")]) == []


def test_charges_that_are_known_have_to_fit():
    known = Decimal(80)

    assert found([row(1, "1420", charges=known)], [row(7, "1500")]) == [
        Pair("bank_charge", (1,), (7,))
    ]
    assert found([row(1, "1488", charges=known)], [row(7, "1500")]) == []


def test_two_receipts_may_add_up_to_one_payment_and_the_reverse():
    parts, whole = [row(1, "400"), row(2, "600"), row(3, "700")], [row(7, "1000")]

    assert found(parts, whole) == [Pair("split", (1, 2), (7,))]
    assert found(whole, parts) == [Pair("split", (7,), (1, 2))]


def test_another_currency_with_the_same_reference_is_called_so():
    received = [row(1, "580", currency="EUR", reference="A1")]
    reported = [row(7, "500", reference="A1")]

    assert found(received, reported) == [Pair("currency", (1,), (7,))]


def test_one_reference_does_not_make_very_different_sums_one_payment():
    received = [row(1, "100", currency="USD", reference="2025")]
    reported = [row(7, "50000", currency="EUR", reference="2025")]
    rates = {("EUR", "USD"): Decimal("1.1")}

    assert found(received, reported, rates) == []
    assert len(found(received, reported)) == 1  # no rate is known: a person looks


def test_the_nearest_of_many_in_another_currency_is_found():
    """Many other rows lie before it, and one is a little further from what the rate gives."""
    rates = {("GBP", "EUR"): Decimal("1.16")}
    others = [row(100 + n, f"{n + 1}.01") for n in range(80)]
    reported = [*others, row(7, "505"), row(8, "500")]

    assert found([row(1, "580", currency="EUR")], reported, rates) == [
        Pair("currency", (1,), (8,))
    ]


def test_a_bank_charge_is_found_behind_many_rows_that_are_taken():
    far = DAY + datetime.timedelta(days=200)
    others = [row(100 + n, "101", on=far) for n in range(80)]

    assert found([row(1, "100")], [*others, row(7, "102")]) == [
        Pair("bank_charge", (1,), (7,))
    ]


def test_another_currency_without_a_reference_needs_a_rate():
    received, reported = [row(1, "580", currency="EUR")], [row(7, "500")]
    rates = {("GBP", "EUR"): Decimal("1.17")}

    assert found(received, reported) == []
    assert found(received, reported, rates) == [Pair("currency", (1,), (7,))]


AMOUNTS = st.sampled_from(["5", "10", "10", "15", "20", "25", "990", "1000", "1010"])


FACTS = st.tuples(
    AMOUNTS,
    st.one_of(st.none(), st.integers(-70, 80).map(later)),
    st.sampled_from(["GBP", "GBP", "EUR"]),
    st.sampled_from(["", "", "A1", "a 1", "B2"]),
    st.sampled_from([None, None, Decimal(10)]),
)


def _side(first):
    return st.lists(FACTS, max_size=8).map(
        lambda rows: [
            row(
                first + number,
                amount,
                on=on,
                currency=currency,
                reference=reference,
                charges=charges,
            )
            for number, (amount, on, currency, reference, charges) in enumerate(rows)
        ]
    )


def sides():
    return st.tuples(_side(1), _side(101))


@given(sides())
def test_no_row_is_in_two_pairs(both):
    here, there = both
    made = pairs(here, there)

    for side, keys in (("received", here), ("reported", there)):
        used = Counter(key for pair in made for key in getattr(pair, side))
        assert set(used) <= {each.key for each in keys}
        assert set(used.values()) <= {1}


@given(sides())
def test_sums_of_a_pair_differ_by_no_more_than_its_kind_allows(both):
    here, there = ({row.key: row for row in side} for side in both)
    for pair in pairs(*both):
        received = sum(here[key].amount for key in pair.received)
        reported = sum(there[key].amount for key in pair.reported)
        currencies = {here[key].currency for key in pair.received} | {
            there[key].currency for key in pair.reported
        }
        assert (len(currencies) == 1) == (pair.kind != "currency")
        if pair.kind in {"equal", "split"}:
            assert received == reported
        elif pair.kind == "bank_charge":
            known = here[pair.received[0]].charges
            most = min(MOST_CHARGES, reported * CHARGES_SHARE)
            assert (
                reported - received == known
                if known
                else (0 < reported - received <= most)
            )


@given(sides(), st.randoms())
def test_the_order_of_the_rows_changes_nothing(both, chance):
    here, there = both
    first = pairs(here, there)
    chance.shuffle(here)
    chance.shuffle(there)

    assert pairs(here, there) == first


@given(sides())
def test_nothing_equal_and_near_in_time_is_left_on_both_sides(both):
    here, there = both
    made = pairs(here, there)
    taken = {key for pair in made for key in (*pair.received, *pair.reported)}
    left = [[each for each in side if each.key not in taken] for side in both]

    assert not [
        (one, other)
        for one in left[0]
        for other in left[1]
        if (one.amount, one.currency) == (other.amount, other.currency)
        and near(one, other)
    ]
