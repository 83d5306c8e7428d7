"""The word of one company of a group, as both sides read it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_safe,
)

from accounts.http import SignedInRequest
from audit.timeline import timeline
from disclosures.affiliate_changes import changes
from disclosures.lifecycle.affiliates import MOVES, statement_steps
from disclosures.models import AffiliateStatement, Entry
from documents.http import sent
from organisations.permissions import for_kind
from ui import keyset
from ui.templatetags.ui import day

OFFICER = "disclosure_officer"
State = AffiliateStatement.State
PAGES = frozenset({"say", "take_back", "take_out"})
"""Moves that ask something first."""


def get_statement(request: SignedInRequest, public_id: str) -> AffiliateStatement:
    visible = (
        AffiliateStatement.objects.for_actor(request.actor)
        .with_rows()
        .select_related("period__company", "affiliate", "document")
    )
    return get_object_or_404(visible, public_id=public_id)


def reports_it(statement: AffiliateStatement, request: SignedInRequest) -> bool:
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
    statement = get_statement(request, public_id)
    page = keyset.page(
        _payments(statement),
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    ours = reports_it(statement, request)
    context = {
        "statement": statement,
        "ours": ours,
        "facts": _facts(statement),
        "changes": changes(statement),
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
    mine = set(MOVES) if reports_it(statement, request) else {"say", "take_back"}
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
    if statement.state == State.ASKED and reports_it(statement, request):
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
    statement = get_statement(request, public_id)
    if statement.document is None:
        raise Http404
    return sent(statement.document, about=statement, by=request.actor)
