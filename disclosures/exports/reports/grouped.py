"""Entries under the headings that rules have: one by one, or as a total per recipient."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from disclosures.exports.reports.made import Line, parted
from disclosures.models import Vat
from regimes.counting import IN_TOTAL, Group, group_of, groups


@dataclass(frozen=True)
class Row:
    """One entry, or the total of one heading and currency for one recipient."""

    group: str
    heading: str
    total: bool
    recipient: dict[str, Any]
    description: str
    amount: Decimal | None
    currency: str
    vat: str
    benefit: str


def of_patients(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Those whose recipients are patient organisations, and the others."""
    return parted(lines, lambda x: x["recipient"].get("kind") == "patients")


def rows(profile: dict[str, Any], lines: Iterable[Line]) -> list[Row]:
    """By recipient, then in the order of the headings. A kind without one stands last."""
    order = {each.code: place for place, each in enumerate(groups(profile))}
    parts: dict[tuple[Any, ...], list[Line]] = {}
    for line in lines:
        kind = line["category"]["code"]
        group = group_of(profile, kind) or Group(
            kind, line["category"]["label"], frozenset({kind}), "each"
        )
        recipient = line["recipient"]
        key = (
            name_key(recipient["name"]),
            recipient["public_id"],
            order.get(group.code, len(order)),
            line["currency"] if group.shown == IN_TOTAL else line["line"] or id(line),
            group,
        )
        parts.setdefault(key, []).append(line)
    # groups can't be compared: what stands before them tells all parts apart
    return [_row(key[-1], parts[key]) for key in sorted(parts, key=_text)]


def name_key(name: str) -> str:
    """To sort by: "Ärzte" comes before "Zürich"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _text(key: tuple[Any, ...]) -> tuple[str, str, int, str]:
    return (key[0], key[1], key[2], str(key[3]))


def _row(group: Group, lines: list[Line]) -> Row:
    amounts = [Decimal(x["amount"]) for x in lines if x["amount"] is not None]
    return Row(
        group=group.code,
        heading=_(group.label),
        total=group.shown == IN_TOTAL,
        recipient=lines[0]["recipient"],
        description=together(described(line) for line in lines),
        amount=sum(amounts, Decimal(0)) if amounts else None,
        currency=lines[0]["currency"],
        vat=together(vat(line) for line in lines),
        benefit=together(line["benefit"] for line in lines),
    )


def together(texts: Iterable[str]) -> str:
    """Each of them once."""
    return "; ".join(dict.fromkeys(text for text in texts if text))


def described(line: Line) -> str:
    return str(line["description"] or _(line["category"]["label"]))


def vat(line: Line) -> str:
    treatment = (line.get("vat") or {}).get("treatment", Vat.UNKNOWN)
    return str(Vat(treatment).label)
