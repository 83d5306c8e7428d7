"""The word of one company of a group is given, taken back, asked for again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from disclosures.actions import affiliates as actions
from disclosures.forms.affiliates import EnterForm, SayForm
from disclosures.forms.reasons import ReasonForm
from disclosures.lifecycle.affiliates import SPEAKERS
from disclosures.models import AffiliateStatement
from disclosures.views.affiliate_statements import (
    OFFICER,
    get_statement,
    reports_it,
)
from documents.models import Document, keep
from organisations.permissions import for_kind, for_roles
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(*SPEAKERS)
def say(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Their own word; or what the officer of the reporting company knows of it."""
    statement = get_statement(request, public_id)
    today = statement.period.today(timezone.now())
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    entering = reports_it(statement, request)
    form = EnterForm(*posted, today=today) if entering else SayForm(*posted)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            with acting(request.actor):
                actions.say(
                    statement,
                    facts["statement"],
                    by=request.actor,
                    today=today,
                    words=facts["words"],
                    entered=_entered(facts, request) if entering else None,
                )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Noted. Both companies can read it."))
            return redirect(statement)
    title = _("Enter what it said") if entering else _("Is your list complete?")
    return _form_page(request, statement, form, title)


def _entered(facts: dict[str, Any], request: SignedInRequest) -> actions.Entered:
    file = facts["document"]
    kept = keep(
        file.read(),
        name=file.name,
        media_type=file.content_type,
        kind=Document.Kind.EVIDENCE,
        owner_id=request.actor.organisation_id,
    )
    return actions.Entered(facts["said_by"], facts["said_on"], kept)


def _form_page(
    request: SignedInRequest, statement: AffiliateStatement, form: Any, title: str
) -> HttpResponse:
    context = {"statement": statement, "form": form, "title": title}
    return render(request, "disclosures/affiliates/form.html", context)


def _with_reason(
    request: SignedInRequest,
    statement: AffiliateStatement,
    act: Callable[[str], object],
    title: str,
    said: str,
) -> HttpResponse:
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        help_text=_("Both companies can read this."),
    )
    if form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error("reason", refusal.reasons)
        else:
            messages.success(request, said)
            return redirect(statement)
    return _form_page(request, statement, form, title)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(*SPEAKERS)
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    statement = get_statement(request, public_id)
    return _with_reason(
        request,
        statement,
        lambda reason: actions.take_back(statement, reason, by=request.actor),
        _("Take back what was said"),
        _("Taken back. The company is asked anew."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(OFFICER)
def take_out(request: SignedInRequest, public_id: str) -> HttpResponse:
    statement = get_statement(request, public_id)
    return _with_reason(
        request,
        statement,
        lambda reason: actions.take_out(statement, reason, by=request.actor),
        _("It had no business: don’t ask it"),
        _("It is not asked any more."),
    )


def _done(
    request: SignedInRequest,
    statement: AffiliateStatement,
    act: Callable[[], object],
    said: str,
) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(statement)


@require_POST
@login_required
@for_kind("company")
@for_roles(OFFICER)
def put_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    statement = get_statement(request, public_id)
    return _done(
        request,
        statement,
        lambda: actions.put_back(
            statement, by=request.actor, today=statement.period.today(timezone.now())
        ),
        _("It is asked now."),
    )


@require_POST
@login_required
@for_kind("company")
@for_roles(OFFICER)
def ask_again(request: SignedInRequest, public_id: str) -> HttpResponse:
    statement = get_statement(request, public_id)
    return _done(
        request,
        statement,
        lambda: actions.ask_again(
            statement, by=request.actor, today=statement.period.today(timezone.now())
        ),
        _("It is asked again."),
    )


@require_POST
@login_required
@for_kind("company")
@for_roles(OFFICER)
def remind(request: SignedInRequest, public_id: str) -> HttpResponse:
    statement = get_statement(request, public_id)
    return _done(
        request,
        statement,
        lambda: actions.remind(
            statement, by=request.actor, today=statement.period.today(timezone.now())
        ),
        _("Reminded."),
    )
