"""Half time, the last day and being late: the company hears it first, each once."""

import pytest

from notices.models import Notice
from partnerships.actions.application_reminders import remind
from tests.partnerships.applications import asking
from tests.partnerships.applications.asking import later
from tests.partnerships.table import laid


@pytest.fixture
def table():
    return laid()


def told(kind):
    return list(
        Notice.objects.filter(kind=kind)
        .order_by("pk")
        .values_list("subject", flat=True)
    )


@pytest.mark.parametrize(
    ("days", "subject"),
    [
        (15, "Half of the time is over: “A helpline”"),
        (30, "Your answer is due today: “A helpline”"),
        (31, "You are late: “A helpline”"),
    ],
)
def test_the_company_is_reminded_once(table, days, subject):
    asking.handed_in(table)

    assert [remind(today=later(days)) for _again in range(2)] == [1, 0]
    assert told("application_due") == [subject]
    assert told("application_late") == []


def test_before_half_time_nobody_is(table):
    asking.handed_in(table)

    assert remind(today=later(14)) == 0


def test_each_comes_in_its_turn_when_time_runs_day_by_day(table):
    asking.handed_in(table)

    assert sum(remind(today=later(days)) for days in range(60)) == 4
    assert len(told("application_due")) == 3


def test_a_week_after_the_company_the_organisation_reads_that_it_is_late(table):
    asking.handed_in(table)
    remind(today=later(36))

    assert told("application_late") == []
    remind(today=later(37))

    notice = Notice.objects.get(kind="application_late")
    assert notice.person_id == table.volunteer.person_id
    assert "promised Rare Lung Alliance an answer" in notice.body


def test_the_organisation_is_reminded_of_questions_and_never_called_late(table):
    asking.asked(table)

    assert sum(remind(today=later(days)) for days in range(30)) == 2
    assert told("application_answers_due") == [
        "Northwind Pharma waits for your answer: “A helpline”",
        "Northwind Pharma hopes for your answer today: “A helpline”",
    ]
    assert told("application_due") == []


def test_what_was_decided_is_not_reminded_of(table):
    asking.approved(table)

    assert remind(today=later(31)) == 0


def test_without_a_promise_nobody_is_late(table):
    asking.publish(table.company, promised_days=None)
    asking.handed_in(table)

    assert remind(today=later(400)) == 0
