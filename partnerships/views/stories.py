"""Joint stories: written, read, approved, taken back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.permissions import for_kind
from partnerships.actions import stories as actions
from partnerships.forms.stories import StoryForm
from partnerships.lifecycle.publishing import (
    may_not_approve_story,
    may_not_change_story,
    may_not_close_story,
)
from partnerships.models import Story
from partnerships.models.taking_part import joins
from partnerships.views.learning import (
    done,
    for_writers,
    form_page,
    the_partnership,
    turned_away,
    why_not,
)
from partnerships.views.living import new_key
from partnerships.views.partnerships import ANYBODY


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    story = _get(request, public_id)
    parties = list(actions.those_asked(story).select_related("organisation"))
    consented = any(
        party.approved_on
        for party in parties
        if party.organisation_id == request.actor.organisation_id
    )
    if not story.joined:  # whoever left may still take its approval back
        consented = actions.has_approved(story, request.actor)
    said: dict[str, Any] = {"joined": story.joined}
    context = {
        "story": story,
        "agreed": [party for party in parties if party.approved_on],
        "waiting": [party for party in parties if not party.approved_on],
        "may_change": not may_not_change_story(story, request.actor, **said),
        "may_approve": not may_not_approve_story(
            story, request.actor, consented=consented, **said
        ),
        "may_close": not may_not_close_story(
            story, request.actor, consented=consented, **said
        ),
        "moments": timeline(story, viewer=request.actor),
    }
    return render(request, "partnerships/public/story.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = the_partnership(request, public_id)
    back = reverse("partnerships:public", args=[public_id])
    if reasons := why_not(request, partnership):
        return turned_away(request, reasons, back)
    return form_page(
        request,
        StoryForm(request.POST or None, initial={"key": new_key()}),
        lambda facts: actions.write(
            partnership,
            by=request.actor,
            today=timezone.localdate(),
            key=facts["key"],
            **_facts(facts),
        ),
        title=_("Write a joint story"),
        submit=_("Save and ask the others"),
        words=_("It is written, and you approve it. The others are asked."),
        back=back,
        caption=partnership.title,
        intro=_("It is told only in words that all of you approve."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    story = _get(request, public_id)
    if reasons := may_not_change_story(story, request.actor, joined=story.joined):
        return turned_away(request, reasons, story)
    names = ("title", "text", "audience", "medium", "address", "version")
    return form_page(
        request,
        StoryForm(
            request.POST or None,
            initial={name: getattr(story, name) for name in names},
        ),
        lambda facts: actions.change(
            story,
            by=request.actor,
            today=timezone.localdate(),
            version=facts["version"] or 0,
            **_facts(facts),
        ),
        title=_("Write other words"),
        submit=_("Save and ask the others"),
        words=_("The words are changed. The others are asked to approve them."),
        back=story,
        caption=story.title,
    )


def _facts(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in cleaned.items() if name not in {"version", "key"}
    }


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def approve(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The words that stood on the page: its form says which."""
    story = _get(request, public_id)
    read = request.POST.get("version", "")
    return done(
        request,
        lambda: actions.approve(
            story,
            by=request.actor,
            today=timezone.localdate(),
            version=int(read) if read.isdecimal() and len(read) < 10 else 0,
        ),
        story,
        _("You approved these words."),
    )


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    story = _get(request, public_id)
    return done(
        request,
        lambda: actions.take_back(story, by=request.actor, today=timezone.localdate()),
        story,
        _("You took your approval back."),
    )


def _get(request: SignedInRequest, public_id: str) -> Any:
    return get_object_or_404(
        Story.objects.for_actor(request.actor)
        .select_related("partnership", "written_by")
        .annotate(joined=joins(request.actor)),
        public_id=public_id,
    )
