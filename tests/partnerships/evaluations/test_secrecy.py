"""Neither side reads the other's answers before all have answered or time is over."""

import json

import pytest
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from organisations.held_files import as_json
from partnerships import evaluated
from partnerships.actions import evaluations
from partnerships.models import Application, EvaluationAnswer
from tests.partnerships import table as laying
from tests.partnerships.evaluations.table import SECRET, days, give, opened
from tests.partnerships.table import TODAY


@pytest.fixture
def table():
    return laying.laid()


def pages(evaluation):
    of = [evaluation.partnership.public_id]
    return [
        evaluation.get_absolute_url(),
        reverse("partnerships:evaluation-answers", args=[evaluation.public_id]),
        reverse("partnerships:evaluations"),
        reverse("partnerships:evaluations-of", args=of),
        reverse("partnerships:outcomes-of", args=of),
        reverse("partnerships:overview"),
        reverse("partnerships:overview-export"),
        reverse("partnerships:detail", args=of),
    ]


def read(client, urls):
    return "".join(client.get(url, follow=True).content.decode() for url in urls)


def held(organisation):
    return "".join(as_json(organisation, {}))


def person(actor):
    return User.objects.get(pk=actor.person_id)


def test_before_all_have_answered_nothing_reaches_the_other_side(table, sign_in):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2, SECRET)
    client = sign_in(person(table.lead), table.company)

    assert SECRET not in read(client, pages(evaluation))
    assert SECRET not in held(table.company)
    assert SECRET in held(table.patients)
    assert not EvaluationAnswer.objects.for_organisation(table.company.pk).exists()
    told = json.dumps(list(Event.objects.values_list("data", flat=True)))
    assert SECRET not in told
    assert "score" not in told


def test_the_page_says_that_it_is_withheld_and_why(table, sign_in):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2, SECRET)
    client = sign_in(person(table.lead), table.company)

    page = client.get(evaluation.get_absolute_url()).content.decode()

    assert "withheld until all have answered" in page
    assert "withheld by them until all have answered" in held(table.company)


def test_what_is_kept_for_later_stays_private_when_the_time_is_over(table, sign_in):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2, SECRET, hand_in=False)
    give(evaluation, table.lead, 5, "Ours")
    evaluations.show(evaluation, today=days(61))
    evaluation.refresh_from_db()
    client = sign_in(person(table.lead), table.company)

    assert evaluation.state == "shown"
    assert SECRET not in read(client, pages(evaluation))
    assert SECRET not in held(table.company)


def test_when_all_have_answered_both_read_both_and_the_gap(table, sign_in):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2, SECRET)
    give(evaluation, table.lead, 5, "All was well")

    for actor, place in (
        (table.lead, table.company),
        (table.volunteer, table.patients),
    ):
        page = sign_in(person(actor), place).get(evaluation.get_absolute_url())
        text = page.content.decode()
        assert SECRET in text
        assert "All was well" in text
        assert "3 apart" in text


def test_earlier_drafts_of_an_answer_are_in_nobody_s_data(table):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 1, SECRET, hand_in=False)
    give(evaluation, table.volunteer, 4, "Milder words")
    give(evaluation, table.lead, 5)

    assert SECRET not in held(table.company)
    assert SECRET not in held(table.patients)
    assert "Milder words" in held(table.company)


def test_the_gap_is_between_the_means_of_the_sides():
    def said(score, *, company):
        return evaluated.Said("x", company, score, "", "")

    both = [said(2, company=True), said(5, company=True), said(1, company=False)]

    assert evaluated.gap(both) == evaluated.Decimal("2.5")
    assert evaluated.gap(both[:2]) is None
    assert evaluated.gap([*both[:2], said(None, company=False)]) is None


def test_no_page_of_an_application_shows_an_evaluation(table, sign_in):
    application = Application.objects.create(
        applicant=table.patients,
        company=table.company,
        partnership=table.partnership,
        route="process",
        kind="grant",
        title="A helpline",
        state="submitted",
        submitted_on=TODAY,
    )
    application.refresh_from_db()
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2, SECRET)
    give(evaluation, table.lead, 5, SECRET)
    client = sign_in(person(table.lead), table.company)
    url = reverse("partnerships:application", args=[application.public_id])

    assert SECRET not in client.get(url).content.decode()
