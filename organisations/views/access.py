"""An own request to act for an organisation: open to everybody, answered to all alike."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from accounts.throttle import too_often
from organisations.actions import access
from organisations.forms.access import AccessRequestForm
from organisations.models import AccessRequest
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
def ask(request: HttpRequest) -> HttpResponse:
    """The same answer whether or not an account or an organisation is known.

    Only requests that could be stored are counted, not slips of the pen.
    """
    form = AccessRequestForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        if response := too_often(request, "access_request"):
            return response
        facts = dict(form.cleaned_data)
        file = facts.pop("evidence")
        access.request_access(**facts, evidence=_upload(file) if file else None)
        return render(request, "organisations/people/asked.html")
    return render(request, "organisations/people/ask.html", {"form": form})


@require_POST
@login_required
def withdraw(request: SignedInRequest, public_id: str) -> HttpResponse:
    mine = AccessRequest.objects.filter(person=request.user)
    asked = get_object_or_404(mine, public_id=public_id)
    try:
        access.withdraw_request(asked, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The request is taken back."))
    return redirect("accounts:preferences")


def _upload(file: Any) -> access.Upload:
    return access.Upload(name=file.name, media_type=file.content_type, data=file.read())
