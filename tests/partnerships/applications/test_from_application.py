"""An approved application becomes the first draft of an agreement; nothing is typed twice."""

import datetime
from decimal import Decimal

import pytest

from organisations.models import Profile
from partnerships.actions.from_application import (
    begin_agreement,
    may_not_begin,
    partnerships_of_both,
)
from partnerships.models import Agreement, Partnership
from tests.partnerships.applications import asking
from tests.partnerships.applications.asking import later
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused


@pytest.fixture
def table():
    return laid()


def begun(table, application, by):
    return begin_agreement(
        application, table.partnership, form="full", by=by, today=TODAY
    )


def test_everything_that_was_said_is_taken_over(table):
    application = asking.approved(table, conditions="Two people sign.")

    agreement = begun(table, application, table.volunteer)

    draft = agreement.versions.get()
    assert (agreement.application, agreement.kind) == (application, "grant")
    assert (draft.title, draft.amount, draft.currency) == ("A helpline", 4000, "GBP")
    assert draft.starts_on == datetime.date(2026, 9, 1)
    assert draft.description.startswith("Volunteers answer calls at weekends.")
    assert list(draft.budget.values_list("words", "amount")) == [
        ("Training", Decimal(3000)),
        ("Telephones", Decimal(1000)),
    ]
    assert list(draft.clauses.values_list("heading", "text")) == [
        ("Conditions of the decision", "Two people sign.")
    ]


def test_either_side_begins_and_the_other_sees_nothing_of_it_yet(table):
    application = asking.approved(table)

    begun(table, application, table.lead)

    assert not Agreement.objects.for_actor(table.volunteer).exists()
    assert may_not_begin(application, table.volunteer, TODAY) == []
    with pytest.raises(Refused, match="begun already"):
        begun(table, application, table.lead)


def test_only_what_was_approved_leads_on(table):
    with pytest.raises(Refused, match="when the company has approved"):
        begun(table, asking.in_review(table), table.volunteer)


def test_a_viewer_begins_nothing(table):
    with pytest.raises(Refused, match="Agreements are drafted by"):
        begun(table, asking.approved(table), table.actor("viewer"))


def test_the_company_respects_not_now_and_the_organisation_may_all_the_same(table):
    application = asking.approved(table)
    Profile.objects.create(organisation=table.patients, not_now_until=later(5))

    with pytest.raises(Refused, match="nothing new until 7 March 2026"):
        begun(table, application, table.lead)
    assert begun(table, application, table.volunteer).state == "draft"


def test_only_running_partnerships_of_both_are_offered(table):
    application = asking.approved(table)
    assert partnerships_of_both(application) == [table.partnership]

    Partnership.objects.update(state="ended", ended_on=TODAY, end_reason="Over")

    assert partnerships_of_both(application) == []
