"""An agency's list as a file: for the agency its own rows, for the company both sides'."""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from rustpy_xlsxwriter import FastExcel

from disclosures.models import PassOnList, Receipt, Settlement, Transfer
from disclosures.reconciliation import reading
from disclosures.reconciliation.mismatching import differences
from tables.formulas import guarded
from ui.amounts import minor_units

OWN = ("amount", "currency", "date", "year", "passed_on_to", "category", "reference",
       "description")  # fmt: skip
SAID = ("agency_says", "company_says", "settled_on")
OF_AGENCY = ("company", "period", *OWN, *SAID)
THEIRS = tuple(f"company_{name}" for name in OWN if name != "reference")
OF_COMPANY = ("agency", "period", "where", *OWN, *THEIRS, "differences", *SAID)
Cells = dict[str, str]


def of_agency(passed_on: PassOnList) -> Iterator[Cells]:
    """Its own rows; nothing of what the company has."""
    rows = list(Receipt.objects.of_list(passed_on).standing().order_by("pk"))
    said = said_of(passed_on, rows)
    for row in rows:
        yield {
            "company": guarded(passed_on.company.legal_name),
            "period": guarded(passed_on.period.label),
            **_own(row),
            **_said(said.get(row.pk)),
        }


def of_company(passed_on: PassOnList) -> Iterator[Cells]:
    """Each row of either side once, pairs in one line; for a list that is handed in."""
    comparison = passed_on.comparison
    head = {
        "agency": guarded(passed_on.agency.legal_name),
        "period": guarded(passed_on.period.label),
    }
    year = passed_on.period.year
    alone = list(reading.only_received(comparison, year).order_by("pk"))
    of_receipts = reading.settlements(comparison, "receipt", [row.pk for row in alone])
    for row in alone:
        said = _said(of_receipts.get(row.pk))
        yield {**head, "where": "only in the list", **_own(row), **said}
    ledger = list(reading.only_reported(comparison, year).with_parties().order_by("pk"))
    of_transfers = reading.settlements(
        comparison, "transfer", [row.pk for row in ledger]
    )
    for payment in ledger:
        said = _said(of_transfers.get(payment.pk))
        yield {**head, "where": "only in your ledger", **_theirs(payment), **said}
    pairs = list(reading.paired(comparison, year).order_by("pk"))
    both = reading.sides(comparison, pairs)
    of_pairs = reading.settlements(comparison, "pair", [pair.pk for pair in pairs])
    for pair in pairs:
        said = _said(of_pairs.get(pair.pk))
        words = guarded(" ".join(differences(pair)))
        of = both[pair.pk]
        for number in range(max(len(of.receipts), len(of.transfers))):
            yield {
                **head,
                "where": "both",
                **(_own(of.receipts[number]) if number < len(of.receipts) else {}),
                **(_theirs(of.transfers[number]) if number < len(of.transfers) else {}),
                "differences": words,
                **said,
            }


def said_of(passed_on: PassOnList, rows: Iterable[Receipt]) -> dict[int, Settlement]:
    """What was said about rows of a list, alone or in a pair, by the row's key."""
    keys = [row.pk for row in rows]
    said = (
        Settlement.objects.filter(
            Q(receipt__in=keys)
            | Q(pair__rows__receipt__in=keys, pair__rows__live=True),
            comparison__passed_on=passed_on,
        )
        .annotate(row=Coalesce("receipt", "pair__rows__receipt"))
        .order_by(F("pair").asc(nulls_first=True), "pk")
    )
    return {each.row: each for each in said}


def as_csv(columns: Iterable[str], rows: Iterable[Cells]) -> bytes:
    """RFC 4180, UTF-8, a header row."""
    text = io.StringIO()
    out = csv.DictWriter(text, list(columns), restval="", lineterminator="\r\n")
    out.writeheader()
    out.writerows(rows)
    return text.getvalue().encode()


def as_xlsx(columns: Iterable[str], rows: Iterable[Cells]) -> bytes:
    """The same rows; sums stay texts, so that no digit is lost."""
    empty = dict.fromkeys(columns, "")
    file = io.BytesIO()
    book = FastExcel(file).format(bold_headers=True).freeze(row=1)
    book.sheet("Passed on", ({**empty, **row} for row in rows))
    book.save()
    return file.getvalue()


def _own(row: Receipt) -> Cells:
    return {
        "amount": _sum(row.amount, row.currency),
        "currency": row.currency,
        "date": row.received_on.isoformat() if row.received_on else "",
        "year": str(row.year),
        "passed_on_to": guarded(row.recipient_name),
        "category": row.category,
        "reference": guarded(row.reference),
        "description": guarded(row.description),
    }


def _theirs(row: Transfer) -> Cells:
    to = row.ultimate_recipient or row.recipient
    return {
        "company_amount": _sum(row.amount or Decimal(0), row.currency),
        "company_currency": row.currency,
        "company_date": row.paid_on.isoformat() if row.paid_on else "",
        "company_year": str(row.paid_year),
        "company_passed_on_to": guarded(to.legal_name),
        "company_category": row.category,
        "company_description": guarded(row.description),
    }


def _said(said: Settlement | None) -> Cells:
    if said is None:
        return {}
    return {
        "agency_says": guarded(said.holder_words),
        "company_says": guarded(said.company_words),
        "settled_on": said.settled_on.isoformat() if said.settled_on else "",
    }


def _sum(amount: Decimal, currency: str) -> str:
    return f"{amount:.{minor_units(currency)}f}"
