"""Who pays a part of a budget, and what each of them reads: the keeper's pages."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.models import Organisation
from organisations.permissions import for_whom
from partnerships.actions import funders as actions
from partnerships.forms.funders import FunderForm, SightForm
from partnerships.forms.words import WordsForm
from partnerships.models import (
    Agreement,
    AgreementParty,
    Budget,
    BudgetFunder,
    PartnershipParty,
)
from partnerships.views.budget_changes import typed
from partnerships.views.budgets import keepers, kept
from partnerships.views.living import acted, form_page, new_key, posted, today

MOST = 200
JOINED = PartnershipParty.State.JOINED


def _get(request: SignedInRequest, public_id: str, funder_id: str) -> BudgetFunder:
    budget = kept(request, public_id)
    rows = BudgetFunder.objects.filter(budget=budget, own=False)
    found = get_object_or_404(
        rows.select_related("organisation", "agreement"), public_id=funder_id
    )
    found.budget = budget
    return found


def _partners(request: SignedInRequest, budget: Budget) -> list[Organisation]:
    """With whom the keeper takes part in a partnership, and who isn't a funder yet."""
    mine = PartnershipParty.objects.filter(
        organisation=request.actor.organisation_id, state=JOINED
    )
    theirs = PartnershipParty.objects.filter(
        partnership__in=mine.values("partnership"), state=JOINED
    )
    there = budget.funders.filter(organisation__isnull=False)
    return list(
        Organisation.objects.filter(pk__in=theirs.values("organisation"))
        .exclude(pk__in=there.values("organisation"))
        .order_by("name_key", "pk")[:MOST]
    )


def _agreements(request: SignedInRequest, with_: Any = None) -> list[Agreement]:
    """The keeper's own, the newest first; those with one funder."""
    rows = Agreement.objects.for_actor(request.actor)
    if with_ is not None:
        rows = rows.filter(
            pk__in=AgreementParty.objects.filter(organisation=with_).values("agreement")
        )
    return list(rows.select_related("current").order_by("-id")[:MOST])


def _page(
    request: SignedInRequest, budget: Budget, form: Any, title: str, **context: Any
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        back=budget.get_absolute_url(),
        context={"caption": budget.title, **context},
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    budget = kept(request, public_id)
    form = FunderForm(
        *posted(request),
        currency=budget.currency,
        agreements=_agreements(request),
        partners=_partners(request, budget),
        initial={"key": new_key()},
    )
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: actions.add(
                budget,
                form.who(),
                form.facts(),
                by=request.actor,
                key=form.cleaned_data["key"],
            ),
            _("The funder is added. It reads nothing until you show it the budget."),
        )
        if made:
            return redirect(budget)
    return _page(request, budget, form, _("Add a funder"))


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def edit(request: SignedInRequest, public_id: str, funder_id: str) -> HttpResponse:
    funder = _get(request, public_id, funder_id)
    budget = funder.budget
    form = FunderForm(
        *posted(request),
        currency=budget.currency,
        agreements=_agreements(request, funder.organisation)
        if funder.organisation
        else [],
        initial={
            "share": typed(funder.share, budget.currency),
            "state": funder.state,
            "received": typed(funder.received, budget.currency),
            "agreement": funder.agreement.reference if funder.agreement else "",
        },
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.change(funder, form.facts(), by=request.actor),
        _("It is kept."),
    ):
        return redirect(budget)
    return _page(request, budget, form, str(funder))


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def sight(request: SignedInRequest, public_id: str, funder_id: str) -> HttpResponse:
    """Choosing, and by that showing."""
    funder = _get(request, public_id, funder_id)
    form = SightForm(
        request.POST if request.method == "POST" else None,
        initial={
            "lines": funder.sees_lines,
            "names": funder.sees_names,
            "papers": funder.sees_papers,
        },
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.show(
            funder, by=request.actor, today=today(), **form.cleaned_data
        ),
        _("%(who)s reads what you chose.") % {"who": funder},
    ):
        return redirect("partnerships:budget-preview", public_id, funder.public_id)
    return _page(
        request,
        funder.budget,
        form,
        _("What %(who)s reads") % {"who": funder},
        intro=_(
            "It always reads its own share and what all costs together. Choose what else"
            " it reads. You see the page as it does when you have chosen."
        ),
        submit=_("Change it") if funder.shown_on else _("Show it"),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def hide(request: SignedInRequest, public_id: str, funder_id: str) -> HttpResponse:
    funder = _get(request, public_id, funder_id)
    form = WordsForm(
        *posted(request), label=_("Why?"), hint=_("Only you read this, in the history.")
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.hide(
            funder, by=request.actor, reason=form.cleaned_data["words"]
        ),
        _("%(who)s no longer reads it.") % {"who": funder},
    ):
        return redirect(funder.budget)
    return form_page(
        request,
        form,
        title=_("Show it no longer"),
        back=reverse("partnerships:budget", args=[public_id]),
        context={
            "caption": funder.budget.title,
            "intro": _("What %(who)s has read it knows.") % {"who": funder},
        },
    )
