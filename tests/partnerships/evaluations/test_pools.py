"""Answers that reach a company only summed: five different organisations, never fewer."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from organisations.held_files import as_json
from partnerships import evaluated
from partnerships.actions import evaluations
from partnerships.models import EvaluationAnswer
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.evaluations.table import SECRET, days, give, opened
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def company():
    return cast.company()


def answered(company, name, score, *, patients=None, today=TODAY):
    """One more organisation that answers only for the sum."""
    table = laying.laid(company, patients or cast.patients(name))
    evaluation = opened(table, today)
    give(evaluation, table.volunteer, score, SECRET, today=today, only_summed=True)
    give(evaluation, table.lead, 5, today=today)
    return table, evaluation


def test_of_four_the_company_reads_only_that_one_is_missing(company, sign_in):
    for number in range(4):
        table, evaluation = answered(company, f"Group {number}", 2)

    pools, missing = evaluated.summed(company.pk)
    client = sign_in(User.objects.get(pk=table.lead.person_id), company)
    page = client.get(reverse("partnerships:evaluations-summed")).content.decode()
    one = client.get(evaluation.get_absolute_url()).content.decode()

    assert (pools, missing) == ([], 1)
    assert "1 more organisation is missing" in page
    assert SECRET not in page + one + "".join(as_json(company, {}))
    assert "Withheld: Group 3 chose" in one
    theirs = EvaluationAnswer.objects.for_organisation(company.pk)
    assert set(theirs.values_list("party__organisation", flat=True)) == {company.pk}


def test_with_five_the_company_reads_the_mean_and_nothing_else(company):
    for number, score in enumerate((1, 2, 3, 4, 4)):
        answered(company, f"Group {number}", score)

    pools, missing = evaluated.summed(company.pk)

    assert missing == 0
    assert [str(row.mean) for row in pools[0].rows] == ["2.8"] * 11
    assert SECRET not in "".join(as_json(company, {}))


def test_a_sixth_waits_for_the_next_five(company):
    for number in range(6):
        answered(company, f"Group {number}", 1 if number == 5 else 4)

    pools, missing = evaluated.summed(company.pk)

    assert missing == 4
    assert {str(row.mean) for row in pools[0].rows} == {"4.0"}


def test_one_organisation_twice_is_one(company):
    patients = cast.patients("Group 0")
    answered(company, "", 1, patients=patients)
    later = TODAY + datetime.timedelta(days=400)
    answered(company, "", 5, patients=patients, today=later)

    assert evaluated.summed(company.pk) == ([], 4)


def test_a_question_that_fewer_than_five_answered_has_no_mean(company):
    for number in range(5):
        table = laying.laid(company, cast.patients(f"Group {number}"))
        evaluation = opened(table)
        give(evaluation, table.volunteer, 3, only_summed=True, hand_in=False)
        own = evaluation.parties.get(organisation=table.patients)
        if number == 0:
            own.answers.filter(question="paid").update(score=None)
        give_again(evaluation, table, own)
        give(evaluation, table.lead, 5)

    means = {
        row.question.key: row.mean for row in evaluated.summed(company.pk)[0][0].rows
    }

    assert means["paid"] is None
    assert str(means["purpose"]) == "3.0"


def give_again(evaluation, table, own):
    """Hands in what is kept."""
    evaluations.answer(
        evaluation,
        {"purpose": (3, "")},
        by=table.volunteer,
        today=TODAY,
        version=own.version,
        only_summed=True,
    )


def test_a_company_can_not_hide_behind_a_sum(company):
    table = laying.laid(company)

    with pytest.raises(Refused, match="Only a patient organisation"):
        give(opened(table), table.lead, 5, only_summed=True)


def test_what_time_opens_is_summed_too(company):
    table = laying.laid(company)
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2, only_summed=True)
    evaluations.show(evaluation, today=days(61))

    assert evaluated.summed(company.pk) == ([], 4)


def test_the_company_is_locked_while_it_has_no_pool_yet(company):
    table = laying.laid(company, cast.patients("Group 0"))
    evaluation = opened(table, TODAY)
    give(evaluation, table.volunteer, 2, SECRET, today=TODAY, only_summed=True)

    with CaptureQueriesContext(connection) as queries:
        give(evaluation, table.lead, 5, today=TODAY)

    said = [each["sql"] for each in queries]
    locked = next(
        number
        for number, sql in enumerate(said)
        if "organisations_organisation" in sql and "FOR NO KEY UPDATE" in sql
    )
    made = next(n for n, sql in enumerate(said) if "partnerships_answerpool" in sql)
    assert locked < made
