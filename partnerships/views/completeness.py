"""Is it complete? For both sides, at any time."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import Actor
from organisations.permissions import for_kind
from partnerships.actions import insisting
from partnerships.forms.approvals import InsistForm
from partnerships.gates import Check, assessed
from partnerships.groups import of_fields
from partnerships.lifecycle.sides import writes
from partnerships.models import Agreement
from partnerships.views.partnerships import ANYBODY
from partnerships.views.signing_parts import refuse, shown, the_agreement
from workflow.moves import Refused

State = Agreement.State


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, reference: str) -> HttpResponse:
    """What is missing in the version on the table, or in the own draft."""
    agreement, today = the_agreement(request, reference), timezone.localdate()
    version_id = _looked_at(agreement, request)
    check = _linked(assessed(agreement, version_id, today), agreement, request.actor)
    form = _form(request, agreement, check)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            insisting.insist(
                agreement,
                form.cleaned_data["chosen"],
                form.cleaned_data["words"],
                by=request.actor,
                today=today,
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(request, _("Your words stand beside what was found."))
            return redirect("partnerships:complete", agreement.reference)
    context = shown(
        agreement,
        check=check,
        form=form,
        own_draft=version_id != agreement.current_id
        and version_id != agreement.agreed_id,
        tab="approval",
    )
    return render(request, "partnerships/approvals/complete.html", context)


def _linked(check: Check, agreement: Agreement, actor: Actor) -> Check:
    """Each finding leads to the page of the draft that mends it, while it can be written.

    Whose turn it is, that page says itself.
    """
    if agreement.state not in {State.DRAFT, State.NEGOTIATION} or not writes(actor):
        return check
    pages = of_fields(agreement)
    return replace(
        check,
        findings=tuple(
            replace(found, url=_page(agreement, pages.get(found.lack.field, "")))
            for found in check.findings
        ),
    )


def _page(agreement: Agreement, name: str) -> str:
    if not name:
        return ""
    if name == "clauses":
        return reverse("partnerships:draft-clauses", args=[agreement.reference])
    return reverse("partnerships:draft-group", args=[agreement.reference, name])


def _looked_at(agreement: Agreement, request: SignedInRequest) -> int:
    """The agreed version, else the own draft, else the one on the table."""
    if agreement.agreed_id is not None:
        return agreement.agreed_id
    own = agreement.versions.own_draft(request.actor)
    return own.pk if own else agreement.on_the_table.pk


def _form(
    request: SignedInRequest, agreement: Agreement, check: Check
) -> InsistForm | None:
    """Only for what was sent, and for those who can say it."""
    if insisting.may_insist(agreement, request.actor):
        return None
    if check.contents.version.pk != agreement.current_id or not check.open:
        return None
    return InsistForm(
        request.POST or None,
        findings=[(each.key, str(each.sentence)) for each in check.open],
    )
