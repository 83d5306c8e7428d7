"""Clauses of a draft: their order, from the library, in the side's own words."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_whom
from partnerships.actions import clauses as actions
from partnerships.clause_text import sha256
from partnerships.forms.clauses import ClauseForm, LibraryFilter
from partnerships.library import in_order, main_language
from partnerships.lifecycle.sides import writes
from partnerships.models import Agreement, LibraryClause
from partnerships.standing import Standing
from partnerships.views.agreements import frame
from partnerships.views.drafting import writing
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(writes)
def index(request: SignedInRequest, reference: str) -> HttpResponse:
    """The clauses of the draft in their order; up, down, out."""
    stands, sheet, away = writing(request, reference)
    if away:
        return away
    if request.method == "POST":
        _change(request, stands.agreement)
        return redirect("partnerships:draft-clauses", reference)
    context = {
        **frame(stands, "text"),
        "sheet": sheet,
        "plain": sheet.plainness(stands.agreement.language),
    }
    return render(request, "partnerships/drafting/clauses.html", context)


def _change(request: SignedInRequest, agreement: Agreement) -> None:
    what, _dot, key = request.POST.get("change", "").partition(".")
    try:
        if what in {"up", "down"}:
            actions.move(agreement, key, up=what == "up", by=request.actor)
        elif what == "out":
            actions.remove(agreement, key, by=request.actor)
            messages.success(request, _("The clause is taken out of your draft."))
    except Refused as refusal:
        messages.error(request, str(refusal))


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(writes)
def library(request: SignedInRequest, reference: str) -> HttpResponse:
    """Clauses to choose from, those that fit this agreement first of all."""
    stands, sheet, away = writing(request, reference)
    if away:
        return away
    found = in_order(LibraryClause.objects.all())
    if request.method == "POST":
        return _add(request, stands, {_code(clause): clause for clause in found})
    asked = request.GET or _usual(stands.agreement)
    form = LibraryFilter(asked, clauses=found)
    there = {clause.library_id for clause in sheet.clauses} - {None}
    keys = {clause.key for clause in found if clause.pk in there}
    context = {
        **frame(stands, "text"),
        "filter_form": form,
        "clauses": [(_code(clause), clause) for clause in form.apply(found)],
        "there": keys,
    }
    return render(request, "partnerships/drafting/library.html", context)


def _usual(agreement: Agreement) -> dict[str, Any]:
    return {
        "kind": agreement.kind,
        "language": main_language(agreement.language),
        "jurisdiction": agreement.jurisdiction,
    }


def _code(clause: LibraryClause) -> str:
    return f"{clause.key}.{clause.language}.{clause.jurisdiction}.{clause.number}"


def _add(
    request: SignedInRequest, stands: Standing, offered: dict[str, LibraryClause]
) -> HttpResponse:
    chosen = [
        offered[code] for code in request.POST.getlist("clause") if code in offered
    ]
    if not chosen:
        messages.error(request, _("Choose a clause."))
        return redirect("partnerships:draft-library", stands.agreement.reference)
    try:
        actions.add(stands.agreement, chosen, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Added at the end of your clauses."))
    return redirect("partnerships:draft-clauses", stands.agreement.reference)


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(writes)
def add(request: SignedInRequest, reference: str) -> HttpResponse:
    """A clause in the side's own words."""
    stands, _sheet, away = writing(request, reference)
    if away:
        return away
    form = ClauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_free(stands.agreement, form.facts(), by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Added at the end of your clauses."))
            return redirect("partnerships:draft-clauses", reference)
    return _page(request, stands, form)


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(writes)
def edit(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """Changes a clause of the draft, the library's too: it then differs from the library."""
    stands, sheet, away = writing(request, reference)
    if away:
        return away
    clause = next((each for each in sheet.clauses if each.key == key), None)
    if clause is None:
        raise Http404
    first = {name: getattr(clause, name) for name in ("heading", "text", "meaning")}
    form = ClauseForm(request.POST or None, initial={**first, "read": sha256(clause)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(
                stands.agreement,
                key,
                form.facts(),
                by=request.actor,
                text=form.cleaned_data["read"],
            )
        except Refused as refusal:
            form.data = again = request.POST.copy()
            again["read"] = sha256(clause)
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Saved. Only your side sees it until you send it.")
            )
            return redirect("partnerships:draft-clauses", reference)
    return _page(request, stands, form, clause=clause)


def _page(
    request: SignedInRequest, stands: Standing, form: ClauseForm, clause: Any = None
) -> HttpResponse:
    context = {**frame(stands, "text"), "form": form, "clause": clause}
    return render(request, "partnerships/drafting/clause.html", context)
