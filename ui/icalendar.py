"""Days as a calendar program reads them (RFC 5545): whole days, nothing that repeats."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LINE = 75
"""How many octets a line has at most, its end not counted."""


@dataclass(frozen=True)
class Happening:
    """One day. `uid` is the same whenever it is told, so that programs know it again."""

    uid: str
    title: str
    on: datetime.date
    url: str


def written(
    name: str, happenings: Iterable[Happening], *, stamp: datetime.datetime
) -> bytes:
    """A whole calendar. `stamp` says when it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Evenhand//Last days//EN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        *(line for each in happenings for line in _event(each, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(each: Happening, stamp: datetime.datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{each.uid}"
    yield f"DTSTAMP:{stamp.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{each.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{each.on + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(each.title)}"
    yield f"URL:{each.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A TEXT value: backslash, comma, semicolon and new lines say nothing but themselves."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """In pieces of at most 75 octets, none of which cuts a character in two."""
    pieces, piece, room = [], "", LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", LINE - 1  # a piece begins with a blank
        piece += character
        room -= size
    return "\r\n ".join([*pieces, piece])
