"""Continuity, worked out by hand."""

import datetime

import pytest

from partnerships.continuity import Gap, Span, continuity


def d(text):
    return datetime.date.fromisoformat(text)


def span(start, end=None):
    return Span(d(start), d(end) if end else None)


TODAY = d("2026-03-02")


def test_nothing_is_nothing():
    found = continuity([], TODAY)

    assert (found.agreements, found.years, found.in_a_row) == (0, 0, 0)
    assert found.first_on is None
    assert found.alone_per_cent is None
    assert not found.runs


def test_three_years_one_after_another_have_no_gap():
    found = continuity(
        [
            span("2023-01-01", "2023-12-31"),
            span("2024-01-15", "2024-12-31"),
            span("2025-01-01", "2025-12-31"),
        ],
        TODAY,
    )

    assert found.gaps == ()
    assert (found.years, found.in_a_row) == (3, 3)
    assert (found.alone, found.judged) == (0, 2)
    assert not found.runs


def test_a_missing_year_is_a_gap_and_ends_the_row():
    found = continuity(
        [span("2022-01-01", "2022-12-31"), span("2024-02-01", "2025-12-31")], TODAY
    )

    assert found.gaps == (Gap(d("2023-01-01"), d("2024-01-31")),)
    assert found.gaps[0].days == 396
    assert (found.years, found.in_a_row) == (3, 2)


def test_single_events_far_apart_stand_alone():
    found = continuity(
        [
            span("2019-05-04", "2019-05-04"),
            span("2021-09-10", "2021-09-12"),
            span("2024-01-01", "2024-12-31"),
        ],
        TODAY,
    )

    assert (found.alone, found.judged, found.alone_per_cent) == (3, 3, 100)


def test_a_long_agreement_does_not_stand_alone():
    found = continuity([span("2020-01-01", "2022-12-31")], TODAY)

    assert (found.alone, found.judged) == (0, 1)


def test_what_ended_less_than_a_year_ago_can_not_be_judged():
    found = continuity([span("2025-06-01", "2025-06-02")], TODAY)

    assert (found.alone, found.judged, found.alone_per_cent) == (0, 0, None)


def test_agreements_that_overlap_are_one_stretch():
    found = continuity(
        [span("2024-01-01", "2025-06-30"), span("2024-03-01", "2024-04-30")], TODAY
    )

    assert found.gaps == ()
    assert found.last_on == d("2025-06-30")


def test_an_agreement_without_an_end_runs_until_today():
    found = continuity([span("2024-05-01")], TODAY)

    assert found.runs
    assert found.last_on == TODAY
    assert (found.years, found.in_a_row) == (3, 3)


def test_what_begins_later_says_nothing_yet():
    assert continuity([span("2026-04-01", "2026-12-31")], TODAY).agreements == 0


@pytest.mark.parametrize(("second", "gaps"), [("2025-02-01", 0), ("2025-02-02", 1)])
def test_a_month_between_two_is_no_gap(second, gaps):
    """31 December and 1 February have 31 days between them."""
    found = continuity(
        [span("2024-01-01", "2024-12-31"), span(second, "2025-12-31")], TODAY
    )

    assert len(found.gaps) == gaps


def test_a_share_is_rounded_half_up():
    lasting = [span(f"20{year}-01-01", f"20{year}-12-31") for year in range(10, 17)]
    found = continuity([*lasting, span("2020-01-01", "2020-01-02")], TODAY)

    assert (found.alone, found.judged, found.alone_per_cent) == (1, 8, 13)
