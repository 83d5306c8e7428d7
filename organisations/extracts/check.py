"""What one row of a register's extract says, or what is wrong with it, in sentences.

Knows nothing of the database. What can't be read as the mapping says is an error with the
column, the value, what is wrong and how to mend it. A website is not worth refusing an
organisation for: one that can't be an address is left out, and that is noted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from organisations import identifiers
from tables.mapping import Mapping as FileMapping
from tables.shapes import Row
from ui.countries import COUNTRIES

Error = dict[str, str]
Say = Callable[[str, str, str], None]

LONGEST = {"name": 500, "number": 100, "place": 200, "website": 300, "scheme": 40}
KINDS = {
    "patients": "patients",
    "patient organisation": "patients",
    "other": "other",
    "company": "company",
}
ACTIVE = {"active", "registered", "true", "yes", "1", "ja", "oui", "actif", "aktiv"}
CLOSED = {"closed", "removed", "dissolved", "false", "no", "0", "nein", "non", "ceased"}
is_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Checked:
    """A row as it was understood; with errors it can't be stored.

    `status` and `kind` are empty where the extract doesn't say. `repeats` is the row that
    says the same.
    """

    number: int
    scheme: str
    value: str
    name: str
    other_names: tuple[str, ...]
    country: str
    place: str
    website: str
    status: str
    kind: str
    errors: list[Error]
    notes: list[Error]
    repeats: int = 0


class _Cell(NamedTuple):
    """Where one of our values comes from in every row of a file."""

    name: str
    place: int | None
    words: Mapping[str, str]
    default: Any


def checker(mapping: FileMapping, header: list[str]) -> Callable[[Row], Checked]:
    """The function that checks a row of this file."""
    places = {name: index for index, name in enumerate(header)}
    cells = {
        ours: _Cell(
            mapping.columns.get(ours, f"[defaults] {ours}"),
            places.get(mapping.columns.get(ours, "")),
            mapping.values.get(ours, {}),
            mapping.defaults.get(ours, ""),
        )
        for ours in mapping.provided
    }
    named = "name" in mapping.columns

    def check(row: Row) -> Checked:
        given = _given(cells, row)
        errors: list[Error] = [
            {"column": "", "value": "", "wrong": sentence, "mend": ""}
            for sentence in row.trouble
        ]
        notes: list[Error] = []

        def to(sentences: list[Error]) -> Say:
            def say(ours: str, what: str, mend: str) -> None:
                cell = cells.get(ours)
                raw = row.cells[cell.place] if cell and cell.place is not None else ""
                column, value = (cell.name if cell else ours), raw.strip()[:500]
                sentences.append(
                    {"column": column, "value": value, "wrong": what, "mend": mend}
                )

            return say

        wrong = to(errors)
        scheme, value = _number(given, wrong)
        return Checked(
            number=row.number,
            scheme=scheme,
            value=value,
            name=_name(given, wrong) if named else "",
            other_names=_other_names(given, wrong),
            country=_country(given, scheme, wrong) if named else "",
            place=_short("place", given, wrong),
            website=_website(given, to(notes)),
            status=_status(given, wrong),
            kind=_kind(given, wrong),
            errors=errors,
            notes=notes,
        )

    return check


def alone(rows: Iterable[Checked]) -> Iterator[Checked]:
    """Each number once: a row that repeats another says so, one that contradicts is refused.

    Rows without a name only add names and may come as often as they like.
    """
    seen: dict[tuple[str, str], Checked] = {}
    for row in rows:
        if not row.name or not row.value or row.errors:
            yield row
            continue
        first = seen.setdefault((row.scheme, row.value), row)
        if first is row:
            yield row
        elif replace(first, number=0) == replace(row, number=0):
            yield replace(row, repeats=first.number)
        else:
            yield replace(row, errors=[_contradiction(row, first)])


def _contradiction(row: Checked, first: Checked) -> Error:
    return {
        "column": "",
        "value": identifiers.shown(row.scheme, row.value),
        "wrong": _("Row %(row)s has the same number and says something else.")
        % {"row": first.number},
        "mend": _("Keep the row that is right."),
    }


def _given(cells: Mapping[str, _Cell], row: Row) -> dict[str, str]:
    given: dict[str, str] = {}
    for ours, cell in cells.items():
        text = row.cells[cell.place].strip() if cell.place is not None else ""
        if text and cell.words:
            text = cell.words.get(text, text)
        if text or cell.default:
            given[ours] = text or cell.default
    return given


def _number(given: Mapping[str, str], wrong: Say) -> tuple[str, str]:
    text = _short("number", given, wrong)
    if not text:
        wrong("number", _("The number is missing."), _("Write it."))
        return "", ""
    scheme = identifiers.scheme_kept(_short("scheme", given, wrong))
    whole = identifiers.parted(text)
    if whole and scheme in {"", whole[0]}:
        scheme, value = whole
    elif scheme:
        value = identifiers.kept(scheme, text)
    else:
        wrong(
            "number",
            _("It isn't said which register the number belongs to."),
            _(
                "Write it as GB-CHC-1234567, or say the register in the mapping, such as"
                ' scheme = "GB-CHC" under [defaults].'
            ),
        )
        return "", ""
    if problem := identifiers.problem(scheme, value):
        wrong("number", problem, _("Correct the number, or its register."))
    return scheme, value


def _name(given: Mapping[str, str], wrong: Say) -> str:
    text = _plain(_short("name", given, wrong))
    if not any(sign.isalnum() for sign in text):
        wrong("name", _("The name is missing."), _("Write the organisation's name."))
        return ""
    return text


def _other_names(given: Mapping[str, str], wrong: Say) -> tuple[str, ...]:
    text, separator = given.get("other_names", ""), given.get("separator", "")
    parts = text.split(separator) if separator else [text]
    names = dict.fromkeys(filter(None, map(_plain, parts)))
    if any(len(name) > LONGEST["name"] for name in names):
        wrong(
            "other_names",
            _("A name has more than %(most)s characters.") % {"most": LONGEST["name"]},
            _("Say which sign stands between names: separator = …"),
        )
        return ()
    return tuple(names)


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split())


def _country(given: Mapping[str, str], scheme: str, wrong: Say) -> str:
    text = given.get("country", "").upper() or scheme[:2]  # codes begin with a country
    if text in COUNTRIES or not (text or scheme):
        return text
    wrong(
        "country",
        _("“%(value)s” is not the code of a country.") % {"value": text[:60]}
        if "country" in given
        else _("The country is missing."),
        _("Write two letters such as GB or CH, or say them under [defaults]."),
    )
    return ""


def _website(given: Mapping[str, str], note: Say) -> str:
    text = given.get("website", "")
    if not text:
        return ""
    address = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    try:
        is_address(address)
    except ValidationError:
        address = ""
    if not address or len(address) > LONGEST["website"]:
        note(
            "website",
            _("“%(value)s” is not the address of a website.") % {"value": text[:60]},
            _("It is left out; the rest of the row is taken."),
        )
        return ""
    return address


def _status(given: Mapping[str, str], wrong: Say) -> str:
    word = given.get("status", "").casefold()
    if not word or word in ACTIVE:
        return "active" if word else ""
    if word in CLOSED:
        return "closed"
    wrong(
        "status",
        _("“%(value)s” doesn't say whether the organisation is still registered.")
        % {"value": given["status"][:60]},
        _(
            "Write yes or no there; or say in the mapping what it means: “%(value)s” = …"
            " under [values.status], with active or closed."
        )
        % {"value": given["status"][:60]},
    )
    return ""


def _kind(given: Mapping[str, str], wrong: Say) -> str:
    word = given.get("kind", "").casefold()
    if not word or word in KINDS:
        return KINDS.get(word, "")
    wrong(
        "kind",
        _("“%(value)s” is not a kind of organisation.") % {"value": given["kind"][:60]},
        _(
            "Say in the mapping which it is: “%(value)s” = … under [values.kind], with"
            " patients, other or company."
        )
        % {"value": given["kind"][:60]},
    )
    return ""


def _short(ours: str, given: Mapping[str, str], wrong: Say) -> str:
    text = given.get(ours, "")
    if len(text) > LONGEST[ours]:
        wrong(
            ours,
            _("The text has %(length)s characters; %(most)s are possible.")
            % {"length": len(text), "most": LONGEST[ours]},
            _("Shorten it."),
        )
        return text[: LONGEST[ours]]
    return text
