"""One version of a report as a file of some form, and as one page to print."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.loader import get_template
from django.views.decorators.http import require_safe

from disclosures.exports.reports import entries
from disclosures.exports.reports.keeping import kept
from disclosures.exports.reports.writing import CSV
from disclosures.models.public import PublishedReport, ReportLine
from disclosures.people_words import rows
from register.facts import read
from register.files import STREAMED, taken_off
from register.http import public
from register.views.held_back import held_back
from register.views.reports import facts_of, sums_of

HERE = "<!-- entries -->"
TOGETHER = 200


@require_safe
@public
def file(request: HttpRequest, public_id: str, form: str) -> HttpResponseBase:
    """Kept files are the same for ever; the CSV is written from frozen entries."""
    report: Any = get_object_or_404(
        PublishedReport.objects.with_taken_off(), public_id=public_id
    )
    if form == STREAMED and not report.nil:
        content = () if request.method == "HEAD" else entries.stream(report)
        return _named(
            StreamingHttpResponse(content, content_type=CSV),
            f"{report.reference}-{report.version}.csv",
        )
    if report.taken_off:
        return held_back(request, report)
    found = kept(report, form)
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.data), content_type=found.media_type)
    return _named(response, found.name)


@require_safe
@public
def to_print(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The report with all its entries; rows are sent as they are read."""
    report: Any = get_object_or_404(
        PublishedReport.objects.with_taken_off(), public_id=public_id
    )
    page = render(
        request,
        "register/report_print.html",
        {
            "report": report,
            "facts": facts_of(report),
            "sums": sums_of(report),
            "people": rows(report.facts.get("people_totals", [])),
            "methodology": report.facts.get("methodology", ""),
            "reservations": report.facts.get("reservations") or [],
            "taken_off": taken_off(report),
        },
    )
    head, _here, foot = page.content.decode().partition(HERE)
    content = () if request.method == "HEAD" else _streamed(report, head, foot)
    return StreamingHttpResponse(content)


def _streamed(report: PublishedReport, head: str, foot: str) -> Iterator[bytes]:
    template = get_template("register/_printed.html")
    yield head.encode()
    shown: list[Any] = []
    lines = ReportLine.objects.filter(report=report).shown().order_by("pk")
    texts = lines.values_list("line_version__content", flat=True)
    for text in texts.iterator(chunk_size=1000):
        shown.append(read(text))
        if len(shown) == TOGETHER:
            yield template.render({"rows": shown}).encode()
            shown = []
    yield template.render({"rows": shown}).encode()
    yield foot.encode()


def _named(response: Any, name: str) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    given: HttpResponseBase = response
    return given
