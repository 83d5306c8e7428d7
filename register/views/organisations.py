"""What the register holds of one organisation: a company or one that was supported."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast, JSONObject
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosures.models.public import PublishedReport, part_told
from disclosures.models.register import RegisterLine, RegisterOrganisation, RegisterPair
from organisations.models.public import PublicProfile
from register import (
    corrections,
    independence,
    organisation_totals,
    profiles,
    standing,
    words,
)
from register.facts import written_day
from register.http import public_page
from ui.templatetags.ui import money

LATEST = 8
MOST_PARTIES = 12
MOST_REPORTS = 24
Rows = list[dict[str, Any]]


@require_safe
@public_page
def organisation(request: HttpRequest, public_id: str) -> HttpResponse:
    copy = PublicProfile.objects.filter(organisation_public_id=OuterRef("public_id"))
    found = (
        RegisterOrganisation.objects.annotate(
            profile=Subquery(copy.values("facts")),
            told_standing=standing.of(),
            told_incomes=independence.incomes(),
            told_sole_products=independence.sole_products(),
            told_corrections=corrections.of_company(),
        )
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        return _profile_alone(request, public_id)
    if found.moved_to:
        return _moved(found.moved_to)
    side = "company" if found.is_company else "organisation"
    totals = organisation_totals.of(found, request.GET.get("currency", ""))
    parties, lines, reports = _lists(found, side, totals.currency)
    search = reverse("register:search")
    return render(
        request,
        "register/organisation.html",
        {
            "organisation": found,
            "country": words.country(found.country),
            "totals": totals,
            "parties": _named_parties(parties, side, found, totals.currency),
            "lines": _named_lines(lines),
            "reports": [_named_report(each) for each in reports],
            "answering": corrections.answering(found.told_corrections),
            "search_url": f"{search}?{urlencode({side: found.public_id})}",
            "side": side,
            "successions": _named_successions(found),
            **standing.told(found.told_standing, found.identifiers),
            **profiles.told(public_id, found.profile),
            **independence.told(found),
        },
    )


def _named_report(report: dict[str, Any]) -> dict[str, Any]:
    """With the part of the year, where there is one report of each half."""
    part = part_told(report["period"] or {})
    return {**report, "label": ", ".join(filter(None, [str(report["year"]), part]))}


def _named_successions(organisation: RegisterOrganisation) -> Rows:
    """Whom it followed and who followed it, with the day."""
    return [
        {
            **each,
            "kind": words.SUCCESSIONS.get(each["kind"], each["kind"]),
            "on": written_day(each["on"]),
        }
        for each in organisation.successions
    ]


def _moved(public_id: str) -> HttpResponse:
    target = reverse("register:organisation", args=[public_id])
    return HttpResponsePermanentRedirect(target)


def _profile_alone(request: HttpRequest, public_id: str) -> HttpResponse:
    """An organisation with a profile for everybody, about which nothing is published."""
    copies = PublicProfile.objects.annotate(
        told_standing=standing.of("organisation_public_id"),
        told_incomes=independence.incomes("organisation_public_id"),
        told_sole_products=independence.sole_products("organisation_public_id"),
    )
    copy: Any = get_object_or_404(copies, organisation_public_id=public_id)
    if copy.moved_to:
        return _moved(copy.moved_to)
    context = {
        "copy": copy,
        "country": words.country(copy.country),
        **standing.told(copy.told_standing),
        **profiles.told(public_id, copy.facts),
        **independence.told(copy),
    }
    return render(request, "register/profile.html", context)


def _lists(
    organisation: RegisterOrganisation, side: str, currency: str
) -> tuple[Rows, Rows, Rows]:
    """Largest counterparts, latest entries and reports, in one query."""
    other = "organisation" if side == "company" else "company"
    parties = (
        RegisterPair.objects.filter(
            **{side: OuterRef("pk")}, currency=currency, lines__gt=0
        )
        .order_by("-amount", f"{other}_id")
        .values(
            row=JSONObject(
                public_id=f"{other}__public_id",
                name=f"{other}__name",
                amount=Cast("amount", CharField()),
                number="lines",
            )
        )
    )
    lines = (
        RegisterLine.objects.filter(**{side: OuterRef("pk")})
        .order_by("-year", "-line_id")
        .values(
            row=JSONObject(
                public_id="public_id",
                year="year",
                other=f"{other}_name",
                description="description",
                category="category",
                amount=Cast("amount", CharField()),
                currency="currency",
                answer="answer",
            )
        )
    )
    reports = (
        PublishedReport.objects.filter(
            Q(company_public_id=OuterRef("public_id"))
            | Q(company_public_id__in=_moved_here())
        )
        .order_by("-year", "-version")
        .values(
            row=JSONObject(
                public_id=F("public_id"),
                year="year",
                version="version",
                nil="nil",
                period=KeyTransform("period", "facts"),
            )
        )
    )
    lists: tuple[Rows, Rows, Rows] = (
        RegisterOrganisation.objects.filter(pk=organisation.pk)
        .values_list(
            ArraySubquery(parties[:MOST_PARTIES]),
            ArraySubquery(lines[:LATEST]),
            ArraySubquery(reports[:MOST_REPORTS]),
        )
        .get()
    )
    return lists


def _moved_here() -> QuerySet[RegisterOrganisation, Any]:
    """Ids of records that were merged into this one: their reports are its own."""
    moved = RegisterOrganisation.objects.filter(
        moved_to=OuterRef(OuterRef("public_id"))
    )
    return moved.exclude(moved_to="").values("public_id")


def _named_parties(
    parties: list[dict[str, Any]],
    side: str,
    organisation: RegisterOrganisation,
    currency: str,
) -> list[tuple[str, str, str, str, int]]:
    """Name, page, entries between the two, amount and number of entries."""
    other = "organisation" if side == "company" else "company"
    between = reverse("register:search")
    return [
        (
            each["name"],
            reverse("register:organisation", args=[each["public_id"]]),
            f"{between}?{urlencode({side: organisation.public_id, other: each['public_id']})}",
            money(each["amount"], currency),
            each["number"],
        )
        for each in parties
    ]


def _named_lines(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            **each,
            "category": words.category(each["category"]),
            "answer_name": words.answer(each["answer"]),
        }
        for each in lines
    ]
