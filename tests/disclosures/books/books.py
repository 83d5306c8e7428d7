"""Lists from finance to test with, brought in by the product's own actions."""

from disclosures.actions import books
from disclosures.imports.books_rows import from_dict

HEADER = "Document;Vendor;Vendor name;Paid on;Amount;Currency;Text"


def as_csv(*rows):
    return "\n".join([HEADER, *rows]).encode()


def bring(period, *rows, by, paid_by=None):
    """The file after it was read as its columns are guessed."""
    file = books.bring_in(period, as_csv(*rows), "books.csv", by=by, paid_by=paid_by)
    mapping = from_dict(
        {**file.mapping, "file": {"decimal": ".", "date_format": "%Y-%m-%d"}}
    )
    file, questions = books.read(file, mapping, by=by)
    assert not questions
    return file
