"""References that people say aloud: EH-2026-0042."""

from django.db import connection

PREFIX = "EH"


def new(table: str, letter: str, year: int) -> str:
    """The next free one of a year in `table`, whose column is `reference`.

    `letter` tells agreements (A) from reports, which share the prefix. Two at once wait
    for each other until the first one's transaction ends.
    """
    start = f"{PREFIX}-{year}-{letter}"
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [start])
        cursor.execute(
            f"select coalesce(max(substr(reference, %s)::bigint), 0) + 1 from {table}"  # noqa: S608  a name of ours
            " where reference like %s",
            [len(start) + 1, f"{start}%"],
        )
        (number,) = cursor.fetchone()
    return f"{start}{number:04}"
