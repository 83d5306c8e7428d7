"""What everybody together asks of a group, and its "not now"."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.actions import answers, questions
from disclosures.models import Answer, Entry, Question
from independence import workload
from independence.actions import alerts
from independence.workload import Ask
from organisations import not_now
from organisations.actions import not_now as actions
from organisations.models import DiligenceItem, DueDiligence, Organisation, Profile, Tie
from tests import cast
from tests.independence.conftest import TODAY
from workflow.moves import Refused

PAGE = reverse("independence:workload")


def _ask(due_on, count=1, who="Northwind"):
    return Ask("Payments to check", who, count, "/review/", due_on)


def test_weeks_run_from_this_monday_to_the_end_of_the_next_month():
    # Wednesday, 11 March 2026: its Monday is 9 March; April ends on a Thursday, whose
    # week begins on 27 April: eight weeks
    weeks = workload.by_week([], datetime.date(2026, 3, 11))

    assert [week.starts_on for week in weeks] == [
        datetime.date(2026, 3, 9) + datetime.timedelta(weeks=n) for n in range(8)
    ]


def test_the_next_month_of_december_is_in_the_next_year():
    assert workload.months(datetime.date(2026, 12, 31)) == (
        datetime.date(2026, 12, 1),
        datetime.date(2027, 1, 31),
    )


def test_nothing_that_is_asked_is_in_no_week_or_in_two():
    today = datetime.date(2026, 3, 11)
    days = [
        None,
        today - datetime.timedelta(days=1),  # over, though of this week
        today,
        datetime.date(2026, 3, 15),  # the Sunday of this week
        datetime.date(2026, 3, 16),
        datetime.date(2026, 5, 3),
        datetime.date(2026, 9, 1),  # later than all weeks
    ]

    weeks = workload.by_week([_ask(day) for day in days], today)

    assert sorted(ask.due_on or today for week in weeks for ask in week.asks) == (
        sorted(day or today for day in days)
    )
    assert weeks[0].late
    assert [ask.due_on for ask in weeks[1].asks] == [today, datetime.date(2026, 3, 15)]


def test_who_asks_most_comes_first():
    asks = [_ask(None, 1, "A"), _ask(None, 3, "B"), _ask(TODAY, 1, "B")]

    assert workload.by_who(asks) == [
        ("B", 4, "Payments to check: 4"),
        ("A", 1, "Payments to check: 1"),
    ]


def _asked(organisation):
    return [(ask.what, ask.who, ask.count) for ask in workload.asked(organisation)]


def test_everything_that_waits_is_asked(
    company, other_company, patients, other_patients, shown, enter, officer, admin
):
    first, _second = shown(company, patients, "3000.00", "20.00")
    entry = Entry.objects.get(transfer=first)
    answers.answer(
        [entry], Answer.QUESTIONED, by=admin, today=TODAY, reason="amount", words="Less"
    )
    questions.reply(Question.objects.get(), "No", by=cast.actor(officer), today=TODAY)
    enter()
    alerts.ask(TODAY)
    round_ = DueDiligence.objects.create(
        company=other_company, organisation=patients, begun_on=TODAY
    )
    DiligenceItem.objects.create(
        diligence=round_,
        point="bank_account",
        outcome="asked",
        asked="A letter of your bank",
        asked_on=TODAY,
    )
    Tie.objects.create(umbrella=other_patients, member=patients, said_by=other_patients)

    assert sorted(_asked(patients)) == sorted(
        [
            ("Payments to check", "Northwind Pharma", 1),
            ("Answers to read", "Northwind Pharma", 1),
            ("Questions about dependence", "Northwind Pharma", 1),
            ("Questions about dependence", "This site", 1),
            ("Questions in checks before working together", "Southgate Biologics", 1),
            ("Ties to confirm", "Asthma Circle", 1),
        ]
    )
    assert _asked(other_patients) == []


def test_the_page_says_that_no_hours_are_recorded_yet(po_member, patients, sign_in):
    page = sign_in(po_member, patients).get(PAGE).content.decode()

    assert "Hours agreed: none are recorded here yet." in page


def test_the_page_costs_the_same_for_one_company_and_for_many(
    company, patients, shown, po_member, sign_in, django_assert_num_queries
):
    shown(company, patients, "3000.00")
    client = sign_in(po_member, patients)
    client.get(PAGE)
    with django_assert_num_queries(9):
        client.get(PAGE)
    for number in range(3):
        third = cast.company(f"Pharma {number}", "FR")
        officer = cast.member(third, "disclosure_officer")
        shown(third, patients, "10.00", officer=officer)

    with django_assert_num_queries(9):
        client.get(PAGE)


# Not now


def _fresh(organisation):
    return Organisation.objects.select_related("profile").get(pk=organisation.pk)


UNTIL = TODAY + datetime.timedelta(days=30)


def test_not_now_lasts_until_its_day(patients, admin):
    actions.say(
        patients, until=UNTIL, words="Two of us are ill.", by=admin, today=TODAY
    )

    found = _fresh(patients)
    assert not_now.until(found, UNTIL) == UNTIL
    assert not_now.until(found, UNTIL + datetime.timedelta(days=1)) is None
    assert not_now.reasons(found, TODAY) == [
        "Rare Lung Alliance asks companies to begin nothing new until 31 March 2026.",
        "It says: “Two of us are ill.”",
    ]


def test_who_has_said_nothing_has_said_nothing(patients):
    assert not_now.reasons(_fresh(patients), TODAY) == []


def test_it_is_taken_back(patients, admin):
    actions.say(patients, until=UNTIL, words="", by=admin, today=TODAY)
    actions.take_back(patients, by=admin)

    assert not_now.until(_fresh(patients), TODAY) is None
    assert Profile.history.count() >= 2


@pytest.mark.parametrize("shift", [-1, 367])
def test_the_day_is_ahead_and_not_too_far(patients, admin, shift):
    with pytest.raises(Refused):
        actions.say(
            patients,
            until=TODAY + datetime.timedelta(days=shift),
            words="",
            by=admin,
            today=TODAY,
        )


def test_only_its_administrators_say_it(
    patients, po_member, outsider_po, lead, company
):
    limited = cast.member(patients, "administrator", only_company=company)
    for person in (po_member, outsider_po, lead, limited):
        with pytest.raises(Refused):
            actions.say(
                patients, until=UNTIL, words="", by=cast.actor(person), today=TODAY
            )


def test_no_checks_begin_while_it_lasts(patients, company, admin, lead):
    from organisations.actions import diligence  # noqa: PLC0415

    actions.say(patients, until=UNTIL, words="", by=admin, today=TODAY)

    with pytest.raises(Refused) as refused:
        diligence.begin(_fresh(patients), by=cast.actor(lead), today=TODAY)
    assert "begin nothing new until" in str(refused.value)


def test_checks_of_payments_go_on(patients, company, admin, shown):
    actions.say(patients, until=UNTIL, words="", by=admin, today=TODAY)

    shown(company, patients, "10.00")

    assert [ask.what for ask in workload.asked(patients)] == ["Payments to check"]


def test_a_company_sees_it(patients, company, admin, viewer, sign_in):
    from django.utils import timezone  # noqa: PLC0415

    actions.say(
        patients,
        until=timezone.localdate() + datetime.timedelta(days=9),
        words="Two of us are ill.",
        by=admin,
        today=timezone.localdate(),
    )
    client = sign_in(viewer, company)

    for name in ("independence:of", "organisations:detail"):
        page = client.get(reverse(name, args=[patients.public_id])).content.decode()
        assert "Two of us are ill." in page


def test_the_page_says_it(po_administrator, patients, sign_in):
    from django.utils import timezone  # noqa: PLC0415

    client = sign_in(po_administrator, patients)
    day = timezone.localdate() + datetime.timedelta(days=9)

    client.post(
        reverse("independence:not-now"),
        {
            "until_day": day.day,
            "until_month": day.month,
            "until_year": day.year,
            "words": "Two of us are ill.",
        },
    )

    assert "Two of us are ill." in client.get(PAGE).content.decode()
    client.post(reverse("independence:not-now-end"))
    assert "Two of us are ill." not in client.get(PAGE).content.decode()


def test_sums_are_of_one_organisation_alone(company, patients, other_patients, shown):
    shown(company, other_patients, Decimal("10.00"))

    assert _asked(patients) == []
