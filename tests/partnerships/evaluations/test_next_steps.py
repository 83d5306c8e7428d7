"""Next steps, agreed when the answers are open to all."""

import pytest
from django.urls import reverse

from accounts.models import User
from partnerships.actions import next_steps
from partnerships.models import NextStep
from tests.partnerships import table as laying
from tests.partnerships.evaluations.table import give, opened
from tests.partnerships.table import TODAY


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def shown(table):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 4, hand_in=True)
    give(evaluation, table.lead, 3, hand_in=True)
    return evaluation


def test_a_form_that_is_sent_twice_gives_one(table, shown):
    def step(key):
        return next_steps.give(
            shown,
            what="Write the summary.",
            organisation=table.company,
            role="",
            due_on=TODAY,
            by=table.volunteer,
            today=TODAY,
            key=key,
        )

    first = step("form")

    assert step("form") == first
    assert step("another") != first


def test_a_second_click_on_its_page_makes_no_second_row(table, shown, fresh_sign_in):
    client = fresh_sign_in(User.objects.get(pk=table.volunteer.person_id))
    address = reverse("partnerships:evaluation-next-step", args=[shown.public_id])
    form = client.get(address).context["form"]
    typed = {
        "what": "Write the summary.",
        "organisation": table.company.pk,
        "due_on": "2099-01-31",
        "key": form["key"].value(),
    }

    statuses = [client.post(address, typed).status_code for _click in range(2)]

    assert statuses == [302, 302]
    assert NextStep.objects.count() == 1
