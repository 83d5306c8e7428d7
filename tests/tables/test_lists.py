"""Of JSON only the register's own list of lines is a table."""

import json

import pytest

from tables.lists import as_csv
from tables.reading import Unusable, look, rows


def test_lines_become_rows_exactly_as_written():
    lines = [
        {"line": "a", "amount": "12.30", "n": 7, "text": "=1+1", "yes": True},
        {"line": "b", "amount": None, "n": 1.50, "text": "two\nlines", "yes": False},
    ]
    content = json.dumps({"register": "A", "lines": lines}).encode()

    found = [list(row.cells) for row in rows(content, "lines.json")]

    assert look(content, "lines.json").header == list(lines[0])
    assert found == [
        ["a", "12.30", "7", "=1+1", "true"],
        ["b", "", "1.5", "two\nlines", "false"],
    ]


@pytest.mark.parametrize(
    "other",
    [
        "{",
        "[]",
        '{"lines": []}',
        '{"lines": 3}',
        '{"lines": [{"a": {"b": 1}}]}',
        '{"lines": [{"a": "1"}, {"b": "1"}]}',
        '{"name": "other"}',
    ],
)
def test_other_json_is_no_table(other):
    assert as_csv(other.encode()) is None


def test_other_json_is_refused_in_a_sentence():
    with pytest.raises(Unusable, match="This is JSON"):
        look(b'{"name": "other"}', "other.json")
