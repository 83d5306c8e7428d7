"""A JSON file that is really a table: the register's own download of lines.

`{…, "lines": [{"column": "value", …}, …]}`, every line with the same columns and no value
that has parts. Other JSON is refused as before, because it is no table.
"""

import csv
import io
import json
from typing import Any

from tables.formulas import guarded

LINES = "lines"


def as_csv(content: bytes) -> bytes | None:
    """The same rows as CSV in UTF-8, exactly as written; None for anything else."""
    if not content.lstrip().startswith(b"{"):
        return None
    try:
        found = json.loads(content, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    lines = found.get(LINES)
    if not isinstance(lines, list) or not lines or not all(map(_flat, lines)):
        return None
    header = list(lines[0])
    if any(list(line) != header for line in lines):
        return None
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_text(value) for value in line.values()] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def _flat(line: Any) -> bool:
    return isinstance(line, dict) and not any(
        isinstance(value, dict | list) for value in line.values()
    )


def _text(value: Any) -> str:
    """The reader of CSV takes off what `guarded` puts before a sign."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(str(value or ""))
