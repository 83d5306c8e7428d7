"""Beginning, changing, copying and closing a budget; papers; telling what does not add up."""

import datetime
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_whom
from partnerships.actions import budget_papers
from partnerships.actions import budgets as actions
from partnerships.actions.milestones import File
from partnerships.budget_flags import flags_of
from partnerships.forms.budgets import BudgetForm, Items
from partnerships.forms.funders import FlagForm
from partnerships.forms.invoices import PaperForm
from partnerships.models import Activity, Budget, BudgetFunder
from partnerships.views.budgets import keepers, kept
from partnerships.views.living import acted, file_of, form_page, new_key, posted, today
from ui.amounts import minor_units
from workflow.moves import Refused

SAID = {
    "close": gettext_lazy("The account is closed. What was spent is the budget now."),
    "reopen": gettext_lazy("The account is open again."),
}
ACTS = {"close": actions.close, "reopen": actions.reopen}
ACTIVITIES = 100


def given_file(form: Any) -> File:
    """The file of a form that needs one."""
    file = file_of(form)
    if file is None:
        raise Refused([_("Choose a file.")])
    return file


def typed(amount: Decimal | None, currency: str) -> str:
    """A sum as somebody would type it."""
    return "" if amount is None else f"{amount:.{minor_units(currency)}f}"


def _activities(request: SignedInRequest) -> list[Activity]:
    rows = Activity.objects.for_actor(request.actor)
    open_ = rows.exclude(state=Activity.State.CANCELLED)
    return list(open_.order_by("-id")[:ACTIVITIES])


def _own(budget: Budget) -> str:
    row = BudgetFunder.objects.get(budget=budget, own=True)
    return typed(row.share, budget.currency) if row.share else ""


def _initial(budget: Budget) -> dict[str, Any]:
    return {
        "title": budget.title,
        "activity": budget.activity.public_id if budget.activity else "",
        "starts_on": budget.starts_on,
        "ends_on": budget.ends_on,
        "own": _own(budget),
    }


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def create(request: SignedInRequest) -> HttpResponse:
    form = BudgetForm(
        *posted(request),
        activities=_activities(request),
        initial={
            "key": new_key(),
            "activity": request.GET.get("activity", ""),
            "currency": "EUR",
        },
    )
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: actions.begin(
                form.facts(),
                own=form.cleaned_data["own"],
                by=request.actor,
                today=today(),
                key=form.cleaned_data["key"],
            ),
            _("The budget is begun. Nobody else reads it yet."),
        )
        if made:
            return redirect("partnerships:budget-items", made.public_id)
    return form_page(
        request,
        form,
        title=_("Begin a budget"),
        back=reverse("partnerships:budget-list"),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    budget = kept(request, public_id)
    form = BudgetForm(
        *posted(request),
        activities=_activities(request),
        currency=budget.currency,
        initial=_initial(budget),
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.change(
            budget, form.facts(), own=form.cleaned_data["own"], by=request.actor
        ),
        _("The budget is changed."),
    ):
        return redirect(budget)
    return _page(request, budget, form, _("Change the budget"))


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def copy(request: SignedInRequest, public_id: str) -> HttpResponse:
    budget = kept(request, public_id)
    form = BudgetForm(
        *posted(request),
        activities=_activities(request),
        currency=budget.currency,
        initial={
            **_initial(budget),
            "key": new_key(),
            "activity": "",
            "starts_on": _next_year(budget.starts_on),
            "ends_on": _next_year(budget.ends_on),
        },
    )
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: actions.copy(
                budget,
                form.facts(),
                own=form.cleaned_data["own"],
                by=request.actor,
                today=today(),
                key=form.cleaned_data["key"],
            ),
            _(
                "The copy is made. All funders stand in it as asked; nobody reads it yet."
            ),
        )
        if made:
            return redirect(made)
    return _page(
        request,
        budget,
        form,
        _("Copy it for another year"),
        intro=_("Lines, funders and what each of them reads are taken over."),
    )


def _next_year(date: Any) -> Any:
    if date is None or date.year == datetime.MAXYEAR:
        return None
    try:
        return date.replace(year=date.year + 1)
    except ValueError:  # 29 February
        return date.replace(year=date.year + 1, day=28)


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def items(request: SignedInRequest, public_id: str) -> HttpResponse:
    budget = kept(request, public_id)
    lines = Items(
        request.POST if request.method == "POST" else None,
        initial=[
            {
                "pk": each.pk,
                "words": each.words,
                "planned": typed(each.planned, budget.currency),
            }
            for each in budget.items.filter(dropped_on=None).order_by("position", "pk")
        ],
    )
    for line in lines:
        line.fields["planned"].widget.currency = budget.currency
    if request.method == "POST" and lines.is_valid():
        rows = [row for line in lines if (row := line.read(budget.currency))]
        if not any(line.errors for line in lines):
            try:
                actions.write_items(budget, rows, by=request.actor, today=today())
            except Refused as refusal:
                messages.error(request, " ".join(refusal.reasons))
                return redirect(budget)
            messages.success(request, _("The lines are kept."))
            if "more" in request.POST:
                return redirect("partnerships:budget-items", public_id)
            return redirect(budget)
    problems = [
        _("Line %(number)d: %(problem)s") % {"number": number, "problem": problem}
        for number, line in enumerate(lines, start=1)
        for each in line.errors.values()
        for problem in each
    ]
    context = {"budget": budget, "lines": lines, "problems": problems}
    return render(request, "partnerships/budgets/items.html", context)


@require_POST
@login_required
@for_whom(keepers)
def move(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    budget = kept(request, public_id)
    if name not in ACTS:
        raise Http404
    try:
        ACTS[name](budget, by=request.actor, today=today())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, str(SAID[name]))
    return redirect(budget)


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def give(request: SignedInRequest, public_id: str) -> HttpResponse:
    budget = kept(request, public_id)
    data, files = posted(request) or (None, None)
    form = PaperForm(data, files, initial={"key": new_key()})
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: budget_papers.give(
                budget,
                kind=form.cleaned_data["kind"],
                title=form.cleaned_data["title"],
                file=given_file(form),
                by=request.actor,
                today=today(),
                key=form.cleaned_data["key"],
            ),
            _("It is kept, and all funders who read papers know."),
        )
        if made:
            return redirect(budget)
    return _page(
        request,
        budget,
        form,
        _("Give a report or evidence"),
        multipart=True,
        intro=_("Give it once: every funder who reads papers finds it here."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def share_flag(request: SignedInRequest, public_id: str, slug: str) -> HttpResponse:
    budget = kept(request, public_id)
    flag = next((each for each in flags_of(budget) if each.slug == slug), None)
    if flag is None:
        raise Http404
    form = FlagForm(*posted(request))
    if request.method == "POST" and acted(
        request,
        form,
        lambda: budget_papers.share_flag(
            budget,
            flag.key,
            words=form.cleaned_data["words"],
            by=request.actor,
            today=today(),
        ),
        _("The funders read it now."),
    ):
        return redirect(budget)
    return _page(
        request, budget, form, _("Tell the funders"), quote=f"{flag.title}\n{flag.text}"
    )


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
