"""Documents of an organisation about itself: bringing, showing, replacing, ending."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
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
from documents.http import handed, sent
from organisations.actions import profile_documents as actions
from organisations.forms.profiles import DocumentChangeForm, DocumentForm
from organisations.models import Organisation, ProfileDocument
from organisations.models.public import Sight
from organisations.profiles.parts import PARTS
from organisations.profiles.sight import own_side, sights
from organisations.views.keeping import PATIENTS, done, for_keepers
from workflow.moves import Refused

PART = PARTS["documents"]


def _file(form: Any) -> actions.File:
    file = form.cleaned_data["file"]
    return actions.File(file.read(), file.name, file.content_type)


@require_safe
@login_required
@for_keepers(PATIENTS)
def documents(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    found = list(
        ProfileDocument.objects.filter(organisation=organisation)
        .select_related("document")
        .order_by("kind", "-year", "-pk")
    )
    context = {
        "organisation": organisation,
        "part": PART,
        "now": [each for each in found if each.ended_on is None],
        "before": [each for each in found if each.ended_on is not None],
    }
    return render(request, "organisations/profile/documents.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(PATIENTS)
def add(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    first = {"key": uuid.uuid4().hex, "sight": PART.sight}
    form = DocumentForm(
        request.POST or None, request.FILES or None, initial=first, part=PART
    )
    if request.method == "POST":
        left = done(
            request,
            form,
            lambda: actions.add(
                organisation,
                _file(form),
                kind=form.cleaned_data["kind"],
                year=form.cleaned_data["year"],
                sight=form.cleaned_data["sight"],
                by=request.actor,
                key=form.cleaned_data["key"],
            ),
        )
        if left is None:
            return redirect("organisations:profile-documents", organisation.public_id)
    return _page(request, organisation, form, _("Add a document"))


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(PATIENTS)
def change(
    request: SignedInRequest, organisation: Organisation, document_id: str
) -> HttpResponse:
    found = _shown(organisation, document_id)
    form = DocumentChangeForm(
        request.POST or None,
        request.FILES or None,
        initial={"sight": found.sight},
        part=PART,
    )
    if request.method == "POST":
        left = done(request, form, lambda: _changed(found, form, request))
        if left is None:
            return redirect("organisations:profile-documents", organisation.public_id)
    return _page(request, organisation, form, found.document.name)


def _changed(found: ProfileDocument, form: Any, request: SignedInRequest) -> None:
    sight = form.cleaned_data["sight"]
    if not form.cleaned_data["file"]:
        return actions.show_to(found, sight=sight, by=request.actor)
    return actions.replace(
        found,
        _file(form),
        sight=sight,
        by=request.actor,
        today=timezone.localdate(),
    )


def _page(
    request: SignedInRequest, organisation: Organisation, form: Any, heading: str
) -> HttpResponse:
    context = {
        "organisation": organisation,
        "heading": heading,
        "form": form,
        "multipart": True,
        "back": reverse(
            "organisations:profile-documents", args=[organisation.public_id]
        ),
    }
    return render(request, "organisations/profile/one.html", context)


def _shown(organisation: Organisation, document_id: str) -> ProfileDocument:
    found: ProfileDocument = get_object_or_404(
        ProfileDocument.objects.select_related("document", "organisation"),
        organisation=organisation,
        document__public_id=document_id,
        ended_on=None,
    )
    return found


@require_POST
@login_required
@for_keepers(PATIENTS)
def end(
    request: SignedInRequest, organisation: Organisation, document_id: str
) -> HttpResponse:
    found = _shown(organisation, document_id)
    try:
        actions.end(found, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The document is no longer shown."))
    return redirect("organisations:profile-documents", organisation.public_id)


@require_safe
def document(request: HttpRequest, public_id: str, document_id: str) -> HttpResponse:
    """The file, for whom it is meant; a public one for people who are not signed in too."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(
        ProfileDocument.objects.select_related("document__content", "organisation"),
        organisation__in=Organisation.objects.for_actor(actor),
        organisation__public_id=public_id,
        document__public_id=document_id,
    )
    own = own_side(found.organisation, actor)
    if not own and found.ended_on is not None:
        raise Http404
    if found.sight != Sight.PUBLIC and found.sight not in sights(
        found.organisation, actor
    ):
        raise Http404
    if actor.person_id is None:
        return handed(found.document)
    return sent(found.document, about=found, by=actor)
