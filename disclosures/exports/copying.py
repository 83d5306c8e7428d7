"""Rows out of the database by COPY, as a stream: nothing piles up in memory.

psycopg2 pushes rows into a file; a web response pulls. A thread copies into a pipe, the
caller reads from it. When the caller stops, the copy is cancelled and the thread ends.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any, BinaryIO

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import QuerySet

CHUNK = 65_536
LONGEST_SECONDS = 30 * 60


class _RowEnds:
    """A file that is given one whole row at each write, as COPY does, ending in LF."""

    def __init__(self, file: BinaryIO, end: bytes) -> None:
        self.file, self.end = file, end

    def write(self, row: bytes) -> int:
        return self.file.write(row[:-1] + self.end)


def literal(queryset: QuerySet[Any]) -> str:
    """The queryset's SQL with its values in place, as it would be sent."""
    sql, params = queryset.query.sql_with_params()
    with connection.cursor() as cursor:
        statement: bytes = cursor.mogrify(sql, params)
    return statement.decode()


@contextmanager
def copied(query: str, options: str, *, row_end: bytes = b"\n") -> Iterator[BinaryIO]:
    """What COPY gives for `query`, to be read from; each row ends in `row_end`.

    Raises the database's error when the copy could not be completed: a file is either
    whole or visibly broken off.
    """
    statement = f"copy ({query}) to stdout with ({options})"
    connected = connections[DEFAULT_DB_ALIAS]
    failures: list[BaseException] = []
    with transaction.atomic(), connected.cursor() as cursor:
        cursor.execute(f"set local statement_timeout = '{LONGEST_SECONDS}s'")
        read_end, write_end = os.pipe()

        def copy() -> None:
            try:
                with (
                    os.fdopen(write_end, "wb", CHUNK) as target,
                    connected.wrap_database_errors,
                ):
                    cursor.copy_expert(statement, _RowEnds(target, row_end), CHUNK)
            except BaseException as failure:  # noqa: BLE001  raised again by the reader
                failures.append(failure)

        thread = Thread(target=copy, name="copy", daemon=True)
        thread.start()
        source = os.fdopen(read_end, "rb", CHUNK)
        try:
            yield source
        except BaseException:
            connected.connection.cancel()
            raise
        else:
            thread.join()
            if failures:
                raise failures[0]
        finally:
            source.close()
            thread.join()


def chunks(source: BinaryIO) -> Iterator[bytes]:
    """Everything there is to read, in pieces of a size that suits a socket."""
    while chunk := source.read(CHUNK):
        yield chunk
