"""Partnerships and agreements that all of their parties made public."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from independence.models.public import PublicSoleProduct
from partnerships.models.public import (
    PublicAgreement,
    PublicMessage,
    PublicPartnership,
    PublicStory,
    Side,
)
from register.facts import written_day
from register.forms import PartnershipForm
from register.http import public_page
from ui.keyset import addresses, page

SIZE = 25
MOST_AGREEMENTS = 50
MOST_STORIES = 20
MOST_MESSAGES = 50
MOST_SITUATIONS = 12


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All of them, the newest first; narrowed by condition, organisation and stage."""
    form = PartnershipForm(request.GET)
    if not form.is_valid():
        context = {"form": form}
        return render(request, "register/partnerships.html", context, status=400)
    shown = page(
        form.apply(PublicPartnership.objects.filter(withdrawn_on=None)),
        order=("-published_on", "-id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
        size=SIZE,
    )
    return render(
        request,
        "register/partnerships.html",
        {
            "form": form,
            "page": shown,
            "rows": shown.rows,
            "filtered": any(form.cleaned_data.values()),
            **addresses(shown, request.GET),
        },
    )


@require_safe
@public_page
def partnership(request: HttpRequest, public_id: str) -> HttpResponse:
    found: Any = get_object_or_404(
        PublicPartnership.objects.annotate(said=_said(OuterRef("public_id"))),
        public_id=public_id,
    )
    if found.withdrawn_on:
        return _tombstone(request, found)
    return render(
        request,
        "register/partnership.html",
        {
            "copy": found,
            "said": _read(found.said),
            "agreements": list(
                PublicAgreement.objects.filter(
                    partnership_public_id=public_id, withdrawn_on=None
                ).order_by("-pk")[:MOST_AGREEMENTS]
            ),
            "stories": list(
                PublicStory.objects.filter(partnership_public_id=public_id).order_by(
                    "-agreed_on", "-pk"
                )[:MOST_STORIES]
            ),
        },
    )


@require_safe
@public_page
def agreements(_request: HttpRequest) -> HttpResponse:
    """Agreements are listed with their partnerships: there is no list of their own."""
    return redirect("register:partnerships")


@require_safe
@public_page
def agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """The boundary sheet, and whether the company has the only medicine for the group."""
    of = PublicPartnership.objects.filter(
        public_id=OuterRef("partnership_public_id"), withdrawn_on=None
    )
    found: Any = get_object_or_404(
        PublicAgreement.objects.annotate(
            partnership_shown=Exists(of),
            said=_said(OuterRef("partnership_public_id"), OuterRef("reference")),
        ),
        reference=reference,
    )
    if found.withdrawn_on:
        return _tombstone(request, found)
    context = {
        "copy": found,
        "said": _read(found.said),
        "sole_products": list(_situations(found)),
    }
    return render(request, "register/agreement.html", context)


def _said(partnership: OuterRef, agreement: OuterRef | str = "") -> ArraySubquery:
    """What the sides say to everybody, the newest first, in the same query."""
    found = PublicMessage.objects.filter(
        partnership_public_id=partnership, agreement_reference=agreement
    )
    row = JSONObject(by="organisation_name", text="text", said_on="said_on")
    return ArraySubquery(found.order_by("-pk").values(row=row)[:MOST_MESSAGES])


def _read(said: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{**each, "said_on": written_day(each["said_on"])} for each in said]


def _situations(found: PublicAgreement) -> "QuerySet[PublicSoleProduct]":
    """Where one party has the only medicine for a condition that another one serves."""
    sides: dict[bool, list[str]] = {True: [], False: []}
    for each in found.facts["parties"]:
        sides[each["side"] == Side.COMPANY].append(each["public_id"])
    return PublicSoleProduct.objects.filter(
        company_public_id__in=sides[True], organisation_public_id__in=sides[False]
    ).order_by("pk")[:MOST_SITUATIONS]


def _tombstone(
    request: HttpRequest, found: PublicPartnership | PublicAgreement
) -> HttpResponse:
    """The address stays; the page says nothing but that it was there."""
    context = {"copy": found}
    return render(request, "register/taken_back.html", context, status=410)
