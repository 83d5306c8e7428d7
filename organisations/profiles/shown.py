"""Facts of a profile as a person reads them, in the reader's language.

Knows no model but what everybody may read: the public site uses it too.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisations.models.public import (
    DocumentKind,
    Exclusivity,
    Stage,
)
from organisations.profiles.columns import FIELDS, texts
from organisations.profiles.parts import PARTS, Part
from ui.countries import country_name
from ui.dates import written_day

Facts = dict[str, Any]
Address = Callable[[str], str]


@dataclass(frozen=True)
class Line:
    """One line of a value; `url` when it leads somewhere."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Row:
    label: str
    lines: list[Line]


@dataclass(frozen=True)
class Section:
    """A part of a profile with what it says; no rows when nothing is given yet."""

    part: Part
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Reader:
    """The day on which somebody reads, and where links lead, if anywhere."""

    today: datetime.date
    organisation: Address | None = None
    document: Address | None = None


def sections(facts: Facts, reader: Reader) -> list[Section]:
    """Every part that the facts tell of, in the order of the parts."""
    return [
        Section(part, _rows(part, facts[part.name], reader))
        for part in PARTS.values()
        if part.name in facts
    ]


def _rows(part: Part, told: Any, reader: Reader) -> list[Row]:
    tell = LISTS.get(part.name)
    rows = tell(told, reader) if tell else _fields(told)
    if part.name == "group":
        rows = [*_group(told, reader), *rows]
    return [row for row in rows if row.lines]


def _fields(told: Facts) -> list[Row]:
    """In the order of `FIELDS`: the copy for everybody keeps none."""
    return [
        Row(str(label), [Line(text) for text in texts(name, told[name])])
        for name, label in FIELDS.items()
        if name in told
    ]


def _group(told: Facts, reader: Reader) -> list[Row]:
    parent = [told["parent"]] if told.get("parent") else []
    return [
        Row(_("Part of the group of"), _organisations(parent, reader)),
        Row(
            _("Organisations of its group"),
            _organisations(told.get("affiliates", []), reader),
        ),
    ]


def _organisations(told: Iterable[Facts], reader: Reader) -> list[Line]:
    lead = reader.organisation
    return [Line(each["name"], lead(each["id"]) if lead else "") for each in told]


def _conditions(told: list[Facts], _reader: Reader) -> list[Row]:
    lines = [Line(condition_text(**each)) for each in told]
    return [Row(_("Conditions"), lines)]


def condition_text(scheme: str, code: str, name: str) -> str:
    """Cystic fibrosis (ORPHA 586)."""
    return f"{name} ({scheme.upper()} {code})" if code else name


def _body(told: Facts, reader: Reader) -> list[Row]:
    now = [each for each in told["people"] if in_force(each, reader.today)]
    share = share_of_patients(told["patients"], told["all"], told["silent"])
    return [
        Row(_("People"), [Line(_member(each)) for each in now]),
        Row(_("Patients and carers"), [Line(text) for text in share]),
    ]


def in_force(told: Facts, today: datetime.date) -> bool:
    """From–until, both days included."""
    began = not told.get("from_on") or told["from_on"] <= today.isoformat()
    return began and (not told.get("until_on") or told["until_on"] >= today.isoformat())


def _member(told: Facts) -> str:
    words = [told["office"]]
    if told.get("name"):
        words.append(told["name"])
    if told["from_on"]:
        words.append(_("since %(day)s") % {"day": day(told["from_on"])})
    if told["until_on"]:
        words.append(_("until %(day)s") % {"day": day(told["until_on"])})
    return ", ".join(words)


def share_of_patients(patients: int, everybody: int, silent: int) -> list[str]:
    """How many of the governing body are patients or carers, in words."""
    if not everybody:
        return []
    facts = {"number": patients, "all": everybody}
    facts["share"] = round(100 * patients / everybody)
    said = [_("%(number)s of %(all)s (%(share)s per cent)") % facts]
    if silent:
        unknown = ngettext(
            "of %(number)s person it is not said",
            "of %(number)s people it is not said",
            silent,
        )
        said.append(unknown % {"number": silent})
    return said


def _ties(told: Facts, reader: Reader) -> list[Row]:
    def now(side: str) -> list[Facts]:
        over = reader.today.isoformat()
        return [x for x in told[side] if not x["until_on"] or x["until_on"] > over]

    return [
        Row(_("Member of"), _organisations(now("umbrellas"), reader)),
        Row(_("Umbrella of"), _organisations(now("members"), reader)),
    ]


def _documents(told: list[Facts], reader: Reader) -> list[Row]:
    lead = reader.document
    kinds = dict(DocumentKind.choices)
    return [
        Row(
            str(kinds.get(kind, kind)),
            [
                Line(
                    f"{each['name']}, {each['year']}" if each["year"] else each["name"],
                    lead(each["id"]) if lead else "",
                )
                for each in told
                if each["kind"] == kind
            ],
        )
        for kind in DocumentKind.values
    ]


def _products(told: list[Facts], reader: Reader) -> list[Row]:
    return [
        Row(each["name"], [Line(text) for text in product_texts(each, reader.today)])
        for each in told
    ]


def product_texts(told: Facts, today: datetime.date) -> list[str]:
    """What a company says of one medicine, line by line."""
    condition = condition_text(
        told["condition_scheme"], told["condition_code"], told["condition"]
    )
    stage = str(dict(Stage.choices).get(told["stage"], told["stage"]))
    said = [f"{condition} · {stage}"]
    if told["area"]:
        said.append(told["area"])
    if told["exclusivity"]:
        kind = str(dict(Exclusivity.choices)[told["exclusivity"]])
        until = told["exclusive_until"]
        said.append(
            _("%(kind)s until %(day)s") % {"kind": kind, "day": day(until)}
            if until
            else kind
        )
    if told["only_one"]:
        said.append(_("The only medicine for this condition, says the company"))
    if told["hta_country"]:
        said.append(_assessment(told, today))
    return said


def _assessment(told: Facts, today: datetime.date) -> str:
    facts = {"country": country_name(told["hta_country"])}
    facts["since"] = day(told["hta_from_on"]) if told["hta_from_on"] else ""
    if told["hta_until_on"] and told["hta_until_on"] < today.isoformat():
        facts["until"] = day(told["hta_until_on"])
        return _("Assessed in %(country)s until %(until)s") % facts
    if facts["since"]:
        return _("Under assessment in %(country)s since %(since)s") % facts
    return _("Under assessment in %(country)s") % facts


def day(text: str) -> str:
    """An ISO date in the reader's words."""
    return written_day(datetime.date.fromisoformat(text))


def change_texts(change: Facts) -> tuple[str, str, str]:
    """Which fact of the process changed, from what, to what."""
    name = change["field"]
    before, after = (
        ", ".join(texts(name, change[side])) for side in ("before", "after")
    )
    return str(FIELDS[name]), before, after


LISTS: dict[str, Callable[[Any, Reader], list[Row]]] = {
    "conditions": _conditions,
    "governing_body": _body,
    "ties": _ties,
    "documents": _documents,
    "products": _products,
}
