"""Amendments: begun from a signed agreement, and what they change."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_kind
from partnerships.actions import amendments as actions
from partnerships.forms.closing import AmendForm
from partnerships.lifecycle.signing import moved
from partnerships.models import Version
from partnerships.texts.amended import changes as changed
from partnerships.views.partnerships import ANYBODY
from partnerships.views.signing_parts import refuse, shown, the_agreement
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def begin(request: SignedInRequest, reference: str) -> HttpResponse:
    agreement = the_agreement(request, reference)
    form = AmendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            amendment = actions.begin(
                agreement,
                form.cleaned_data["what"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(
                request,
                _("The amendment begins as your draft, with the text that holds now."),
            )
            return redirect(amendment)
    context = shown(
        agreement,
        form=form,
        reasons=actions.may_begin(agreement, request.actor),
        tab="approval",
    )
    return render(request, "partnerships/amendments/begin.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def changes(request: SignedInRequest, reference: str) -> HttpResponse:
    """What an amendment changes, by field and by clause."""
    amendment = the_agreement(request, reference)
    if amendment.amends is None:
        raise Http404
    version = (
        Version.objects.for_actor(request.actor)
        .filter(agreement=amendment)
        .order_by("number")  # a draft, which has none, comes last
        .last()
    )
    if version is None:
        raise Http404
    context = shown(
        amendment,
        version=version,
        changes=changed(amendment, version),
        moved=[] if amendment.state == "superseded" else moved(amendment),
        tab="changes",
    )
    return render(request, "partnerships/amendments/changes.html", context)
