"""Complete downloads: of any search, and of a report's snapshot."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.exports.lines import stream
from disclosures.models.public import PublishedReport, RegisterLine, SnapshotPart
from register.about import about
from register.forms import SearchForm
from register.http import public

TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
A_YEAR = 365 * 24 * 3600


@require_safe
@public
def lines(request: HttpRequest, form: str) -> HttpResponseBase:
    """Every entry of a search. A search that isn't understood is refused, never widened."""
    search = SearchForm(request.GET)
    problems = [
        _("“%s” is no part of a search.") % name[:40] for name in search.unknown()[:5]
    ]
    if not search.is_valid():
        problems += [
            f"{name}: {error}" if name != "__all__" else str(error)
            for name, errors in search.errors.items()
            for error in errors
        ]
    if problems:
        return HttpResponse(
            "\n".join(problems) + "\n",
            status=400,
            content_type="text/plain; charset=utf-8",
        )
    found = search.apply(RegisterLine.objects.all()).order_by(*search.order)
    content = (
        () if request.method == "HEAD" else stream(form, found, about(search.asked()))
    )
    response = StreamingHttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="lines.{form}"'
    return response


@require_safe
def snapshot(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The bytes that a report's SHA-256 is of; they never change."""
    report = get_object_or_404(PublishedReport, public_id=public_id)
    parts = SnapshotPart.objects.filter(report=report).order_by("number")
    content = (
        () if request.method == "HEAD" else _bytes(parts.values_list("data", flat=True))
    )
    response = StreamingHttpResponse(content, content_type="application/json")
    response["Content-Length"] = str(report.size)
    response["Content-Disposition"] = (
        f'attachment; filename="{report.reference}-{report.version}.json"'
    )
    response["ETag"] = f'"{report.sha256}"'
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def _bytes(parts: Any) -> Iterator[bytes]:
    for data in parts.iterator(chunk_size=1):
        yield bytes(data)
