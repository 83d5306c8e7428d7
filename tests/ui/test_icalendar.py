"""Days as calendar programs read them: RFC 5545, read back by its own rules."""

import datetime

from tests.ui.calendars import events
from ui.icalendar import Happening, written

STAMP = datetime.datetime(2026, 3, 1, 9, 14, tzinfo=datetime.UTC)
LONG = (
    "Ärzte, Träger; “Recht” \\ Pflicht\nund noch eine Zeile, die länger ist als erlaubt"
)


def day(title, on=datetime.date(2026, 6, 30)):
    return Happening(uid="a-publish@x.example", title=title, on=on, url="https://x/")


def test_what_is_written_is_read_back():
    text = written("Last days", [day(LONG), day("Two")], stamp=STAMP)

    first, second = events(text)
    assert first["SUMMARY"] == LONG
    assert first["UID"] == "a-publish@x.example"
    assert first["DTSTAMP"] == "20260301T091400Z"
    assert first["DTSTART;VALUE=DATE"] == "20260630"
    assert first["DTEND;VALUE=DATE"] == "20260701"
    assert second["SUMMARY"] == "Two"


def test_no_line_is_longer_than_75_octets_and_each_ends_alike():
    text = written("Last days", [day("é" * 200), day("x" * 300)], stamp=STAMP)

    lines = text.split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()  # no character is cut in two
    assert [event["SUMMARY"] for event in events(text)] == ["é" * 200, "x" * 300]
