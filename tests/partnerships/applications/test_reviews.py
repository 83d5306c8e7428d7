"""Several people review; whoever has an interest says so first and gives no opinion."""

import pytest

from notices.models import Notice
from organisations.handover import hand_over
from partnerships import published_criteria
from partnerships.actions import decisions, reviews
from partnerships.models import Review
from tests import cast
from tests.partnerships.applications import asking
from tests.partnerships.applications.asking import later
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused


@pytest.fixture
def table():
    return laid()


def give(review, by, **more):
    said = {"recommendation": "approve", "words": "Good", "found": {}} | more
    return reviews.give(review, by=by, today=TODAY, **said)


def test_people_are_asked_in_a_role_of_theirs_and_told(table):
    application = asking.in_review(table)
    reviewer, review = asking.review_asked(table, application)

    assert (review.role, review.due_on) == ("medical_reviewer", later(7))
    notice = Notice.objects.get(kind="review_wanted")
    assert notice.person_id == reviewer.person_id
    assert "9 March 2026" in notice.body


def test_somebody_of_another_house_or_without_the_role_is_not_asked(table):
    application = asking.in_review(table)
    stranger = cast.member(cast.company("Southgate", "CH"), "medical_reviewer")
    viewer = table.actor("viewer").person_id
    for people in (
        {stranger.pk: "medical_reviewer"},
        {viewer: "viewer"},
        {viewer: "medical_reviewer"},
    ):
        with pytest.raises(Refused, match="leads and reviewers of the company"):
            reviews.ask(
                application, people, due_on=later(7), by=table.lead, today=TODAY
            )


def test_nobody_is_asked_twice(table):
    application = asking.in_review(table)
    reviewer, _review = asking.review_asked(table, application)

    with pytest.raises(Refused, match="not asked yet"):
        reviews.ask(
            application,
            {reviewer.person_id: "medical_reviewer"},
            due_on=later(7),
            by=table.lead,
            today=TODAY,
        )


def test_the_interest_is_declared_first(table):
    reviewer, review = asking.review_asked(table, asking.in_review(table))

    with pytest.raises(Refused, match="Say first whether you have an interest"):
        give(review, reviewer)
    asking.free(review, reviewer)
    with pytest.raises(Refused, match="said already"):
        asking.free(review, reviewer)


def test_somebody_with_an_interest_neither_reviews_nor_decides(table):
    application = asking.in_review(table)
    reviewer, review = asking.review_asked(table, application)

    reviews.declare(
        review, interest="conflict", words="My sister", by=reviewer, today=TODAY
    )

    with pytest.raises(Refused, match="somebody else reviews it"):
        give(review, reviewer)
    with pytest.raises(Refused, match="somebody else has to decide"):
        decisions.approve(
            application, reason="Yes", although="Yes", by=reviewer, today=TODAY
        )
    assert Notice.objects.get(kind="review_conflict").person_id == table.lead.person_id


def test_each_criterion_is_answered_and_a_change_replaces_it(table):
    application = asking.in_review(table)
    reviewer, review = asking.review_asked(table, application)
    asking.free(review, reviewer)

    give(review, reviewer, found={"For patients first": ("no", "")})
    give(
        review,
        reviewer,
        recommendation="decline",
        found={"For patients first": ("partly", "Hardly")},
    )

    point = Review.objects.get().points.get()
    assert (point.met, point.words) == ("partly", "Hardly")
    assert Review.objects.get().recommendation == "decline"


def test_a_review_is_its_own_persons(table):
    _reviewer, review = asking.review_asked(table, asking.in_review(table))

    with pytest.raises(Refused, match="asked of somebody else"):
        asking.free(review, table.actor("medical_reviewer"))


def test_after_the_decision_nothing_is_reviewed(table):
    application = asking.in_review(table)
    reviewer, review = asking.review_asked(table, application)
    asking.free(review, reviewer)
    decisions.decline(
        application, reason="No", although="In a hurry", by=table.lead, today=TODAY
    )

    with pytest.raises(Refused, match="It is now: “Declined”"):
        give(review, reviewer)


def test_open_reviews_of_somebody_who_leaves_go_on(table):
    application = asking.in_review(table)
    reviewer, review = asking.review_asked(table, application)
    asking.free(review, reviewer)
    taker = table.actor("medical_reviewer")

    hand_over(
        table.company.pk,
        reviewer.person_id,
        taker.person_id,
        by=table.lead,
        today=later(1),
    )

    review.refresh_from_db()
    assert (review.person_id, review.interest) == (taker.person_id, "")


def test_criteria_are_the_published_lines(table):
    asking.publish(table.company, criteria="• One\n\n - Two \n- One\n")

    assert published_criteria.published(table.company) == ["One", "Two"]
    assert published_criteria.published(table.patients) == []
