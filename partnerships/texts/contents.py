"""Everything that one version of an agreement says, read with two queries."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, TextField
from django.db.models.functions import Cast, JSONObject

from organisations.models import Organisation, Product
from partnerships.models import (
    Agreement,
    AgreementParty,
    BudgetLine,
    Clause,
    InKindItem,
    PlannedMilestone,
    Side,
    Version,
    VersionParty,
)

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Party:
    """A party, and what the version says of it."""

    organisation: Organisation
    side: str
    role: str
    expertise: str
    signatories: str
    row: Any


@dataclass(frozen=True)
class Line:
    """A line of the budget, or help in kind: `amount` is empty when it has no price."""

    words: str
    amount: Decimal | None


@dataclass(frozen=True)
class Milestone:
    kind: str
    words: str
    due_on: datetime.date
    amount: Decimal | None


@dataclass(frozen=True)
class ClauseText:
    key: str
    topic: str
    heading: str
    text: str
    meaning: str


@dataclass(frozen=True)
class Contents:
    """A version with all that belongs to it. `medicines` are those of its companies."""

    agreement: Agreement
    version: Version
    parties: tuple[Party, ...]
    budget: tuple[Line, ...]
    in_kind: tuple[Line, ...]
    milestones: tuple[Milestone, ...]
    clauses: tuple[ClauseText, ...]
    medicines: tuple[str, ...]

    @property
    def companies(self) -> tuple[Party, ...]:
        return tuple(each for each in self.parties if each.side == Side.COMPANY)

    @property
    def others(self) -> tuple[Party, ...]:
        return tuple(each for each in self.parties if each.side != Side.COMPANY)


def contents(
    agreement: Agreement,
    version_id: int,
    *,
    also: Mapping[str, Any] = NOTHING,
    of_parties: Mapping[str, Any] = NOTHING,
) -> Contents:
    """What that version says. Who may read it is the caller's.

    `also` and `of_parties` are expressions that a caller reads in the same queries, from
    the version (`also`) and from the rows of the parties (`party.row`).
    """
    version: Any = (
        Version.objects.select_related("paper")
        .annotate(
            said=_rows(
                VersionParty,
                "organisation_id",
                ("organisation_id", "role", "expertise", "signatories"),
            ),
            priced=_rows(BudgetLine, "position", ("words",), amount="amount"),
            given=_rows(InKindItem, "position", ("words",), amount="value"),
            planned=_rows(
                PlannedMilestone,
                "position",
                ("kind", "words", "due_on"),
                amount="amount",
            ),
            written=_rows(
                Clause, "position", ("key", "topic", "heading", "text", "meaning")
            ),
            **also,
        )
        .get(pk=version_id)
    )
    said = {row["organisation_id"]: row for row in version.said}
    parties = _parties(agreement, of_parties)
    return Contents(
        agreement=agreement,
        version=version,
        parties=tuple(
            Party(
                party.organisation,
                party.side,
                row=party,
                **{
                    name: said.get(party.organisation_id, {}).get(name, "")
                    for name in ("role", "expertise", "signatories")
                },
            )
            for party in parties
        ),
        budget=tuple(Line(row["words"], _amount(row)) for row in version.priced),
        in_kind=tuple(Line(row["words"], _amount(row)) for row in version.given),
        milestones=tuple(
            Milestone(
                row["kind"],
                row["words"],
                datetime.date.fromisoformat(row["due_on"]),
                _amount(row),
            )
            for row in version.planned
        ),
        clauses=tuple(ClauseText(**row) for row in version.written),
        medicines=tuple(
            dict.fromkeys(name for party in parties for name in party.medicines)
        ),
    )


def _parties(agreement: Agreement, also: Mapping[str, Any]) -> list[Any]:
    """By name, whichever side they are on."""
    medicines = Product.objects.filter(company=OuterRef("organisation")).order_by("pk")
    return list(
        AgreementParty.objects.filter(agreement=agreement)
        .select_related("organisation")
        .annotate(medicines=ArraySubquery(medicines.values("name")), **also)
        .order_by("organisation__name_key", "organisation_id")
    )


def _rows(
    model: Any, order: str, names: tuple[str, ...], *, amount: str = ""
) -> ArraySubquery:
    """Rows of a version as objects; an amount as text, so that it is never a float."""
    told: dict[str, Any] = dict(zip(names, names, strict=True))
    if amount:
        told["amount"] = Cast(amount, TextField())
    rows = model.objects.filter(version=OuterRef("pk")).order_by(order)
    return ArraySubquery(rows.values(told=JSONObject(**told)))


def _amount(row: dict[str, Any]) -> Decimal | None:
    return None if row["amount"] is None else Decimal(row["amount"])
