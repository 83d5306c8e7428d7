"""An evaluation at a table, and answers."""

import datetime

from partnerships.actions import evaluations
from partnerships.criteria import questions
from partnerships.models import EvaluationParty
from tests.partnerships.table import TODAY

SECRET = "Quite secret words"


def days(number):
    return TODAY + datetime.timedelta(days=number)


def opened(table, today=TODAY):
    return evaluations.begin(table.partnership, by=table.volunteer, today=today)


def said(score, words=""):
    return {question.key: (score, words) for question in questions()}


def give(evaluation, by, score, words="", *, today=TODAY, **more):
    """All questions with the same number and words."""
    own = EvaluationParty.objects.get(
        evaluation=evaluation, organisation=by.organisation
    )
    evaluations.answer(
        evaluation,
        said(score, words),
        by=by,
        today=today,
        version=own.version,
        **more,
    )
    evaluation.refresh_from_db()
