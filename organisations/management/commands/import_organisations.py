"""Brings in an extract of a register: the same path as the page, in one go."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations.actions import extracts
from organisations.actors import actor_for
from organisations.extracts.columns import from_toml
from organisations.extracts.figures import refusals_csv
from organisations.models import Extract, Organisation
from tables.mapping import Mapping
from tables.refusals import write_beside
from tables.shapes import Unusable
from workflow.moves import Refused

ALL_ACCEPTED, SOME_REFUSED, UNUSABLE = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Brings in an extract of a register. Exit status: 0 all rows accepted, 1 some"
        " refused or undecided (nothing stored unless --partial), 2 the file can't be used."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add("file", type=Path, help=_("CSV, TSV or XLSX"))
        add(
            "--mapping",
            required=True,
            type=Path,
            metavar="TOML",
            help=_("which of its columns is which of ours, and what its words mean"),
        )
        add("--by", required=True, metavar="EMAIL", help=_("the registrar who does it"))
        add("--sheet", metavar="NAME", help=_("the sheet of a workbook"))
        add(
            "--verifies",
            action="store_true",
            help=_(
                "this is an official extract: what it makes is verified, with it as"
                " evidence"
            ),
        )
        add("--dry-run", action="store_true", help=_("only check; store nothing"))
        add(
            "--partial",
            action="store_true",
            help=_("store the accepted rows although others are refused"),
        )
        add("--json", action="store_true", help=_("print the figures as one object"))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            status = run(self, options)
        except Unusable as unusable:
            status = _complain(self, unusable.sentences)
        except Refused as refusal:
            status = _complain(self, refusal.reasons)
        if status:
            raise SystemExit(status)


def _complain(command: BaseCommand, sentences: list[str]) -> int:
    for sentence in sentences:
        command.stderr.write(sentence)
    return UNUSABLE


def run(command: BaseCommand, options: dict[str, Any]) -> int:
    """Reads, checks and stores; raises Unusable or Refused when nothing can be done."""
    by = _registrar(options["by"])
    content, mapping = _content(options["file"]), _mapping(options)
    with transaction.atomic():
        extract = extracts.upload(content, options["file"].name, by=by)
        extracts.map_columns(extract, mapping, by=by, verifies=options["verifies"])
        extracts.begin_reading(extract, by=by)
        extracts.read(extract, by=by)
        extract.refresh_from_db()
        if extract.state == Extract.State.UNUSABLE:
            raise Unusable(*extract.problem.split("\n"))
        found = extract.figures
        if not found["read"]:
            raise Unusable(_("The file has no rows."))
        refused = refusals_csv(extract) if found["refused"] else b""
        if (refused and not options["partial"]) or options["dry_run"]:
            transaction.set_rollback(True)
        else:
            extracts.begin_storing(extract, by=by, partial=options["partial"])
            extracts.store(
                extract, by=by, today=timezone.localdate(), partial=options["partial"]
            )
    _tell(command, options, told(found), refused)
    return SOME_REFUSED if refused else ALL_ACCEPTED


def told(found: dict[str, Any]) -> dict[str, int]:
    """The figures that are told, each under a word of its own."""
    verdicts = found["verdicts"]
    return {
        "read": found["read"],
        "accepted": found["accepted"],
        "refused": found["refused"],
        "new": verdicts.get("new", 0),
        "changed": verdicts.get("update", 0),
        "same": verdicts.get("same", 0),
        "not_here": verdicts.get("absent", 0),
        "undecided": verdicts.get("maybe", 0),
    }


def _tell(
    command: BaseCommand, options: dict[str, Any], found: dict[str, int], refused: bytes
) -> None:
    errors = None
    if refused:
        errors = write_beside(options["file"], refused, command.stderr.write)
    if options["json"]:
        command.stdout.write(json.dumps(found))
        return
    for sentence in (
        _("Rows read: %(read)s. Accepted: %(accepted)s. Refused: %(refused)s."),
        _("New: %(new)s. Changed: %(changed)s. Unchanged: %(same)s."),
        _("Only names of organisations that aren't here: %(not_here)s.")
        if found["not_here"]
        else "",
        _("Perhaps here under another number, to be decided: %(undecided)s.")
        if found["undecided"]
        else "",
    ):
        if sentence:
            command.stdout.write(sentence % found)
    if errors:
        command.stdout.write(_("Refused rows: %(file)s") % {"file": errors})
    if options["dry_run"]:
        command.stdout.write(_("This was a trial: nothing was stored."))
    elif refused and not options["partial"]:
        command.stdout.write(
            _("Nothing was stored. With --partial the accepted rows are.")
        )


def _registrar(email: str) -> Actor:
    operator = Organisation.objects.filter(is_operator=True).first()
    today = timezone.localdate()
    actor = actor_for(email, operator, today=today) if operator else None
    if actor is None or not actor.has("registrar"):
        raise Unusable(
            _("%(email)s is not a registrar of this installation.") % {"email": email}
        )
    return actor


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unusable(
            _("%(file)s can't be read: %(reason)s.")
            % {"file": path, "reason": error.strerror}
        ) from None


def _mapping(options: dict[str, Any]) -> Mapping:
    try:
        text = _content(options["mapping"]).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable(_("Save the mapping as UTF-8.")) from None
    return from_toml(text).with_file(sheet=options["sheet"])
