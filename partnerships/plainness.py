"""How long a text is and how easy it reads. docs/reading-ease.md says how it is counted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORDS_ON_A_PAGE = 400
EASY = 60
"""Flesch's scale: from 60 on, "plain English" that people of 13 to 15 years read."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d[\d.,]*")
_END = re.compile(r"[.!?]+(?:[”’\"')]*)(?:\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Measure:
    """Words, sentences, and for English the reading ease (0 hard – 100 easy)."""

    words: int
    sentences: int
    ease: int | None

    @property
    def per_sentence(self) -> float:
        """Words in a sentence, on average."""
        return round(self.words / self.sentences, 1) if self.sentences else 0.0

    @property
    def pages(self) -> float:
        """Printed pages, roughly."""
        return round(self.words / WORDS_ON_A_PAGE, 1)

    @property
    def is_easy(self) -> bool | None:
        """Whether it is plain; None where no figure is known for the language."""
        return None if self.ease is None else self.ease >= EASY


def measured(texts: Iterable[str], language: str) -> Measure:
    """Of all texts together; each text and each line ends a sentence.

    English: Flesch 1948, 206.835 − 1.015 × words per sentence − 84.6 × syllables per
    word. Figures count as words of one syllable. Other languages have no such figure
    here: a formula made for English would say something false about them.
    """
    words = syllables = sentences = 0
    for text in texts:
        for part in _END.split(text):
            found = _WORD.findall(part)
            count = len(found) + len(_NUMBER.findall(part))
            if count:
                words += count
                sentences += 1
                syllables += count - len(found) + sum(map(syllables_of, found))
    if not words or language.partition("-")[0] != "en":
        return Measure(words, sentences, None)
    ease = 206.835 - 1.015 * words / sentences - 84.6 * syllables / words
    return Measure(words, sentences, max(0, min(100, round(ease))))


def syllables_of(word: str) -> int:
    """Groups of vowels, without the silent e at the end; at least one."""
    plain = word.lower().replace("’", "").replace("'", "")
    count = len(_VOWELS.findall(plain))
    if (plain.endswith("e") and not plain.endswith(("le", "ee")) and count > 1) or (
        plain.endswith("ed") and not plain.endswith(("ted", "ded", "eed")) and count > 1
    ):
        count -= 1
    return max(count, 1)
