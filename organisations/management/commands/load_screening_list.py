"""Brings in an edition of a sanctions list and holds every record against it."""

import datetime
import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.acting import Actor
from documents.models import MAX_BYTES
from organisations.actions.screening_lists import load
from organisations.screening.lists import Listed, read, refusals_csv
from tables.refusals import write_beside
from tables.shapes import Unusable
from workflow.moves import Refused

ALL_ACCEPTED, SOME_REFUSED, UNUSABLE = 0, 1, 2
NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")
COMMAND = Actor(person_id=None)


class Command(BaseCommand):
    help = (
        "Brings in an edition of a sanctions list. Exit status: 0 all rows accepted,"
        " 1 some refused (nothing stored), 2 the file can't be used."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add("file", type=Path, help=_("CSV, TSV or XLSX; see docs/screening.md"))
        add("--name", required=True, help=_("what the list is called here, one word"))
        add("--source", required=True, help=_("who publishes it, and where"))
        add(
            "--dated",
            required=True,
            type=datetime.date.fromisoformat,
            metavar="2026-11-01",
            help=_("the day of this edition"),
        )
        add("--dry-run", action="store_true", help=_("only check; store nothing"))

    def handle(self, *args: Any, **options: Any) -> None:
        content, listed = self._read(options["file"])
        self.stdout.write(
            _("%(read)d entries read, %(refused)d rows refused")
            % {"read": len(listed.entries), "refused": len(listed.refusals)}
        )
        if listed.refusals:
            self._refused(options["file"], listed)
        if options["dry_run"]:
            self.stdout.write(_("Only checked: nothing is stored."))
            return
        self._load(content, listed, options)

    def _read(self, file: Path) -> tuple[bytes, Listed]:
        try:
            content = file.read_bytes()
            if len(content) > MAX_BYTES:
                raise Unusable(_("The file is larger than 25 MB."))
            return content, read(content, file.name)
        except OSError as error:
            raise CommandError(str(error), returncode=UNUSABLE) from error
        except Unusable as unusable:
            raise CommandError(
                "\n".join(unusable.sentences), returncode=UNUSABLE
            ) from unusable

    def _refused(self, file: Path, listed: Listed) -> None:
        for refusal in listed.refusals[:20]:
            self.stderr.write(
                _("Row %(row)d: %(sentence)s")
                % {"row": refusal.row, "sentence": refusal.sentence}
            )
        beside = write_beside(file, refusals_csv(listed.refusals), self.stderr.write)
        raise CommandError(
            _("Nothing is stored. All refused rows: %(file)s") % {"file": beside},
            returncode=SOME_REFUSED,
        )

    def _load(self, content: bytes, listed: Listed, options: dict[str, Any]) -> None:
        name = options["name"]
        if not NAME.fullmatch(name):
            raise CommandError(
                _("The name of a list is one word of letters, digits, - and _."),
                returncode=UNUSABLE,
            )
        try:
            outcome = load(
                listed.entries,
                content,
                options["file"].name,
                name=name,
                source=options["source"],
                dated_on=options["dated"],
                by=COMMAND,
                today=timezone.localdate(),
                told=self._told,
            )
        except Refused as refusal:
            raise CommandError(str(refusal), returncode=UNUSABLE) from refusal
        self.stdout.write(
            _(
                "Loaded. New likenesses: %(new)d. To be looked at again: %(reopened)d."
                " No longer on the list: %(gone)d."
            )
            % vars(outcome)
        )

    def _told(self, done: int, every: int) -> None:
        if every > 500:
            self.stderr.write(
                _("%(done)d of %(all)d names compared") % {"done": done, "all": every}
            )
