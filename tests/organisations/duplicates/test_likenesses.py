import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.acting import CALENDAR
from organisations.actions import likenesses
from organisations.models import Likeness, Organisation, Succession
from organisations.suggesting import ask_to_compare, compare_daily, is_going_on
from tests import cast
from tests.draining import drain

TODAY = timezone.localdate()


@pytest.fixture
def twins():
    return cast.patients("Rare Lung Alliance"), cast.patients("Rare Lung Alliance Ltd")


def decide(row, state):
    Likeness.objects.filter(pk=row.pk).update(
        state=state, decided_on=TODAY, decided_by_id=1
    )


def test_a_suggestion_says_why(twins):
    assert likenesses.refresh() == 1

    row = Likeness.objects.get()
    assert (row.first, row.second) == twins
    assert (row.verdict, row.state) == ("same", "open")
    assert [told["code"] for told in row.reasons] == ["same_letters"]


def test_nothing_new_leaves_no_history(twins):
    likenesses.refresh()

    assert likenesses.refresh() == 0
    assert Likeness.history.count() == 1


def test_a_suggestion_follows_the_records(twins):
    likenesses.refresh()
    Organisation.objects.filter(pk=twins[1].pk).update(
        legal_name="Rare Lung Alliance Trust"
    )

    assert likenesses.refresh() == 1
    assert Likeness.objects.get().verdict == "maybe"


def test_a_suggestion_goes_when_the_records_differ(twins):
    likenesses.refresh()
    Organisation.objects.filter(pk=twins[1].pk).update(legal_name="Morning Star")

    assert likenesses.refresh() == 1
    assert not Likeness.objects.exists()


@pytest.mark.parametrize("state", ["different", "merged"])
def test_what_was_decided_stays(twins, state):
    likenesses.refresh()
    decide(Likeness.objects.get(), state)
    Organisation.objects.filter(pk=twins[1].pk).update(legal_name="Morning Star")

    assert likenesses.refresh() == 0
    assert Likeness.objects.get().state == state


def test_only_current_records_are_compared(twins):
    Organisation.objects.filter(pk=twins[1].pk).update(status="closed")

    assert likenesses.refresh() == 0


def test_one_that_follows_the_other_is_no_duplicate(twins):
    Succession.objects.create(
        predecessor=twins[1],
        successor=twins[0],
        kind="split",
        happened_on=TODAY,
        evidence="Register",
    )

    assert likenesses.refresh() == 0


def test_records_are_compared_once_a_day(twins):
    assert compare_daily(TODAY) == 1
    assert compare_daily(TODAY) == 0

    assert drain() == 1
    assert Likeness.objects.count() == 1
    assert compare_daily(TODAY) == 0
    assert compare_daily(TODAY + datetime.timedelta(days=1)) == 1


def test_a_comparison_that_waits_is_not_asked_for_twice(twins):
    ask_to_compare(by=CALENDAR)
    ask_to_compare(by=CALENDAR)

    assert is_going_on()
    assert drain() == 1
    assert not is_going_on()


def test_queries_do_not_grow_with_the_records():
    def count():
        with CaptureQueriesContext(connection) as captured:
            likenesses.refresh()
        return len(captured)

    cast.patients("Rare Lung Alliance 1")
    cast.patients("The Rare Lung Alliance 1")
    few = count()
    for number in range(2, 12):
        cast.patients(f"Rare Lung Alliance {number}")
        cast.patients(f"The Rare Lung Alliance {number}")

    assert count() == few
