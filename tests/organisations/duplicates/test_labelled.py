"""Precision and recall on pairs of a real file that were told apart by hand.

`labelled.csv` holds rows of that file (the first after the header is 1) and nothing else.
The factors of the score were set with the pairs before `REPORTED`; the others share no
organisation with them.
"""

import csv
from pathlib import Path

import pytest

from organisations.duplicates.keys import Record
from organisations.duplicates.pairs import find
from organisations.duplicates.score import compare

REAL = Path(__file__).parents[3].parent / "shared/data/srf_po_payments_dev.csv"
LABELLED = Path(__file__).with_name("labelled.csv")
REPORTED = 162

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real file isn't here")


def column(name):
    with REAL.open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def labelled():
    with LABELLED.open(encoding="utf-8", newline="") as file:
        return [
            (int(row["row_a"]), int(row["row_b"]), row["label"])
            for row in csv.DictReader(file)
        ]


def precision_and_recall(pairs, verdicts):
    names = column("payment_receiver")
    hit = {True: 0, False: 0}
    found = 0
    for a, b, label in pairs:
        said = compare(Record(1, names[a - 1]), Record(2, names[b - 1])).verdict
        hit[label == "same"] += said in verdicts
        found += label == "same"
    return hit[True] / (hit[True] + hit[False]), hit[True] / found


def test_there_are_enough_pairs_and_the_halves_share_no_name():
    pairs, names = labelled(), column("payment_receiver")
    tuned, reported = (
        {names[row - 1] for a, b, _label in half for row in (a, b)}
        for half in (pairs[:REPORTED], pairs[REPORTED:])
    )

    assert len(pairs) >= 150
    assert {label for _a, _b, label in pairs} == {"same", "different"}
    assert not tuned & reported


def test_same_is_nearly_always_right():
    precision, recall = precision_and_recall(labelled()[REPORTED:], {"same"})

    assert precision >= 0.98
    assert recall >= 0.83


def test_most_of_what_is_the_same_is_suggested():
    precision, recall = precision_and_recall(labelled()[REPORTED:], {"same", "maybe"})

    assert precision >= 0.96
    assert recall >= 0.88


def test_blocks_lose_nothing_that_the_score_would_find():
    names = column("payment_receiver")
    distinct = sorted(set(names))
    pairs = find(Record(key, name) for key, name in enumerate(distinct))
    offered = {(pair.first_name, pair.second_name) for pair in pairs}

    for a, b, _label in labelled():
        one, other = sorted((names[a - 1], names[b - 1]))
        if one != other and compare(Record(1, one), Record(2, other)).verdict:
            assert (one, other) in offered


def test_companies_that_follow_or_own_one_another_are_not_the_same():
    companies = sorted(set(column("company")))

    pairs = find(Record(key, name) for key, name in enumerate(companies))

    assert [pair for pair in pairs if pair.score.verdict == "same"] == []
