"""Which rules hold for payments to each country: what is proposed, and the decision."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import choices as actions
from disclosures.belonging import GENERIC
from disclosures.forms.choices import RulesChoiceForm
from disclosures.recognition import by_rules
from disclosures.rules_asked import Asked, asked_about, rules_to_choose, same_country
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles
from regimes.models import Regime
from workflow.moves import Refused

OFFICER = "disclosure_officer"


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest) -> HttpResponse:
    """One row for each country and paying company: at most as many as there are."""
    return render(
        request,
        "disclosures/choices/list.html",
        {
            "asked": asked_about(request.seat.organisation),
            "counted": by_rules(request.seat.organisation, today=timezone.localdate()),
            "officer": request.actor.has(OFFICER),
        },
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def decide(request: SignedInRequest, country: str) -> HttpResponse:
    company = request.seat.organisation
    asked = same_country(asked_about(company), country)
    if not asked:
        raise Http404
    form = _form(request, asked)
    if request.method == "POST" and form.is_valid():
        try:
            decided = actions.decide(
                company,
                country,
                form.wanted(),
                affiliate=form.affiliate(),
                reason=form.cleaned_data["reason"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, " ".join(decided.sentences()))
            return redirect("disclosures:rules-choices")
    return render(
        request,
        "disclosures/choices/decide.html",
        {"asked": asked, "country_code": country, "form": form},
        status=400 if form.is_bound else 200,
    )


def _form(request: SignedInRequest, asked: list[Asked]) -> RulesChoiceForm:
    payers = Organisation.objects.filter(pk__in=[each.payer_id for each in asked])
    return RulesChoiceForm(
        request.POST or None,
        asked=asked,
        rules=rules_to_choose(asked, Regime.objects.in_use().order_by("valid_from")),
        payers=list(payers.order_by("legal_name", "pk")),
        initial=_initial(asked),
    )


def _initial(asked: list[Asked]) -> dict[str, Any]:
    """What holds already, else what the portal proposes where that is one thing."""
    first = asked[0]
    facts: dict[str, Any] = {"from_year": min(each.first_year for each in asked)}
    if first.choice:
        return facts | {
            "rules": first.choice.regime_code,
            "from_year": first.choice.from_year,
            "undated": first.choice.undated,
            "reason": first.choice.reason,
        }
    proposed = {each.rules for each in asked}
    if len(proposed) == 1 and (rules := proposed.pop()) and rules.code != GENERIC:
        began = rules.valid_from.year
        facts |= {"rules": rules.code, "from_year": max(facts["from_year"], began)}
    return facts
