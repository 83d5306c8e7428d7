"""A registrar confirms one number of an organisation, on evidence."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import CharField, Value
from django.db.models.functions import Concat
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.actions.verification import confirm_identifier
from organisations.forms.numbers import ConfirmForm
from organisations.models import Identifier, Organisation
from organisations.permissions import for_roles
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def confirm(request: SignedInRequest, public_id: str, number: str) -> HttpResponse:
    """`number` is the register's code and the value, as in GB-CHC-1000003."""
    organisation = get_object_or_404(
        Organisation.objects.for_actor(request.actor), public_id=public_id
    )
    identifier = get_object_or_404(
        Identifier.objects.annotate(
            whole=Concat("scheme", Value("-"), "value", output_field=CharField())
        ),
        organisation=organisation,
        whole=number,
    )
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        evidence = form.cleaned_data["evidence"]
        today = timezone.localdate()
        try:
            confirm_identifier(
                identifier, by=request.actor, evidence=evidence, today=today
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The number is confirmed."))
            return redirect("organisations:edit", organisation.public_id)
    return render(
        request,
        "organisations/numbers/confirm.html",
        {"organisation": organisation, "identifier": identifier, "form": form},
    )
