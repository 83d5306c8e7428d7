"""A note in words: for its page, for the text of the report, and against another version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from disclosures.methodology.fields import FIELDS, Field
from ui.changes import Change

Answers = Mapping[str, Mapping[str, str]]
"""Code of a field → its `choice`, its `words`, or both."""


@dataclass(frozen=True)
class Row:
    """One field as it is shown: an empty `text` is not stated."""

    code: str
    label: str
    text: str


def answered(field: Field, answers: Answers) -> str:
    """The sentence that was chosen, and what was written after it."""
    answer = answers.get(field.code, {})
    parts = [str(field.sentence(answer.get("choice", ""))), answer.get("words", "")]
    return " ".join(part.strip() for part in parts if part.strip())


def rows(answers: Answers) -> list[Row]:
    """All fields, in the reader's language as far as sentences were chosen."""
    return [Row(f.code, str(f.label), answered(f, answers)) for f in FIELDS]


def unanswered(answers: Answers) -> list[str]:
    """Names of fields without an answer."""
    return [row.label for row in rows(answers) if not row.text]


def texts(answers: Answers) -> dict[str, str | None]:
    """Code → text as it is published; null where nothing is stated."""
    with override(settings.LANGUAGE_CODE):
        return {row.code: row.text or None for row in rows(answers)}


def in_full(answers: Answers) -> str:
    """The note as one text, for the report; empty while nothing at all is answered.

    In the site's own language: what is published does not depend on who publishes it.
    """
    with override(settings.LANGUAGE_CODE):
        told = rows(answers)
        if not any(row.text for row in told):
            return ""
        return "\n\n".join(
            f"{row.label}: {row.text or _('Not stated.')}" for row in told
        )


def choice(answers: Answers, code: str) -> str | None:
    """The code that was chosen, for machines."""
    return answers.get(code, {}).get("choice") or None


def differences(before: Answers, after: Answers) -> list[Change]:
    """What a later version says differently, field by field."""
    old: dict[str, Any] = {row.code: row.text for row in rows(before)}
    return [
        Change(row.label, old[row.code], row.text)
        for row in rows(after)
        if row.text != old[row.code]
    ]
