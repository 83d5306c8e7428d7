"""The company asks by a day; the organisation answers; days count for who has them."""

import datetime

import pytest

from audit.acting import acting
from documents.models import keep
from notices.models import Notice
from partnerships import turns
from partnerships.actions import clarifications
from partnerships.application_reading import waiting
from partnerships.models import Application, ApplicationQuestion
from tests.partnerships.applications import asking
from tests.partnerships.applications.asking import later
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused


@pytest.fixture
def table():
    return laid()


def test_questions_pass_the_turn_and_are_in_the_mail(table):
    application = asking.asked(table, "Who trains them?", "How many evenings?")

    turn = turns.now(application)
    assert application.state == "returned"
    assert (turn.side, turn.due_on) == ("patients", later(14))
    body = Notice.objects.get(kind="application_asked").body
    assert "Who trains them?" in body
    assert "How many evenings?" in body
    assert "16 March 2026" in body


def test_a_question_and_a_day_to_come_are_needed(table):
    application = asking.in_review(table)

    with pytest.raises(Refused) as refusal:
        clarifications.ask(application, [" "], due_on=TODAY, by=table.lead, today=TODAY)

    assert refusal.value.reasons == [
        "Write a question.",
        "Give the organisation time: choose a day after today.",
    ]


@pytest.mark.parametrize("role", ["viewer", "auditor", "compliance_reviewer"])
def test_others_of_the_company_do_not_ask(table, role):
    with pytest.raises(Refused, match="a lead or a legal reviewer"):
        clarifications.ask(
            asking.in_review(table),
            ["Why?"],
            due_on=later(9),
            by=table.actor(role),
            today=TODAY,
        )


def test_a_second_click_asks_once(table):
    application = asking.in_review(table)
    for _click in range(2):
        clarifications.ask(
            application,
            ["Why?"],
            due_on=later(9),
            by=table.lead,
            today=TODAY,
            key="form",
        )

    assert ApplicationQuestion.objects.count() == 1


def test_answers_bring_it_back_and_their_days_do_not_count(table):
    application = asking.asked(table)
    with acting(table.volunteer):
        agenda = keep(
            b"%PDF-1.4",
            name="agenda.pdf",
            media_type="application/pdf",
            kind="evidence",
            owner_id=table.patients.pk,
        )

    question = application.questions.get()
    application = clarifications.answer(
        application,
        {question.pk: ("A nurse.", agenda)},
        by=table.volunteer,
        today=later(10),
    )

    question.refresh_from_db()
    assert (question.answer, question.answer_document) == ("A nurse.", agenda)
    assert application.state == "submitted"
    assert application.promised_on == later(30)
    now = waiting(application, later(12))
    assert (now.who, now.due_on) == ("Northwind Pharma", later(40))
    assert (now.company_days, now.applicant_days) == (2, 10)
    assert Notice.objects.filter(kind="application_answered").count() == 1


def test_every_question_is_answered_in_words(table):
    application = asking.asked(table, "One?", "Two?")
    first = application.questions.order_by("pk").first()

    with pytest.raises(Refused, match="Answer every question"):
        clarifications.answer(
            application, {first.pk: ("Yes", None)}, by=table.volunteer, today=TODAY
        )
    assert not ApplicationQuestion.objects.filter(answered_on__isnull=False).exists()


def test_the_company_does_not_answer_itself(table):
    with pytest.raises(Refused, match="organisation that applies"):
        asking.answered(asking.asked(table), table.lead)


def test_the_company_goes_on_only_when_the_day_is_over(table):
    application = asking.asked(table)

    with pytest.raises(Refused, match="has until 16 March 2026 to answer"):
        clarifications.go_on(application, by=table.lead, today=later(14))
    application = clarifications.go_on(application, by=table.lead, today=later(15))

    assert application.state == "in_review"
    assert turns.now(application).due_on == later(30) + datetime.timedelta(days=15)


def test_it_can_be_asked_again(table):
    application = asking.answered(asking.asked(table), table.volunteer)

    clarifications.ask(
        application, ["And how?"], due_on=later(20), by=table.lead, today=TODAY
    )

    assert Application.objects.get().state == "returned"
    assert application.questions.filter(answered_on=None).count() == 1
