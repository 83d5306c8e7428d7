"""Agencies are reminded of the lists they were asked for; then the officer is told."""

import datetime

import pytest

from disclosures.actions import passed_on
from disclosures.actions.passed_on_days import remind
from notices.models import Notice
from tests import cast
from tests.disclosures.received.passing_on import (
    DUE,
    TODAY,
    agency,
    asked,
    handed_in,
    paid_through,
    reporter_of,
)


@pytest.fixture
def body():
    return agency()


@pytest.fixture
def person(body):
    return reporter_of(body)


@pytest.fixture
def made(company, patients, body, person, firm):
    paid_through(company, patients, by=firm)
    return asked(body, company, by=firm)


def before(days):
    return DUE - datetime.timedelta(days=days)


def told(kind):
    return Notice.objects.filter(kind=kind).order_by("id")


def test_reporters_are_reminded_before_and_on_the_day(made, person, officer):
    sent = {days: remind(before(days)) for days in range(21, -1, -1)}

    # 7 and 1 by the rules; the 21st day before is the one on which it was asked
    assert [days for days, number in sent.items() if number] == [7, 1, 0]
    assert {each.person for each in told("list_due")} == {person}
    first, _second, last = told("list_due")
    assert first.subject.startswith("7 days left: ")
    assert last.subject.startswith("Today is the last day: ")
    assert first.target == made.get_absolute_url()
    assert remind(before(0)) == 0


def test_then_the_officer_is_told_once(made, person, officer):
    assert [remind(before(-1)), remind(before(-2))] == [1, 0]

    notice = told("list_late").get()
    assert (notice.person, notice.target) == (officer, made.get_absolute_url())
    assert "The last day was 22 March 2026" in notice.body
    assert not told("list_due").exists()


def test_what_was_handed_in_or_withdrawn_reminds_nobody(made, person, firm, body):
    handed_in(made, by=cast.actor(person))
    assert remind(before(0)) == remind(before(-1)) == 0

    taken_back = passed_on.take_back(made, by=cast.actor(person))
    passed_on.withdraw(taken_back, "Asked by mistake", by=firm)
    assert remind(before(-1)) == 0


def test_a_list_that_was_over_for_long_is_told_to_nobody_anew(made, officer):
    assert remind(before(-40)) == 0


def test_a_list_that_was_taken_back_late_is_told(made, person, officer):
    handed_in(made, by=cast.actor(person))
    passed_on.take_back(made, by=cast.actor(person))

    assert remind(before(-1)) == 1
    assert before(-1) > TODAY
    assert told("list_late").exists()
