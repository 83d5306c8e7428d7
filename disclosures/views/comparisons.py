"""What an organisation received beside what a company reports: figures of a year."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from audit.acting import acting
from audit.models import record
from disclosures.actions import comparisons as actions
from disclosures.actions.entries import generic_rules
from disclosures.exports import comparison as exports
from disclosures.forms.receipts import PayerForm
from disclosures.lifecycle.received import may_explain, may_not_keep, side_of, works_in
from disclosures.lifecycle.sides import ANSWERING_ROLES
from disclosures.models import Comparison, PassOnList
from disclosures.reconciliation import reading
from disclosures.reconciliation.figures import Figures, figures
from disclosures.reconciliation.lists import unsettled
from disclosures.reconciliation.mismatching import KINDS
from disclosures.tasks import ask_to_match
from disclosures.views.receipts import companies
from disclosures.views.review_parts import RECIPIENTS, tabs
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles, for_verified, for_whom
from regimes.profile import categories
from ui import keyset
from workflow.moves import Refused

EVERYBODY = (Organisation.Kind.COMPANY.value, *RECIPIENTS)
YEAR_DIGITS = 4
TITLES = {
    "only-received": gettext_lazy("Only received, not reported"),
    "only-reported": gettext_lazy("Only reported, not received"),
    "different": gettext_lazy("Put together, but different"),
    "fitting": gettext_lazy("Put together, and all fits"),
}
OF_LIST = {
    "only-received": gettext_lazy("Only in the agency's list"),
    "only-reported": gettext_lazy("Only among your payments"),
}
FORMATS = {
    "csv": ("text/csv; charset=utf-8", exports.as_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        exports.as_xlsx,
    ),
}


def get(request: SignedInRequest, public_id: str) -> Comparison:
    visible = (
        Comparison.objects.for_actor(request.actor)
        .select_related("holder", "company", "passed_on__period")
        .annotate(rules=Subquery(generic_rules().values("profile")[:1]))
    )
    return get_object_or_404(visible, public_id=public_id)


def labels_of(comparison: Any) -> dict[str, str]:
    """What categories are called, for a comparison from `get`."""
    return {each.code: each.label for each in categories(comparison.rules)}


def subnavigation(request: SignedInRequest) -> dict[str, Any]:
    """A company finds comparisons among its years, as the navigation has them."""
    if request.actor.kind == Organisation.Kind.COMPANY:
        return {}
    return {"subnavigation": tabs("comparisons")}


def asked_year(request: SignedInRequest) -> int:
    """The year that the address names; this one, where it names none."""
    asked = request.GET.get("year", "")
    if not asked:
        return timezone.localdate().year
    if not (asked.isascii() and asked.isdigit() and len(asked) == YEAR_DIGITS):
        raise Http404
    return int(asked)


def chosen_year(request: SignedInRequest, known: list[int]) -> int:
    """The year that the address asks for, or the newest of those that there are."""
    if not request.GET.get("year") and known:
        return known[0]
    year = asked_year(request)
    if "year" in request.GET and year not in known:
        raise Http404
    return year


@require_safe
@login_required
@for_kind(*EVERYBODY)
@for_verified
def index(request: SignedInRequest) -> HttpResponse:
    page = keyset.page(
        Comparison.objects.for_actor(request.actor)
        .filter(passed_on=None)
        .select_related("holder", "company"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    ours = request.actor.kind != Organisation.Kind.COMPANY
    context = {
        **subnavigation(request),
        "comparisons": page.rows,
        "ours": ours,
        "form": PayerForm(companies=companies(request))
        if ours and not may_not_keep(request.actor)
        else None,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/received/comparisons.html", context)


@require_POST
@login_required
@for_kind(*RECIPIENTS)
@for_verified
@for_roles(*ANSWERING_ROLES)
def start(request: SignedInRequest) -> HttpResponse:
    form = PayerForm(request.POST, companies=companies(request))
    if not form.is_valid():
        messages.error(request, _("Choose a company."))
        return redirect("disclosures:comparison-list")
    with acting(request.actor):
        made = actions.compare(form.cleaned_data["company"], by=request.actor)
        ask_to_match(made, by=request.actor)
    return redirect(made)


@require_safe
@login_required
@for_kind(*EVERYBODY)
@for_verified
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    comparison = get(request, public_id)
    known = reading.years(comparison)
    year = chosen_year(request, known)
    found = figures(comparison, year)
    context = {
        **subnavigation(request),
        "comparison": comparison,
        "years": known,
        "year": year,
        "figures": found,
        "lists": _lists(comparison, found),
        "open": bool(comparison.passed_on_id)
        and PassOnList.objects.filter(
            unsettled(), pk=comparison.passed_on_id or 0
        ).exists(),
        "ours": works_in(comparison, request.actor),
        "may_show": side_of(comparison, request.actor) == "holder",
        "mismatches": [
            (KINDS[kind], count) for kind, count in found.differing_in.items()
        ],
    }
    return render(request, "disclosures/received/comparison.html", context)


def _lists(comparison: Comparison, found: Figures) -> list[dict[str, Any]]:
    pairs = sum(kind.pairs for kind in found.kinds)
    titles = TITLES | OF_LIST if comparison.passed_on_id else TITLES
    counted = [
        ("only-received", titles["only-received"], found.only_received),
        ("only-reported", titles["only-reported"], found.only_reported),
        ("different", titles["different"], found.differing),
        ("fitting", titles["fitting"], pairs - found.differing),
    ]
    return [
        {
            "label": label,
            "count": count,
            "url": reverse(
                "disclosures:comparison-rows", args=[comparison.public_id, which]
            )
            + f"?year={found.year}",
        }
        for which, label, count in counted
    ]


@require_safe
@login_required
@for_kind(*EVERYBODY)
@for_verified
def export(request: SignedInRequest, public_id: str, form: str) -> HttpResponse:
    """The figures of a year as a file; both sides get the same."""
    if form not in FORMATS:
        raise Http404
    comparison = get(request, public_id)
    year = chosen_year(request, reading.years(comparison))
    media_type, write = FORMATS[form]
    content = write(comparison, figures(comparison, year))
    with acting(request.actor):
        record("exported", comparison, by=request.actor, what="comparison")
    name = f"comparison-{comparison.public_id}-{year}.{form}"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def get_to_work_in(request: SignedInRequest, public_id: str) -> Comparison:
    """For those who put rows together: the holder's people, or of a list the company's."""
    comparison = get(request, public_id)
    if not works_in(comparison, request.actor):
        raise PermissionDenied
    return comparison


@require_POST
@login_required
@for_kind(*EVERYBODY)
@for_verified
@for_whom(may_explain)
def match(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Pairs are looked for in the background."""
    comparison = get_to_work_in(request, public_id)
    try:
        ask_to_match(comparison, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(comparison)


@require_POST
@login_required
@for_kind(*RECIPIENTS)
@for_verified
@for_roles(*ANSWERING_ROLES)
def show(request: SignedInRequest, public_id: str) -> HttpResponse:
    comparison = get(request, public_id)
    try:
        actions.show(comparison, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The company sees this comparison from now on."))
    return redirect(comparison)


@require_POST
@login_required
@for_kind(*RECIPIENTS)
@for_verified
@for_roles(*ANSWERING_ROLES)
def hide(request: SignedInRequest, public_id: str) -> HttpResponse:
    comparison = get(request, public_id)
    try:
        actions.hide(comparison, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The company no longer sees this comparison."))
    return redirect(comparison)
