"""Pages on which a transfer is recorded and changed, and its recipient chosen."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import transfers as actions
from disclosures.actions.entries import closed_years
from disclosures.asked_for import asked_for
from disclosures.forms.transfer_new import NewTransferForm
from disclosures.forms.transfers import RecipientForm, TransferEditForm
from disclosures.lifecycle.agreements import possible
from disclosures.lifecycle.recording import RECORDERS, may_not_change
from disclosures.models import Question, Transfer
from disclosures.views.transfers import listed_categories, the_transfer
from organisations import search
from organisations.models import Organisation, OrganisationQuerySet
from organisations.permissions import for_kind, for_roles
from workflow.moves import Refused
from workflow.races import Outdated

ASKED_WITH = ("agreement", "amount", "currency")
"""What a link to the form may bring along."""


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(*RECORDERS)
def create(request: SignedInRequest) -> HttpResponse:
    refunded = None
    if refund_of := request.GET.get("refund_of"):
        refunded = get_object_or_404(
            Transfer.objects.for_actor(request.actor).select_related(
                "recipient", "agreement"
            ),
            disclosed_by_id=request.actor.organisation_id,
            public_id=refund_of,
        )
    recipient = refunded.recipient if refunded else _recipient(request)
    if recipient is None:
        return _pick(request, reverse("disclosures:transfer-create"))
    asked = asked_for(recipient)
    form = NewTransferForm(
        request.POST or None,
        categories=listed_categories(),
        among=others(request),
        refund=refunded is not None,
        closed_years=closed_years(request.actor.organisation_id or 0),
        agreements=possible(request.actor, recipient.pk),
        hints=asked.fields,
        initial=_first_facts(request, refunded),
    )
    alike: list[Transfer] = []
    if request.method == "POST" and form.is_valid():
        values = {**form.facts(), "recipient": recipient, "refund_of": refunded}
        if not form.cleaned_data["is_another"]:
            alike = actions.similar_transfers(values, by=request.actor)
        if not alike:
            try:
                made, *costs = actions.add_together(
                    [
                        {**facts, "recipient": recipient, "refund_of": refunded}
                        for facts in form.with_costs()
                    ],
                    by=request.actor,
                    today=timezone.now(),
                    key=form.cleaned_data["key"],
                    reason=form.cleaned_data.get("reason", ""),
                )
            except Refused as refusal:
                form.add_error(None, refusal.reasons)
            else:
                told = _("The payment is recorded.")
                if costs:
                    told += " " + _("Its costs are recorded beside it.")
                messages.success(request, told)
                return redirect(made)
    context = {
        "form": form,
        "recipient": recipient,
        "asked": asked,
        "refunded": refunded,
        "alike": alike,
        "cancel_url": reverse("disclosures:transfer-list"),
        "pick_url": reverse("disclosures:transfer-create"),
    }
    return render(request, "disclosures/transfers/form.html", context)


def _first_facts(request: SignedInRequest, refunded: Transfer | None) -> dict[str, Any]:
    """What is known before somebody types: of a refund, or of an agreement's page."""
    if refunded is None:
        given = {name: request.GET.get(name) for name in ASKED_WITH}
        known = {name: value for name, value in given.items() if value}
        return {"key": uuid.uuid4().hex, **known}
    return {
        "key": uuid.uuid4().hex,
        "category": refunded.category,
        "form": refunded.form,
        "currency": refunded.currency,
        "vat_treatment": refunded.vat_treatment,
        "agreement": refunded.agreement.reference if refunded.agreement else "",
        "agreement_title": refunded.agreement_title,
        "agreement_signed_on": refunded.agreement_signed_on,
    }


def others(request: SignedInRequest) -> OrganisationQuerySet:
    """Every organisation that the actor may know, but for its own."""
    visible = Organisation.objects.for_actor(request.actor).current()
    return visible.exclude(pk=request.actor.organisation_id or 0)


def _recipient(request: SignedInRequest) -> Organisation | None:
    """The organisation chosen on the page before; 404 for one that isn't theirs to see."""
    chosen = request.GET.get("recipient")
    if not chosen:
        return None
    return get_object_or_404(others(request), public_id=chosen)


def _pick(request: SignedInRequest, address: str) -> HttpResponse:
    """Type a name, choose one of those that may be meant, or add a new organisation."""
    form = RecipientForm(request.GET if "q" in request.GET else None)
    found: list[search.Candidate] = []
    asked = form.is_bound and form.is_valid()
    if asked:
        found = search.find(form.cleaned_data["q"], among=others(request), most=10)
    context = {"form": form, "candidates": found, "asked": asked, "address": address}
    return render(request, "disclosures/transfers/recipient.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(*RECORDERS)
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    transfer = the_transfer(request, public_id)
    address = reverse("disclosures:transfer-edit", args=[transfer.public_id])
    if reasons := may_not_change(transfer, request.actor):
        context = {"transfer": transfer, "reasons": reasons}
        return render(request, "disclosures/transfers/refused.html", context)
    if "pick" in request.GET:
        return _pick(request, address)
    recipient = _recipient(request) or transfer.recipient
    conflicts: list[Any] = []
    asked = asked_for(recipient)
    form = TransferEditForm(
        request.POST or None,
        categories=listed_categories(),
        among=others(request),
        refund=transfer.refund_of_id is not None,
        agreements=possible(request.actor, recipient.pk),
        hints=asked.fields,
        initial=_facts(transfer),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(
                transfer,
                {**form.facts(), "recipient": recipient},
                version=form.cleaned_data["version"] or 0,
                by=request.actor,
                reason=form.cleaned_data["reason"],
                today=timezone.now(),
            )
        except Outdated as race:
            conflicts = race.conflicts
            form.data = again = request.POST.copy()
            again["version"] = str(race.version)
            form.add_error(None, race.reasons)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The payment is changed."))
            return redirect(_asked_about(request, transfer) or transfer)
    context = {
        "form": form,
        "transfer": transfer,
        "recipient": recipient,
        "asked": asked,
        "conflicts": conflicts,
        "cancel_url": transfer.get_absolute_url(),
        "pick_url": f"{address}?pick=1",
    }
    return render(request, "disclosures/transfers/form.html", context)


def _asked_about(request: SignedInRequest, transfer: Transfer) -> Question | None:
    """The question from which somebody came here: its page says whether this settles it."""
    questions = Question.objects.for_actor(request.actor).filter(
        entry__transfer=transfer, public_id=request.GET.get("question", "")
    )
    return questions.first()


def _facts(transfer: Transfer) -> dict[str, Any]:
    """What the form shows of a transfer; sums as plain digits."""
    names = TransferEditForm.base_fields.keys() - {"key", "is_another", "reason"}
    facts = {name: getattr(transfer, name) for name in names}
    if transfer.agreement is not None:
        facts["agreement"] = transfer.agreement.reference
        # the public facts of one that is here are taken from it
        facts["agreement_title"], facts["agreement_signed_on"] = "", None
    for name in ("amount", "vat_amount", "hourly_rate"):
        if facts[name] is not None:
            facts[name] = f"{abs(facts[name]).normalize():f}"
    if facts["paid_on"]:
        facts["paid_year"] = None  # the day says it; who changes it changes one field
    return facts
