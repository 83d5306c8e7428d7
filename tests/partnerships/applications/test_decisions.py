"""A decision has reasons that the organisation reads, and overlooks nothing silently."""

import datetime

import pytest

from notices.models import Notice
from organisations import interests
from organisations.actions import diligence
from organisations.actions import interests as declaring
from organisations.directory import beside
from partnerships import turns
from partnerships.actions import applications, decisions
from partnerships.application_reading import history, reviews_open_to
from partnerships.lifecycle.reviews import cautions
from partnerships.models import Application
from tests.partnerships.applications import asking
from tests.partnerships.applications.asking import later
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused

NO_REVIEW = "Nobody has reviewed it yet."
NO_CHECKS = "Your company has not checked this organisation yet."


@pytest.fixture
def table():
    return laid()


@pytest.fixture
def checked(table):
    round_ = diligence.begin(table.patients, by=table.lead, today=TODAY)
    return diligence.clear(round_, reason="In order", by=table.lead, today=TODAY)


def approve(application, by, **more):
    said = {"reason": "It helps patients.", "by": by, "today": TODAY} | more
    return decisions.approve(application, **said)


def test_an_approval_after_a_review_with_checks_in_force(table, checked):
    application = asking.in_review(table)
    asking.reviewed(table, application)

    application = approve(application, table.lead)

    assert (application.state, application.decided_on) == ("approved", TODAY)
    assert turns.now(application) is None
    notice = Notice.objects.get(kind="application_decided")
    assert notice.person_id == table.volunteer.person_id
    assert "It helps patients." in notice.body


def test_a_reason_is_needed(table):
    with pytest.raises(Refused, match="Say why: the organisation reads it"):
        approve(asking.in_review(table), table.lead, reason=" ", although="x")


def test_cautions_are_told_and_a_person_can_insist_in_words(table):
    application = asking.in_review(table)

    with pytest.raises(Refused) as refusal:
        approve(application, table.lead)
    approve(application, table.lead, although="The board meets tonight.")

    assert refusal.value.reasons == [
        NO_REVIEW,
        NO_CHECKS,
        "Say why you decide all the same.",
    ]
    told = [
        (moment.title, moment.reason)
        for moment in history(Application.objects.get(), table.volunteer)
    ]
    assert ("Decided all the same", "The board meets tonight.") in told


def test_a_no_does_not_ask_for_checks(table):
    application = asking.in_review(table)
    asking.reviewed(table, application, recommendation="decline")

    application = decisions.decline(
        application, reason="Too late this year", by=table.lead, today=TODAY
    )

    assert application.state == "declined"


def test_deciding_on_the_own_review_alone_is_cautioned(table, checked):
    application = asking.in_review(table)
    review = asking.reviewed(table, application)
    by = table.actor("medical_reviewer")
    own = type(by)(**{**by.__dict__, "person_id": review.person_id})

    (caution,) = cautions(application, "approve", own, TODAY)

    assert caution.startswith("You would decide on your own review alone.")
    assert cautions(application, "approve", table.lead, TODAY) == []


def test_reviews_that_are_not_in_and_checks_that_expired_are_said(table, checked):
    application = asking.in_review(table)
    asking.reviewed(table, application)
    asking.review_asked(table, application, "legal_reviewer")

    assert cautions(application, "approve", table.lead, TODAY) == [
        "1 review is not in yet."
    ]
    assert cautions(application, "approve", table.lead, later(800)) == [
        "1 review is not in yet.",
        "Your checks of this organisation are not in force: “Cleared”.",
    ]


def test_an_interest_declared_in_the_organisation_is_said(table, checked):
    declaring.declare(
        of_organisation=False,
        kind="family",
        company=table.patients,
        company_name="",
        description="",
        in_governing_body=False,
        from_on=None,
        until_on=None,
        by=table.lead,
        today=TODAY,
    )
    application = asking.in_review(table)
    asking.reviewed(table, application)

    (caution,) = cautions(application, "approve", table.lead, TODAY)

    assert caution.startswith("You declared: A close person's interest: Rare Lung")
    assert interests.conflicts([1], [2], TODAY, of=3) == {}


def test_conditions_are_written(table):
    application = asking.in_review(table)
    with pytest.raises(Refused, match="Write the conditions"):
        decisions.approve_with_conditions(
            application, reason="Yes", conditions=" ", by=table.lead, today=TODAY
        )

    application = asking.approved(table, conditions="Two people sign.")

    assert (application.state, application.conditions) == (
        "conditions",
        "Two people sign.",
    )


@pytest.mark.parametrize("role", ["viewer", "auditor", "disclosure_officer"])
def test_others_do_not_decide(table, role):
    with pytest.raises(Refused, match="The company decides"):
        approve(asking.in_review(table), table.actor(role), although="x")


def test_the_organisation_does_not_decide_about_itself(table):
    with pytest.raises(Refused, match="The company decides"):
        approve(asking.in_review(table), table.volunteer, although="x")


def test_it_is_decided_once_and_only_in_review(table):
    handed_in = asking.handed_in(table)
    with pytest.raises(Refused, match="It is now: “Handed in”"):
        approve(handed_in, table.lead, although="x")

    applications.take(handed_in, by=table.lead, today=TODAY)
    approve(handed_in, table.lead, although="x")
    with pytest.raises(Refused, match="It is now: “Approved”"):
        approve(handed_in, table.lead, although="x")


def test_the_organisation_reads_reviews_once_it_is_decided(table):
    application = asking.in_review(table)
    asking.reviewed(table, application)

    assert reviews_open_to(application, table.lead)
    assert not reviews_open_to(application, table.volunteer)
    decided = approve(application, table.lead, although="x")
    assert reviews_open_to(decided, table.volunteer)


def test_the_directory_says_how_long_answers_took(table):
    for days in (4, 20):
        application = asking.in_review(table)
        decisions.decline(
            application,
            reason="No",
            although="x",
            by=table.lead,
            today=TODAY + datetime.timedelta(days=days),
        )

    assert beside.answer_days([table.company.pk], TODAY) == {
        table.company.pk: "half of 2 applications within 4 days"
    }
