"""Reviews of an application: asked of people, begun with their interests, written."""

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from organisations.mail.people import members
from partnerships.actions.applications import lock
from partnerships.lifecycle.reviews import (
    REVIEWERS,
    may_not_propose,
    may_not_recommend,
    may_not_review,
)
from partnerships.mail import applications as mail
from partnerships.models import Application, Review, ReviewPoint
from workflow.moves import Refused

Found = Mapping[str, tuple[str, str]]
"""By criterion: whether it is met, and words about it."""


def ask(
    application: Application,
    people: Mapping[int, str],
    *,
    due_on: datetime.date,
    by: Actor,
    today: datetime.date,
) -> list[Review]:
    """Asks people of the company, each in a role of theirs, for a review until a day.

    Who was asked before is left as they are.
    """
    with acting(by):
        locked = lock(application)
        reasons = may_not_propose(locked, by)
        asked = dict(locked.reviews.values_list("person_id", "pk"))
        new = {person: role for person, role in people.items() if person not in asked}
        if not new:
            reasons.append(_("Choose somebody who was not asked yet."))
        if due_on < today:
            reasons.append(_("The day by which it is wanted is over already."))
        if not _hold(new, by.organisation):
            reasons.append(
                _("Reviews are asked of leads and reviewers of the company.")
            )
        if reasons:
            raise Refused(reasons)
        made = Review.objects.bulk_create(
            Review(
                application=locked,
                person_id=person,
                role=role,
                asked_on=today,
                asker_id=by.person,
                due_on=due_on,
            )
            for person, role in new.items()
        )
        for review in made:
            record("review_asked", review, by=by)
        mail.review_wanted(locked, made)
        return made


def _hold(people: Mapping[int, str], company: int) -> bool:
    """Whether each of these people acts for the company in this role."""
    for role in set(people.values()):
        wanted = {person for person, theirs in people.items() if theirs == role}
        holders = members([company], (role,)).get(company, [])
        if role not in REVIEWERS or not wanted <= {each.pk for each in holders}:
            return False
    return True


def declare(
    review: Review, *, interest: str, words: str, by: Actor, today: datetime.date
) -> Review:
    """Says first whether they have an interest in the matter. Who has one is done."""
    with acting(by):
        application = lock(review.application)
        locked = Review.objects.select_for_update().get(pk=review.pk)
        reasons = may_not_review(locked, application, by)
        if locked.interest:
            reasons.append(_("You have said already whether you have an interest."))
        if reasons:
            raise Refused(reasons)
        locked.interest = interest
        if interest == Review.Interest.CONFLICT:
            locked.words, locked.done_on = words, today
        locked.save()
        record("review_interest_declared", locked, by=by)
        if interest == Review.Interest.CONFLICT:
            mail.conflict_declared(application, locked)
        return locked


def give(
    review: Review,
    *,
    recommendation: str,
    words: str,
    found: Found,
    by: Actor,
    today: datetime.date,
) -> Review:
    """What they think, criterion by criterion and in words; changed until the decision."""
    with acting(by):
        application = lock(review.application)
        locked = Review.objects.select_for_update().get(pk=review.pk)
        reasons = may_not_recommend(locked, application, by)
        if not words.strip():
            reasons.append(_("Say why: the organisation reads it after the decision."))
        if reasons:
            raise Refused(reasons)
        for criterion, (met, about) in found.items():
            ReviewPoint.objects.update_or_create(
                review=locked,
                criterion=criterion,
                defaults={"met": met, "words": about},
            )
        locked.recommendation, locked.words = recommendation, words
        locked.done_on = today
        locked.save()
        record("review_given", locked, by=by)
        return locked


def pass_on(
    organisation_id: int,
    leaver_id: int,
    taker_id: int | None,
    by: Actor,
    today: datetime.date,
) -> None:
    """Reviews that somebody who leaves has not written go to whoever takes their work.

    Nobody: they stay open, and whoever decides sees that one is not in.
    """
    waiting = Review.objects.filter(
        application__company=organisation_id, person=leaver_id, done_on=None
    )
    if taker_id is None:
        return
    theirs = Review.objects.filter(person=taker_id).values("application_id")
    waiting.exclude(application_id__in=theirs).update(
        person=taker_id, interest="", asked_on=today, asker_id=by.person
    )
