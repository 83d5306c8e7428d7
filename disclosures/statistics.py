"""What the database knows of its tables, brought up to date after many rows at once.

Without it a plan made for a nearly empty table can go on for minutes over a full one.
"""

from django.db import connection, transaction


def gather() -> None:
    """Takes samples of the tables that grow together; about a second for a million rows."""
    with connection.cursor() as cursor:
        cursor.execute("select disclosures_gather_statistics()")


def gather_after_commit() -> None:
    """The same, once the rows are there for everybody. Losing it does no harm."""
    transaction.on_commit(gather, robust=True)
