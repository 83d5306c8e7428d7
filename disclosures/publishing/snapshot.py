"""The canonical snapshot of a report: its bytes, in parts, and their SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from disclosures.models.public import SnapshotPart
from disclosures.publishing.contents import canonical

SCHEMA = "evenhand-report-1"
PART_BYTES = 1_000_000


BEGINS = '{"lines":['


def _ends(head: dict[str, Any]) -> str:
    return f'],"report":{canonical(head)},"schema":{canonical(SCHEMA)}}}'


def written(lines: Iterable[str], head: dict[str, Any]) -> Iterator[str]:
    """The snapshot of lines, each as canonical JSON, and of what is said of them all."""
    yield BEGINS
    for number, text in enumerate(lines):
        yield f",{text}" if number else text
    yield _ends(head)


class Writer:
    """Stores `{"lines": […], "report": {…}, "schema": …}` (RFC 8785) part by part.

    So its size doesn't matter. The report's own row may be written afterwards.
    """

    def __init__(self, report_id: int) -> None:
        self.size = 0
        self.lines = 0
        self._report_id = report_id
        self._number = 0
        self._sha256 = hashlib.sha256()
        self._waiting = bytearray()
        self._write(BEGINS)

    def line(self, text: str) -> None:
        """The next line, as canonical JSON."""
        self._write(f",{text}" if self.lines else text)
        self.lines += 1

    def finish(self, head: dict[str, Any]) -> str:
        """Ends with what is said of the report as a whole; returns the SHA-256 (hex)."""
        self._write(_ends(head))
        self._cut()
        return self._sha256.hexdigest()

    def _write(self, text: str) -> None:
        data = text.encode()
        self._sha256.update(data)
        self.size += len(data)
        self._waiting += data
        if len(self._waiting) >= PART_BYTES:
            self._cut()

    def _cut(self) -> None:
        if not self._waiting:
            return
        self._number += 1
        SnapshotPart.objects.create(
            report_id=self._report_id, number=self._number, data=bytes(self._waiting)
        )
        self._waiting.clear()
