"""Applications at a table, as far as a test needs them."""

import datetime
from decimal import Decimal

from organisations.models import CompanyProfile
from partnerships.actions import applications, clarifications, decisions, reviews
from partnerships.models import Review
from tests.partnerships.table import TODAY

WORDS = {
    "summary": "Volunteers answer calls at weekends.",
    "objectives": "Nobody waits until Monday.",
    "benefit": "Somebody who knows the disease listens.",
    "target_group": "About 900 people with a rare lung disease.",
    "starts_on": datetime.date(2026, 9, 1),
    "ends_on": datetime.date(2027, 8, 31),
    "place": "By telephone.",
    "acknowledgement": "Supported by Northwind Pharma, on each leaflet.",
    "outcomes": "Calls answered, before and after.",
    "currency": "GBP",
    "declared_not_for_profit": True,
    "declared_no_promotion": True,
    "declared_publication": True,
    "declared_interests": True,
    "declared_account": True,
    "declared_authority": True,
}
LINES = [
    {"words": "Training", "amount": Decimal(4000), "asked": Decimal(3000)},
    {"words": "Telephones", "amount": Decimal(1000), "asked": Decimal(1000)},
]
CRITERIA = "- For patients first\n- No medicine is named\n"


def later(days):
    return TODAY + datetime.timedelta(days=days)


def publish(company, **process):
    """The company's published process, open and with 30 promised days."""
    usual = {"process_open": True, "promised_days": 30, "criteria": CRITERIA}
    return CompanyProfile.objects.create(organisation=company, **usual | process)


def drafted(table, *, by=None, words=None, lines=LINES, **begun):
    """A complete draft by the volunteer."""
    if not hasattr(table.company, "company_profile"):
        publish(table.company)
    by = by or table.volunteer
    begun = {"route": "process", "kind": "grant", "title": "A helpline"} | begun
    made = applications.begin(table.company, by=by, **begun)
    return applications.write(
        made, WORDS if words is None else words, version=1, lines=lines, by=by
    )


def handed_in(table, *, today=TODAY, **draft):
    return applications.hand_in(
        drafted(table, **draft), by=table.volunteer, today=today
    )


def in_review(table, **draft):
    return applications.take(handed_in(table, **draft), by=table.lead, today=TODAY)


def asked(table, *words, due_on=None, **draft):
    """In the organisation's hands again, with questions."""
    return clarifications.ask(
        in_review(table, **draft),
        words or ["Who trains the volunteers?"],
        due_on=due_on or later(14),
        by=table.lead,
        today=TODAY,
    )


def answered(application, by, today=TODAY, words="A nurse."):
    waiting = application.questions.filter(answered_on=None)
    return clarifications.answer(
        application, {each.pk: (words, None) for each in waiting}, by=by, today=today
    )


def review_asked(table, application, role="medical_reviewer"):
    """An actor of the company in this role, and the review that is asked of them."""
    reviewer = table.actor(role)
    (review,) = reviews.ask(
        application,
        {reviewer.person_id: role},
        due_on=later(7),
        by=table.lead,
        today=TODAY,
    )
    return reviewer, review


def reviewed(table, application, role="medical_reviewer", recommendation="approve"):
    """Somebody without an interest has reviewed it."""
    reviewer, review = review_asked(table, application, role)
    free(review, reviewer)
    reviews.give(
        Review.objects.get(pk=review.pk),
        recommendation=recommendation,
        words="Clear and needed.",
        found={"For patients first": ("yes", "They asked patients.")},
        by=reviewer,
        today=TODAY,
    )
    return Review.objects.get(pk=review.pk)


def free(review, reviewer):
    return reviews.declare(review, interest="none", words="", by=reviewer, today=TODAY)


def approved(table, *, conditions="", **draft):
    """Approved by the lead after somebody else's review, with no checks in force."""
    application = in_review(table, **draft)
    reviewed(table, application)
    approve = decisions.approve
    said = {"reason": "It helps patients.", "although": "The checks follow."}
    if conditions:
        approve = decisions.approve_with_conditions
        said["conditions"] = conditions
    return approve(application, by=table.lead, today=TODAY, **said)
