"""Whatever tells of last days counts them by the clock of each period."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.acting import acting
from config import due
from disclosures.actions import answers, entries, periods, reports
from disclosures.checks import desk
from disclosures.findings import findings
from disclosures.models import Answer, Delivery, Entry, Period, Transfer
from inbox.waiting import waiting
from notices.models import Notice
from organisations.actors import seats
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.periods.test_clocks import (
    DAY,
    LONDON,
    LOS_ANGELES,
    SYDNEY,
    moment,
    year_in,
)
from ui.dates import day_in

EVENING = moment(LONDON, 2026, 3, 31, 20)  # 1 April in Sydney
NIGHT = moment(LONDON, 2026, 4, 1, 2)  # 31 March in Los Angeles
FAR = ("Pacific/Kiritimati", "Etc/GMT+12")
"""At every moment one of the two has another day than London."""
LAST = DAY(2026, 3, 31)


def days(number):
    return datetime.timedelta(days=number)


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def theirs(outsider_officer):
    return cast.actor(outsider_officer)


@pytest.fixture
def elsewhere():
    """A time zone with another day than here, now."""
    now = timezone.now()
    return next(zone for zone in FAR if day_in(zone, now) != timezone.localdate())


def checked(zone, company, patients, by, last=LAST, **fields):
    """A year that its recipients check until this day."""
    year = year_in(zone, company, patients, by, **fields)
    frozen = periods.freeze(year, by=by)
    return periods.open_review(frozen, by=by, today=last - days(30), closes_on=last)


def on_desk(person, at, kind):
    found = waiting(person, seats(person, timezone.localdate()), at)
    return [(str(row.item.title), row.left) for row in found if row.item.kind == kind]


@pytest.mark.parametrize(
    ("zone", "at", "left"),
    [
        (SYDNEY, moment(LONDON, 2026, 3, 31, 10), "Today is the last day"),
        (SYDNEY, EVENING, "1 day ago"),
        (LOS_ANGELES, NIGHT, "Today is the last day"),
        (LOS_ANGELES, moment(LONDON, 2026, 4, 1, 9), "1 day ago"),
    ],
)
def test_recipients_see_on_their_desk_what_is_left_there(
    company, patients, po_administrator, by, zone, at, left
):
    checked(zone, company, patients, by)

    ((_title, told),) = on_desk(po_administrator, at, "check")
    assert told == left


def test_work_for_several_companies_is_due_when_the_first_day_ends(
    company, other_company, patients, po_administrator, by, theirs
):
    checked(LOS_ANGELES, company, patients, by)
    checked(SYDNEY, other_company, patients, theirs)

    ((title, left),) = on_desk(po_administrator, EVENING, "check")
    assert title.startswith("Check 2 payments")
    assert left == "1 day ago"


def test_officers_see_each_year_by_its_own_clock(
    company, other_company, patients, officer, by, theirs
):
    cast.member(other_company, "disclosure_officer", person=officer)
    year_in(LOS_ANGELES, company, patients, by)
    year_in(SYDNEY, other_company, patients, theirs)

    told = on_desk(officer, moment(LONDON, 2026, 7, 1, 2), "publication")

    assert sorted(told) == [
        ("Prepare the report for 2025", "Today is the last day"),
        ("Prepare the report for 2025, which is late", "1 day ago"),
    ]


def test_a_report_to_approve_is_due_by_the_clock_of_its_year(
    company, patients, officer, by
):
    year = year_in(LOS_ANGELES, company, patients, by)
    reports.start(periods.freeze(year, by=by), by=by, today=LAST)

    ((_title, left),) = on_desk(officer, moment(LONDON, 2026, 7, 1, 2), "draft")
    assert left == "Today is the last day"


def test_the_checking_page_counts_each_company_s_days_in_two_queries(
    company,
    other_company,
    patients,
    po_administrator,
    by,
    theirs,
    django_assert_num_queries,
):
    checked(LOS_ANGELES, company, patients, by)
    checked(SYDNEY, other_company, patients, theirs)
    actor = cast.actor(po_administrator)

    with django_assert_num_queries(2):
        found = desk(actor, at=EVENING)
    assert {each.company: each.days_left for each in found.checks} == {
        company.legal_name: 0,
        other_company.legal_name: -1,
    }
    assert found.next_last_day.company == other_company.legal_name


def test_the_checking_page_says_what_is_left_there(
    company, patients, po_administrator, sign_in, by, elsewhere
):
    last = timezone.localdate()
    checked(elsewhere, company, patients, by, last=last)

    page = sign_in(po_administrator, patients).get(reverse("disclosures:review"))

    (check,) = page.context["desk"].checks
    assert check.days_left == (last - day_in(elsewhere, timezone.now())).days
    assert check.days_left != 0


def test_recipients_are_reminded_when_so_many_days_are_left_there(
    company, patients, po_administrator, by
):
    checked(SYDNEY, company, patients, by, last=DAY(2026, 4, 8))
    assert periods.remind(moment(LONDON, 2026, 3, 20, 10)) == 1

    assert periods.remind(moment(LONDON, 2026, 3, 31, 10)) == 0
    assert periods.remind(EVENING) == 1
    assert Delivery.objects.get().reminded_days == 7


def test_recipients_are_reminded_while_it_is_the_last_day_there(
    company, patients, po_administrator, by
):
    checked(LOS_ANGELES, company, patients, by)

    assert periods.remind(moment(LONDON, 2026, 4, 1, 9)) == 0
    assert periods.remind(NIGHT) == 1
    assert Notice.objects.get(kind="days_left").person == po_administrator


def test_nobody_is_reminded_of_a_day_that_is_over_there(
    company, patients, po_administrator, by
):
    checked(SYDNEY, company, patients, by)

    assert periods.remind(EVENING) == 0
    assert not Notice.objects.filter(kind="days_left").exists()


def test_the_work_that_time_makes_due_goes_by_each_clock(
    company, patients, po_administrator, by, elsewhere
):
    here, there = timezone.localdate(), day_in(elsewhere, timezone.now())
    last = min(here, there)
    checked(elsewhere, company, patients, by, last=last)

    assert due.remind_recipients(here) == (there == last)


def test_a_check_begins_on_the_day_that_it_is_there(company, patients, by):
    year = year_in(SYDNEY, company, patients, by)

    period = periods.open_review(periods.freeze(year, by=by), by=by, today=EVENING)

    assert period.review_opened_on == DAY(2026, 4, 1)
    assert period.review_closes_on == DAY(2026, 5, 1)


def test_the_officer_opens_a_check_from_the_day_that_it_is_there(
    company, patients, officer, sign_in, by, elsewhere
):
    period = periods.freeze(year_in(elsewhere, company, patients, by), by=by)

    page = sign_in(officer, company).get(
        reverse("disclosures:period-open-review", args=[period.public_id])
    )

    days_of_rules = days(period.regime.profile["review_days"])
    there = day_in(elsewhere, timezone.now())
    assert page.context["form"].initial == {"closes_on": there + days_of_rules}


def test_more_time_is_given_until_a_day_that_is_to_come_there(
    company, patients, officer, sign_in, by, elsewhere
):
    here, there = timezone.localdate(), day_in(elsewhere, timezone.now())
    until = max(here, there)
    period = checked(elsewhere, company, patients, by, last=here - days(9))

    sign_in(officer, company).post(
        reverse("disclosures:period-extend", args=[period.public_id]),
        {
            "until_day": until.day,
            "until_month": until.month,
            "until_year": until.year,
            "reason": "They asked for it",
        },
    )

    period.refresh_from_db()
    assert (period.review_closes_on == until) is (until > there)


def test_a_check_that_got_more_time_runs_until_its_day_is_over_there(
    company, patients, by, elsewhere
):
    here, there = timezone.localdate(), day_in(elsewhere, timezone.now())
    until = min(here, there)
    period = checked(elsewhere, company, patients, by, last=here - days(20))
    period = periods.begin_correction(period, by=by, today=here - days(19))
    periods.extend(period, until, by=by, today=here - days(9), reason="Asked for")
    report = reports.start(period, by=by, today=here)

    running = "review_running" in {found.rule.code for found in findings(report)}
    assert running is (there == until)


@pytest.mark.parametrize(
    ("zone", "at", "until"),
    [
        (SYDNEY, EVENING, DAY(2026, 4, 15)),
        (LOS_ANGELES, NIGHT, DAY(2026, 4, 14)),
    ],
)
def test_a_row_that_comes_later_is_checked_for_the_days_of_the_rules_there(
    company, patients, by, zone, at, until
):
    ledger.transfer(company, patients, by=by)
    Period.objects.filter(company=company).update(time_zone=zone)
    ledger.in_review(company, by=by)

    late = ledger.entry(company, patients, by=by, today=at)

    assert late.asked_again_until == until


def test_answers_that_lapse_are_asked_for_by_each_clock_in_one_statement(
    company, other_company, patients, po_administrator, by, theirs
):
    checked(LOS_ANGELES, company, patients, by)
    checked(SYDNEY, other_company, patients, theirs)
    asked = list(Entry.objects.order_by("pk"))
    answers.answer(
        asked, Answer.CONFIRMED, by=cast.actor(po_administrator), today=LAST - days(9)
    )
    keys = [each.transfer_id for each in asked]

    with acting(by, "Corrected"):
        Transfer.objects.filter(pk__in=keys).update(amount="9.00")
        assert entries.follow(keys, today=EVENING) == 2

    again = Entry.objects.values_list("period__company", "asked_again_until")
    assert dict(again) == {
        company.pk: DAY(2026, 4, 14),
        other_company.pk: DAY(2026, 4, 15),
    }
