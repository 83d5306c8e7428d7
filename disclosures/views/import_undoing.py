"""Taking a stored payments file back: what would happen, and why."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures import tasks
from disclosures.forms.reasons import ReasonForm
from disclosures.imports.undoing import look
from disclosures.lifecycle.imports import import_steps
from disclosures.views.imports import OFFICER, get_batch
from organisations.permissions import for_kind, for_roles
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(OFFICER)
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    batch = get_batch(request, public_id)
    if reasons := import_steps(batch, request.actor)["begin_taking_back"]:
        for reason in reasons:
            messages.error(request, reason)
        return redirect(batch)
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        help_text=_(
            "Your colleagues read this on the page of the file and at each payment. A"
            " recipient reads it at a payment that it can see."
        ),
    )
    form.fields["reason"].error_messages["required"] = _(
        "Say why the file is taken back."
    )
    if form.is_valid():
        try:
            tasks.ask_to_take_back(batch, form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect(batch)
    context = {"batch": batch, "form": form, "found": look(batch)}
    return render(request, "disclosures/imports/take_back.html", context)
