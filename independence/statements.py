"""What companies gave an organisation in a stretch of time, as it states it to others.

From the ledger, row by row: what has reached the organisation, whether it has confirmed it
or not. The facts are plain values for canonical JSON; everything else (page, PDF, CSV) is
made from them. Rules: docs/statements.md. The yearly form has what the ABPI's guidance for
patient organisations asks for (May 2024): company, value, date, short description.
"""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from audit.acting import Actor
from disclosures.models import Answer, Form, Transfer
from disclosures.publishing.contents import amount_text, canonical
from independence.models import IncomePart
from organisations.models import Condition, Organisation, Product
from regimes.deadlines import clamped
from regimes.models import Regime

SCHEMA = "evenhand-statement-1"
FUNDING, YEARLY = "funding", "yearly"
LOOK_BACKS = (12, 24)
NOTHING = Decimal(0)
RECEIVED, PAID, YEAR = "received", "paid", "year"
COUNTED, EXCLUDED, PASSED_ON = "counted", "not_published", "passed_on"

Facts = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """What a statement is about. `subject` and `condition` are words on it, if any."""

    kind: str
    first: datetime.date
    last: datetime.date
    months: int = 0
    subject: str = ""
    condition: Condition | None = None


def looking_back(last: datetime.date, months: int) -> datetime.date:
    """The first day of `months` that end with `last` (14 March 2026, 12: 15 March 2025)."""
    year, month = divmod(last.year * 12 + last.month - 1 - months, 12)
    return clamped(year, month + 1, last.day) + datetime.timedelta(days=1)


def stated(
    organisation: Organisation, asked: Asked, *, by: Actor, person: str, today: Any
) -> Facts:
    """The facts of a statement, with `sha256` of the canonical form of all others."""
    labels = _labels()
    rows = [_row(t, organisation, labels) for t in _transfers(organisation, asked, by)]
    facts: Facts = {
        "schema": SCHEMA,
        "kind": asked.kind,
        "organisation": _name(organisation),
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
        "months": asked.months,
        "subject": asked.subject,
        "condition": _condition(asked.condition),
        "made_on": today.isoformat(),
        "made_by": person,
        "only_company": _only(by),
        "rows": rows,
        "sums": _sums(rows, _products(rows, asked.condition)),
        "not_here": [] if by.only_company_id else _not_here(organisation, asked),
    }
    facts["sha256"] = hashlib.sha256(canonical(facts).encode()).hexdigest()
    return facts


def _transfers(
    organisation: Organisation, asked: Asked, by: Actor
) -> Iterable[Transfer]:
    """By the day of receipt, else of payment, else by the calendar year alone."""
    within = (asked.first, asked.last)
    known = Q(received_on__range=within) | Q(
        received_on__isnull=True, paid_on__range=within
    )
    only_year = Q(
        received_on__isnull=True,
        paid_on__isnull=True,
        paid_year__range=(asked.first.year, asked.last.year),
    )
    return (
        Transfer.objects.for_actor(by)
        .filter(Q(recipient=organisation) | Q(ultimate_recipient=organisation))
        .filter(known | only_year)
        .select_related(
            "disclosed_by", "recipient", "ultimate_recipient", "entry", "refund_of"
        )
        .order_by("disclosed_by__name_key", "disclosed_by_id", "paid_year", "pk")
    )


def _row(transfer: Any, own: Organisation, labels: dict[str, str]) -> Facts:
    day, known = _day(transfer)
    entry = getattr(transfer, "entry", None)
    answer = entry.answer if entry else Answer.NONE.value
    passed_on = transfer.ultimate_recipient
    if transfer.state == Transfer.State.EXCLUDED:
        counts = EXCLUDED
    elif passed_on is not None and passed_on.pk != own.pk:
        counts = PASSED_ON
    else:
        counts = COUNTED
    through = transfer.intermediary
    if transfer.recipient_id != own.pk:
        through = transfer.recipient.legal_name
    return {
        "payment": transfer.public_id,
        "company": _name(transfer.disclosed_by),
        "date": day,
        "date_known": known,
        "description": transfer.description,
        "category": labels.get(transfer.category, transfer.category),
        "form": transfer.form,
        "amount": amount_text(transfer.amount, transfer.currency),
        "currency": transfer.currency,
        "vat": transfer.vat_treatment,
        "benefit": transfer.benefit,
        "restricted": transfer.restricted,
        "refund_of": transfer.refund_of.public_id if transfer.refund_of else None,
        "answer": answer,
        "counts": counts,
        "because": transfer.excluded_because,
        "passed_on_to": passed_on.legal_name if counts == PASSED_ON else "",
        "through": through,
    }


def _day(transfer: Transfer) -> tuple[str, str]:
    if transfer.received_on:
        return transfer.received_on.isoformat(), RECEIVED
    if transfer.paid_on:
        return transfer.paid_on.isoformat(), PAID
    return str(transfer.paid_year), YEAR


def _sums(rows: list[Facts], products: dict[str, list[str]]) -> list[Facts]:
    """For each company and currency, of the rows that count; refunds are taken off."""
    of: dict[tuple[str, str, str], list[Facts]] = defaultdict(list)
    for row in rows:
        if row["counts"] == COUNTED:
            company = row["company"]
            of[company["name"], company["id"], row["currency"]].append(row)
    return [
        {
            "company": {"name": name, "id": public_id},
            "currency": currency,
            "money": amount_text(_sum(mine, in_kind=False), currency),
            "in_kind": amount_text(_sum(mine, in_kind=True), currency),
            "no_value": sum(row["amount"] is None for row in mine),
            "rows": len(mine),
            "unconfirmed": sum(row["answer"] != Answer.CONFIRMED for row in mine),
            "products": products.get(public_id, []),
        }
        for (name, public_id, currency), mine in of.items()
    ]


def _sum(rows: list[Facts], *, in_kind: bool) -> Decimal:
    return sum(
        (
            Decimal(row["amount"])
            for row in rows
            if row["amount"] is not None and (row["form"] == Form.IN_KIND) == in_kind
        ),
        NOTHING,
    )


def _products(rows: list[Facts], condition: Condition | None) -> dict[str, list[str]]:
    """Medicines of these companies for the condition, as the companies list them."""
    if condition is None:
        return {}
    for_it = Q(condition_key=condition.name_key)
    if condition.code:
        for_it |= Q(condition_scheme=condition.scheme, condition_code=condition.code)
    found: dict[str, list[str]] = defaultdict(list)
    listed = Product.objects.filter(
        for_it,
        company__public_id__in={row["company"]["id"] for row in rows},
        ended_on__isnull=True,
    )
    for product in listed.select_related("company").order_by("name", "pk"):
        found[product.company.public_id].append(product.name)
    return found


def _not_here(organisation: Organisation, asked: Asked) -> list[Facts]:
    """What companies gave that are not on this register, as the organisation says."""
    parts = IncomePart.objects.filter(
        kind=IncomePart.Kind.COMPANY,
        ended_on__isnull=True,
        income__organisation=organisation,
        income__starts_on__lte=asked.last,
        income__ends_on__gte=asked.first,
    )
    return [
        {
            "company": part.funder,
            "amount": amount_text(part.amount, part.income.currency),
            "currency": part.income.currency,
            "first": part.income.starts_on.isoformat(),
            "last": part.income.ends_on.isoformat(),
        }
        for part in parts.select_related("income").order_by("income__ends_on", "pk")
    ]


def _labels() -> dict[str, str]:
    """As the rules say them, whatever language the reader has: facts don't change by it."""
    return {
        category["code"]: category["label"]
        for regime in Regime.objects.order_by("valid_from", "pk")
        for category in regime.profile["categories"]
    }


def _only(by: Actor) -> str:
    """The one company whose rows somebody sees until their mandate is verified."""
    if by.only_company_id is None:
        return ""
    return Organisation.objects.get(pk=by.only_company_id).legal_name


def _name(organisation: Organisation) -> dict[str, str]:
    return {"name": organisation.legal_name, "id": organisation.public_id}


def _condition(condition: Condition | None) -> str:
    if condition is None:
        return ""
    code = f" ({condition.scheme.upper()} {condition.code})" if condition.code else ""
    return f"{condition.name}{code}"
