"""A side's partnerships in figures, its relationships, and the same as a file."""

import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from organisations.permissions import for_kind
from partnerships import overview
from partnerships.models import Outcome, OutcomeAgreement
from partnerships.overview_files import as_csv
from partnerships.views.learning import listed
from partnerships.views.partnerships import ANYBODY
from ui import keyset

SIZE = 25


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """Every figure leads to its rows; below, one row for each relationship."""
    by, today = request.actor, timezone.localdate()
    page = keyset.page(
        overview.counterparts(by),
        order=("name_key", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
        size=SIZE,
    )
    context = {
        "figures": overview.figures(by),
        "amounts": overview.amounts(overview.signed(by)),
        "relationships": overview.relationships(by, page.rows, today),
        "today": today,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/outcomes/overview.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def export(request: SignedInRequest) -> HttpResponse:
    """The same figures and all relationships as CSV."""
    by, today = request.actor, timezone.localdate()
    everybody = list(overview.counterparts(by).order_by("name_key", "id"))
    file = f"partnerships-{today.isoformat()}.csv"
    return HttpResponse(
        as_csv(overview.figures(by), overview.relationships(by, everybody, today)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def relationship(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One counterpart: how lasting it is, and the agreements behind that."""
    by, today = request.actor, timezone.localdate()
    other = get_object_or_404(overview.counterparts(by), public_id=public_id)
    shared = overview.signed(by).filter(parties__organisation=other)
    rows, addresses = listed(request, shared.select_related("agreed", "partnership"))
    related = overview.relationships(by, [other], today)[0]
    linked = OutcomeAgreement.objects.filter(
        agreement__in=shared.values("pk"), ended_on__isnull=True
    )
    outcomes = Outcome.objects.for_actor(by).filter(pk__in=linked.values("outcome_id"))
    context = {
        "other": other,
        "related": related,
        "rows": rows,
        "outcomes": outcomes.order_by("-pk")[:SIZE],
        "today": today,
        **addresses,
    }
    return render(request, "partnerships/outcomes/relationship.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def agreements(request: SignedInRequest) -> HttpResponse:
    """Signed agreements behind the figures; `?show=untold`: over, with no outcome."""
    untold = request.GET.get("show") == "untold"
    found = overview.signed(request.actor)
    if untold:
        found = overview.without_outcome(found)
    rows, addresses = listed(request, found.select_related("agreed", "partnership"))
    today: datetime.date = timezone.localdate()
    context = {"rows": rows, "untold": untold, "today": today, **addresses}
    return render(request, "partnerships/outcomes/agreements.html", context)
