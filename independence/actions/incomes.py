"""An organisation says what it lives on: years, their sources, who may read them."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from documents.models import Document
from independence.lifecycle.incomes import dates_wrong, may_not_keep, sums_wrong
from independence.models import Income, IncomePart
from independence.publishing import publish_incomes
from organisations.models import Organisation
from organisations.races import ask_version, changed_fields
from workflow.moves import Refused

ENTERED = "income_entered"
PART_ADDED = "income_part_added"
EDITABLE = (
    "starts_on",
    "ends_on",
    "currency",
    "amount",
    "core_amount",
    "source",
    "sight",
)


def enter(
    facts: Mapping[str, Any],
    *,
    by: Actor,
    document: Document | None = None,
    key: str = "",
) -> Income:
    """The income of one financial year of the actor's organisation (`EDITABLE`).

    `key` is the form's: sent twice, the first one's income is given back.
    """
    with acting(by):
        organisation = _locked(by.organisation_id, by)
        if before := sent_before(key, ENTERED, by=by):
            return Income.objects.get(pk=before.subject_id or 0)
        income = Income(organisation=organisation, document=document, **facts)
        _ask(income, [])
        income.save()
        income.refresh_from_db()
        publish_incomes(organisation)
        record(ENTERED, income, by=by, key=key)
    return income


def edit(
    income: Income,
    facts: Mapping[str, Any],
    *,
    version: int,
    by: Actor,
    reason: str,
    document: Document | None = None,
) -> Income:
    """Changes facts of `EDITABLE`; a new `document` takes the place of the old one."""
    with acting(by, reason):
        organisation = _locked(income.organisation_id, by)
        locked = Income.objects.select_for_update().get(pk=income.pk)
        ask_version(locked, version, facts)
        wanted = {**facts, **({"document": document} if document else {})}
        changed = changed_fields(locked, wanted)
        if not changed:
            return locked
        _ask(locked, _amounts(locked))
        locked.version += 1
        locked.save(update_fields=[*changed, "version"])
        publish_incomes(organisation)
        record("income_changed", locked, by=by, reason=reason, facts=sorted(changed))
    return locked


def add_part(
    income: Income,
    *,
    kind: str,
    funder: str,
    amount: Decimal,
    by: Actor,
    key: str = "",
) -> IncomePart:
    """One source of an income; a company is named, of others a name is not asked."""
    with acting(by):
        _locked(income.organisation_id, by)
        locked = Income.objects.select_for_update().get(pk=income.pk)
        if before := sent_before(key, PART_ADDED, by=by):
            return IncomePart.objects.get(pk=before.data["part"])
        funder = " ".join(funder.split())
        if kind == IncomePart.Kind.COMPANY and not funder:
            raise Refused([_("Write the company's name.")])
        if amount <= 0:
            raise Refused([_("Enter a sum above zero.")])
        part = IncomePart(income=locked, kind=kind, funder=funder, amount=amount)
        _ask(locked, [*_amounts(locked), amount])
        part.save()
        record(PART_ADDED, locked, by=by, key=key, part=part.pk)
    return part


def end_part(part: IncomePart, *, by: Actor, today: datetime.date) -> IncomePart:
    """A source that was entered wrongly; it stays in the history."""
    with acting(by):
        _locked(part.income.organisation_id, by)
        locked = IncomePart.objects.select_for_update().get(pk=part.pk)
        if locked.ended_on is None:
            locked.ended_on = today
            locked.save(update_fields=["ended_on"])
            record("income_part_ended", part.income, by=by)
    return locked


def _locked(organisation_id: int | None, by: Actor) -> Organisation:
    """The organisation's row: two years entered at once wait for each other."""
    if reasons := may_not_keep(by, organisation_id):
        raise Refused(reasons)
    return Organisation.objects.select_for_update().get(pk=organisation_id or 0)


def _ask(income: Income, parts: list[Decimal]) -> None:
    others = Income.objects.filter(organisation_id=income.organisation_id)
    reasons = dates_wrong(
        income.starts_on, income.ends_on, others.exclude(pk=income.pk)
    ) + sums_wrong(income.amount, income.core_amount, parts, income.currency)
    if reasons:
        raise Refused(reasons)


def _amounts(income: Income) -> list[Decimal]:
    sums = income.parts.filter(ended_on__isnull=True)
    return list(sums.values_list("amount", flat=True))
