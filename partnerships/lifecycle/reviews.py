"""Who reviews an application for the company, and what a decision should not overlook."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.acting import Actor
from organisations import interests
from organisations.diligence import IN_FORCE
from organisations.models import DueDiligence
from partnerships.lifecycle.applications import HANDED_IN, HANDLER, OF_HANDLER, parts
from partnerships.models import Application, Review

REVIEWERS = ("medical_reviewer", "legal_reviewer", "compliance_reviewer", "lead")
"""Whom a company can ask for a review, the first that fits somebody first."""
APPROVALS = frozenset({"approve", "approve_with_conditions"})


def may_not_propose(application: Application, actor: Actor) -> list[str]:
    """Why the actor may not ask people for reviews; nothing means that they may."""
    if HANDLER not in parts(application, actor):
        return [str(OF_HANDLER)]
    return _over(application)


def may_not_review(review: Review, application: Application, actor: Actor) -> list[str]:
    """Why the actor may not write this review now; nothing means that they may."""
    if review.person_id not in {actor.person_id, actor.deputy_for_id}:
        return [_("This review was asked of somebody else.")]
    if actor.organisation_id != application.company_id or not actor.has(*REVIEWERS):
        return [_("Reviews are written by leads and reviewers of the company.")]
    return _over(application)


def may_not_recommend(
    review: Review, application: Application, actor: Actor
) -> list[str]:
    """The same for what they think of it: first they say whether they are free."""
    reasons = may_not_review(review, application, actor)
    if review.interest == Review.Interest.CONFLICT:
        reasons.append(_("You have an interest in this: somebody else reviews it."))
    elif not review.interest:
        reasons.append(_("Say first whether you have an interest in this matter."))
    return reasons


def cautions(
    application: Application, move: str, actor: Actor, today: datetime.date
) -> list[str]:
    """What whoever decides should know first; a person can decide all the same."""
    reviews = list(Review.objects.filter(application=application).order_by("pk"))
    free = [each for each in reviews if each.interest != Review.Interest.CONFLICT]
    done = [each for each in free if each.done_on]
    found = []
    if not done:
        found.append(_("Nobody has reviewed it yet."))
    elif {each.person_id for each in done} == {actor.person_id}:
        found.append(
            _(
                "You would decide on your own review alone. Two people see more than one:"
                " ask somebody else to review it or to decide."
            )
        )
    if waited := len(free) - len(done):
        words = ngettext(
            "%(count)d review is not in yet.",
            "%(count)d reviews are not in yet.",
            waited,
        )
        found.append(words % {"count": waited})
    declared = interests.conflicts(
        [actor.person],
        [application.applicant_id],
        today,
        of=actor.organisation_id,
    )
    found += [
        _("You declared: %(interest)s.")
        % {"interest": interests.sentence(interest, today)}
        for interest in declared.get(actor.person, [])
    ]
    if move in APPROVALS:
        found += _checks(application, today)
    return found


def newest_checks(application: Application) -> DueDiligence | None:
    """The company's last round of checks of the organisation."""
    return (
        DueDiligence.objects.filter(
            company=application.company_id, organisation=application.applicant_id
        )
        .order_by("-pk")
        .first()
    )


def in_force(checks: DueDiligence | None, today: datetime.date) -> bool:
    return (
        checks is not None
        and checks.state in IN_FORCE
        and checks.expires_on is not None
        and checks.expires_on >= today
    )


def _checks(application: Application, today: datetime.date) -> list[str]:
    checks = newest_checks(application)
    if in_force(checks, today):
        return []
    if checks is None:
        return [_("Your company has not checked this organisation yet.")]
    return [
        _("Your checks of this organisation are not in force: “%(state)s”.")
        % {"state": checks.get_state_display()}
    ]


def _over(application: Application) -> list[str]:
    if application.state in HANDED_IN:
        return []
    return [_("It is now: “%(state)s”.") % {"state": application.get_state_display()}]
