"""What is to be done next: the list, one of them, a new one."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from organisations import people as members
from organisations.models import Organisation
from organisations.permissions import for_kind
from partnerships import conversations
from partnerships.actions import follow_ups as actions
from partnerships.forms.dialogue import AssignForm, FollowUpForm, OutcomeForm
from partnerships.lifecycle.dialogue import (
    may_not_drop,
    may_not_finish,
    may_not_say,
)
from partnerships.models import FollowUp, Message, Minutes
from partnerships.views.dialogue import AUDIENCE, allow, frame, the_thing
from partnerships.views.partnerships import ANYBODY
from partnerships.views.trying import acted, done
from ui import keyset


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(
    request: SignedInRequest, public_id: str = "", reference: str = ""
) -> HttpResponse:
    """What is open, the most urgent first; or with `?all=1` everything there ever was."""
    thing = the_thing(request, public_id, reference)
    everything = request.GET.get("all") == "1"
    rows = FollowUp.objects.for_actor(request.actor).filter(
        **{f"message__{name}": value for name, value in conversations.of(thing).items()}
    )
    page = keyset.page(
        (rows if everything else rows.open()).select_related("owner", "owner_person"),
        order=("-id",) if everything else ("due_on", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        **frame(thing),
        "tab": "todo",
        "follow_ups": page.rows,
        "everything": everything,
        "own": request.actor.organisation_id,
        "today": timezone.localdate(),
        "create_url": _create_url(thing),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/dialogue/follow_ups.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def mine(request: SignedInRequest) -> HttpResponse:
    """What the own organisation promised, in all partnerships, the most urgent first."""
    rows = FollowUp.objects.for_actor(request.actor).open()
    page = keyset.page(
        rows.filter(owner=request.actor.organisation).select_related(
            "owner", "owner_person", "message__partnership"
        ),
        order=("due_on", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "follow_ups": page.rows,
        "own": request.actor.organisation_id,
        "today": timezone.localdate(),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/dialogue/to_do.html", context)


def _create_url(thing: Any) -> str:
    if hasattr(thing, "reference"):
        return reverse(
            "partnerships:agreement-follow-up-create", args=[thing.reference]
        )
    return reverse("partnerships:follow-up-create", args=[thing.public_id])


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def create(
    request: SignedInRequest, public_id: str = "", reference: str = ""
) -> HttpResponse:
    thing = the_thing(request, public_id, reference)
    now = conversations.parties(thing)
    against = {
        kind: conversations.reasons_against(thing, now, kind, request.actor)
        for kind in (AUDIENCE.PARTIES, AUDIENCE.OWN)
    }
    form = _form(request, [party.organisation_id for party in now])
    allow(form, against)
    if acted(
        request,
        form,
        lambda: actions.agree_on(
            thing,
            _todo(form),
            audience=form.cleaned_data["audience"],
            by=request.actor,
            today=timezone.localdate(),
            key=form.cleaned_data["key"],
        ),
        _("It is written down."),
    ):
        return redirect(_list_url(thing))
    context = {
        **frame(thing),
        "heading": _("Something to do"),
        "form": form,
        "back": _list_url(thing),
        "reasons": against[AUDIENCE.PARTIES] if all(against.values()) else [],
    }
    return render(request, "partnerships/dialogue/form.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def of_minutes(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Something to do that was agreed in a meeting."""
    minutes = get_object_or_404(
        Minutes.objects.for_actor(request.actor).select_related(
            "message__partnership", "message__agreement__partnership"
        ),
        public_id=public_id,
    )
    message: Message = minutes.message
    readers = message.readers.values_list("organisation_id", flat=True)
    form = _form(request, list(readers), inside=True)
    if acted(
        request,
        form,
        lambda: actions.add(
            message, _todo(form), by=request.actor, today=timezone.localdate()
        ),
        _("It is written down."),
    ):
        return redirect(minutes)
    context = {
        **frame(message.conversation),
        "heading": _("Something to do"),
        "form": form,
        "back": minutes.get_absolute_url(),
        "reasons": may_not_say(
            message.audience, request.actor, takes_part=True, is_open=True
        ),
    }
    return render(request, "partnerships/dialogue/form.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One of them; its organisation says who does it and until when."""
    follow_up = _get(request, public_id)
    reasons = may_not_finish(follow_up, request.actor)
    form = AssignForm(
        request.POST or None,
        people=_people(request),
        initial={"person": follow_up.owner_person_id, "due_on": follow_up.due_on},
    )
    if acted(
        request,
        form,
        lambda: actions.assign(
            follow_up,
            by=request.actor,
            today=timezone.localdate(),
            **form.cleaned_data,
        ),
        _("Changed."),
    ):
        return redirect(follow_up)
    context = {
        **frame(follow_up.message.conversation),
        "tab": "todo",
        "follow_up": follow_up,
        "form": form,
        "outcome_form": OutcomeForm(auto_id="outcome_%s"),
        "may_finish": not reasons,
        "may_drop": not may_not_drop(follow_up, request.actor),
        "own": request.actor.organisation_id,
        "reasons": reasons,
        "today": timezone.localdate(),
        "back": _list_url(follow_up.message.conversation),
    }
    return render(request, "partnerships/dialogue/follow_up.html", context)


@require_POST
@login_required
@for_kind(*ANYBODY)
def end(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Done, or (`drop` pressed) not needed any more."""
    follow_up = _get(request, public_id)
    form = OutcomeForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    act, said = (
        (actions.drop, _("It is noted that this is not needed any more."))
        if "drop" in request.POST
        else (actions.finish, _("It is noted as done."))
    )
    done(
        request,
        lambda: act(
            follow_up, by=request.actor, today=timezone.localdate(), words=words
        ),
        said,
    )
    return redirect(follow_up)


def _get(request: SignedInRequest, public_id: str) -> FollowUp:
    visible = FollowUp.objects.for_actor(request.actor).select_related(
        "owner",
        "owner_person",
        "message__minutes",
        "message__partnership",
        "message__agreement__partnership",
        "message__agreement__current",
        "message__agreement__agreed",
    )
    return get_object_or_404(visible, public_id=public_id)


def _people(request: SignedInRequest) -> Any:
    own = Organisation(pk=request.actor.organisation)
    found = members.members(own, request.actor, timezone.localdate())
    return found.order_by("name", "pk")


def _form(
    request: SignedInRequest, owners: list[int], *, inside: bool = False
) -> FollowUpForm:
    return FollowUpForm(
        request.POST or None,
        owners=Organisation.objects.filter(pk__in=owners).order_by("pk"),
        people=_people(request),
        own=request.actor.organisation,
        inside=inside,
        initial={"key": uuid.uuid4().hex},
    )


def _todo(form: FollowUpForm) -> actions.ToDo:
    given = form.cleaned_data
    return actions.ToDo(given["text"], given["owner"], given["person"], given["due_on"])


def _list_url(thing: Any) -> str:
    """The list of things to do of a partnership or an agreement."""
    if hasattr(thing, "reference"):
        return reverse("partnerships:agreement-follow-ups", args=[thing.reference])
    return reverse("partnerships:follow-ups", args=[thing.public_id])
