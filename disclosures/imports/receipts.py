"""Reads what an organisation received from its own file: the same reader as companies' files.

So is read what an agency passed on, whose rows name the recipient instead of the payer.

What a column means is guessed by its name and always shown; how amounts and dates are
written is settled by the file's own values, or asked.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from disclosures.imports import days, money
from disclosures.imports.notation_of_file import settle
from disclosures.imports.receipt_columns import LONGEST, Kind
from disclosures.models import PassOnList
from disclosures.reconciliation.entered import Facts, alike
from organisations.models import Organisation
from tables import mapping, reading
from tables.chosen import chosen
from tables.guess import named
from tables.mapping import Mapping as FileMapping
from tables.shapes import Choice, Question, Row, Unusable

MOST_ROWS = 20_000


def outside(passed_on: PassOnList, year: int, day: datetime.date | None) -> str:
    """Why a payment of this day doesn't belong into a list; nothing where it does."""
    if passed_on.period.holds(year, day):
        return ""
    return _("The list is about %(period)s; this was at another time.") % {
        "period": passed_on.period.label
    }


@dataclass(frozen=True)
class Refused:
    """A row that can't be used, with every reason; `number` is the row of the sheet."""

    number: int
    title: str
    reasons: list[str]


@dataclass
class Reading:
    """What a file says. `here` are stored already; `perhaps` look the same, unnumbered."""

    header: list[str] = field(default_factory=list)
    mapping: FileMapping = field(default_factory=FileMapping)
    questions: list[Question] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    new: list[Facts] = field(default_factory=list)
    here: list[Facts] = field(default_factory=list)
    perhaps: list[Facts] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def usable(self) -> list[Facts]:
        return [*self.new, *self.here, *self.perhaps]


def guess(header: list[str], kind: Kind) -> dict[str, str]:
    """Ours to theirs, each of their columns at most once."""
    return named(header, dict(kind.words))


def read(
    content: bytes,
    name: str,
    said: Mapping[str, Any],
    *,
    holder_id: int,
    today: datetime.date,
    kind: Kind,
) -> Reading:
    """What the file holds, once it is said how to read it. Raises Unusable.

    `said` has `[file]` and `[columns]` of a mapping; without columns they are guessed.
    """
    given = mapping.from_dict(dict(said), dict(kind.columns))
    look = reading.look(content, name, given.options)
    found = Reading(header=look.header, mapping=given, questions=look.questions)
    if look.questions:
        return found
    if not given.columns:
        guessed = guess(look.header, kind)
        given = FileMapping(given.file, guessed, given.defaults)
    found.mapping = given
    found.missing = _missing(given, kind)
    if found.missing:
        return found
    found.mapping, asked = settle(content, name, given)
    found.questions = [_question(each) for each in asked]
    if not found.questions:
        _sort(found, content, name, holder_id=holder_id, today=today, kind=kind)
    return found


def _question(asked: Mapping[str, Any]) -> Question:
    choices = tuple(
        Choice(each["value"], each["label"], tuple(each["sample"]))
        for each in asked["choices"]
    )
    return Question(asked["key"], asked["sentence"], choices, asked["suggestion"])


def _missing(given: FileMapping, kind: Kind) -> list[str]:
    missing = [
        _("Say which column holds this: %(column)s.")
        % {"column": kind.columns[name].label}
        for name in (kind.who, "amount")
        if name not in given.columns
    ]
    if not {"paid_on", "paid_year"} & given.columns.keys():
        missing.append(_("Say which column holds the date or the year."))
    if "currency" not in given.provided:
        missing.append(_("Say which column holds the currency, or which one all have."))
    return missing


def _sort(
    found: Reading,
    content: bytes,
    name: str,
    *,
    holder_id: int,
    today: datetime.date,
    kind: Kind,
) -> None:
    header, rows, _count = chosen(content, name, found.mapping)
    places = {ours: header.index(col) for ours, col in found.mapping.columns.items()}
    read_rows: list[tuple[Row, Facts]] = []
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise Unusable(
                _("The file has more than %(most)d rows. Bring it in parts.")
                % {"most": MOST_ROWS}
            )
        cells = {ours: row.cells[place].strip() for ours, place in places.items()}
        if not any(cells.values()):
            continue
        facts, reasons = _facts(cells, found.mapping, today, kind)
        reasons = [*row.trouble, *reasons]
        if facts is None or reasons:
            found.refused.append(Refused(row.number, cells[kind.who][:100], reasons))
        else:
            read_rows.append((row, facts))
    stored = alike((facts for _row, facts in read_rows), holder_id, kind.passed_on)
    seen: set[object] = set()
    for row, facts in read_rows:
        if facts.reference and facts.same in seen:
            reason = _("This row stands twice in the file. Keep one of them.")
            found.refused.append(Refused(row.number, _who(facts), [reason]))
        elif facts.same not in stored:
            found.new.append(facts)
        else:
            (found.here if facts.reference else found.perhaps).append(facts)
        seen.add(facts.same)
    found.refused.sort(key=lambda each: each.number)


def _facts(
    cells: dict[str, str], said: FileMapping, today: datetime.date, kind: Kind
) -> tuple[Facts | None, list[str]]:
    reasons: list[str] = []

    def wrong(_column: str, what: str, how: str) -> None:
        reasons.append(f"{what} {how}")

    given = {**said.defaults, **{ours: cell for ours, cell in cells.items() if cell}}
    if not given.get(kind.who):
        reasons.append(str(kind.unnamed))
    for ours, most in LONGEST.items():
        if ours in kind.columns and len(given.get(ours, "")) > most:
            reasons.append(
                _("“%(column)s” has more than %(most)d characters.")
                % {"column": kind.columns[ours].label, "most": most}
            )
    decimal = said.file.get("decimal", ".")
    currency = money.currency(given, wrong)
    amount = money.amount(given, currency, decimal, wrong)
    charges = given.get("vat_amount")
    kept = money.vat_amount(charges, currency, decimal, wrong) if charges else None
    on, year = days.when(given, said.file.get("date_format", "%Y-%m-%d"), None, wrong)
    day = datetime.date.fromisoformat(on) if on else None
    if (day and day > today) or (year and year > today.year):
        reasons.append(_("This day has not come yet."))
    elif kind.passed_on and year:
        reasons += filter(None, [outside(kind.passed_on, year, day)])
    category = _category(given.get("category", ""), kind, reasons)
    if reasons or amount is None or year is None:
        return None, reasons
    return (
        Facts(
            payer_name=given.get("payer") or _company(kind),
            recipient_name=given.get("recipient", ""),
            category=category,
            amount=Decimal(amount),
            currency=currency,
            year=year,
            received_on=day,
            reference=given.get("reference", ""),
            charges=None if kept is None else Decimal(kept),
            description=given.get("description", ""),
        ),
        [],
    )


def _category(text: str, kind: Kind, reasons: list[str]) -> str:
    """The code of a category that is written as its code or label."""
    wanted = _plain(text)
    for code, label in kind.categories.items():
        if wanted in {_plain(code), _plain(label)}:
            return code
    if wanted:
        reasons.append(
            _(
                "“%(text)s” is no category here. Write one of these, or leave the column"
                " out: %(labels)s."
            )
            % {"text": text[:100], "labels": ", ".join(kind.categories.values())}
        )
    return ""


def _company(kind: Kind) -> str:
    return kind.passed_on.company.legal_name if kind.passed_on else ""


def _who(facts: Facts) -> str:
    return facts.recipient_name or facts.payer_name


def with_payers(
    rows: Iterable[Facts], companies: Iterable[Organisation]
) -> list[Facts]:
    """The same rows, with the company where its name is spelled as it is here."""
    known = {_plain(company.legal_name): company for company in companies}
    return [
        Facts(**{**vars(row), "payer": known.get(_plain(row.payer_name))})
        for row in rows
    ]


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
