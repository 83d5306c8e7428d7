"""The rows of a file that a mapping takes."""

from collections.abc import Iterator

from tables import reading
from tables.mapping import Mapping, check_header
from tables.shapes import Row


def chosen(
    content: bytes, name: str, mapping: Mapping
) -> tuple[list[str], Iterator[Row], int]:
    """The header, the rows that the mapping takes, how many there are at most or 0.

    Raises Unusable.
    """
    look = reading.look(content, name, mapping.options)
    header, count = look.header, look.row_count or 0
    check_header(mapping, header)
    used = {header.index(column) for column in mapping.theirs}
    rows = reading.rows(content, name, mapping.options, columns=used)
    if not mapping.only:
        return header, rows, count
    ((column, value),) = mapping.only.items()
    place = header.index(column)
    own = (row for row in rows if row.cells[place].strip() == value.strip())
    return header, own, count
