from hashlib import sha256

import pytest

from organisations.duplicates.keys import Record
from organisations.duplicates.pairs import LARGEST_BLOCK, find


def _word(number):
    digits = sha256(str(number).encode()).hexdigest()[:12]
    return "".join(chr(ord("g") + int(digit, 16)) for digit in digits)


def found(*records, **options):
    return {(pair.first, pair.second) for pair in find(records, **options)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Krokus", "KROKUS e.V."),
        ("Krokus Lungennetz", "Krokus Lungen-Netz"),
        ("Equilibrium", "Equilibrum"),
        ("Equilibrium", "Equilirbium"),
        ("Krokus Lung Friends", "KLF"),
        ("Σπάνιες Παθήσεις", "Spanies Pathiseis"),
        ("Swiss Sarcoidosis Association", "Sarkoidose Vereinigung Schweiz"),
    ],
)
def test_pairs_meet_in_a_block(first, second):
    assert found(Record(1, first), Record(2, second)) == {(1, 2)}


def test_records_meet_by_number():
    number = (("GB-CHC", "123456"),)

    pairs = found(
        Record(1, "Krokus", identifiers=number),
        Record(2, "Morning Star", identifiers=number),
    )

    assert pairs == {(1, 2)}


def test_records_meet_by_an_other_name():
    assert found(Record(1, "Krokus", others=("Aster",)), Record(2, "Aster")) == {(1, 2)}


def test_each_pair_comes_once_the_smaller_key_first():
    records = [Record(9, "Rare Lung Alliance"), Record(4, "Rare Lung Alliance, Bern")]

    pairs = [(pair.first, pair.second) for pair in find(records)]

    assert pairs == [(4, 9)]


def test_what_was_called_different_is_not_offered():
    records = [Record(1, "Krokus"), Record(2, "Krokus"), Record(3, "Krokus")]

    assert found(*records, apart={(1, 3)}) == {(1, 2), (2, 3)}


def test_a_word_that_everybody_has_makes_no_block():
    crowd = [Record(n, f"Krokus {_word(n)} {_word(-n)}") for n in range(3_000)]
    twin = Record(9_000, crowd[7].name.upper())

    assert found(*crowd, twin) == {(7, 9_000)}


def test_of_a_crowd_of_one_name_those_of_one_place_meet():
    crowd = [
        Record(n, "Town Hall", place=f"{8_000 + n}") for n in range(LARGEST_BLOCK + 1)
    ]
    twin = Record(999, "The Town Hall", place="8003")

    assert found(*crowd, twin) == {(3, 999)}
