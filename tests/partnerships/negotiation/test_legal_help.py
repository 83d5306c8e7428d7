"""Legal help: the clock stands still, the company answers in time, its worth is kept."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notices.models import Notice
from organisations.models import CompanyProfile
from partnerships import turns
from partnerships.actions import agreements, legal_help, versions
from partnerships.actions.legal_help import Offer
from partnerships.models import LegalHelp, Turn
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

ADVISER = Offer("adviser", "Choose whom you trust.", amount=900, currency="GBP")


def day(number):
    return TODAY + datetime.timedelta(days=number)


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    return laying.sent(table)


@pytest.fixture
def asked(table, agreement):
    return legal_help.ask(
        agreement, words="What is indemnity?", by=table.volunteer, today=day(2)
    )


def taken(agreement, today):
    found = turns.taken(list(Turn.objects.filter(agreement=agreement)), today)
    return found.others, found.paused


def test_asking_stops_the_organisation_s_clock(agreement, asked):
    assert taken(agreement, day(9)) == (2, True)


def test_the_answer_is_promised_within_the_setting_s_days(asked, settings):
    assert (asked.promised_on - asked.asked_on).days == settings.LEGAL_HELP_DAYS


def test_a_company_that_published_fewer_days_keeps_to_them(table, agreement):
    CompanyProfile.objects.create(organisation=table.company, promised_days=4)

    assert legal_help.promised_days(agreement) == 4


def test_the_company_is_told_and_what_it_offers_is_told_back(table, asked):
    legal_help.answer(asked, ADVISER, by=table.lead, today=day(5))

    told = {
        n.person_id: n.body for n in Notice.objects.filter(kind__startswith="legal")
    }
    assert "What is indemnity?" in told[table.lead.person_id]
    assert "Choose whom you trust." in told[table.volunteer.person_id]


def test_what_an_adviser_costs_is_kept(table, asked):
    legal_help.answer(asked, ADVISER, by=table.lead, today=day(5))
    asked.refresh_from_db()

    assert (asked.amount, asked.currency, asked.answered_on) == (900, "GBP", day(5))


@pytest.mark.parametrize(
    ("offer", "sentence"),
    [
        (Offer("adviser", "Yes"), "up to which sum"),
        (Offer("time", "Yes"), "until when"),
        (Offer("time", "Yes", more_time_until=TODAY), "is over"),
        (Offer("standard", " "), "in words"),
    ],
)
def test_an_offer_that_says_too_little_is_refused(table, asked, offer, sentence):
    with pytest.raises(Refused, match=sentence):
        legal_help.answer(asked, offer, by=table.lead, today=day(5))


def test_the_company_s_own_lawyer_is_no_offer():
    assert set(LegalHelp.Offer.values) == {"adviser", "time", "standard", "nothing"}


def test_going_on_starts_the_clock_again(table, agreement, asked):
    legal_help.end(asked, by=table.volunteer, today=day(8))

    assert taken(agreement, day(10)) == (4, False)


def test_sending_a_version_goes_on_too(table, agreement, asked):
    versions.write(agreement, {"amount": 1}, {}, by=table.volunteer)

    agreements.send(agreement, by=table.volunteer, today=day(8))
    asked.refresh_from_db()

    assert asked.ended_on == day(8)
    assert taken(agreement, day(10)) == (2, False)


def test_a_turn_that_begins_while_help_is_open_stands_still(table, agreement):
    versions.write(agreement, {"amount": 1}, {}, by=table.volunteer)
    agreements.send(agreement, by=table.volunteer, today=day(1))
    legal_help.ask(agreement, words="Help", by=table.volunteer, today=day(2))
    company_runs = taken(agreement, day(3))
    versions.write(agreement, {"amount": 2}, {}, by=table.lead)

    agreements.send(agreement, by=table.lead, today=day(4))

    assert company_runs == (1, False)
    assert taken(agreement, day(20)) == (1, True)


def test_ending_the_agreement_ends_the_help(table, agreement, asked):
    agreements.decline(agreement, by=table.lead, today=day(8), reason="No")
    asked.refresh_from_db()

    assert asked.ended_on == day(8)


def test_extra_time_that_is_over_starts_the_clock_again(table, agreement, asked):
    offer = Offer("time", "Take a month.", more_time_until=day(30))
    legal_help.answer(asked, offer, by=table.lead, today=day(5))

    done = [
        legal_help.run_on(day(30)),
        legal_help.run_on(day(31)),
        legal_help.run_on(day(31)),
    ]

    assert done == [0, 1, 0]
    assert taken(agreement, day(33)) == (4, False)


def test_a_late_answer_is_pointed_out_to_the_company_once(table, asked):
    late = asked.promised_on + datetime.timedelta(days=1)

    done = [
        legal_help.run_on(asked.promised_on),
        legal_help.run_on(late),
        legal_help.run_on(late),
    ]

    assert done == [0, 1, 0]
    notice = Notice.objects.get(kind="legal_help_late")
    assert notice.person_id == table.lead.person_id


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("lead", "a company has lawyers"), ("member", "speak for a party")],
)
def test_who_can_not_ask(table, agreement, who, sentence):
    by = table.lead if who == "lead" else table.actor("member", of="patients")

    with pytest.raises(Refused, match=sentence):
        legal_help.ask(agreement, words="x", by=by, today=TODAY)


def test_asking_twice_waits_for_the_first(table, agreement, asked):
    with pytest.raises(Refused, match="asked already"):
        legal_help.ask(agreement, words="x", by=table.volunteer, today=TODAY)


def test_answering_twice_is_refused(table, asked):
    legal_help.answer(asked, ADVISER, by=table.lead, today=day(5))

    with pytest.raises(Refused, match="answered already"):
        legal_help.answer(asked, ADVISER, by=table.lead, today=day(5))


def test_only_the_asker_goes_on(table, asked):
    with pytest.raises(Refused, match="organisation that asked"):
        legal_help.end(asked, by=table.lead, today=day(5))


def test_the_pages(table, agreement, sign_in):
    args = [agreement.reference]
    listed = reverse("partnerships:legal-help", args=args)
    client = sign_in(cast.member(table.patients, "administrator"), table.patients)
    client.post(reverse("partnerships:legal-help-ask", args=args), {"words": "Help"})
    lead = sign_in(cast.member(table.company, "lead"), table.company)
    answer = reverse("partnerships:legal-help-answer", args=args)

    without_sum = lead.post(answer, {"offer": "adviser", "answer": "Yes"})
    lead.post(
        answer,
        {"offer": "adviser", "answer": "Yes", "amount": "900", "currency": "GBP"},
    )

    assert set(without_sum.context["form"].errors) == {"amount", "currency"}
    assert "up to £900.00" in lead.get(listed).text


def test_the_page_costs_the_same_for_one_and_many(
    table, agreement, asked, sign_in, django_assert_num_queries
):
    lead = sign_in(cast.member(table.company, "lead"), table.company)
    url = reverse("partnerships:legal-help", args=[agreement.reference])
    lead.get(url)
    with django_assert_num_queries(9):
        lead.get(url)
    for number in range(5):
        legal_help.end(
            LegalHelp.objects.get(ended_on=None), by=table.volunteer, today=day(9)
        )
        legal_help.ask(agreement, words=f"{number}", by=table.volunteer, today=day(9))

    with django_assert_num_queries(9):
        lead.get(url)


def test_the_calendar_locks_the_agreement_before_the_help(table, asked):
    offer = Offer("time", "Take a month.", more_time_until=day(30))
    legal_help.answer(asked, offer, by=table.lead, today=day(5))

    with CaptureQueriesContext(connection) as queries:
        legal_help.run_on(day(31))

    locks = [each["sql"] for each in queries if "FOR UPDATE" in each["sql"]]
    assert ['OF "partnerships_agreement"' in each for each in locks[:2]] == [
        True,
        False,
    ]
    assert 'OF "partnerships_legalhelp"' in locks[1]
