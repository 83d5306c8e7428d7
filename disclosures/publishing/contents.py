"""What a published line says: a self-contained copy of an entry, as canonical JSON.

The format's keys are in docs/line-format.md. Canonical means RFC 8785: keys sorted, no
spaces, UTF-8. Every value is text, a whole number, a truth value or null, so that
Python's own encoder gives exactly that form (a test compares it with another
implementation). Amounts are text with as many places as the currency has.
"""

import datetime
import json
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from disclosures.lifecycle.questions import DISPUTED
from disclosures.models import (
    CountsOn,
    Delivery,
    Entry,
    Question,
    Report,
    Reservation,
    Transfer,
)
from disclosures.models.public import Line
from disclosures.recognition import counts_on
from organisations.models import Identifier, Organisation
from ui.amounts import minor_units

SCHEMA = "evenhand-line-1"
NOT_REACHED = frozenset({Delivery.State.NOT_INVITED, Delivery.State.UNDELIVERABLE})

# What two versions of a line are compared by: the company's facts. An answer given after
# publication stands beside the line with its own date and makes no new version.
NOT_COMPARED = (
    "answer",
    "question",
    "recognised_by",
    "reservations",
    "report",
    "version",
)
ORGANISATIONS = ("company", "paid_by", "recipient", "ultimate_recipient")


def canonical(value: Any) -> str:
    """RFC 8785 form of a value made of text, whole numbers, truth values and null."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def compared(content: dict[str, Any]) -> dict[str, Any]:
    """An organisation is the same one under a new name: a line keeps the old name."""
    facts = {key: value for key, value in content.items() if key not in NOT_COMPARED}
    for side in ORGANISATIONS:
        facts[side] = facts[side] and facts[side]["public_id"]
    # Lines of before these were told: their sums were not reckoned, their day was that
    # of the payment.
    facts.setdefault("report_amount", None)
    facts.setdefault("recognised_on", facts["paid_on"])
    return facts


def amount_text(amount: Decimal | None, currency: str) -> str | None:
    """ "3200.00" for 3200 GBP, "3200" for JPY; None where there is no amount."""
    if amount is None:
        return None
    return f"{amount:.{minor_units(currency)}f}"


def report_amount(entry: Entry) -> dict[str, str | None] | None:
    """The sum in the currency of the report and how it was reckoned, if it was."""
    if entry.report_amount is None:
        return None
    return {
        "amount": amount_text(entry.report_amount, entry.report_currency),
        "currency": entry.report_currency,
        "rate": entry.rate,
        "rate_on": _day(entry.rate_on),
        "source": _text(entry.rate_source) or None,
    }


class Facts:
    """Everything that the lines of a report share, read once."""

    def __init__(self, report: Report):
        self.report = report
        # As the profile says it, whatever language the person who publishes reads.
        self.categories = {
            category["code"]: category["label"]
            for category in report.period.regime.profile["categories"]
        }
        self.delivery = dict(
            Delivery.objects.filter(period_id=report.period_id).values_list(
                "recipient_id", "state"
            )
        )
        self.questions = {
            question.entry_id: question
            for question in Question.objects.filter(
                entry__period_id=report.period_id, state__in=DISPUTED
            ).order_by("pk")
        }
        self.reservations: dict[int | None, list[dict[str, str]]] = {}
        for kept in Reservation.objects.filter(report=report).order_by("rule", "pk"):
            self.reservations.setdefault(kept.entry_id, []).append(
                {"rule": kept.rule, "words": _text(kept.words)}
            )
        self.organisations = _organisations(report)
        self.counts_on = counts_on(report.period)

    def content(self, entry: Entry, line: Line) -> dict[str, Any]:
        """What the line of an entry (with its `transfer`) says, but for its version."""
        transfer = entry.transfer
        on = entry.recognised_on or transfer.paid_on
        agreement = None
        if transfer.agreement_title:
            agreement = {
                "signed_on": _day(transfer.agreement_signed_on),
                "title": _text(transfer.agreement_title),
            }
        elsewhere = None
        if transfer.published_elsewhere:
            elsewhere = {
                "on": _day(transfer.published_elsewhere_on),
                "where": _text(transfer.published_elsewhere),
            }
        return {
            "agreement": agreement,
            "amount": amount_text(entry.amount, entry.currency),
            "answer": self._answer(entry),
            "benefit": _text(transfer.benefit),
            "category": {
                "code": transfer.category,
                "label": self.categories.get(transfer.category, transfer.category),
            },
            "company": self.organisations[transfer.disclosed_by_id],
            "currency": entry.currency,
            "description": _text(transfer.description),
            "first_published_on": _day(line.first_published_on),
            "form": transfer.form,
            "intermediary": _text(transfer.intermediary),
            "line": line.public_id,
            "paid_by": self._other(transfer.paid_by_id),
            "paid_on": _day(transfer.paid_on),
            "published_elsewhere": elsewhere,
            "question": self._question(entry),
            "recipient": self.organisations[entry.recipient_id],
            "recognised_by": self._counted_by(transfer, on),
            "recognised_on": _day(on),
            "refund": transfer.refund_of_id is not None,
            "report": {
                "reference": self.report.reference,
                "version": self.report.version,
            },
            "report_amount": report_amount(entry),
            "reservations": self.reservations.get(entry.pk, []),
            "restricted": transfer.restricted,
            "schema": SCHEMA,
            "ultimate_recipient": self._other(transfer.ultimate_recipient_id),
            "valuation": transfer.valuation,
            "vat": {
                "amount": amount_text(transfer.vat_amount, transfer.currency),
                "treatment": transfer.vat_treatment,
            },
            "year": on.year if on else transfer.paid_year,
        }

    def _counted_by(
        self, transfer: Transfer, on: datetime.date | None
    ) -> CountsOn | None:
        """Which day of the payment `on` is; None where it is none of them."""
        if on and on == getattr(transfer, self.counts_on.field):
            return self.counts_on
        return CountsOn.PAID if on and on == transfer.paid_on else None

    def _other(self, pk: int | None) -> dict[str, Any] | None:
        return self.organisations[pk] if pk else None

    def _answer(self, entry: Entry) -> dict[str, Any]:
        if entry.transfer.published_elsewhere and entry.answer == "none":
            return {"on": None, "status": "historic"}
        if entry.answer != "none":
            return {"on": _day(entry.answered_on), "status": entry.answer}
        reached = self.delivery.get(entry.recipient_id, Delivery.State.NOT_INVITED)
        return {
            "on": None,
            "status": "not_reached" if reached in NOT_REACHED else "none",
        }

    def _question(self, entry: Entry) -> dict[str, str] | None:
        question = self.questions.get(entry.pk)
        if question is None:
            return None
        return {
            "company_words": _text(question.company_words),
            "reason": question.reason,
            "words": _text(question.words),
        }


def _text(value: str) -> str:
    return normalize("NFC", value)


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def organisation_facts(
    organisation: Organisation, identifiers: list[Identifier]
) -> dict[str, Any]:
    """Name and identity of an organisation as they are now."""
    return {
        "country": organisation.country,
        "identifiers": [
            {"scheme": identifier.scheme, "value": identifier.value}
            for identifier in identifiers
        ],
        "kind": organisation.kind,
        "name": _text(organisation.legal_name),
        "public_id": organisation.public_id,
    }


def _organisations(report: Report) -> dict[int, dict[str, Any]]:
    """Every organisation that the report names, by key."""
    concerned = Transfer.objects.filter(entry__period_id=report.period_id).exclude(
        entry__state=Entry.State.EXCLUDED
    )
    keys: set[int] = {report.period.company_id}
    for field in ("recipient_id", "ultimate_recipient_id", "paid_by_id"):
        named = concerned.order_by().values_list(field, flat=True).distinct()
        keys |= {key for key in named if key is not None}
    identifiers: dict[int, list[Identifier]] = {}
    for identifier in Identifier.objects.filter(organisation__in=keys).order_by(
        "scheme", "value"
    ):
        identifiers.setdefault(identifier.organisation_id, []).append(identifier)
    return {
        organisation.pk: organisation_facts(
            organisation, identifiers.get(organisation.pk, [])
        )
        for organisation in Organisation.objects.filter(pk__in=keys)
    }
