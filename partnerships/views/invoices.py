"""Invoices of a budget: the keeper's pages."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from documents.http import sent
from organisations.permissions import for_kind, for_whom
from partnerships.actions import invoices as actions
from partnerships.forms.invoices import FACTS, InvoiceForm
from partnerships.forms.words import WordsForm
from partnerships.lifecycle.budgets import may_not_write
from partnerships.models import Budget, BudgetFunder, BudgetInvoice
from partnerships.views.budget_changes import typed
from partnerships.views.budgets import keepers, kept
from partnerships.views.living import (
    Line,
    acted,
    file_of,
    form_page,
    list_page,
    new_key,
    posted,
    today,
)
from partnerships.views.partnerships import ANYBODY
from ui.amounts import written
from ui.templatetags.ui import day


def _get(request: SignedInRequest, public_id: str, invoice_id: str) -> BudgetInvoice:
    budget = kept(request, public_id)
    rows = BudgetInvoice.objects.filter(budget=budget)
    found = get_object_or_404(
        rows.select_related("item", "funder__organisation", "document__content"),
        public_id=invoice_id,
    )
    found.budget = budget
    return found


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    budget = kept(request, public_id)
    may_write = not may_not_write(budget, request.actor)
    rows = BudgetInvoice.objects.filter(budget=budget, dropped_on=None)

    def line(invoice: Any) -> Line:
        return {
            "title": str(invoice),
            "url": reverse(
                "partnerships:budget-invoice-edit", args=[public_id, invoice.public_id]
            ),
            "more": _("%(line)s, paid from %(who)s")
            % {"line": invoice.item, "who": invoice.funder},
            "between": written(invoice.amount, budget.currency)
            if invoice.amount == invoice.total
            else _("%(part)s of %(whole)s")
            % {
                "part": written(invoice.amount, budget.currency),
                "whole": written(invoice.total, budget.currency),
            },
            "day": day(invoice.dated_on),
        }

    context = {
        "title": _("Invoices"),
        "intro": budget.title,
        "links": [(_("Back to the budget"), budget.get_absolute_url())],
        "between": _("Amount"),
        "empty": _("No invoice is entered yet."),
        "add": _("Enter an invoice"),
        "add_url": reverse("partnerships:budget-invoice-create", args=[public_id])
        if may_write
        else "",
    }
    listed = rows.select_related("item", "funder__organisation")
    return list_page(request, listed, line, context)


def _form(
    request: SignedInRequest, budget: Budget, initial: dict[str, Any]
) -> InvoiceForm:
    return InvoiceForm(
        *posted(request),
        currency=budget.currency,
        items=list(budget.items.filter(dropped_on=None).order_by("position", "pk")),
        funders=list(
            BudgetFunder.objects.filter(budget=budget)
            .exclude(state=BudgetFunder.State.DECLINED)
            .select_related("organisation")
            .order_by("-own", "pk")
        ),
        today=today(),
        initial=initial,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    budget = kept(request, public_id)
    form = _form(request, budget, {"key": new_key()})
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: actions.enter(
                budget,
                form.facts(),
                file=file_of(form),
                by=request.actor,
                today=today(),
                key=form.cleaned_data["key"],
            ),
            _("The invoice is entered."),
        )
        if made:
            return redirect(budget)
    return _page(request, budget, form, _("Enter an invoice"))


def _page(
    request: SignedInRequest, budget: Budget, form: Any, title: str, **context: Any
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        back=reverse("partnerships:budget-invoice-list", args=[budget.public_id]),
        context={"caption": budget.title, "multipart": True, **context},
        template="partnerships/budgets/invoice.html",
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def edit(request: SignedInRequest, public_id: str, invoice_id: str) -> HttpResponse:
    invoice = _get(request, public_id, invoice_id)
    budget = invoice.budget
    initial = {name: getattr(invoice, name) for name in FACTS} | {
        "item": invoice.item_id,
        "funder": invoice.funder_id,
        "total": typed(invoice.total, budget.currency),
        "amount": typed(invoice.amount, budget.currency),
    }
    form = _form(request, budget, initial)
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.correct(
            invoice, form.facts(), file=file_of(form), by=request.actor
        ),
        _("The invoice is corrected."),
    ):
        return redirect("partnerships:budget-invoice-list", public_id)
    return _page(request, budget, form, str(invoice), invoice=invoice)


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(keepers)
def drop(request: SignedInRequest, public_id: str, invoice_id: str) -> HttpResponse:
    invoice = _get(request, public_id, invoice_id)
    form = WordsForm(
        *posted(request), label=_("Why?"), needed=True, hint=_("Only you read this.")
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.drop(
            invoice,
            by=request.actor,
            today=today(),
            reason=form.cleaned_data["words"],
        ),
        _("The invoice no longer counts."),
    ):
        return redirect("partnerships:budget-invoice-list", public_id)
    return form_page(
        request,
        form,
        title=_("Take the invoice out"),
        back=reverse("partnerships:budget-invoice-list", args=[public_id]),
        context={"caption": invoice.budget.title, "quote": str(invoice)},
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def scan(request: SignedInRequest, public_id: str, invoice_id: str) -> HttpResponse:
    invoice = _get(request, public_id, invoice_id)
    if invoice.document is None:
        raise Http404
    return sent(invoice.document, about=invoice.budget, by=request.actor)
