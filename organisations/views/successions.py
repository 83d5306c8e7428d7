"""Successions: who followed whom, with evidence, and who may act for it now."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from documents.http import sent
from organisations.actions import successions
from organisations.forms.likenesses import WordsForm
from organisations.forms.successions import SuccessionForm
from organisations.lifecycle.successions import succession_steps
from organisations.models import Heir, Organisation, Succession
from organisations.permissions import for_operators, for_roles
from ui import keyset
from workflow.moves import Refused

MOST = 50


def _get(public_id: str) -> Succession:
    found = Succession.objects.select_related("predecessor", "successor", "document")
    return get_object_or_404(found, public_id=public_id)


@require_safe
@login_required
@for_operators
def index(request: SignedInRequest) -> HttpResponse:
    """All successions, the newest first."""
    page = keyset.page(
        Succession.objects.select_related("predecessor", "successor"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "successions": page.rows,
        "may_change": request.actor.has("registrar"),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/successions/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def create(request: SignedInRequest) -> HttpResponse:
    records = Organisation.objects.for_actor(request.actor).exclude(
        status=Organisation.Status.DUPLICATE
    )
    first = {
        "key": uuid.uuid4().hex,
        "predecessor": request.GET.get("predecessor", "")[:16],
    }
    form = SuccessionForm(
        request.POST or None, request.FILES or None, initial=first, among=records
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = successions.record(
                by=request.actor, today=timezone.localdate(), **_facts(form)
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The succession is recorded."))
            return redirect("organisations:succession-detail", made.public_id)
    return render(request, "organisations/successions/create.html", {"form": form})


def _facts(form: SuccessionForm) -> dict[str, Any]:
    facts = {**form.cleaned_data}
    file = facts.pop("document")
    if file:
        facts["document"] = (file.read(), file.name, file.content_type)
    return facts


@require_safe
@login_required
@for_operators
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _page(request, _get(public_id))


def _page(
    request: SignedInRequest, succession: Succession, **forms: WordsForm
) -> HttpResponse:
    heirs = Heir.objects.filter(succession=succession).select_related(
        "heir", "organisation"
    )
    context = {
        "succession": succession,
        "may_change": request.actor.has("registrar"),
        "steps": succession_steps(succession, request.actor),
        "heirs": heirs.order_by("pk")[:MOST],
        "access_form": forms.get("access") or _access_form(),
        "end_form": forms.get("end") or _end_form(),
    }
    return render(request, "organisations/successions/detail.html", context)


def _access_form(data: Any = None) -> WordsForm:
    return WordsForm(
        data,
        label=_("Why do they get access?"),
        help_text=_("Everybody who sees the record can read this."),
        prefix="access",
    )


def _end_form(data: Any = None) -> WordsForm:
    return WordsForm(
        data,
        label=_("What was wrong?"),
        help_text=_("Everybody who sees the record can read this."),
        prefix="end",
    )


def _step(
    request: SignedInRequest,
    public_id: str,
    name: str,
    form: WordsForm,
    step: Callable[..., None],
    said: str,
) -> HttpResponse:
    succession = _get(public_id)
    if form.is_valid():
        try:
            step(
                succession,
                by=request.actor,
                reason=form.cleaned_data["words"],
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, said)
            return redirect("organisations:succession-detail", public_id)
    return _page(request, succession, **{name: form})


@require_POST
@login_required
@for_roles("registrar")
def access(request: SignedInRequest, public_id: str) -> HttpResponse:
    form, said = _access_form(request.POST), _("They have access from now on.")
    return _step(request, public_id, "access", form, successions.pass_on_access, said)


@require_POST
@login_required
@for_roles("registrar")
def end(request: SignedInRequest, public_id: str) -> HttpResponse:
    form, said = _end_form(request.POST), _("It has ended, and so has the access.")
    return _step(request, public_id, "end", form, successions.end, said)


@require_safe
@login_required
@for_operators
def document(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The evidence. Looking at it is recorded."""
    succession = _get(public_id)
    if succession.document is None:
        raise Http404
    return sent(succession.document, about=succession, by=request.actor)
