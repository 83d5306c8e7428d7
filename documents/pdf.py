"""PDF files with our look, that a screen reader can read (PDF/UA-1).

Made by the typst compiler, which is a Python package, from `documents/typst/document.typ`
and what is told to it as JSON. Scripts that its fonts lack get theirs from packages that
`python -m config.assets` copies into `documents/fonts/`; an operator may put more there.
"""

import datetime
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "typst"
FONTS = HERE / "fonts"
NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
SUBSTITUTE = "?"
MOST_NAMED = 30
MOST_TRIES = 5

Block = dict[str, Any]
_fonts: list[Any] = []


@dataclass(frozen=True)
class Column:
    """A column of a listing; one with amounts stands at the right."""

    label: str
    amount: bool = False
    weight: int = 1


@dataclass(frozen=True)
class Paper:
    """What a PDF says, from top to bottom. `made` stands above every page."""

    title: str
    made: str
    caption: str = ""
    blocks: list[Block] = field(default_factory=list)


def heading(text: str, level: int = 2) -> Block:
    return {"kind": "heading", "text": str(text), "level": level}


def words(*paragraphs: str) -> Block:
    return {"kind": "words", "paragraphs": [str(text) for text in paragraphs]}


def points(texts: Iterable[str]) -> Block:
    return {"kind": "points", "points": [str(text) for text in texts]}


def facts(
    rows: Iterable[tuple[str, str]], columns: tuple[str, str] = ("", "")
) -> Block:
    """Labels and what they say, one below the other."""
    labels = columns if any(columns) else (_("What"), _("Says"))
    return {
        "kind": "facts",
        "columns": [str(label) for label in labels],
        "rows": [[str(label), str(value)] for label, value in rows],
    }


def listing(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Block:
    """A table with a row of headers that stands again on each page."""
    return {
        "kind": "listing",
        "columns": [{**asdict(each), "label": str(each.label)} for each in columns],
        "rows": [[str(cell) for cell in row] for row in rows],
    }


def made(paper: Paper, *, on: datetime.date) -> bytes:
    """The file: the same bytes for the same paper, day and language.

    A character that no font has is shown as a question mark; the last lines then say
    which ones, because a file that says less than it was told must say so.
    """
    text = json.dumps(_told(paper), ensure_ascii=False)
    missing: set[str] = set()
    for _try in range(MOST_TRIES):
        try:
            return _compiled(text, on, standards=["ua-1"])
        except typst.TypstError as problem:
            found = {
                sign
                for shown in NOT_SHOWN.findall(problem.diagnostic)
                for sign in shown
                if ord(sign) > ord("~")
            }
            if not found - missing:
                raise
            missing |= found
            text = _without(paper, missing)
    return _compiled(text, on, standards=[])


def _told(paper: Paper) -> dict[str, Any]:
    language, _dash, region = (get_language() or settings.LANGUAGE_CODE).partition("-")
    return {
        **asdict(paper),
        "installation": settings.INSTALLATION_NAME,
        "language": language,
        "region": region.upper() or None,
    }


def _compiled(text: str, on: datetime.date, *, standards: list[Any]) -> bytes:
    if not _fonts:
        _fonts.append(
            typst.Fonts(
                include_system_fonts=False, font_paths=[FONTS] if FONTS.is_dir() else []
            )
        )
    instant = datetime.datetime.combine(on, datetime.time(), datetime.UTC)
    data = typst.Compiler(
        TEMPLATES / "document.typ",
        root=TEMPLATES,
        font_paths=_fonts[0],
        sys_inputs={"told": text},
    ).compile(format="pdf", pdf_standards=standards, timestamp=instant)
    if not isinstance(data, bytes):
        raise TypeError("a PDF is one file")
    return data


def _without(paper: Paper, missing: set[str]) -> str:
    """The same with a question mark for each sign that can't be shown, and a note."""
    told = _told(paper)
    shown = str.maketrans(dict.fromkeys(missing, SUBSTITUTE))
    changed: dict[str, Any] = json.loads(
        json.dumps(told, ensure_ascii=False).translate(shown)
    )
    names = [
        f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
        for sign in sorted(missing)
    ]
    more = len(names) - MOST_NAMED
    changed["blocks"] += [
        heading(_("What this file can’t show")),
        words(
            _(
                "This installation has no letters for the following signs. Each is shown"
                " as a question mark here. The other formats have them all."
            )
        ),
        points(
            [
                *names[:MOST_NAMED],
                *([_("and %(more)s more") % {"more": more}] if more > 0 else []),
            ]
        ),
    ]
    return json.dumps(changed, ensure_ascii=False)
