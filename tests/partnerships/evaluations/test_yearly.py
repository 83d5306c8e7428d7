"""The yearly day, worked out by hand."""

import datetime

import pytest

from partnerships import yearly


def d(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("began", "today", "day"),
    [
        ("2025-03-02", "2026-03-01", None),
        ("2025-03-02", "2026-03-02", "2026-03-02"),
        ("2020-03-02", "2026-02-28", "2025-03-02"),
        ("2024-02-29", "2025-03-01", "2025-02-28"),
        ("2026-01-01", "2026-03-01", None),
    ],
)
def test_the_latest_yearly_day(began, today, day):
    assert yearly.latest_day(d(began), d(today)) == (d(day) if day else None)


@pytest.mark.parametrize(
    ("last", "today", "due"),
    [
        (None, "2026-03-02", True),
        (None, "2026-03-01", False),
        (None, "2026-05-01", True),
        (None, "2026-05-02", False),  # sixty days are over: the next day comes
        ("2025-03-05", "2026-03-02", True),  # the last run was late
        ("2025-10-01", "2026-03-02", False),  # a side opened this year's already
    ],
)
def test_the_calendar_opens_once_a_year(last, today, due):
    found = yearly.is_due(d("2024-03-02"), d(last) if last else None, d(today))

    assert found is due


def test_a_side_opens_one_when_there_was_none_for_about_a_year():
    assert yearly.may_begin_alone(None, d("2026-03-02"))
    assert yearly.may_begin_alone(d("2025-04-02"), d("2026-03-02"))
    assert not yearly.may_begin_alone(d("2025-04-03"), d("2026-03-02"))
