"""Reads a calendar back, by the rules of RFC 5545 and not by our writer."""

import re


def events(content):
    text = content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VCALENDAR\r\n")
    unfolded = re.sub(r"\r\n[ \t]", "", text)
    found = []
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT\r\n", unfolded, re.S):
        pairs = [line.split(":", 1) for line in block.split("\r\n") if line]
        assert {"UID", "DTSTAMP"} <= {name for name, _value in pairs}
        found.append({name: _plain(value) for name, value in pairs})
    return found


def _plain(value):
    return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], value)
