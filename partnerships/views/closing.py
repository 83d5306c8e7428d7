"""The end of an agreement: closed, or ended before its time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_kind, fresh
from partnerships.actions import closing as actions
from partnerships.closing import still_open
from partnerships.forms.closing import CloseForm, TerminateForm
from partnerships.lifecycle.agreements import seen
from partnerships.views.partnerships import ANYBODY
from partnerships.views.signing_parts import refuse, shown, the_agreement
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def close(request: SignedInRequest, reference: str) -> HttpResponse:
    agreement, today = the_agreement(request, reference), timezone.localdate()
    found = still_open(agreement, today)
    needed = [each for each in found if each.needed]
    posted = request.POST if request.method == "POST" else None
    form = CloseForm(posted, needed=bool(needed))
    if request.method == "POST" and form.is_valid():
        try:
            actions.close(
                agreement,
                by=request.actor,
                today=today,
                words=form.cleaned_data.get("words", ""),
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(request, _("The agreement is closed."))
            return redirect(agreement)
    context = shown(
        agreement,
        form=form,
        found=found,
        reasons=seen(agreement, request.actor)["close"],
        tab="approval",
    )
    return render(request, "partnerships/closing/close.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@fresh
def terminate(request: SignedInRequest, reference: str) -> HttpResponse:
    agreement, today = the_agreement(request, reference), timezone.localdate()
    form = TerminateForm(request.POST or None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.terminate(
                agreement,
                by=request.actor,
                today=today,
                on=form.cleaned_data["on"],
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(request, _("The end is recorded. The other side is told."))
            return redirect(agreement)
    context = shown(
        agreement,
        form=form,
        reasons=seen(agreement, request.actor)["terminate"],
        tab="approval",
    )
    return render(request, "partnerships/closing/terminate.html", context)
