"""Where in a file something stands, in words."""

from django.utils.translation import gettext as _

from tables.records import column_letters


def place(row: int, column: int | None) -> str:
    """The row; and the letter of the column, counted from 1, where that matters."""
    if not column:
        return str(row)
    return _("%(row)s, column %(column)s") % {
        "row": row,
        "column": column_letters(column - 1),
    }
