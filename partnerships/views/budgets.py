"""Budgets of several funders: the list, the keeper's page, what a funder reads."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from audit.acting import Actor
from audit.timeline import timeline
from documents.http import sent
from organisations.permissions import for_kind
from partnerships.budget_figures import Figures, figures_of
from partnerships.budget_flags import flags_of
from partnerships.budget_sight import papers_of, seen_by, shared_flags_of
from partnerships.lifecycle.budgets import (
    MOVES,
    budget_steps,
    keeps,
    may_not_begin,
    may_not_share,
    may_not_write,
)
from partnerships.lifecycle.sides import writes
from partnerships.models import Budget, BudgetFunder, BudgetPaper, Side
from partnerships.views.living import Line, facts_of, list_page, steps_of
from partnerships.views.partnerships import ANYBODY
from ui.amounts import written
from ui.templatetags.ui import day


def keepers(actor: Actor) -> bool:
    """Who can keep a budget at all: for the pages that write one."""
    return writes(actor) and actor.kind != Side.COMPANY


def budget_of(request: SignedInRequest, public_id: str) -> Budget:
    found: Budget = get_object_or_404(
        Budget.objects.for_actor(request.actor).select_related("kept_by", "activity"),
        public_id=public_id,
    )
    return found


def kept(request: SignedInRequest, public_id: str) -> Budget:
    """One that the actor's organisation keeps; others who pay don't find these pages."""
    budget = budget_of(request, public_id)
    if not keeps(budget, request.actor):
        raise Http404
    return budget


def dates_of(budget: Budget) -> str:
    if budget.starts_on and budget.ends_on:
        return _("%(first)s to %(last)s") % {
            "first": day(budget.starts_on),
            "last": day(budget.ends_on),
        }
    return day(budget.starts_on or budget.ends_on)


def _line(budget: Budget) -> Line:
    return {
        "title": budget.title,
        "url": budget.get_absolute_url(),
        "between": budget.kept_by.legal_name,
        "day": dates_of(budget),
        "state": budget.state,
        "state_label": budget.get_state_display(),
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    rows = Budget.objects.for_actor(request.actor).select_related("kept_by")
    activity = request.GET.get("activity", "")
    if activity:
        rows = rows.filter(activity__public_id=activity)
    begin = reverse("partnerships:budget-create")
    context = {
        "title": _("Budgets with several funders"),
        "intro": _(
            "The organisation that does the work enters its budget, report and evidence"
            " once, for all who pay. It chooses what each of them reads."
        ),
        "between": _("Kept by"),
        "empty": _("There is no budget for this activity.")
        if activity
        else _("There is no budget yet."),
        "links": [(_("Show all budgets"), reverse("partnerships:budget-list"))]
        if activity
        else [],
        "add": _("Begin a budget"),
        "add_url": ""
        if may_not_begin(request.actor)
        else (f"{begin}?activity={activity}" if activity else begin),
    }
    return list_page(request, rows, _line, context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The keeper reads all of it; everybody else what was chosen for them."""
    budget = budget_of(request, public_id)
    if keeps(budget, request.actor):
        return _whole(request, budget)
    figures = figures_of(budget)
    mine = next(
        each
        for each in figures.funders
        if each.organisation_id == request.actor.organisation_id
    )
    return _part(request, budget, mine, figures)


@require_safe
@login_required
@for_kind(*ANYBODY)
def preview(request: SignedInRequest, public_id: str, funder_id: str) -> HttpResponse:
    """The keeper looks at what one funder reads."""
    budget = kept(request, public_id)
    figures = figures_of(budget)
    funder = next(
        (each for each in figures.others if each.public_id == funder_id), None
    )
    if funder is None:
        raise Http404
    return _part(request, budget, funder, figures, preview=True)


def _part(
    request: SignedInRequest,
    budget: Budget,
    funder: BudgetFunder,
    figures: Figures,
    *,
    preview: bool = False,
) -> HttpResponse:
    seen = seen_by(budget, funder, figures)
    context = {
        "budget": budget,
        "seen": seen,
        "preview": preview,
        "facts": facts_of(
            [
                (_("Kept by"), budget.kept_by.legal_name),
                (_("When"), dates_of(budget)),
                (
                    _("It costs"),
                    written(seen.cost, budget.currency),
                ),
                (_("Your share"), written(funder.share, budget.currency)),
                (_("How it stands"), funder.get_state_display()),
                (
                    _("Received from you"),
                    ""
                    if funder.received is None
                    else written(funder.received, budget.currency),
                ),
                (
                    _("Paid from your share so far"),
                    written(seen.from_share, budget.currency),
                ),
                (_("Under the agreement"), funder.agreement),
            ]
        ),
    }
    return render(request, "partnerships/budgets/seen.html", context)


def _whole(request: SignedInRequest, budget: Budget) -> HttpResponse:
    figures = figures_of(budget)
    shared = {each.key: each for each in shared_flags_of(budget)}
    flags = flags_of(budget, figures)
    now = {each.key for each in flags}
    context = {
        "budget": budget,
        "figures": figures,
        "facts": _facts(budget, figures),
        "flags": [(each, shared.get(each.key)) for each in flags],
        "told": [each for each in shared.values() if each.key not in now],
        "lines": [(each, figures.for_item(each)) for each in figures.items],
        "funders": [(each, figures.from_share(each)) for each in figures.funders],
        "papers": papers_of(budget),
        "may_write": not may_not_write(budget, request.actor),
        "may_share": not may_not_share(budget, request.actor),
        "steps": steps_of(
            budget,
            budget_steps(budget, request.actor),
            MOVES,
            "partnerships:budget-move",
            quiet=("reopen", "close"),
        ),
    }
    return render(request, "partnerships/budgets/detail.html", context)


def _facts(budget: Budget, figures: Figures) -> list[dict[str, Any]]:
    def sum_of(amount: Any) -> str:
        return written(amount, budget.currency)

    return facts_of(
        [
            (_("Activity"), budget.activity and budget.activity.title),
            (_("When"), dates_of(budget)),
            (_("Planned costs"), sum_of(figures.planned)),
            (_("Spent so far"), sum_of(figures.spent_in_all)),
            (_("Your own money"), sum_of(figures.own)),
            (_("Agreed or received from others"), sum_of(figures.agreed)),
            (_("Asked for or promised"), sum_of(figures.hoped)),
            (_("Still missing"), sum_of(figures.gap) if figures.gap else _("Nothing")),
            (
                _("More than it costs"),
                sum_of(figures.surplus) if figures.surplus else None,
            ),
        ]
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def paper(request: SignedInRequest, public_id: str, document_id: str) -> HttpResponse:
    """A report or evidence: for the keeper, and for funders who read papers."""
    budget = budget_of(request, public_id)
    reads = keeps(budget, request.actor) or BudgetFunder.objects.filter(
        budget=budget,
        organisation=request.actor.organisation_id,
        shown_on__isnull=False,
        sees_papers=True,
    )
    found = (
        BudgetPaper.objects.filter(budget=budget, document__public_id=document_id)
        .select_related("document__content")
        .first()
    )
    if not reads or found is None:
        raise Http404
    return sent(found.document, about=budget, by=request.actor)


@require_safe
@login_required
@for_kind(*ANYBODY)
def history(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The keeper's own: it tells of every funder."""
    budget = kept(request, public_id)
    context = {"budget": budget, "history": timeline(budget, viewer=request.actor)}
    return render(request, "partnerships/budgets/history.html", context)
