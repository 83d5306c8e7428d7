"""A record as it is compared: names taken apart, website, place, numbers."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from organisations.duplicates.letters import plain
from organisations.duplicates.lists import hosts
from organisations.duplicates.names import Name, names

MOST_NAMES = 20
SECOND_LEVEL = frozenset(
    (
        "ac", "asso", "co", "com", "edu", "gen", "go", "gob", "gouv", "gov", "gv", "ltd",
        "me", "ne", "net", "nhs", "nom", "or", "org", "plc", "sch",
    )
)  # fmt: skip
"""What stands before a country's letters without naming anybody: example.org.uk."""

POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{4,5})\b"
)


class Record(NamedTuple):
    """What is known of an organisation. `key` tells it from others; `others` are its
    other names; `identifiers` are pairs of register and number."""

    key: int
    name: str
    country: str = ""
    others: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    website: str = ""
    place: str = ""
    group: int | None = None


class Known(NamedTuple):
    """A record, ready to be compared. `group` is the record that it is a part of."""

    key: int
    raw: str
    names: tuple[Name, ...]
    country: str
    numbers: tuple[tuple[str, str], ...]
    domain: str
    place: frozenset[str]
    group: int | None


def known(record: Record) -> Known:
    taken = [*names(record.name)]
    for other in record.others[:MOST_NAMES]:
        taken += names(other, "other")
    return Known(
        record.key,
        record.name,
        tuple(taken),
        record.country,
        tuple((scheme, number(value)) for scheme, value in record.identifiers),
        domain(record.website),
        place(record.place),
        record.group,
    )


def number(value: str) -> str:
    """A number in a register without signs, spaces and leading zeros."""
    signs = "".join(sign for sign in value.upper() if sign.isalnum())
    return signs.lstrip("0") or signs


def domain(website: str) -> str:
    """The part of a website's address that somebody registered; nothing if it is shared."""
    try:
        host = urlsplit(website if "//" in website else f"//{website}").hostname or ""
    except ValueError:
        return ""
    labels = host.lower().strip(".").split(".")
    long = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    kept = ".".join(labels[-3 if long else -2 :])
    if "." not in kept or not hosts().isdisjoint((kept, host.removeprefix("www."))):
        return ""
    return kept


def place(text: str) -> frozenset[str]:
    """Postcodes and towns of a line: "8005 Zürich"; nothing is told by a dash alone."""
    upper = text.upper()
    codes = {"".join(code.split()) for code in POSTCODE.findall(upper)}
    rest = plain(POSTCODE.sub(" ", upper))
    town = " ".join(re.findall(r"[^\W\d_]{2,}", rest))
    return frozenset(codes | ({town} if town else set()))
