"""What was paid: invoices by line, each from somebody's share."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from partnerships.actions.budgets import writable
from partnerships.actions.milestones import File
from partnerships.models import Budget, BudgetInvoice, same_key
from workflow.moves import Refused

ENTERED = "budget_invoice_entered"


def enter(
    budget: Budget,
    facts: Mapping[str, Any],
    *,
    file: File | None = None,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> BudgetInvoice:
    """One that looks like another one is not refused: the budget's page says so."""
    with acting(by):
        locked = writable(budget, by)
        if before := sent_before(key, ENTERED, by=by):
            return BudgetInvoice.objects.get(pk=before.subject_id or 0)
        made = BudgetInvoice(budget=locked, entered_on=today)
        _take(made, facts, file, by)
        record(ENTERED, made, by=by, key=key)
        return made


def correct(
    invoice: BudgetInvoice,
    facts: Mapping[str, Any],
    *,
    file: File | None = None,
    by: Actor,
) -> None:
    with acting(by):
        locked = _locked(invoice, by)
        _take(locked, facts, file, by)
        record("budget_invoice_corrected", locked, by=by)


def drop(
    invoice: BudgetInvoice, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """Entered by mistake, or twice: it no longer counts."""
    with acting(by, reason):
        locked = _locked(invoice, by)
        locked.dropped_on = today
        locked.save()
        record("budget_invoice_dropped", locked, by=by)


def _take(
    invoice: BudgetInvoice, facts: Mapping[str, Any], file: File | None, by: Actor
) -> None:
    for name, value in facts.items():
        setattr(invoice, name, value)
    budget = invoice.budget_id
    if invoice.item.budget_id != budget or invoice.funder.budget_id != budget:
        raise Refused([_("Choose a line and a share of this budget.")])
    if invoice.item.dropped_on is not None:
        raise Refused([_("This line was taken out of the budget.")])
    if not 0 < invoice.amount <= invoice.total:
        raise Refused([_("No more can be counted than the whole invoice.")])
    if file is not None:
        invoice.document = file.kept(by)
    invoice.key = same_key(
        invoice.supplier, invoice.number, invoice.dated_on, invoice.total
    )
    invoice.save()
    invoice.refresh_from_db()


def _locked(invoice: BudgetInvoice, by: Actor) -> BudgetInvoice:
    writable(invoice.budget, by)
    found = BudgetInvoice.objects.select_related("budget").get(pk=invoice.pk)
    if found.dropped_on is not None:
        raise Refused([_("This invoice was taken out.")])
    return found
