"""What a snapshot says of a report as a whole; people by function, never by name."""

import datetime
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from disclosures.affiliates_told import told
from disclosures.methodology.told import choice, texts
from disclosures.models import Report
from disclosures.publishing import people
from disclosures.publishing.contents import amount_text, organisation_facts
from disclosures.publishing.reservations import TAKEN_OFF, in_full, taken_off
from disclosures.publishing.snapshot import SCHEMA
from organisations.models import Identifier

Sums = dict[str, tuple[Decimal, int]]
"""Currency: the sum and the number of lines."""


def written(sums: Sums) -> dict[str, dict[str, Any]]:
    """As published: amounts are text with as many places as the currency has."""
    return {
        currency: {"amount": amount_text(total, currency), "lines": count}
        for currency, (total, count) in sorted(sums.items())
    }


class ReportSum:
    """The one sum in the currency of the report: only when every line with a sum has it."""

    def __init__(self) -> None:
        self.parts: dict[str, tuple[Decimal, int]] = {}

    def add(self, content: dict[str, Any]) -> None:
        """Takes in what a line says."""
        if content["amount"] is None:
            return
        told = content.get("report_amount")
        currency = told["currency"] if told else ""
        total, count = self.parts.get(currency, (Decimal(0), 0))
        amount = Decimal(told["amount"]) if told else Decimal(0)
        self.parts[currency] = (total + amount, count + 1)

    def written(self) -> dict[str, Any] | None:
        if len(self.parts) != 1 or "" in self.parts:
            return None
        ((currency, (total, count)),) = self.parts.items()
        amount = amount_text(total, currency)
        return {"amount": amount, "currency": currency, "lines": count}


def head(
    report: Report,
    *,
    today: datetime.date,
    sums: Sums,
    answers: dict[str, int],
    report_sum: ReportSum,
) -> dict[str, Any]:
    """`answers`: how many lines have which answer, those given since included."""
    period = report.period
    identifiers = Identifier.objects.filter(organisation=period.company)
    group = told(report)
    totals = people.totals_of(period)
    return {
        **({"affiliates": group} if group else {}),
        "answers": dict(sorted(answers.items())),
        "approved_on": _day(report.approved_on),
        "attestation": _text(report.attestation),
        "certified_on": _day(report.certified_on),
        "company": organisation_facts(
            period.company, list(identifiers.order_by("scheme", "value"))
        ),
        "countersigned": report.countersigned,
        "lines": sum(count for _total, count in sums.values()),
        "methodology": _text(report.methodology),
        **_how_counted(report, answers),
        "nil": report.nil,
        **({"people_totals": totals} if totals else {}),
        "period": {
            "ends_on": period.ends_on.isoformat(),
            "starts_on": period.starts_on.isoformat(),
        },
        "public_id": report.public_id,
        "published_on": today.isoformat(),
        "reason": _text(report.reason),
        "reference": report.reference,
        "regime": {
            "code": period.regime.code,
            "name": period.regime.name,
            "public_years": period.regime.profile["public_years"],
            "verified": bool(period.regime.verified_by),
            "version": period.regime.version,
        },
        "report_sum": report_sum.written(),
        "reservations": [
            {
                "rule": kept.rule,
                "words": _text(in_full(report, kept.rule, kept.words)),
            }
            for kept in report.reservations.filter(entry=None).order_by("rule")
        ]
        + [{"rule": TAKEN_OFF, "words": _text(x.words)} for x in taken_off(report)],
        "schema": SCHEMA,
        "sums": written(sums),
        "version": report.version,
    }


ANSWERED = ("confirmed", "questioned", "cannot_tell")


def _how_counted(report: Report, answers: dict[str, int]) -> dict[str, Any]:
    """The fields of the note, with the two rules that machines need as codes."""
    note = report.note
    if note is None:
        return {
            "methodology_fields": None,
            "methodology_of": None,
            "methodology_version": None,
            "recognised_on": None,
            "vat_rule": None,
        }
    fields = {
        code: text if text is None else _text(text)
        for code, text in texts(note.answers).items()
    }
    asked = sum(answers.values())
    said = sum(answers.get(status, 0) for status in ANSWERED)
    return {
        "methodology_fields": fields | {"response_rate": f"{said}/{asked}"},
        "methodology_of": _day(note.dated_on),
        "methodology_version": note.version,
        "recognised_on": choice(note.answers, "recognised_on"),
        "vat_rule": choice(note.answers, "vat_rule"),
    }


def _text(value: str) -> str:
    return normalize("NFC", value)


def _day(value: datetime.date | None) -> str | None:
    return value.isoformat() if value else None
