"""Reads the file of a sanctions list: one row for each entry, whole or not at all."""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from tables import reading
from tables.formulas import guarded
from tables.shapes import Row, Unusable
from ui.countries import COUNTRIES

NEEDED = ("reference", "name", "kind")
COLUMNS = ("reference", "name", "aliases", "kind", "country", "programme")
KINDS = {"person": True, "organisation": False, "organization": False}
LONGEST_REFERENCE, LONGEST_NAME = 100, 500


class Entry(NamedTuple):
    """Somebody on a list, with every name that the list gives them, the first one first."""

    reference: str
    names: tuple[str, ...]
    is_person: bool
    country: str
    programme: str


class Refusal(NamedTuple):
    row: int
    reference: str
    sentence: str


@dataclass(frozen=True)
class Listed:
    """What a file holds."""

    entries: list[Entry]
    refusals: list[Refusal]


def digest(
    names: Iterable[str], *, is_person: bool, country: str, programme: str
) -> str:
    """Another one when anything that the list says of an entry is another."""
    told = [*sorted(names), str(is_person), country, programme]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


def read(content: bytes, name: str) -> Listed:
    """Every entry, and a sentence for each row that is none; raises Unusable."""
    look = reading.look(content, name)
    if look.questions:
        raise Unusable(*(question.sentence for question in look.questions))
    header = [text.strip().casefold() for text in look.header]
    if missing := [column for column in NEEDED if column not in header]:
        sentence = _("The file lacks the column “%(column)s”.")
        raise Unusable(*(sentence % {"column": column} for column in missing))
    places = {name: header.index(name) for name in COLUMNS if name in header}
    entries: dict[str, Entry] = {}
    refusals = []
    for row in reading.rows(content, name, look.options, places.values()):
        cells = {column: row.cells[place].strip() for column, place in places.items()}
        entry = _entry(cells)
        reasons = [*row.trouble, *_wrong(entry, cells), *_twice(entry, entries)]
        if reasons:
            refusals.append(_refused(row, entry, reasons))
        else:
            entries[entry.reference] = entry
    if not entries and not refusals:
        raise Unusable(_("The file has no entries."))
    return Listed(list(entries.values()), refusals)


def refusals_csv(refusals: Sequence[Refusal]) -> bytes:
    """The refused rows as a file for people."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(["row", "reference", "reason"])
    write.writerows(
        (row, guarded(reference), guarded(sentence))
        for row, reference, sentence in refusals
    )
    return out.getvalue().encode("utf-8-sig")


def _entry(cells: dict[str, str]) -> Entry:
    names = [cells["name"], *cells.get("aliases", "").split(";")]
    tidied = dict.fromkeys(" ".join(each.split()) for each in names)
    return Entry(
        reference=cells["reference"],
        names=tuple(each for each in tidied if each),
        is_person=KINDS.get(cells["kind"].casefold(), False),
        country=cells.get("country", "").upper(),
        programme=cells.get("programme", ""),
    )


def _wrong(entry: Entry, cells: dict[str, str]) -> Iterable[str]:
    if not entry.reference:
        yield _("The reference is missing: it tells an entry from all others.")
    if len(entry.reference) > LONGEST_REFERENCE:
        yield _("The reference is longer than %(most)d characters.") % {
            "most": LONGEST_REFERENCE
        }
    if not cells["name"]:
        yield _("The name is missing.")
    if any(len(name) > LONGEST_NAME for name in entry.names):
        yield _(
            "A name is longer than %(most)d characters. Other names are parted by “;”."
        ) % {"most": LONGEST_NAME}
    if cells["kind"].casefold() not in KINDS:
        yield _("The kind is “%(kind)s”: it must be person or organisation.") % {
            "kind": cells["kind"]
        }
    if entry.country and entry.country not in COUNTRIES:
        yield _("“%(country)s” is no country: write its two letters, such as GB.") % {
            "country": entry.country
        }


def _twice(entry: Entry, before: dict[str, Entry]) -> Iterable[str]:
    if entry.reference and entry.reference in before:
        yield _("The reference stands in another row too. Put other names in aliases.")


def _refused(row: Row, entry: Entry, reasons: Sequence[str]) -> Refusal:
    return Refusal(row.number, entry.reference, " ".join(reasons))
