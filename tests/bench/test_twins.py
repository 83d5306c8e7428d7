"""The organisations that the comparison is measured with."""

from itertools import pairwise

from bench.twins import EVERY, are_twins, records


def test_every_twentieth_is_another_spelling_of_the_one_before():
    made = list(records(10 * EVERY))

    twins = [(a, b) for a, b in pairwise(made) if are_twins(a.key, b.key)]

    assert len(twins) == 10
    assert all(one.country == other.country for one, other in twins)
    assert all(not other.identifiers for _one, other in twins)


def test_they_are_the_same_every_time():
    assert list(records(100)) == list(records(100))
    assert list(records(100)) != list(records(100, seed=2))
