"""Loads what the figures of organisations are computed from: two queries, however many.

The rows are those that have reached the recipient: what a company still prepares is
nobody's figure yet. Both sides compute from the same rows.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, QuerySet
from django.db.models.functions import Cast, Coalesce, JSONObject

from disclosures.models import Form, Transfer, TransferParty, Vat
from independence.figures import Figures, FunderFigures, of_years
from independence.models import Income, IncomePart
from independence.rows import Part, Payment, YearIncome, bucket
from independence.years import Span
from organisations.models import Organisation

Incomes = dict[int, list[tuple[Income, YearIncome]]]


@dataclass(frozen=True)
class Year:
    """One financial year of an organisation, read and computed."""

    span: Span
    income: Income | None
    payments: list[Payment]
    figures: Figures

    @property
    def key(self) -> str:
        """How its page is addressed: the day on which it ends."""
        return self.span.ends_on.isoformat()

    def funder(self, company_id: int) -> FunderFigures | None:
        found = (f for f in self.figures.funders if f.company == company_id)
        return next(found, None)

    def ids(self, company_id: int | None = None, where: str = "") -> list[int]:
        """The rows of one company, or of one bucket, or all."""
        return [
            p.pk
            for p in self.payments
            if company_id in {None, p.company}
            and where in {"", bucket(p, self.figures.currency).value}
        ]


def received(
    organisation_ids: Collection[int], company_id: int | None = None
) -> dict[int, list[Payment]]:
    """What has reached each organisation, of one company when it is given."""
    parties = TransferParty.objects.filter(
        organisation_id__in=organisation_ids,
        side=TransferParty.Side.RECIPIENT,
        shown=True,
    )
    if company_id is not None:
        parties = parties.filter(transfer__disclosed_by_id=company_id)
    found: dict[int, list[Payment]] = {pk: [] for pk in organisation_ids}
    for row in _rows(parties):
        found[row["organisation_id"]].append(_payment(row))
    return found


def _rows(parties: QuerySet[TransferParty]) -> Iterator[dict[str, Any]]:
    names = {
        "pk_": "transfer_id",
        "company": "transfer__disclosed_by_id",
        "company_name": "transfer__disclosed_by__legal_name",
        "amount": "transfer__amount",
        "currency": "transfer__currency",
        "year": "transfer__paid_year",
        "received_on": "transfer__received_on",
        "paid_on": "transfer__paid_on",
        "form": "transfer__form",
        "restricted": "transfer__restricted",
        "vat": "transfer__vat_treatment",
        "state": "transfer__state",
        "recipient": "transfer__recipient_id",
        "ultimate": Coalesce(
            "transfer__ultimate_recipient_id", "transfer__recipient_id"
        ),
        "answer": "transfer__entry__answer",
    }
    read = {k: F(v) if isinstance(v, str) else v for k, v in names.items()}
    rows: Iterator[dict[str, Any]] = (
        parties.annotate(**{f"of_{name}": value for name, value in read.items()})
        .order_by("transfer_id")
        .values("organisation_id", *(f"of_{name}" for name in read))
        .iterator()
    )
    return rows


def _payment(row: dict[str, Any]) -> Payment:
    mine = row["organisation_id"]
    return Payment(
        pk=row["of_pk_"],
        company=row["of_company"],
        company_name=row["of_company_name"],
        amount=row["of_amount"],
        currency=row["of_currency"],
        year=row["of_year"],
        received_on=row["of_received_on"],
        paid_on=row["of_paid_on"],
        in_kind=row["of_form"] == Form.IN_KIND,
        restricted=row["of_restricted"],
        vat_included=row["of_vat"] == Vat.INCLUDED,
        answer=row["of_answer"] or "none",
        excluded=row["of_state"] == Transfer.State.EXCLUDED,
        passed_on=row["of_ultimate"] != mine,
        through_another=row["of_recipient"] != mine,
    )


def incomes(organisation_ids: Collection[int]) -> Incomes:
    """What each organisation has said of its years, oldest first, with companies' parts."""
    parts = IncomePart.objects.filter(
        income=OuterRef("pk"), kind=IncomePart.Kind.COMPANY, ended_on__isnull=True
    ).order_by("pk")
    told = parts.values(
        told=JSONObject(funder="funder", amount=Cast("amount", CharField()))
    )
    found: Incomes = defaultdict(list)
    income: Any
    for income in (
        Income.objects.filter(organisation__in=organisation_ids)
        .annotate(told_parts=ArraySubquery(told))
        .order_by("starts_on")
    ):
        found[income.organisation_id].append((income, _year_income(income)))
    return found


def _year_income(income: Any) -> YearIncome:
    return YearIncome(
        starts_on=income.starts_on,
        ends_on=income.ends_on,
        currency=income.currency,
        amount=income.amount,
        core=income.core_amount,
        parts=tuple(
            Part(part["funder"], Decimal(part["amount"])) for part in income.told_parts
        ),
    )


def years(organisation: Organisation, company_id: int | None = None) -> list[Year]:
    """Every year of an organisation, the newest first.

    With `company_id` from that company's rows alone: its own figures are right, and
    those of all companies together are not to be shown.
    """
    said = incomes([organisation.pk]).get(organisation.pk, [])
    return computed(received([organisation.pk], company_id)[organisation.pk], said)


def computed(
    payments: list[Payment], said: list[tuple[Income, YearIncome]]
) -> list[Year]:
    """The same from rows that are read already."""
    stored = {facts.ends_on: income for income, facts in said}
    found = [
        Year(span, stored.get(span.ends_on) if span.income else None, rows, figures)
        for span, rows, figures in of_years(payments, [facts for _i, facts in said])
    ]
    return found[::-1]
