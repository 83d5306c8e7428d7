"""What waits around applications, on whose desk."""

import datetime

from accounts.models import User
from partnerships.actions import applications, clarifications
from tests.inbox.test_inbox import on_desk
from tests.partnerships.applications import asking
from tests.partnerships.table import TODAY, laid


def test_answers_questions_and_reviews_wait_for_those_who_can_do_them(
    company, patients, lead, po_administrator, viewer
):
    table = laid(company, patients)
    table.lead, table.volunteer = (
        table.actor("lead"),
        table.actor("administrator", of="patients"),
    )
    application = asking.handed_in(table)
    due_on = asking.later(30)

    assert ("applications", "Northwind Pharma", 1, due_on) in on_desk(lead)
    assert on_desk(viewer) == []
    assert _of_applications(po_administrator) == []

    applications.take(application, by=table.lead, today=TODAY)
    reviewer, _review = asking.review_asked(table, application)
    assert [
        row for row in on_desk(_person(reviewer)) if row[0] == "application_reviews"
    ] == [("application_reviews", "Northwind Pharma", 1, asking.later(7))]

    until = TODAY + datetime.timedelta(days=10)
    clarifications.ask(application, ["Why?"], due_on=until, by=table.lead, today=TODAY)
    assert _of_applications(po_administrator) == [
        ("application_questions", "Rare Lung Alliance", 1, until)
    ]
    assert [row for row in on_desk(lead) if row[0] == "applications"] == []


def _of_applications(person):
    return [row for row in on_desk(person) if row[0].startswith("application")]


def _person(actor):
    return User.objects.get(pk=actor.person_id)
