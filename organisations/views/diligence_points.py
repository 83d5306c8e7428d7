"""One point of a company's checks: what was found, asking for something, answering."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from documents.models import Document
from organisations.actions import diligence as actions
from organisations.actions import profile_documents
from organisations.actions.profile_documents import File
from organisations.forms.diligence import AnswerForm, AskForm, FoundForm
from organisations.lifecycle.diligence import CHECKERS, PROVIDERS, may_not_answer
from organisations.lifecycle.profiles import may_not_keep
from organisations.models import DiligenceItem, DueDiligence, ProfileDocument
from organisations.models.public import Sight
from organisations.permissions import for_kind, for_roles
from organisations.provided import provided
from organisations.views.diligence import the_round
from organisations.views.uploads import kept
from workflow.moves import Refused
from workflow.races import Outdated

LABELS = dict(DiligenceItem.Point.choices)


def _item(round_: DueDiligence, point: str) -> DiligenceItem | None:
    if point not in LABELS:
        raise Http404
    return round_.items.filter(point=point).first()


def _page(
    request: SignedInRequest, name: str, round_: DueDiligence, point: str, **more: Any
) -> HttpResponse:
    context = {
        "round": round_,
        "point": LABELS[point],
        "facts": provided(round_, timezone.localdate()).get(point, []),
        **more,
    }
    return render(request, f"organisations/diligence/{name}.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*CHECKERS)
@for_kind("company")
def found(request: SignedInRequest, public_id: str, point: str) -> HttpResponse:
    round_ = the_round(request, public_id)
    item = _item(round_, point)
    now = item or DiligenceItem(outcome="", version=0)
    seen = {"outcome": now.outcome, "words": now.words, "version": now.version}
    form = FoundForm(request.POST or None, request.FILES or None, initial=seen)
    conflicts: list[Any] = []
    if form.is_valid():
        facts = form.cleaned_data
        try:
            with acting(request.actor):
                document = kept(facts.pop("document"), request)
                actions.look_at(
                    round_, point, by=request.actor, document=document, **facts
                )
        except Outdated as race:
            conflicts = _again(form, request, race)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("What you found is recorded."))
            return redirect(f"{round_.get_absolute_url()}#{point}")
    return _page(
        request, "found", round_, point, item=item, form=form, conflicts=conflicts
    )


def _again(form: Any, request: SignedInRequest, race: Outdated) -> list[Any]:
    """The form with what was typed, made from what stands there now."""
    form.data = again = request.POST.copy()
    again["version"] = str(race.version)
    form.add_error(None, race.reasons)
    return race.conflicts


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*CHECKERS)
@for_kind("company")
def ask(request: SignedInRequest, public_id: str, point: str) -> HttpResponse:
    round_ = the_round(request, public_id)
    item = _item(round_, point)
    form = AskForm(
        request.POST or None, initial={"version": item.version if item else 0}
    )
    conflicts: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(
                round_,
                point,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Outdated as race:
            conflicts = _again(form, request, race)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The organisation is asked."))
            return redirect(f"{round_.get_absolute_url()}#{point}")
    return _page(
        request, "ask", round_, point, item=item, form=form, conflicts=conflicts
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*PROVIDERS)
@for_kind("patients", "other")
def answer(request: SignedInRequest, public_id: str, point: str) -> HttpResponse:
    """The organisation gives what it is asked for: once, for all companies."""
    round_ = the_round(request, public_id)
    item = _item(round_, point)
    if item is None or round_.organisation_id != request.actor.organisation_id:
        raise Http404
    item.diligence = round_
    if reasons := may_not_answer(item, request.actor):
        messages.error(request, str(Refused(reasons)))
        return redirect(round_)
    form = AnswerForm(
        request.POST or None,
        request.FILES or None,
        shown=list(
            ProfileDocument.objects.filter(
                organisation=round_.organisation, ended_on=None
            )
            .select_related("document")
            .order_by("kind", "-year", "pk")
        ),
        may_add=not may_not_keep(round_.organisation, request.actor),
        initial={
            "words": item.answer,
            "key": uuid.uuid4().hex,
            "version": item.version,
        },
    )
    conflicts: list[Any] = []
    if form.is_valid():
        try:
            with acting(request.actor):
                actions.answer(
                    item,
                    words=form.cleaned_data["words"],
                    document=_document(form, round_, request),
                    version=form.cleaned_data["version"],
                    key=form.cleaned_data["key"],
                    by=request.actor,
                    today=timezone.localdate(),
                )
        except Outdated as race:
            conflicts = _again(form, request, race)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your answer is sent to the company."))
            return redirect(f"{round_.get_absolute_url()}#{point}")
    return _page(
        request, "answer", round_, point, item=item, form=form, conflicts=conflicts
    )


def _document(
    form: AnswerForm, round_: DueDiligence, request: SignedInRequest
) -> Document | None:
    """A new document goes to the profile; else the one that was chosen there."""
    facts = form.cleaned_data
    file = facts.get("file")
    if not file:
        return form.shown.get(facts.get("document", ""))
    profile_documents.add(
        round_.organisation,
        File(file.read(), name=file.name, media_type=file.content_type),
        kind=facts["kind"],
        year=facts["year"],
        sight=Sight.PARTNERS,
        by=request.actor,
        key=facts["key"],
    )
    newest = get_object_or_404(
        ProfileDocument.objects.filter(
            pk__in=round_.organisation.profile_documents.order_by("-pk").values("pk")[
                :1
            ]
        ).select_related("document")
    )
    return newest.document
