"""What the pages of insights, evaluations, lessons, metrics and outcomes have in common."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.http import SignedInRequest
from organisations.models import Organisation
from organisations.permissions import for_roles
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.lifecycle.taking_part import may_not_write
from partnerships.models import TAKES_PART, TOOK_PART, Partnership, PartnershipParty
from partnerships.models.taking_part import joins
from ui import keyset
from workflow.moves import Refused
from workflow.races import Outdated

for_writers = for_roles(*COMPANY_WRITERS, *WRITERS)


def the_partnership(request: SignedInRequest, public_id: str) -> Any:
    """One in which the actor's side takes part, or took part; an invited one reads later."""
    return get_object_or_404(
        Partnership.objects.for_actor(request.actor)
        .filter(
            pk__in=PartnershipParty.objects.filter(
                TOOK_PART, organisation_id=request.actor.organisation_id or 0
            ).values("partnership_id")
        )
        .annotate(joined=joins(request.actor, partnership="pk")),
        public_id=public_id,
    )


def why_not(request: SignedInRequest, partnership: Any) -> list[str]:
    """Why this person writes nothing here; of `the_partnership`."""
    return may_not_write(partnership, request.actor, joined=partnership.joined)


def those_in(partnership: Partnership) -> list[Organisation]:
    """Who takes part, companies last."""
    found = partnership.parties.filter(TAKES_PART)
    return [
        party.organisation
        for party in found.select_related("organisation").order_by("-side", "pk")
    ]


def listed(request: SignedInRequest, rows: Any, *, order: str = "-id") -> Any:
    """A page of rows, and the addresses beside it."""
    page = keyset.page(
        rows,
        order=(order,),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    return page.rows, keyset.addresses(page, request.GET)


def turned_away(
    request: SignedInRequest, reasons: list[str], back: Any
) -> HttpResponse:
    """Back to where somebody came from, with the reasons."""
    messages.error(request, str(Refused(reasons)))
    return redirect(back)


def done(
    request: SignedInRequest, act: Callable[[], Any], back: Any, words: Any
) -> HttpResponse:
    """One action of a button; then back with what happened."""
    try:
        act()
    except Refused as refusal:
        return turned_away(request, refusal.reasons, back)
    messages.success(request, words)
    return redirect(back)


def form_page(  # noqa: PLR0913  what a page with one form says
    request: SignedInRequest,
    form: Any,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: Any,
    submit: Any,
    words: Any,
    back: Any,
    intro: Any = "",
    template: str = "partnerships/form.html",
    **context: Any,
) -> HttpResponse:
    """One form and one action. Leads to what was made, or to where somebody came from."""
    if form.is_valid():
        try:
            made = act(form.cleaned_data)
        except Outdated as race:
            form.data = again = request.POST.copy()
            again["version"] = str(race.version)
            form.add_error(None, race.reasons)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, words)
            return redirect(made if hasattr(made, "get_absolute_url") else back)
    return render(
        request,
        template,
        {
            "form": form,
            "title": title,
            "submit": submit,
            "back": back,
            "back_url": back if isinstance(back, str) else back.get_absolute_url(),
            "intro": intro,
            **context,
        },
    )
