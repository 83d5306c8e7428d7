"""The clause library and the starter texts, for everybody who signs in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from organisations.permissions import for_kind, for_roles
from partnerships.actions import library as actions
from partnerships.forms.clauses import LibraryFilter
from partnerships.library import fitting, in_order
from partnerships.models import LibraryClause
from partnerships.plainness import measured
from partnerships.starters import plainness, starters
from partnerships.views.partnerships import ANYBODY
from workflow.moves import Refused


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """All clauses with what they mean, where the rule comes from, and who confirmed it."""
    found = in_order(LibraryClause.objects.all())
    form = LibraryFilter(request.GET, clauses=found)
    context = {
        "filter_form": form,
        "clauses": [
            (clause, measured([clause.text], clause.language))
            for clause in form.apply(found)
        ],
        "may_confirm": request.actor.has("registrar"),
    }
    return render(request, "partnerships/clauses/library.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def texts(request: SignedInRequest) -> HttpResponse:
    """The starter texts in full: how long they are and how easy they read."""
    rows = list(LibraryClause.objects.all())
    found = []
    for starter in starters().values():
        fits = fitting(rows, language=starter.language, jurisdiction="")
        clauses = [fits[key] for key in starter.clauses if key in fits]
        found.append((starter, clauses, plainness(starter, clauses)))
    return render(request, "partnerships/clauses/texts.html", {"starters": found})


@require_POST
@login_required
@for_roles("registrar")
def confirm(request: SignedInRequest, key: str, number: int) -> HttpResponse:
    """A registrar confirms a clause, in the language and for the law that the form names."""
    clause = get_object_or_404(
        LibraryClause,
        key=key,
        number=number,
        language=request.POST.get("language", ""),
        jurisdiction=request.POST.get("jurisdiction", ""),
    )
    try:
        actions.confirm(
            clause,
            name=request.user.name or request.user.email,
            by=request.actor,
            today=timezone.localdate(),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The clause is confirmed."))
    return redirect("partnerships:clause-library")
