"""Writes pairs of organisations that may be one to a file: `find_duplicates`."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from organisations.actions import likenesses
from organisations.duplicates.keys import Record
from organisations.duplicates.letters import plain
from organisations.duplicates.pairs import Pair, find
from organisations.duplicates.reasons import sentence
from organisations.duplicates.recorded import apart, records
from tables.formulas import guarded
from tables.reading import Unusable, look, rows

DONE, UNUSABLE = 0, 2
COLUMNS = ("name_a", "name_b", "score", "verdict", "reasons")


class Command(BaseCommand):
    help = (
        "Suggests pairs of organisations that may be one, the likeliest first. Exit status:"
        " 0 done, 2 a file can't be read or written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add(
            "--names",
            type=Path,
            metavar="CSV",
            help=_(
                "compare the names in this file (columns name and, if wanted, country)"
                " and not the organisations of this installation"
            ),
        )
        add("--output", type=Path, metavar="CSV", help=_("where to write the pairs"))
        add(
            "--store",
            action="store_true",
            help=_("show the suggestions to registrars, too"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            _run(self, options)
        except Unusable as unusable:
            for told in unusable.sentences:
                self.stderr.write(told)
            raise SystemExit(UNUSABLE) from None


def _run(command: BaseCommand, options: dict[str, Any]) -> None:
    if options["names"] and options["store"]:
        raise Unusable(
            _("Names of a file can't be stored: leave --store or --names out.")
        )
    if not options["output"] and not options["store"]:
        raise Unusable(_("Say with --output where to write the pairs."))
    if options["output"]:
        compared = _named(options["names"]) if options["names"] else records()
        known_apart = set[tuple[int, int]]() if options["names"] else apart()
        written = _write(options["output"], find(compared, apart=known_apart))
        command.stdout.write(_("Pairs written: %(count)s.") % {"count": written})
    if options["store"]:
        changed = likenesses.refresh()
        command.stdout.write(
            _("Suggestions new, changed or gone: %(count)s.") % {"count": changed}
        )


def _named(path: Path) -> Iterator[Record]:
    """Each name once for each country that the file gives it; raises Unusable."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _trouble(_("%(file)s can't be read: %(reason)s."), path, error) from None
    seen = look(content, path.name)
    if seen.questions:
        raise Unusable(*(question.sentence for question in seen.questions))
    header = [plain(cell).strip() for cell in seen.header]
    if "name" not in header:
        raise Unusable(_("The file of names needs a column “name”."))
    name, country = header.index("name"), None
    if "country" in header:
        country = header.index("country")
    found = {
        (
            row.cells[name],
            row.cells[country].strip().upper() if country is not None else "",
        )
        for row in rows(content, path.name, seen.options)
    }
    return (
        Record(key, called, where)
        for key, (called, where) in enumerate(sorted(found))
        if called.strip()
    )


def _write(path: Path, pairs: Iterator[Pair]) -> int:
    """The likeliest pair first."""
    ordered = sorted(
        pairs, key=lambda pair: (-pair.score.score, pair.first, pair.second)
    )
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(COLUMNS)
            for pair in ordered:
                writer.writerow(
                    (
                        guarded(pair.first_name),
                        guarded(pair.second_name),
                        f"{pair.score.score:.3f}",
                        pair.score.verdict,
                        guarded(" ".join(map(sentence, pair.score.reasons))),
                    )
                )
    except OSError as error:
        raise _trouble(
            _("%(file)s can't be written: %(reason)s."), path, error
        ) from None
    return len(ordered)


def _trouble(told: str, path: Path, error: OSError) -> Unusable:
    return Unusable(told % {"file": path, "reason": error.strerror})
