"""The word of one company of a group: read by both sides, given, taken back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
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
from audit.acting import acting
from audit.timeline import timeline
from disclosures.actions import affiliates as actions
from disclosures.forms.affiliates import EnterForm, SayForm
from disclosures.forms.reasons import ReasonForm
from disclosures.lifecycle.affiliates import MOVES, SPEAKERS, statement_steps
from disclosures.models import AffiliateStatement, Entry
from documents.http import sent
from documents.models import Document, keep
from organisations.permissions import for_kind, for_roles
from ui import keyset
from ui.templatetags.ui import day
from workflow.moves import Refused

OFFICER = "disclosure_officer"
State = AffiliateStatement.State
PAGES = frozenset({"say", "take_back", "take_out"})
"""Moves that ask something first."""


def _get(request: SignedInRequest, public_id: str) -> AffiliateStatement:
    visible = (
        AffiliateStatement.objects.for_actor(request.actor)
        .with_rows()
        .select_related("period__company", "affiliate", "document")
    )
    return get_object_or_404(visible, public_id=public_id)


def _ours(statement: AffiliateStatement, request: SignedInRequest) -> bool:
    """Whether the actor's company is the one that reports."""
    return statement.period.company_id == request.actor.organisation_id


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest) -> HttpResponse:
    """What companies of the group ask of the actor's own."""
    page = keyset.page(
        AffiliateStatement.objects.for_actor(request.actor)
        .filter(affiliate_id=request.actor.organisation_id)
        .with_rows()
        .select_related("period__company"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {"statements": page.rows, **keyset.addresses(page, request.GET)}
    return render(request, "disclosures/affiliates/list.html", context)


@require_safe
@login_required
@for_kind("company")
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    statement = _get(request, public_id)
    page = keyset.page(
        _payments(statement),
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    ours = _ours(statement, request)
    context = {
        "statement": statement,
        "ours": ours,
        "facts": _facts(statement),
        "entries": page.rows,
        "steps": _steps(request, statement),
        "history": timeline(statement, viewer=request.actor),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/affiliates/detail.html", context)


def _payments(statement: AffiliateStatement) -> Any:
    """What the report has as paid by this company; nothing once it is not asked."""
    rows = Entry.objects.included().select_related("transfer", "recipient")
    if statement.state == State.TAKEN_OUT:
        return rows.none()
    return rows.filter(
        period=statement.period_id, transfer__paid_by=statement.affiliate_id
    )


def _facts(statement: AffiliateStatement) -> list[dict[str, Any]]:
    rows: list[tuple[str, Any]] = [
        (_("Report of"), statement.period.company.legal_name),
        (_("Period"), statement.period.label),
        (_("Asked on"), day(statement.asked_on)),
        (_("Reminded on"), day(statement.reminded_on)),
        (_("Answer by"), day(statement.answer_by)),
        (_("Statement"), statement.get_statement_display()),
        (_("Said on"), day(statement.stated_on)),
        (
            _("How it came here"),
            _("Entered by the company that reports") if statement.entered else "",
        ),
        (_("Who said it"), statement.said_by),
        (_("In their words"), statement.words),
        (_("Why it is not asked"), statement.out_because),
    ]
    facts = [{"label": label, "value": value} for label, value in rows if value]
    if statement.document:
        facts.append(
            {
                "label": _("Document"),
                "value": statement.document.name,
                "url": _url("document", statement),
                "action": _("Download"),
            }
        )
    return facts


def _url(name: str, statement: AffiliateStatement) -> str:
    return reverse(f"disclosures:affiliate-{name}", args=[statement.public_id])


def _steps(
    request: SignedInRequest, statement: AffiliateStatement
) -> list[dict[str, Any]]:
    """Those of the actor's side; a reminder for the company that reports."""
    mine = set(MOVES) if _ours(statement, request) else {"say", "take_back"}
    if not statement.lapsed:
        mine.discard("ask_again")
        if statement.state == State.ANSWERED:
            mine.discard("say")
    steps = [
        {
            "label": MOVES[name].label,
            "url": _url(name.replace("_", "-"), statement),
            "reasons": reasons,
            "page": name in PAGES,
            "quiet": name != "say",
        }
        for name, reasons in statement_steps(statement, request.actor).items()
        if name in mine and statement.state in MOVES[name].sources
    ]
    if statement.state == State.ASKED and _ours(statement, request):
        officer = request.actor.has(OFFICER)
        steps.append(
            {
                "label": _("Remind"),
                "url": _url("remind", statement),
                "reasons": [] if officer else [str(MOVES["take_out"].whose)],
                "quiet": True,
            }
        )
    return steps


@require_safe
@login_required
@for_kind("company")
def document(request: SignedInRequest, public_id: str) -> HttpResponse:
    statement = _get(request, public_id)
    if statement.document is None:
        raise Http404
    return sent(statement.document, about=statement, by=request.actor)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(*SPEAKERS)
def say(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Their own word; or what the officer of the reporting company knows of it."""
    statement, today = _get(request, public_id), timezone.localdate()
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    entering = _ours(statement, request)
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
    statement = _get(request, public_id)
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
    statement = _get(request, public_id)
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
    statement = _get(request, public_id)
    return _done(
        request,
        statement,
        lambda: actions.put_back(
            statement, by=request.actor, today=timezone.localdate()
        ),
        _("It is asked now."),
    )


@require_POST
@login_required
@for_kind("company")
@for_roles(OFFICER)
def ask_again(request: SignedInRequest, public_id: str) -> HttpResponse:
    statement = _get(request, public_id)
    return _done(
        request,
        statement,
        lambda: actions.ask_again(
            statement, by=request.actor, today=timezone.localdate()
        ),
        _("It is asked again."),
    )


@require_POST
@login_required
@for_kind("company")
@for_roles(OFFICER)
def remind(request: SignedInRequest, public_id: str) -> HttpResponse:
    statement = _get(request, public_id)
    return _done(
        request,
        statement,
        lambda: actions.remind(statement, by=request.actor, today=timezone.localdate()),
        _("Reminded."),
    )
