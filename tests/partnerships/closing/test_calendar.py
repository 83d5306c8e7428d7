"""Dates make an agreement begin, end and expire; twice on a day changes nothing more."""

import datetime

import pytest

from audit.models import Event
from notices.models import Notice
from partnerships.actions import calendar, papers
from partnerships.actions.approvals import Paper
from partnerships.actions.signatures import Hand
from partnerships.models import Agreement, Signature
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY

DAY = datetime.timedelta(days=1)
START, END = datetime.date(2026, 5, 1), datetime.date(2027, 4, 30)
SIGN_BY = TODAY + 60 * DAY


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def someone(table):
    return signing.people(table)


def state(agreement):
    return signing.fresh(agreement).state


def test_it_begins_on_its_first_day_and_completes_after_its_last(table, someone):
    agreement = signing.signed(table, someone)

    seen = []
    for day in (START - DAY, START, START, END, END + DAY, END + DAY):
        moved = calendar.move_on(day)
        seen.append((moved, state(agreement)))

    assert seen == [
        (0, "signed"),
        (1, "active"),
        (0, "active"),
        (0, "active"),
        (1, "completed"),
        (0, "completed"),
    ]
    verbs = Event.objects.about(agreement).filter(person_id=None)
    assert list(verbs.order_by("pk").values_list("verb", flat=True)) == [
        "agreement_start",
        "agreement_complete",
    ]


def test_nothing_starts_before_it_is_signed(table, someone):
    agreement = signing.approved(table, someone)

    calendar.move_on(START)

    assert state(agreement) == "ready"


def test_one_that_is_signed_late_begins_at_once_and_both_dates_follow(table, someone):
    agreement = signing.signed(
        table, someone, starts_on=datetime.date(2025, 1, 1), ends_on=TODAY - DAY
    )

    calendar.move_on(TODAY)

    assert state(agreement) == "completed"


def test_one_that_is_not_signed_in_time_expires_and_signatures_are_void(table, someone):
    agreement = signing.approved(table, someone)
    signing.sign(agreement, someone.chair)

    first = calendar.move_on(SIGN_BY)
    then = calendar.move_on(SIGN_BY + DAY)
    again = calendar.move_on(SIGN_BY + DAY)

    assert (first, then, again) == (0, 1, 0)
    assert state(agreement) == "expired"
    assert Signature.objects.get().state == "void"
    assert Notice.objects.filter(kind="agreement_expired").count() == 4


def test_a_paper_that_waits_for_a_look_keeps_it_open(table, someone):
    agreement = signing.approved(table, someone)
    papers.bring(
        agreement,
        Hand("Ben Example", "Treasurer"),
        Paper(b"%PDF-1.4", "scan.pdf", "application/pdf"),
        signed_on=TODAY,
        text_sha256=signing.sha256(agreement),
        by=table.volunteer,
        today=TODAY,
    )

    assert calendar.move_on(SIGN_BY + DAY) == 0


def test_signatories_are_reminded_7_days_and_a_day_before_the_start(table, someone):
    agreement = signing.approved(table, someone)
    signing.sign(agreement, someone.chair)
    reminded = Notice.objects.filter(kind="signature_reminder")

    counts = [
        (calendar.remind(day), reminded.count())
        for day in (START - 8 * DAY, START - 7 * DAY, START - 7 * DAY, START - DAY)
    ]

    assert counts == [(0, 0), (1, 1), (0, 1), (1, 2)]
    assert {each.person_id for each in reminded} == {someone.signs.person_id}


def test_an_amendment_never_begins_by_itself(table, someone):
    agreement = signing.signed(table, someone)
    Agreement.objects.filter(pk=agreement.pk).update(
        amends_what="terms",
        amends=laying.drafted(table),
        base=agreement.agreed_id,
    )

    assert calendar.move_on(START) == 0


def test_many_cost_no_more_statements_than_one(
    table, someone, django_assert_num_queries
):
    signing.signed(table, someone)
    with django_assert_num_queries(18) as one:
        calendar.move_on(START)
    for _number in range(3):
        signing.signed(table, someone)
    Agreement.objects.update(state="signed")

    with django_assert_num_queries(len(one)):
        calendar.move_on(START)
