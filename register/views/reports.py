"""One version of a report as it was published, and how to check it."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, DecimalField, JSONField, OuterRef, Sum
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.affiliate_words import said, silences
from disclosures.methodology import FIELDS
from disclosures.models.public import (
    Line,
    LineVersion,
    PublishedReport,
    RegisterCorrection,
    ReportLine,
)
from disclosures.people_words import PeopleChange, compared, rows
from register import files, words
from register.corrections import corrections, read_corrections
from register.facts import read, written_day
from register.http import public_page
from ui.keyset import addresses, page
from ui.templatetags.ui import money

SIZE = 25
MOST_VERSIONS = 50
MOST_SUMMED = 5000


@require_safe
@public_page
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(_with_versions(), public_id=public_id)
    shown = page(
        ReportLine.objects.filter(report=found).select_related(
            "line_version__line__withdrawal"
        ),
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
        size=SIZE,
    )
    newest = found.versions[0]
    kinds = _by_kind(found) if found.line_count <= MOST_SUMMED else []
    answers = found.facts.get("answers") or {}
    affiliates = found.facts.get("affiliates") or []
    return render(
        request,
        "register/report.html",
        {
            "report": found,
            "facts": facts_of(found),
            "counted": _how_counted(found.facts),
            "methodology": found.facts.get("methodology", ""),
            "group": said(affiliates) + silences(affiliates),
            "reservations": found.facts.get("reservations") or [],
            "sums": sums_of(found),
            "people": rows(found.facts.get("people_totals", [])),
            "people_changed": _people_changed(found),
            "categories": _without_country(kinds),
            "files": files.listed(
                found, {country for _l, _c, country, _n, _t in kinds}
            ),
            "answers": [
                (words.answer(code), words.ANSWERS_MEAN[code], answers[code])
                for code in words.ANSWERS
                if code in answers
            ],
            "versions": [
                {**each, "day": written_day(each["published_on"])}
                for each in found.versions
            ],
            "newest": newest if newest["public_id"] != found.public_id else None,
            "rows": [_row(each.line_version) for each in shown.rows],
            "taken_off": files.taken_off(found),
            "corrections": read_corrections(found.asked),
            "page": shown,
            "snapshot": settings.SITE_URL
            + reverse("register:snapshot", args=[public_id]),
            **addresses(shown, request.GET),
        },
    )


def _with_versions() -> Any:
    """Each report with all versions of it, newest first, in the same query."""
    versions = PublishedReport.objects.filter(reference=OuterRef("reference"))
    row = JSONObject(
        public_id="public_id",
        version="version",
        published_on="published_on",
        reason="reason",
        people=KeyTransform("people_totals", "facts"),
    )
    newest_first = versions.order_by("-version").values(row=row)[:MOST_VERSIONS]
    asked = RegisterCorrection.objects.filter(
        line=None, report__reference=OuterRef("reference")
    )
    return PublishedReport.objects.with_taken_off().annotate(
        versions=ArraySubquery(newest_first),
        asked=corrections(asked),
        kept=files.told(),
    )


def _row(version: LineVersion) -> tuple[Line, dict[str, Any] | None]:
    """A line with what it said; nothing of it where it was taken off the register."""
    gone = hasattr(version.line, "withdrawal")
    return version.line, None if gone else read(version.content)


def _people_changed(report: Any) -> list[PeopleChange]:
    """Against the version before; `report` has its `versions`."""
    before = [each for each in report.versions if each["version"] == report.version - 1]
    now = report.facts.get("people_totals", [])
    return compared(before[0]["people"] or [], now) if before else []


def facts_of(report: PublishedReport) -> list[dict[str, str]]:
    facts = report.facts
    period, regime = facts.get("period") or {}, facts.get("regime") or {}
    rules = " ".join(filter(None, [regime.get("name"), regime.get("version")]))
    if rules and not regime.get("verified"):
        rules = _("%s (not yet confirmed by a person for any country)") % rules
    listed = [
        (_("Company"), report.company_name),
        (
            _("Period"),
            _("%(first)s to %(last)s")
            % {
                "first": written_day(period.get("starts_on")),
                "last": written_day(period.get("ends_on")),
            },
        ),
        (_("Reference"), f"{report.reference}, {_('version')} {report.version}"),
        (_("Published on"), written_day(report.published_on.isoformat())),
        (_("Declared complete and correct on"), written_day(facts.get("certified_on"))),
        (_("Approved by a second person on"), written_day(facts.get("approved_on"))),
        (
            _("Countersigned"),
            _("Yes: the company has no second person, so the operator countersigned.")
            if facts.get("countersigned")
            else "",
        ),
        (_("Reporting rules"), rules),
        (_("All entries in one currency"), _together(facts.get("report_sum"))),
        (_("Why this version"), report.reason),
    ]
    return [{"label": label, "value": value} for label, value in listed if value]


def _how_counted(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Each field of the note with its text; an empty one is not stated."""
    fields = facts.get("methodology_fields")
    if not fields:
        return []
    listed = [(str(field.label), fields.get(field.code) or "") for field in FIELDS]
    said, _slash, asked = (fields.get("response_rate") or "").partition("/")
    if asked and asked != "0":
        rate = _("%(said)s of %(asked)s entries") % {"said": said, "asked": asked}
        listed.append((_("Answered by the recipient"), rate))
    of = written_day(facts.get("methodology_of"))
    version = _("%(version)s, of %(day)s") % {
        "version": facts.get("methodology_version"),
        "day": of,
    }
    return [*listed, (_("Version of this note"), version)]


def _together(told: dict[str, Any] | None) -> str:
    """The sum in the currency of the report, where every line was reckoned in it."""
    if not told:
        return ""
    return _("%(sum)s, each at the exchange rate of its day") % {
        "sum": money(told["amount"], told["currency"])
    }


def sums_of(report: PublishedReport) -> list[tuple[str, int, str]]:
    return [
        (currency, each["lines"], money(each["amount"], currency))
        for currency, each in sorted(report.sums.items())
    ]


def _by_kind(report: PublishedReport) -> list[tuple[str, str, str, int, Decimal]]:
    """Sums by kind, currency and country, from the frozen entries themselves."""
    content = Cast("line_version__content", JSONField())
    amount = Cast(
        KeyTextTransform("amount", content),
        DecimalField(max_digits=22, decimal_places=4),
    )
    label = KeyTextTransform("label", KeyTransform("category", content))
    country = KeyTextTransform("country", KeyTransform("recipient", content))
    groups = (
        ReportLine.objects.filter(report=report)
        .values_list(label, KeyTextTransform("currency", content), country)
        .annotate(number=Count("pk"), total=Sum(amount))
        .order_by()
    )
    return [
        (kind, currency, country, number, total or Decimal(0))
        for kind, currency, country, number, total in groups
    ]


def _without_country(
    kinds: list[tuple[str, str, str, int, Decimal]],
) -> list[tuple[str, str, int, str]]:
    found: dict[tuple[str, str], tuple[int, Decimal]] = {}
    for kind, currency, _country, number, total in kinds:
        lines, amount = found.get((kind, currency), (0, Decimal(0)))
        found[kind, currency] = (lines + number, amount + total)
    return [
        (kind, currency, number, money(total, currency))
        for (kind, currency), (number, total) in sorted(found.items())
    ]
