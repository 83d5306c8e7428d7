"""Reads an uploaded file of payments before any meaning is given to its columns.

`look` says what the file is and asks what it doesn't settle; `rows` gives every data row once
nothing is left to ask. Text cells are brought to Unicode NFC and lose the one apostrophe that our
exports put before `= + - @`, tab and CR; nothing else about them is changed.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from disclosures.imports import child, contents, detect
from disclosures.imports.notation import (
    DATE_FORMATS,
    Verdict,
    currency_mark,
    date_formats,
    decimal_signs,
    decimal_text,
    iso_date,
)
from disclosures.imports.records import Record, Refusal
from disclosures.imports.sentences import sentence
from disclosures.imports.shapes import MAX_UPLOAD, Choice, Look, Options, Question, Row, Unusable
