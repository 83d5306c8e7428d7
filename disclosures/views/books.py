"""Payments in the books of a year: the list, the files, the vendors nobody knows yet."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, Sum
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import books as actions
from disclosures.actions import books_settling, books_vendors
from disclosures.exports import books as files
from disclosures.forms.books import (
    STATES,
    BooksColumnsForm,
    BooksFileForm,
    BooksFilter,
    VendorForm,
)
from disclosures.imports.books_vendors import nearest
from disclosures.models import BooksEntry, BooksFile, BooksVendor, Period
from disclosures.models.books import BooksEntryQuerySet
from disclosures.views.periods import period_tabs
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles
from tables import reading
from tables.shapes import Unusable
from ui import keyset
from ui.amounts import written
from workflow.moves import Refused

OFFICER = "disclosure_officer"
TYPES = {
    "csv": ("text/csv; charset=utf-8", files.as_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        files.as_xlsx,
    ),
}
QUEUED = Q(decision="", suspected=True)


def the_period(request: SignedInRequest, public_id: str) -> Any:
    """The year, with `queued`: so many vendors of the company wait for a decision."""
    waiting = Q(
        company__books_vendors__decision="", company__books_vendors__suspected=True
    )
    visible = (
        Period.objects.for_actor(request.actor)
        .select_related("company")
        .annotate(queued=Count("company__books_vendors", filter=waiting))
    )
    return get_object_or_404(visible, public_id=public_id)


def _of(period: Period) -> BooksEntryQuerySet:
    return BooksEntry.objects.filter(period=period)


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Every payment that finance made, and what became of it. `?as=` takes it along."""
    period = the_period(request, public_id)
    form = BooksFilter(request.GET)
    chosen = form.apply(_of(period))
    if wanted := request.GET.get("as"):
        if wanted not in TYPES:
            raise Http404
        kind, made = TYPES[wanted]
        name = f"books-{period.year}.{wanted}"
        return HttpResponse(
            made(chosen.order_by("pk")),
            content_type=kind,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    page = keyset.page(
        chosen.select_related("vendor__organisation", "period"),
        order=form.order,
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    states, settled, concerned = _states(period)
    context = {
        "subnavigation": period_tabs(period, "books"),
        "period": period,
        "filter_form": form,
        "entries": page.rows,
        "states": states,
        "settled": settled,
        "concerned": concerned,
        "queued": period.queued,
        "last_file": period.books_files.exclude(read_at=None).order_by("-id").first(),
        "may_keep": request.actor.has(OFFICER),
        "kept": request.GET.urlencode(),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/books/list.html", context)


def _states(period: Period) -> tuple[list[dict[str, Any]], int, int]:
    """How many and how much by state and currency; how many are settled, of how many."""
    known = Q(vendor__organisation__isnull=False)
    open_ = Q(vendor__decision="", vendor__suspected=True)
    waiting = Q(state=BooksEntry.State.WAITING)
    ways = {
        "waiting": waiting & (known | open_),
        "paired": Q(state=BooksEntry.State.PAIRED),
        "left_out": Q(state=BooksEntry.State.LEFT_OUT),
        "unconcerned": waiting & ~(known | open_),
    }
    figures: dict[str, Any] = {}
    for name, chosen in ways.items():
        figures[f"{name}_count"] = Count("pk", filter=chosen)
        figures[f"{name}_sum"] = Sum("amount", filter=chosen)
    found: list[Any] = list(
        _of(period).order_by("currency").values("currency").annotate(**figures)
    )
    counts = {name: sum(row[f"{name}_count"] for row in found) for name in ways}
    told = [
        {
            "state": name,
            "label": label,
            "count": counts[name],
            "sums": [
                written(row[f"{name}_sum"], row["currency"])
                for row in found
                if row[f"{name}_sum"] is not None
            ],
        }
        for name, label in STATES
    ]
    settled = counts["paired"] + counts["left_out"]
    return told, settled, settled + counts["waiting"]


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def bring(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = the_period(request, public_id)
    known = Organisation.objects.for_actor(request.actor).companies()
    posted = request.method == "POST"
    form = BooksFileForm(
        request.POST if posted else None, request.FILES or None, among=known
    )
    if posted and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            file = actions.bring_in(
                period,
                given.read(),
                given.name,
                by=request.actor,
                paid_by=form.cleaned_data["paid_by"],
            )
        except Unusable as unusable:
            form.add_error("file", unusable.sentences)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect(
                "disclosures:period-books-columns", period.public_id, file.public_id
            )
    context = {"period": period, "form": form}
    return render(request, "disclosures/books/bring.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def columns(request: SignedInRequest, public_id: str, file_id: str) -> HttpResponse:
    """Which of the file's columns is which of ours; then it is read."""
    period = the_period(request, public_id)
    file = get_object_or_404(
        BooksFile.objects.select_related("document__content", "period__company"),
        public_id=file_id,
        period=period,
    )
    try:
        look = reading.look(bytes(file.document.content.data), file.document.name)
    except Unusable as unusable:
        for sentence in unusable.sentences:
            messages.error(request, sentence)
        return redirect("disclosures:period-books-bring", period.public_id)
    form = BooksColumnsForm(
        request.POST if request.method == "POST" else None,
        header=look.header,
        samples=[row.cells for row in look.preview],
        guessed=file.mapping.get("columns", {}),
    )
    if form.is_valid():
        try:
            file, questions = actions.read(file, form.mapping(), by=request.actor)
        except Unusable as unusable:
            form.add_error(None, unusable.sentences)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            if not questions:
                messages.success(request, _("The books are read."))
                return redirect("disclosures:period-books", period.public_id)
            for question in questions:
                form.add_error(question["key"], question["sentence"])
    context = {"period": period, "form": form, "file": file}
    return render(request, "disclosures/books/columns.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def vendors(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Vendors whose names sound as if their payments must be shown, one decision each."""
    period = the_period(request, public_id)
    queue = BooksVendor.objects.filter(QUEUED, company=period.company)
    among = Organisation.objects.for_actor(request.actor).exclude(kind="company")
    bound = None
    if request.method == "POST":
        vendor = get_object_or_404(queue, public_id=request.POST.get("vendor", ""))
        bound = VendorForm(request.POST, vendor=vendor, among=among)
        if bound.is_valid():
            try:
                books_vendors.decide_vendor(
                    vendor,
                    bound.cleaned_data["decision"],
                    by=request.actor,
                    organisation=bound.cleaned_data["organisation"],
                    because=bound.cleaned_data["because"],
                )
            except Refused as refusal:
                bound.add_error(None, refusal.reasons)
            else:
                messages.success(
                    request, _("Decided: %(name)s") % {"name": vendor.name}
                )
                return redirect("disclosures:period-books-vendors", period.public_id)
    page = keyset.page(
        queue,
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    near = nearest([vendor.pk for vendor in page.rows], request.actor)
    asked = [
        (
            vendor,
            bound
            if bound and bound.initial["vendor"] == vendor.public_id
            else VendorForm(vendor=vendor, among=among, near=near.get(vendor.pk, ())),
        )
        for vendor in page.rows
    ]
    context = {
        "period": period,
        "asked": asked,
        "form": bound,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/books/vendors.html", context)


@require_POST
@login_required
@for_roles(OFFICER)
def again(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Looks once more for what is in the ledger by now."""
    period = the_period(request, public_id)
    try:
        paired = books_settling.find_pairs(period, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Found in the ledger: %(count)d") % {"count": paired}
        )
    return redirect("disclosures:period-books", period.public_id)
