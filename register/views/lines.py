"""One published entry under its permanent address, with every version it had."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from disclosures.models.public import (
    Line,
    LineVersion,
    PublishedReport,
    RegisterCorrection,
)
from regimes.profile import public_until
from register import words
from register.corrections import corrections, read_corrections
from register.facts import differences, facts, read, statements
from register.http import public_page
from ui.changes import Change


@dataclass(frozen=True)
class Version:
    """One version for the page: when, why, and what changed from the one before."""

    number: int
    published_on: date
    reason: str
    removed: bool
    report: PublishedReport
    differences: list[Change]


@require_safe
@public_page
def line(request: HttpRequest, public_id: str) -> HttpResponse:
    found: Any = get_object_or_404(
        Line.objects.select_related("withdrawal").annotate(
            asked=corrections(RegisterCorrection.objects.filter(line=OuterRef("pk")))
        ),
        public_id=public_id,
    )
    address = f"{settings.SITE_URL}{found.get_absolute_url()}"
    if hasattr(found, "withdrawal"):
        context = {"line": found, "address": address}
        return render(request, "register/withdrawn.html", context, status=410)
    versions = list(found.versions.select_related("report").order_by("version"))
    latest = versions[-1]
    content = read(latest.content)
    late = [
        (words.answer(each.answer), words.QUESTIONS.get(each.reason, ""), each)
        for each in found.late_answers.order_by("answered_on", "pk")
    ]
    status = content.get("answer", {}).get("status", "none")
    return render(
        request,
        "register/line.html",
        {
            "line": found,
            "latest": latest,
            "content": content,
            "facts": facts(content),
            "statements": statements(content)[1:],  # the answer itself stands above
            "status": status,
            "status_name": words.answer(status),
            "status_means": words.ANSWERS_MEAN.get(status, ""),
            "late": late,
            "corrections": read_corrections(found.asked),
            "public_until": _public_until(found, latest),
            "versions": _with_differences(versions),
            "address": address,
        },
    )


def _public_until(line: Line, latest: LineVersion) -> date | None:
    """The day up to which it stays public at least: its own clock, not the report's."""
    profile = latest.report.facts.get("regime") or {}
    if "public_years" not in profile:  # published before reports said so
        return None
    return public_until(profile, line.first_published_on)


def _with_differences(versions: list[LineVersion]) -> list[Version]:
    """Newest first."""
    contents = [read(version.content) for version in versions]
    return [
        Version(
            version.version,
            version.published_on,
            version.reason,
            version.removed,
            version.report,
            differences(contents[index - 1], contents[index]) if index else [],
        )
        for index, version in reversed(list(enumerate(versions)))
    ]
