"""From an approved application to the draft of an agreement."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_kind
from partnerships.actions import from_application as actions
from partnerships.forms.reviews import BeginAgreementForm
from partnerships.views.applications import the_application
from partnerships.views.partnerships import ANYBODY
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def begin(request: SignedInRequest, public_id: str) -> HttpResponse:
    application = the_application(request, public_id)
    today = timezone.localdate()
    running = {
        each.public_id: each for each in actions.partnerships_of_both(application)
    }
    first = next(
        (key for key, each in running.items() if each.pk == application.partnership_id),
        next(iter(running), ""),
    )
    form = BeginAgreementForm(
        request.POST or None, initial={"partnership": first, "form": "full"}
    )
    form.fields["partnership"].choices = [  # type: ignore[attr-defined]
        (key, str(each)) for key, each in running.items()
    ]
    if request.method == "POST" and form.is_valid():
        try:
            agreement = actions.begin_agreement(
                application,
                running[form.cleaned_data["partnership"]],
                form=form.cleaned_data["form"],
                by=request.actor,
                today=today,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request,
                _("The draft is made from the application. Only your side sees it."),
            )
            return redirect(agreement)
    context = {
        "application": application,
        "form": form,
        "running": running,
        "reasons": actions.may_not_begin(application, request.actor, today),
    }
    return render(request, "partnerships/applications/agreement.html", context)
