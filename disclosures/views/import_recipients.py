"""Who is meant by the recipients of a payments file that nothing settles."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import imports
from disclosures.forms.import_recipients import RecipientForm
from disclosures.models import ImportRecipient
from disclosures.views.imports import OFFICER, get_batch
from organisations.models import Organisation
from organisations.permissions import for_roles
from workflow.moves import Refused

ON_A_PAGE = 20
SURE = 0.9


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def recipients_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Who is meant by each recipient that nothing settles."""
    batch = get_batch(request, public_id)
    undecided = ImportRecipient.objects.filter(batch=batch, way="")
    after = request.GET.get("after", "")
    spellings = list(
        undecided.filter(key__gt=after)
        .order_by("key", "number")
        .distinct("key")[: ON_A_PAGE + 1]
    )
    if not spellings:
        return redirect(batch)
    more, spellings = len(spellings) > ON_A_PAGE, spellings[:ON_A_PAGE]
    company = Organisation.objects.get(pk=batch.company_id)
    forms = [
        RecipientForm(
            request.POST if request.POST.get("action") == "decide" else None,
            recipient=spelling,
            home=company.country,
            by=request.actor,
        )
        for spelling in spellings
    ]
    if request.method == "POST":
        chosen = _chosen(request, undecided, forms)
        if chosen is not None:
            try:
                imports.decide(batch, chosen, by=request.actor)
            except Refused as refusal:
                for reason in refusal.reasons:
                    messages.error(request, reason)
            return redirect(request.get_full_path())
    context = {
        "batch": batch,
        "forms": forms,
        "next_key": spellings[-1].key if more else "",
        "sure": _sure(undecided),
        "alone": len(_alone(undecided)),
        "waiting": undecided.values("key").distinct().count(),
    }
    return render(request, "disclosures/imports/recipients.html", context)


def _chosen(
    request: SignedInRequest, undecided: Any, forms: list[RecipientForm]
) -> dict[str, dict[str, Any]] | None:
    """Decisions by key; None when a form has to be shown again."""
    action = request.POST.get("action")
    if action == "sure":
        found = _sure(undecided)
        organisations = Organisation.objects.for_actor(request.actor).in_bulk(
            [candidate["public_id"] for _key, candidate in found],
            field_name="public_id",
        )
        return {
            key: {"recipient": organisations[candidate["public_id"]]}
            for key, candidate in found
            if candidate["public_id"] in organisations
        }
    if action == "alone":
        return {key: {"recipient": None} for key in _alone(undecided)}
    if [form for form in forms if not form.is_valid()]:
        return None
    return {
        form.recipient.key: taken
        for form in forms
        if (taken := form.taken()) is not None
    }


def _sure(undecided: Any) -> list[tuple[str, dict[str, str]]]:
    """Spellings whose best candidate is an organisation at least 90 % alike, and the only such."""
    found = {}
    for key, candidates in undecided.exclude(candidates=[]).values_list(
        "key", "candidates"
    ):
        good = [
            candidate
            for candidate in candidates
            if candidate["public_id"] and float(candidate["score"]) >= SURE
        ]
        if len(good) == 1:
            found[key] = good[0]
    return list(found.items())


def _alone(undecided: Any) -> list[str]:
    return list(
        undecided.filter(candidates=[]).values_list("key", flat=True).distinct()
    )
