"""Which company has reported for which year: what is missing is shown too."""

from collections import defaultdict
from operator import itemgetter
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from disclosures.models.public import PublishedReport, part_told
from disclosures.models.register import Coverage, RegisterLate, RegisterOrganisation
from register.forms import Contains, CoverageForm
from register.http import public_page
from ui.keyset import addresses, page

SIZE = 25
YEARS = 5
MOST_REPORTS = 50
"""Of one company for one year: halves, and rules of other countries."""
State = Coverage.State


@require_safe
@public_page
def coverage(request: HttpRequest) -> HttpResponse:
    form = CoverageForm(request.GET)
    if not form.is_valid():
        return render(request, "register/coverage.html", {"form": form}, status=400)
    last = timezone.localdate().year - 1
    asked = form.cleaned_data["year"]
    years = [asked] if asked else list(range(last, last - YEARS, -1))
    shown = page(
        _companies(form, years[0]),
        order=("name_key", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
        size=SIZE,
    )
    return render(
        request,
        "register/coverage.html",
        {
            "form": form,
            "years": years,
            "page": shown,
            "rows": _rows(shown.rows, years),
            "filtered": bool(request.GET.keys() & form.fields.keys()),
            **addresses(shown, request.GET),
        },
    )


def _companies(form: CoverageForm, year: int) -> QuerySet[RegisterOrganisation]:
    companies = RegisterOrganisation.objects.filter(is_company=True, moved_to="")
    for word in form.cleaned_data["q"].split():
        companies = companies.filter(Contains("search_key", word))
    held = Coverage.objects.filter(company=OuterRef("pk"), year=year)
    state = form.cleaned_data["state"]
    if state == Coverage.State.ABSENT:
        return companies.filter(~Exists(held.exclude(state=state)))
    if state == Coverage.State.LATE:
        late = RegisterLate.objects.filter(company=OuterRef("pk"), year=year)
        return companies.filter(Exists(late) | Exists(held.filter(state=state)))
    return companies.filter(Exists(held.filter(state=state))) if state else companies


def _rows(
    companies: list[RegisterOrganisation], years: list[int]
) -> list[tuple[RegisterOrganisation, list[dict[str, Any]]]]:
    """Each company with one cell for each year."""
    held: dict[int, dict[int, Coverage]] = defaultdict(dict)
    reports = (
        PublishedReport.objects.filter(
            Q(company_public_id=OuterRef("company__public_id"))
            | Q(company_public_id=OuterRef("report__company_public_id")),
            year=OuterRef("year"),
        )
        .newest()
        .order_by("pk")
        .values(
            row=JSONObject(
                public_id="public_id",
                nil="nil",
                period=KeyTransform("period", "facts"),
                rules=KeyTextTransform("name", KeyTransform("regime", "facts")),
            )
        )
    )
    for each in Coverage.objects.filter(company__in=companies, year__in=years).annotate(
        reports=ArraySubquery(reports[:MOST_REPORTS])
    ):
        held[each.company_id][each.year] = each
    late: dict[tuple[int, int], list[RegisterLate]] = defaultdict(list)
    for missing in RegisterLate.objects.filter(
        company__in=companies, year__in=years
    ).order_by("since_on", "rules"):
        late[missing.company_id, missing.year].append(missing)
    return [
        (
            company,
            [
                _cell(year, held[company.pk].get(year), late[company.pk, year])
                for year in years
            ],
        )
        for company in companies
    ]


def _cell(year: int, held: Any, late: list[RegisterLate]) -> dict[str, Any]:
    """`late`: what is missing, for each of the rules under which the company reports.

    Each report of the year with the part of it and, beside others, with its rules.
    """
    state = Coverage.State(held.state) if held else Coverage.State.ABSENT
    return {
        "year": year,
        "state": state,
        "label": state.label,
        "late": late,
        "reports": _told(held.reports) if held else [],
    }


def _told(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rules = {each["rules"] for each in reports}
    return sorted(
        (
            {
                "public_id": each["public_id"],
                "label": State.NOTHING.label if each["nil"] else State.REPORT.label,
                "starts_on": (each["period"] or {}).get("starts_on", ""),
                "about": ", ".join(
                    filter(
                        None,
                        [
                            part_told(each["period"] or {}),
                            each["rules"] if len(rules) > 1 else "",
                        ],
                    )
                ),
            }
            for each in reports
        ),
        key=itemgetter("starts_on", "about"),
    )
