"""The directory: a list, the same search as a map, and as a file to take away."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from organisations.directory import companies, places, sides, tiles
from organisations.directory.sides import PATIENTS, Directory
from organisations.forms.directory import CompaniesForm, PatientsForm
from organisations.models import Organisation
from organisations.permissions import for_kind
from tables.formulas import guarded
from ui import keyset
from ui.countries import country_name

SEARCHERS = (Organisation.Kind.COMPANY.value, Organisation.Kind.PATIENTS.value)
FILE = "organisations.csv"


def _asked(
    request: SignedInRequest,
) -> tuple[Directory, PatientsForm | CompaniesForm, dict[str, Any]]:
    """Which directory, its form, and what is asked of it."""
    directory = sides.searched_by(request.actor)
    if directory is PATIENTS:
        form: PatientsForm | CompaniesForm = PatientsForm(request.GET)
        return directory, form, form.asked()
    form = CompaniesForm(request.GET)
    asked = form.asked()
    return (
        directory,
        form,
        asked | {"own": companies.own_conditions(asked, request.actor)},
    )


def _context(
    request: SignedInRequest, directory: Directory, form: Any, asked: dict[str, Any]
) -> dict[str, Any]:
    """What the list and the map say in the same way."""
    own = asked.get("own")
    return {
        "form": form,
        "of_patients": directory is PATIENTS,
        "query": _query(request),
        "own": [each.text for each in own] if own else None,
        "own_missing": own == [],
        "own_url": _own_profile(request) if own == [] else "",
        "filtered": any(request.GET.get(name) for name in form.fields),
    }


def _own_profile(request: SignedInRequest) -> str:
    if request.seat is None:
        return reverse("organisations:list")
    return reverse("organisations:profile", args=[request.seat.organisation.public_id])


def _query(request: SignedInRequest, **changed: str) -> str:
    """The search as the end of an address, from its beginning, with something changed."""
    kept = [
        (name, value)
        for name, value in request.GET.items()
        if value and name not in {*keyset.CURSORS, *changed}
    ]
    query = urlencode([*kept, *changed.items()])
    return f"?{query}" if query else ""


@require_safe
@login_required
@for_kind(*SEARCHERS)
def index(request: SignedInRequest) -> HttpResponse:
    directory, form, asked = _asked(request)
    viewer, today = request.actor, timezone.localdate()
    found = sides.page(
        directory,
        asked,
        viewer,
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    if found.counted is None:
        count, more = keyset.capped_count(directory.chosen(asked, viewer))
    else:
        count, more = keyset.capped(found.counted)
    context = _context(request, directory, form, asked) | {
        "rows": directory.rows(found.organisations, asked, viewer, today),
        "by_change": asked["sort"] == sides.BY_CHANGE,
        "count": count,
        "more": more,
        "alike": [
            (each.text, _query(request, condition=each.wanted))
            for each in directory.alike(asked, viewer)
        ],
        **keyset.addresses(found.page, request.GET),
    }
    page = "patients" if directory is PATIENTS else "companies"
    return render(request, f"organisations/directory/{page}.html", context)


@require_safe
@login_required
@for_kind(*SEARCHERS)
def on_a_map(request: SignedInRequest) -> HttpResponse:
    directory, form, asked = _asked(request)
    chosen = directory.chosen(asked, request.actor)
    counted = places.counted(chosen, directory.kind, request.actor)
    listed = reverse("organisations:find")
    addresses = {code: f"{listed}{_query(request, country=code)}" for code in counted}
    named = sorted(
        (-number, country_name(code), code) for code, number in counted.items()
    )
    context = _context(request, directory, form, asked) | {
        "countries": [(name, -number, addresses[code]) for number, name, code in named],
        "maps": tiles.maps(counted, addresses),
        "bands": tiles.bands(counted),
    }
    return render(request, "organisations/directory/map.html", context)


@require_safe
@login_required
@for_kind(*SEARCHERS)
def download(request: SignedInRequest) -> HttpResponse:
    """The whole search as CSV: what looks like a formula is shown and never runs."""
    directory, _form, asked = _asked(request)
    lines = sides.lines(directory, asked, request.actor, timezone.localdate())
    response: Any = StreamingHttpResponse(
        _written(directory.columns, lines), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{FILE}"'
    response["Cache-Control"] = "private, no-store"
    streamed: HttpResponse = response
    return streamed


def _written(columns: tuple[str, ...], lines: Iterator[list[str]]) -> Iterator[str]:
    def written(cells: list[str] | tuple[str, ...]) -> str:
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerow(map(guarded, cells))
        return text.getvalue()

    yield written(columns)
    for line in lines:
        yield written(line)
