"""Minutes of meetings: written, read, corrected."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import Related, timeline
from organisations.models import Organisation
from organisations.permissions import for_kind
from partnerships import conversations
from partnerships.actions import messages
from partnerships.actions import minutes as actions
from partnerships.forms.dialogue import MinutesForm
from partnerships.lifecycle.dialogue import may_not_correct
from partnerships.models import Attendance, Message, Minutes, conversation_url
from partnerships.views.dialogue import AUDIENCE, allow, frame, the_thing
from partnerships.views.partnerships import ANYBODY
from partnerships.views.trying import acted


def _get(request: SignedInRequest, public_id: str) -> Minutes:
    visible = Minutes.objects.for_actor(request.actor).select_related(
        "message__partnership",
        "message__agreement__current",
        "message__agreement__agreed",
        "message__agreement__partnership",
        "message__by_organisation",
    )
    return get_object_or_404(visible, public_id=public_id)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def create(
    request: SignedInRequest, public_id: str = "", reference: str = ""
) -> HttpResponse:
    thing = the_thing(request, public_id, reference)
    now = conversations.parties(thing)
    today = timezone.localdate()
    form = MinutesForm(
        request.POST or None,
        request.FILES or None,
        organisations=[party.organisation for party in now],
        today=today,
        initial={"key": uuid.uuid4().hex, "held_on": today},
    )
    against = {
        kind: conversations.reasons_against(thing, now, kind, request.actor)
        for kind in (AUDIENCE.PARTIES, AUDIENCE.OWN)
    }
    allow(form, against)
    made: list[Minutes] = []

    def write() -> None:
        given = form.cleaned_data
        file = given["file"]
        made.append(
            actions.write(
                thing,
                _meeting(form),
                audience=given["audience"],
                by=request.actor,
                today=today,
                files=[messages.File(file.read(), file.name, file.content_type)]
                if file
                else [],
                key=given["key"],
            )
        )

    if acted(request, form, write, _("The minutes are kept.")):
        return redirect(made[0])
    context = {
        **frame(thing),
        "heading": _("Minutes of a meeting"),
        "form": form,
        "multipart": True,
        "back": conversation_url(thing),
        "reasons": against[AUDIENCE.PARTIES] if all(against.values()) else [],
    }
    return render(request, "partnerships/dialogue/form.html", context)


def _meeting(form: MinutesForm) -> actions.Meeting:
    given = form.cleaned_data
    return actions.Meeting(
        given["title"], given["held_on"], given["text"], form.roles(), given["others"]
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    minutes = _get(request, public_id)
    message = minutes.message
    context = {
        **frame(message.conversation),
        "minutes": minutes,
        "there": [
            attendance
            for attendance in minutes.attendances.select_related("organisation")
            if attendance.roles
        ],
        "documents": [
            each.document for each in message.documents.select_related("document")
        ],
        "follow_ups": message.follow_ups.select_related("owner").order_by("pk"),
        "may_correct": not may_not_correct(message, request.actor),
        "follow_up_url": reverse(
            "partnerships:minutes-follow-up", args=[minutes.public_id]
        ),
        "back": conversation_url(message.conversation),
    }
    return render(request, "partnerships/dialogue/minutes.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def history(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What the minutes said before, who changed it and why."""
    minutes = _get(request, public_id)
    moments = timeline(minutes, viewer=request.actor, related=_related(minutes))
    context = {
        **frame(minutes.message.conversation),
        "minutes": minutes,
        "moments": moments,
    }
    return render(request, "partnerships/dialogue/minutes_history.html", context)


def _related(minutes: Minutes) -> list[Related]:
    return [
        Related(Message.history.filter(id=minutes.message_id), _("Minutes"), F("text")),
        Related(
            Attendance.history.filter(minutes_id=minutes.pk),
            _("Who was there"),
            F("roles"),
        ),
    ]


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def correct(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Either side corrects; nothing is lost."""
    minutes = _get(request, public_id)
    message = minutes.message
    readers = Organisation.objects.filter(
        pk__in=message.readers.values("organisation_id")
    ).order_by("pk")
    today = timezone.localdate()
    form = MinutesForm(
        request.POST or None,
        organisations=readers,
        today=today,
        correcting=True,
        initial=_first(minutes),
    )
    if acted(
        request,
        form,
        lambda: actions.correct(
            minutes,
            _meeting(form),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
            today=today,
            reason=form.cleaned_data["reason"],
        ),
        _("Corrected. Those who read the minutes are told."),
    ):
        return redirect(minutes)
    context = {
        **frame(message.conversation),
        "heading": _("Correct the minutes"),
        "form": form,
        "back": minutes.get_absolute_url(),
        "reasons": may_not_correct(message, request.actor),
    }
    return render(request, "partnerships/dialogue/form.html", context)


def _first(minutes: Minutes) -> dict[str, Any]:
    there = minutes.attendances.select_related("organisation")
    return {
        "title": minutes.title,
        "held_on": minutes.held_on,
        "text": minutes.message.text,
        "others": minutes.others,
        "version": minutes.version,
        **{f"roles_{each.organisation.public_id}": each.roles for each in there},
    }
