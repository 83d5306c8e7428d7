"""The canonical snapshot of a report: its bytes, in parts, and their SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator

from disclosures.models.public import SnapshotPart
from disclosures.publishing.contents import canonical

SCHEMA = "evenhand-report-1"
PART_BYTES = 1_000_000


def pieces(lines: Iterable[str], head: dict[str, object]) -> Iterator[str]:
    """The snapshot as text: `{"lines": […], "report": {…}, "schema": …}`, RFC 8785."""
    yield '{"lines":['
    comma = ""
    for line in lines:
        yield comma + line
        comma = ","
    yield f'],"report":{canonical(head)},"schema":{canonical(SCHEMA)}}}'


class Writer:
    """Stores a snapshot part by part, so that its size doesn't matter."""

    def __init__(self) -> None:
        self.size = 0
        self._sha256 = hashlib.sha256()
        self._waiting = bytearray()
        self.parts: list[SnapshotPart] = []

    def write(self, text: str) -> None:
        data = text.encode()
        self._sha256.update(data)
        self.size += len(data)
        self._waiting += data
        if len(self._waiting) >= PART_BYTES:
            self._cut()

    def _cut(self) -> None:
        self.parts.append(
            SnapshotPart(number=len(self.parts) + 1, data=bytes(self._waiting))
        )
        self._waiting.clear()

    def finish(self) -> str:
        """The SHA-256 (hex) of everything written."""
        if self._waiting:
            self._cut()
        return self._sha256.hexdigest()
