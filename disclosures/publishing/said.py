"""What a recipient says about a line, as it stands in a copy or beside it."""

import json
from dataclasses import dataclass
from typing import Any

from disclosures.models import LateAnswer, LineVersion

SAID = frozenset({"confirmed", "questioned", "cannot_tell"})
"""Answers; the others are facts about delivery or silence."""


@dataclass(frozen=True)
class Said:
    """An answer, and both statements when it is a question."""

    answer: str
    reason: str = ""
    words: str = ""
    company_words: str = ""


def said(content: dict[str, Any]) -> Said:
    """What the content of a line says."""
    answer = content["answer"]["status"]
    question = content["question"]
    if answer != "questioned" or question is None:
        return Said(answer)
    return Said(
        answer, question["reason"], question["words"], question["company_words"]
    )


def said_in(version: LineVersion) -> Said:
    return said(json.loads(version.content))


def said_late(late: LateAnswer) -> Said:
    return Said(late.answer, late.reason, late.words, late.company_words)
