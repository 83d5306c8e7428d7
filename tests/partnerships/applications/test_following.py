"""An earlier application begins the next one; only the organisation's own words travel."""

import pytest
from django.urls import reverse

from accounts.models import User
from partnerships.actions import applications
from partnerships.actions.applications import OWN_WORDS
from partnerships.applied import DECLARATIONS, label
from partnerships.models import Application, Review
from tests import cast
from tests.partnerships.applications import asking
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused

OF_ITS_OWN = {
    "id",
    "public_id",
    "applicant",
    "company",
    "partnership",
    "follows",
    "route",
    "kind",
    "title",
    "state",
    "version",
    "created_at",
}
ASKED_ANEW = {"starts_on", "ends_on", *DECLARATIONS}
STAYS = {
    "submitted_on",
    "promised_on",
    "decided_on",
    "decided_by_id",
    "reason",
    "conditions",
}


@pytest.fixture
def table():
    return laid()


@pytest.fixture
def followed(table):
    """To one company with all that can happen to it; then the next, to another one."""
    words = asking.WORDS | {name: f"Our {name}" for name in _texts()}
    first = asking.asked(table, words=words)
    asking.answered(first, table.volunteer)
    applications.take(first, by=table.lead, today=TODAY)
    asking.reviewed(table, first)
    Application.objects.filter(pk=first.pk).update(
        state="conditions",
        decided_on=TODAY,
        decided_by_id=table.lead.person_id,
        reason="Good",
        conditions="Two people",
    )
    first.refresh_from_db()
    second = applications.begin(
        cast.company("Southgate Biologics", "CH"),
        route="idea",
        kind="grant",
        title="The next",
        follows=first,
        by=table.volunteer,
    )
    return first, second


def _texts():
    return [
        name
        for name in OWN_WORDS
        if name not in {"amount", "currency", "vat_treatment", "linked_to_product"}
    ]


def test_every_column_is_decided_on():
    """A new column has to be put into one of the groups before it can travel."""
    every = {field.name for field in Application._meta.local_concrete_fields}

    assert {*OWN_WORDS, *OF_ITS_OWN, *ASKED_ANEW, *STAYS} == every


def test_own_words_and_budget_travel(followed):
    first, second = followed

    assert all(getattr(second, name) == f"Our {name}" for name in _texts())
    assert (second.amount, second.currency) == (first.amount, "GBP")
    assert list(second.lines.values_list("words", "amount", "asked")) == list(
        first.lines.values_list("words", "amount", "asked")
    )


def test_nothing_else_travels(followed):
    _first, second = followed
    blank = Application()

    for name in {*ASKED_ANEW, *STAYS}:
        assert getattr(second, name) == getattr(blank, name), name
    assert second.state == "draft"
    for related in ("questions", "reviews", "turns", "documents", "agreements"):
        assert not getattr(second, related).exists(), related
    assert Review.objects.count() == 1


def test_words_that_still_name_the_former_company_are_pointed_at(
    followed, table, sign_in
):
    _first, second = followed
    client = sign_in(User.objects.get(pk=table.volunteer.person_id))
    page = reverse("partnerships:application-hand-in", args=[second.public_id])
    clean = client.get(page).context["former"]
    Application.objects.filter(pk=second.pk).update(
        objectives="With NORTHWIND we reach more people."
    )

    assert clean == []
    assert client.get(page).context["former"] == [label("objectives")]


def test_an_application_of_somebody_else_is_not_followed(table, followed):
    first, _second = followed
    other = cast.patients("Asthma Circle", "IE")
    by = cast.actor(cast.member(other, "administrator"))

    with pytest.raises(Refused, match="one of your own"):
        applications.begin(
            table.company, route="idea", kind="grant", title="A", follows=first, by=by
        )
