"""How the database goes about statements over freshly staged rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

FEW = 1000


@contextmanager
def whole_tables(*, many: bool) -> Iterator[None]:
    """Where there are `many` rows, tables are joined as a whole. Call in a transaction.

    Nothing is known yet about rows that have just been copied, and only the owner of a
    table may gather statistics; the planner then takes the file for a handful of rows
    and would look up 100,000 of them one by one, again and again.
    """
    if not many:
        yield
        return
    with transaction.atomic():
        _nested_loops(on=False)
        yield
        _nested_loops(on=True)


def _nested_loops(*, on: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('enable_nestloop', %s, true)", ["on" if on else "off"]
        )
