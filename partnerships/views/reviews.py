"""Reviews of an application, and the decision."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from accounts.models import User
from organisations import interests
from organisations.mail.people import members
from organisations.permissions import for_kind, for_roles
from partnerships import published_criteria
from partnerships.actions import decisions
from partnerships.actions import reviews as actions
from partnerships.application_reading import reviews_open_to, steps_of
from partnerships.forms.reviews import (
    DecisionForm,
    InterestForm,
    ReviewersForm,
    ReviewForm,
)
from partnerships.lifecycle.applications import DECIDERS, DECISIONS, MOVES
from partnerships.lifecycle.reviews import (
    REVIEWERS,
    cautions,
    may_not_propose,
    may_not_review,
    newest_checks,
)
from partnerships.models import Application, Review, ReviewPoint
from partnerships.views.applications import beside, the_application
from partnerships.views.partnerships import ANYBODY
from workflow.moves import Refused

USUAL = datetime.timedelta(weeks=1)
ACTIONS: dict[str, Callable[..., Application]] = {
    "approve": decisions.approve,
    "approve_with_conditions": decisions.approve_with_conditions,
    "decline": decisions.decline,
}


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The company reads its reviews, the organisation too when it is decided."""
    application = the_application(request, public_id)
    company = request.actor.organisation_id == application.company_id
    open_ = reviews_open_to(application, request.actor)
    points = Prefetch("points", ReviewPoint.objects.order_by("pk"))
    reviews = application.reviews.select_related("person").prefetch_related(points)
    context = {
        "tab": "reviews",
        **beside(application, request),
        "reviews": reviews.order_by("pk") if open_ else [],
        "may_propose": company and not may_not_propose(application, request.actor),
    }
    return render(request, "partnerships/applications/reviews.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
def propose(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Who is asked for a review, with the interests that people declared beside them."""
    application = the_application(request, public_id)
    if reasons := may_not_propose(application, request.actor):
        messages.error(request, str(Refused(reasons)))
        return redirect(application)
    today = timezone.localdate()
    asked = set(application.reviews.values_list("person_id", flat=True))
    people = _people(application, asked)
    form = ReviewersForm(
        request.POST or None, people=people, initial={"due_on": today + USUAL}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(
                application,
                form.chosen(),
                due_on=form.cleaned_data["due_on"],
                by=request.actor,
                today=today,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("They are asked for a review."))
            return redirect("partnerships:application-reviews", public_id)
    context = {
        "application": application,
        "form": form,
        "people": people,
        "declared": interests.beside(
            [person for person, _role in people],
            application.company_id,
            request.actor,
            today,
        ),
    }
    return render(request, "partnerships/applications/propose.html", context)


def _people(application: Application, asked: set[int]) -> list[tuple[User, str]]:
    """Everybody who can review and was not asked yet, in the first role that fits."""
    found: dict[int, tuple[User, str]] = {}
    for role in REVIEWERS:
        place = application.company_id
        for person in members([place], (role,)).get(place, []):
            if person.pk not in asked:
                found.setdefault(person.pk, (person, role))
    return list(found.values())


def _mine(request: SignedInRequest, application: Application) -> Review:
    return get_object_or_404(
        Review.objects.select_related("application"),
        application=application,
        person=request.actor.person_id,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*REVIEWERS)
@for_kind("company")
def write(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One's own review: first whether one has an interest, then what one thinks."""
    application = the_application(request, public_id)
    review = _mine(request, application)
    if reasons := may_not_review(review, application, request.actor):
        messages.error(request, str(Refused(reasons)))
        return redirect(application)
    if not review.interest:
        return _declare(request, application, review)
    if review.interest == Review.Interest.CONFLICT:
        messages.error(
            request, _("You have an interest in this: somebody else reviews it.")
        )
        return redirect(application)
    return _review(request, application, review)


def _declare(
    request: SignedInRequest, application: Application, review: Review
) -> HttpResponse:
    form = InterestForm(request.POST or None)
    today = timezone.localdate()
    if request.method == "POST" and form.is_valid():
        try:
            declared = actions.declare(
                review, by=request.actor, today=today, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            if declared.interest == Review.Interest.NONE:
                return redirect(
                    "partnerships:application-review", application.public_id
                )
            messages.success(
                request, _("Thank you. Whoever asked you looks for somebody else.")
            )
            return redirect(application)
    mine = interests.beside(
        [request.user], application.company_id, request.actor, today
    )
    context = {"application": application, "form": form, "declared": mine}
    return render(request, "partnerships/applications/declare.html", context)


def _review(
    request: SignedInRequest, application: Application, review: Review
) -> HttpResponse:
    today = timezone.localdate()
    published = published_criteria.published(application.company)
    form = ReviewForm(
        request.POST or None, criteria=published, initial=_written(review, published)
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.give(
                review,
                recommendation=form.cleaned_data["recommendation"],
                words=form.cleaned_data["words"],
                found=form.found(),
                by=request.actor,
                today=today,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Your review is in. You can change it until the decision.")
            )
            return redirect("partnerships:application-reviews", application.public_id)
    context = {
        "application": application,
        "form": form,
        "criteria": published,
        "checks": newest_checks(application),
    }
    return render(request, "partnerships/applications/review.html", context)


def _written(review: Review, published: list[str]) -> dict[str, Any]:
    """What they wrote before, for a change."""
    before = {point.criterion: point for point in review.points.all()}
    first: dict[str, Any] = {
        "recommendation": review.recommendation,
        "words": review.words,
    }
    for number, criterion in enumerate(published):
        if point := before.get(criterion):
            first[f"met_{number}"] = point.met
            first[f"about_{number}"] = point.words
    return first


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*DECIDERS)
@for_kind("company")
def decide(request: SignedInRequest, public_id: str, move: str) -> HttpResponse:
    application = the_application(request, public_id)
    if move not in DECISIONS:
        raise Http404
    today = timezone.localdate()
    if reasons := steps_of(application, request.actor, today)[move]:
        messages.error(request, str(Refused(reasons)))
        return redirect(application)
    looked = cautions(application, move, request.actor, today)
    form = DecisionForm(request.POST or None, move=move, cautions=looked)
    if request.method == "POST" and form.is_valid():
        try:
            ACTIONS[move](
                application, by=request.actor, today=today, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Your decision is recorded; the organisation reads it.")
            )
            return redirect(application)
    context = {
        "application": application,
        "form": form,
        "title": MOVES[move].label,
        "cautions": looked,
    }
    return render(request, "partnerships/applications/decide.html", context)
