"""The canonical form of a text: written line by line, and read back without a doubt.

UTF-8, NFC, lines ended by \\n. What a line begins with says what it is, and whatever
people typed is never at the beginning of a line:

    # the title                    ## a heading, ### a smaller one
    - a label                      four spaces: a line of what the label says
    * a point of a list            two spaces: a line of a paragraph
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from documents.pdf import Block, facts, heading, points, words

TITLE, SECTION, SUBSECTION = "# ", "## ", "### "
LABEL, VALUE = "- ", "    "
POINT, PARAGRAPH = "* ", "  "
# Longer beginnings come first; what begins with nothing of this parts the blocks
GROUPS = {
    SUBSECTION: "heading",
    SECTION: "heading",
    TITLE: "title",
    LABEL: "facts",
    VALUE: "facts",
    POINT: "points",
    PARAGRAPH: "words",
    "": "",
}
NAMELESS = "…"
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


@dataclass
class Sheet:
    """A text while it is written. What says nothing is left out."""

    lines: list[str] = field(default_factory=list)

    def title(self, text: Any) -> None:
        self.lines.append(TITLE + one_line(text))

    def heading(self, text: Any, *, small: bool = False) -> None:
        self.lines += ["", (SUBSECTION if small else SECTION) + one_line(text), ""]

    def words(self, text: Any) -> None:
        """Paragraphs, parted by an empty line."""
        for paragraph in _paragraphs(text):
            self.lines += [*(PARAGRAPH + line for line in paragraph), ""]

    def fact(self, label: Any, value: Any) -> None:
        lines = [line for paragraph in _paragraphs(value) for line in paragraph]
        if lines:
            self.lines.append(LABEL + (one_line(label) or NAMELESS))
            self.lines += [VALUE + line for line in lines]

    def points(self, texts: Iterable[Any]) -> None:
        self.lines += [POINT + one_line(text) for text in texts if str(text).strip()]

    def text(self) -> str:
        """All of it, with no empty line twice."""
        whole = "\n".join(line.rstrip() for line in self.lines)
        return re.sub(r"\n{3,}", "\n\n", whole).strip("\n") + "\n"


@dataclass(frozen=True)
class Read:
    """A canonical text as it is shown: its title, and blocks as `documents.pdf` has them."""

    title: str
    blocks: list[Block]


def sha256(text: str) -> str:
    """The fingerprint that people sign, in lower-case hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(text: str) -> Read:
    """The blocks of a canonical text. Nothing of it is lost."""
    title = ""
    blocks: list[Block] = []
    lines = (_line(line) for line in text.splitlines())
    for group, found in groupby(lines, key=lambda line: GROUPS[line[0]]):
        said = list(found)
        if group == "facts":
            blocks.append(facts(_rows(said)))
        elif group == "words":
            blocks.append(words("\n".join(rest for _prefix, rest in said)))
        elif group == "points":
            blocks.append(points(rest for _prefix, rest in said))
        elif group == "heading":
            blocks += [
                heading(rest, 2 if prefix == SECTION else 3) for prefix, rest in said
            ]
        elif group == "title":
            title = said[0][1]
    return Read(title, blocks)


def _line(line: str) -> tuple[str, str]:
    """With what it begins, and the rest."""
    prefix = next((each for each in GROUPS if each and line.startswith(each)), "")
    return prefix, line.removeprefix(prefix)


def _rows(said: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    rows: list[tuple[str, list[str]]] = []
    for prefix, rest in said:
        if prefix == LABEL:
            rows.append((rest, []))
        else:
            rows[-1][1].append(rest)
    return [(label, "\n".join(lines)) for label, lines in rows]


def one_line(text: Any) -> str:
    return " ".join(_normal(text).split())


def _paragraphs(text: Any) -> list[list[str]]:
    found = []
    for paragraph in re.split(r"\n\s*\n", _normal(text)):
        lines = [" ".join(line.split()) for line in paragraph.split("\n")]
        if lines := [line for line in lines if line]:
            found.append(lines)
    return found


def _normal(text: Any) -> str:
    """NFC, \\n, and without signs that nobody sees but that change how a line reads."""
    plain = str(text).replace("\r\n", "\n").replace("\r", "\n")
    return UNSEEN.sub(" ", unicodedata.normalize("NFC", plain))
