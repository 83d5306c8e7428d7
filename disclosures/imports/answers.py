"""Reads answers back from a workbook: what would change, and which rows can't be used."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from audit.acting import Actor
from disclosures import rows
from disclosures.exports.answers_workbook import COLUMNS, FACTS, SHEET, facts
from disclosures.models import Answer, Entry, QuestionReason
from disclosures.models.entries import LONGEST_WORDS
from tables import reading
from tables.reading import Options, Unusable

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000
TOO_LARGE = gettext_lazy("The file is larger than 5 MB; it can't be ours.")
NEEDED = ("key", "answer")


@dataclass(frozen=True)
class Given:
    """A row whose answer is to be stored."""

    row: rows.Row
    answer: str
    reason: str
    words: str
    better_description: str

    @property
    def answer_label(self) -> str:
        return str(Answer(self.answer).label)


@dataclass(frozen=True)
class Refused:
    """A row that can't be used, with every reason; `number` is the row of the sheet."""

    number: int
    title: str
    reasons: list[str]


@dataclass(frozen=True)
class Reading:
    given: list[Given]
    refused: list[Refused]
    unchanged: int


def read(content: bytes, name: str, *, actor: Actor) -> Reading:
    """What the workbook says. Formulas and macros are never run. Raises Unusable.

    The reasons of refused rows are sentences; one query finds the entries.
    """
    if len(content) > MAX_BYTES:
        raise Unusable(str(TOO_LARGE))
    options = Options(sheet=SHEET) if content.startswith(b"PK") else Options()
    look = reading.look(content, name, options)
    columns = _columns(look.header)
    lines = []
    for line in reading.rows(content, name, options, columns=columns.values()):
        lines.append(line)
        if len(lines) > MAX_ROWS:
            raise Unusable(_("The file has too many rows; it can't be ours."))
    cells = [
        (line, {key: line.cells[at].strip() for key, at in columns.items()})
        for line in lines
    ]
    known = _known({cell["key"].partition(".")[0] for _line, cell in cells}, actor)
    return _sorted(cells, known)


def _columns(header: list[str]) -> dict[str, int]:
    """Where each column stands now, whatever the language that it was written in."""
    names = _labels()
    found: dict[str, int] = {}
    for at, label in enumerate(header):
        if key := names.get(_plain(label)):
            found.setdefault(key, at)
    if missing := [key for key in NEEDED if key not in found]:
        labels = {key: str(label) for key, label, _width in COLUMNS}
        raise Unusable(
            _(
                "This is not the workbook that you downloaded here: there is no column"
                " “%(column)s”."
            )
            % {"column": labels[missing[0]]}
        )
    return found


def _known(public_ids: set[str], actor: Actor) -> dict[str, rows.Row]:
    entries = Entry.objects.for_actor(actor).filter(
        recipient_id=actor.organisation_id, public_id__in=public_ids
    )
    return {entry.public_id: rows.row(entry, actor) for entry in rows.loaded(entries)}


def _sorted(
    cells: Iterable[tuple[reading.Row, dict[str, str]]], known: dict[str, rows.Row]
) -> Reading:
    given: list[Given] = []
    refused: list[Refused] = []
    seen: set[str] = set()
    unchanged = 0
    for line, cell in cells:
        if not any(cell.values()):
            continue
        public_id = cell["key"].partition(".")[0]
        row = known.get(public_id)
        if row is None:
            reason = _("No row of yours has this number. Leave the first column alone.")
            refused.append(Refused(line.number, cell["key"], [reason]))
            continue
        answer = _code(cell["answer"], _answers())
        if public_id in seen:
            reasons = [_("This row stands twice in the file. Keep one of them.")]
        elif _nothing_new(row, answer, cell):
            unchanged += 1
            reasons = []
        else:
            reasons = [*line.trouble, *_wrong(row, answer, cell)]
            if not reasons:
                given.append(_given(row, str(answer), cell))
        if reasons:
            refused.append(Refused(line.number, row.title, reasons))
        seen.add(public_id)
    return Reading(given, refused, unchanged)


def _nothing_new(row: rows.Row, answer: str | None, cell: Mapping[str, str]) -> bool:
    """No answer, or the one that stands."""
    if not cell["answer"]:
        return not (cell.get("reason") or cell.get("words"))
    same = answer == row.entry.answer
    better = cell.get("better_description", "")
    return (
        same
        and not cell.get("words")
        and better in {"", row.entry.suggested_description}
    )


def _wrong(row: rows.Row, answer: str | None, cell: Mapping[str, str]) -> Iterator[str]:
    if not row.may_answer:
        yield _("You can't answer this row now.")
    if cell["key"] != row.key:
        yield _(
            "This row has changed since you downloaded the file. Look at it here and"
            " answer it here."
        )
    else:
        yield from _facts_changed(row, cell)
    if answer is None:
        yield _("“%(answer)s” is none of the answers. Choose one: %(answers)s.") % {
            "answer": cell["answer"],
            "answers": "; ".join(
                str(label) for value, label in Answer.choices if value != Answer.NONE
            ),
        }
    if answer == Answer.QUESTIONED:
        yield from _question_incomplete(cell)
    for key in ("words", "better_description"):
        if len(cell.get(key, "")) > LONGEST_WORDS:
            yield _("Use at most %(most)d characters.") % {"most": LONGEST_WORDS}


def _question_incomplete(cell: Mapping[str, str]) -> Iterator[str]:
    if _code(cell.get("reason", ""), _reasons()) is None:
        yield _("Say what is wrong with one of: %(reasons)s.") % {
            "reasons": "; ".join(str(label) for label in QuestionReason.labels)
        }
    if not cell.get("words"):
        yield _("Say in a few words what is wrong; the company will read it.")


def _facts_changed(row: rows.Row, cell: Mapping[str, str]) -> Iterator[str]:
    """Reported facts that were typed over; shown in another language they may differ."""
    shown = facts(row)
    for key in ("description", "amount", "currency"):
        if key in FACTS and key in cell and cell[key] != shown[key].strip():
            yield _(
                "The column “%(column)s” was changed. What the company reports can't be"
                " changed here: answer “%(wrong)s” and say how it should read."
            ) % {
                "column": next(label for k, label, _width in COLUMNS if k == key),
                "wrong": Answer.QUESTIONED.label,
            }


def _given(row: rows.Row, answer: str, cell: Mapping[str, str]) -> Given:
    questioned = answer == Answer.QUESTIONED
    better = cell.get("better_description", "")
    return Given(
        row=row,
        answer=answer,
        reason=(_code(cell.get("reason", ""), _reasons()) or "") if questioned else "",
        words=cell.get("words", "") if questioned else "",
        better_description="" if better == row.entry.suggested_description else better,
    )


def _plain(text: str) -> str:
    """As people may type it: any apostrophe, any case, any spaces."""
    return " ".join(text.replace("’", "'").split()).casefold()


def _code(text: str, names: Mapping[str, str]) -> str | None:
    return names.get(_plain(text))


def _in_all_languages(pairs: Iterable[tuple[str, object]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, label in pairs:
        found[_plain(code)] = code
        for language, _name in settings.LANGUAGES:
            with override(language):
                found.setdefault(_plain(str(label)), code)
    return found


@cache
def _labels() -> dict[str, str]:
    return _in_all_languages((key, label) for key, label, _width in COLUMNS)


@cache
def _answers() -> dict[str, str]:
    return _in_all_languages(
        (each.value, each.label) for each in Answer if each != Answer.NONE
    )


@cache
def _reasons() -> dict[str, str]:
    return _in_all_languages((each.value, each.label) for each in QuestionReason)
