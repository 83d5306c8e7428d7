"""ZIP files of tables, written to a temporary file and read from there: memory stays small."""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import connection, transaction

from disclosures.exports.copying import chunks, copied

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The same data make the same bytes, whenever they are fetched."""


@dataclass(frozen=True)
class Written:
    """A file of the archive: its bytes, rows (without the header) and SHA-256."""

    size: int
    sha256: str


class Archive:
    """An open ZIP file."""

    def __init__(self, file: Any) -> None:
        self._zip = ZipFile(file, "w")

    def table(self, name: str, query: str) -> Written:
        """A CSV file (RFC 4180, UTF-8) of what a query gives; nothing in it is escaped."""
        size, sha256 = 0, hashlib.sha256()
        with (
            copied(query, "format csv, header", row_end=b"\r\n") as source,
            self._zip.open(_info(name), "w", force_zip64=True) as member,
        ):
            for piece in chunks(source):
                member.write(piece)
                sha256.update(piece)
                size += len(piece)
        return Written(size, sha256.hexdigest())

    def text(self, name: str, content: str) -> None:
        self._zip.writestr(_info(name), content.encode())

    def described(self, name: str, content: dict[str, Any]) -> None:
        self.text(name, json.dumps(content, ensure_ascii=False, indent=2) + "\n")

    def close(self) -> None:
        self._zip.close()


@contextmanager
def archive() -> Iterator[tuple[Archive, Any]]:
    """An archive to fill, and its file; all its tables are of one moment."""
    with tempfile.TemporaryFile() as file, transaction.atomic():
        _of_one_moment()
        yield Archive(file), file


def pieces(file: Any) -> Iterator[bytes]:
    file.seek(0)
    return chunks(file)


def _of_one_moment() -> None:
    """Inside a caller's own transaction, that transaction says what is seen."""
    if len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read")


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, LONG_AGO)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
