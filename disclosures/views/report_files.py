"""Before publication: the files that a report would be had in, and what each lacks."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from audit.acting import acting
from audit.models import record
from disclosures.exports.reports.formats import BY_CODE, of
from disclosures.exports.reports.source import Source, drafted
from disclosures.findings import included
from disclosures.models import PublishedReport, Report
from disclosures.views.reports_parts import name_of, the_report, way
from regimes.counting import rounding_told

MOST_LINES = 5_000
"""Entries of a draft that are looked through while somebody waits."""


@require_safe
@login_required
@never_cache
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What the rules of each form ask for and these entries don't have."""
    report = the_report(request, public_id)
    if report.published_on:
        return redirect(_public(report))
    source = _source(report)
    return render(
        request,
        "disclosures/reports/files.html",
        {
            "report": report,
            "name": name_of(report),
            "breadcrumbs": way(report, request.actor),
            "files": _files(report, source) if source else [],
            "most": "" if source else MOST_LINES,
        },
    )


@require_safe
@login_required
@never_cache
def file(request: SignedInRequest, public_id: str, form: str) -> HttpResponse:
    """One file as it would be today. It says of itself that it is a draft."""
    report = the_report(request, public_id)
    if report.published_on:
        return redirect(_public(report))
    source = _source(report)
    if source is None or form not in BY_CODE or BY_CODE[form] not in of(source):
        raise Http404
    wanted = BY_CODE[form]
    made = wanted.make(source)
    with acting(request.actor):
        record("draft_file_taken", report, by=request.actor, form=form)
    name = f"{_('draft')}-{report.reference}-{report.version}-{form}.{wanted.ending}"
    return HttpResponse(
        made.data,
        content_type=wanted.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _public(report: Report) -> PublishedReport:
    return PublishedReport.objects.get(report_id=report.pk)


def _source(report: Report) -> Source | None:
    """The draft read whole; None when it has too many entries for that."""
    if included(report)[MOST_LINES : MOST_LINES + 1].exists():
        return None
    return drafted(report, today=timezone.localdate())


def _files(report: Report, source: Source) -> list[dict[str, Any]]:
    """Only the forms that follow rules can lack something; the others are not made."""
    found = []
    for form in of(source):
        made = form.make(source) if form.rules else None
        found.append(
            {
                "title": form.title,
                "about": form.about,
                "url": reverse(
                    "disclosures:report-file", args=[report.public_id, form.code]
                ),
                "entries": made.entries if made else None,
                "rounding": rounding_told(source.rules[form.rules].profile)
                if form.rules
                else "",
                "left_out": made.left_out if made else [],
                "lacks": made.lacks if made else [],
            }
        )
    return found
