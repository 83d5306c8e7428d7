"""Complete downloads: of any search, and of a report's snapshot."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from disclosures.exports import csvw
from disclosures.models.public import PublishedReport
from disclosures.models.register import RegisterLine
from disclosures.publishing.verifying import kept
from register import dataset, formats, schemas
from register.about import described
from register.forms import SearchForm
from register.http import public, public_page
from register.views.held_back import held_back

A_YEAR = 365 * 24 * 3600


@require_safe
@public
def lines(request: HttpRequest, form: str) -> HttpResponseBase:
    """Every entry of a search."""
    return _given(request, formats.FORMATS[form])


@require_safe
@public
def package(request: HttpRequest, file: str) -> HttpResponseBase:
    """The same, in the formats of open standards."""
    return _given(request, formats.BY_FILE[file])


def _given(request: HttpRequest, chosen: formats.Format) -> HttpResponseBase:
    """A search that isn't understood is refused, never widened."""
    search = SearchForm(request.GET)
    if problems := formats.problems(chosen, search):
        return HttpResponse(
            "\n".join(problems) + "\n",
            status=400,
            content_type="text/plain; charset=utf-8",
        )
    content = () if request.method == "HEAD" else formats.stream(chosen, search)
    response = StreamingHttpResponse(content, content_type=chosen.media_type)
    response["Content-Disposition"] = f'attachment; filename="{chosen.file}"'
    return response


@require_safe
@public
def csvw_table(request: HttpRequest) -> HttpResponseBase:
    """The table whose description is beside it, as CSV on the Web wants the two."""
    found = RegisterLine.objects.order_by("-year", "-line_id")
    content = () if request.method == "HEAD" else csvw.table(found)
    response = StreamingHttpResponse(
        content, content_type="text/csv; charset=utf-8; header=present"
    )
    response["Link"] = (
        f'<{csvw.METADATA}>; rel="describedby"; type="application/csvm+json"'
    )
    return response


@require_safe
@public
def csvw_metadata(_request: HttpRequest) -> HttpResponse:
    return _json(csvw.metadata(described({})), "application/csvm+json")


@require_safe
def schema(_request: HttpRequest, name: str) -> HttpResponse:
    """What lines and reports look like, for programs; it never changes."""
    if name not in schemas.NAMES:
        raise Http404
    response = HttpResponse(
        schemas.content(name), content_type="application/schema+json"
    )
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@public
def dcat(_request: HttpRequest) -> HttpResponse:
    return _json(dataset.dcat(dataset.extent()), "application/ld+json")


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All formats, and how to use and check them; a search can be carried along."""
    search = SearchForm(request.GET)
    asked = search.asked() if search.is_valid() else {}
    extent = dataset.extent()
    return render(
        request,
        "register/downloads.html",
        {
            "offers": [
                (
                    chosen,
                    f"/register/{chosen.file}" + _query(_kept(chosen, asked)),
                    [name for name in asked if name not in _kept(chosen, asked)],
                )
                for chosen in formats.FORMATS.values()
            ],
            "narrowed": bool(asked),
            "not_understood": not search.is_valid() or bool(search.unknown()),
            "extent": extent,
            "dataset": dataset.json_ld(extent),
        },
    )


def _kept(chosen: formats.Format, asked: dict[str, str]) -> dict[str, str]:
    """The part of a search that a format can be narrowed by."""
    if not chosen.only:
        return asked
    return {name: value for name, value in asked.items() if name in chosen.only}


def _query(asked: dict[str, str]) -> str:
    return f"?{urlencode(asked)}" if asked else ""


def _json(content: dict[str, Any], media_type: str) -> HttpResponse:
    return HttpResponse(dataset.written(content), content_type=media_type)


@require_safe
@public
def snapshot(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The bytes that a report's SHA-256 is of. They never change, but may be held back."""
    report: Any = get_object_or_404(
        PublishedReport.objects.with_taken_off(), public_id=public_id
    )
    if report.taken_off:
        return held_back(request, report)
    content = () if request.method == "HEAD" else kept(report)
    response = StreamingHttpResponse(content, content_type="application/json")
    response["Content-Length"] = str(report.size)
    response["Content-Disposition"] = (
        f'attachment; filename="{report.reference}-{report.version}.json"'
    )
    response["ETag"] = f'"{report.sha256}"'
    return response
