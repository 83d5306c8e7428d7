"""All checks: what each asks, why, how to mend it, and how strictly."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from disclosures.forms.rulebook import RulesForm
from disclosures.rulebook.told import general, told
from regimes.models import Regime

MOST = 100


@require_safe
@login_required
def index(request: SignedInRequest) -> HttpResponse:
    """Rules are for everybody: what is asked of one side, the other side reads."""
    regimes = list(
        Regime.objects.in_use().order_by("name", "-valid_from", "-pk")[:MOST]
    )
    form = RulesForm(
        request.GET or None,
        regimes=[(each.public_id, f"{each.name} {each.version}") for each in regimes],
    )
    asked = form.cleaned_data["rules"] if form.is_valid() else ""
    ledger = [each for each in regimes if "agreement_rules" in each.profile]
    shown = next(
        (each for each in regimes if each.public_id == asked),
        next(iter([*ledger, *regimes]), None),
    )
    return render(
        request,
        "disclosures/rulebook.html",
        {
            "form": form,
            "regime": shown,
            "checks": told(shown.profile if shown else {}, general(regimes)),
        },
    )
