"""Brings in a payments file: the same path as the page, in one go."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.db.models import Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.actions import imports
from disclosures.imports.amounts import told
from disclosures.imports.figures import NOTHING, refusals_csv
from disclosures.imports.mapping import from_toml
from disclosures.models import ImportBatch
from organisations.actors import actor_for
from organisations.models import NameKey, Organisation
from tables.kinds import kind_of
from tables.mapping import Mapping
from tables.refusals import write_beside
from tables.shapes import Unusable
from workflow.moves import Refused

ALL_ACCEPTED, SOME_REFUSED, UNUSABLE = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Brings in a file of payments. Exit status: 0 all rows accepted, 1 some refused"
        " (nothing stored unless --partial), 2 the file can't be used."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add("file", type=Path, help=_("CSV, TSV or XLSX"))
        add(
            "--company",
            required=True,
            metavar="NAME_OR_PUBLIC_ID",
            help=_("whose payments these are: its legal name, or its public id"),
        )
        add(
            "--mapping",
            required=True,
            type=Path,
            metavar="TOML",
            help=_("which of its columns is which of ours, and what its words mean"),
        )
        add(
            "--by",
            required=True,
            metavar="EMAIL",
            help=_("the disclosure officer of the company for whom this is done"),
        )
        add(
            "--only",
            metavar="COLUMN=VALUE",
            help=_("only rows that say exactly this; for a file of several companies"),
        )
        add("--period", type=int, metavar="YEAR", help=_("only payments of this year"))
        add("--sheet", metavar="NAME", help=_("the sheet of a workbook"))
        add(
            "--new-recipients",
            choices=["create", "refuse"],
            default="refuse",
            help=_(
                "recipients that are not known and near which there is nothing: make"
                " them, or refuse their rows (the default)"
            ),
        )
        add(
            "--decisions",
            type=Path,
            metavar="CSV",
            help=_(
                "who is meant where that isn't certain: columns recipient (as in the"
                " file) and decision (a public id, a legal name, another spelling in"
                " the file, or new), and for new ones kind and country if wanted"
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
    company = _company(options["company"])
    by = _actor(options["by"], company)
    content = _content(options["file"])
    mapping = _mapping(options)
    decisions = _content(options["decisions"]) if options["decisions"] else None
    with transaction.atomic():
        batch = imports.upload(company, content, options["file"].name, by=by)
        imports.map_columns(batch, mapping, by=by, only_year=options["period"])
        imports.begin_reading(batch, by=by)
        imports.read(batch, by=by)
        batch.refresh_from_db()
        _must_be_checked(batch)
        if options["sheet"] and kind_of(content) == "text":
            raise Unusable(_("Only a workbook has sheets: leave --sheet out."))
        _must_have_rows(batch, options["only"])
        imports.take_decisions(
            batch,
            by=by,
            file=decisions,
            create=options["new_recipients"] == "create",
        )
        batch.refresh_from_db()
        found, refused = batch.figures, b""
        if found["refused"]:
            refused = refusals_csv(batch)
        if (found["refused"] and not options["partial"]) or options["dry_run"]:
            transaction.set_rollback(True)
        else:
            imports.begin_storing(batch, by=by, partial=options["partial"])
            imports.store(
                batch,
                by=by,
                today=timezone.now(),
                partial=options["partial"],
            )
    _tell(command, options, found, refused)
    return SOME_REFUSED if found["refused"] else ALL_ACCEPTED


def _tell(
    command: BaseCommand, options: dict[str, Any], found: dict[str, Any], refused: bytes
) -> None:
    errors = None
    if refused:
        errors = write_beside(options["file"], refused, command.stderr.write)
    if options["json"]:
        command.stdout.write(json.dumps(_in_order(found)))
        return
    command.stdout.write(
        _("Rows read: %(read)s. Accepted: %(accepted)s. Refused: %(refused)s.") % found
    )
    for currency, sums in found["sums"].items():
        command.stdout.write(
            _("%(currency)s: accepted %(accepted)s, refused %(refused)s.")
            % {"currency": currency, **sums}
        )
    for sentence in told(found.get(NOTHING, {})):
        command.stdout.write(sentence)
    if errors:
        command.stdout.write(_("Refused rows: %(file)s") % {"file": errors})
    if options["dry_run"]:
        command.stdout.write(_("This was a trial: nothing was stored."))
    elif refused and not options["partial"]:
        command.stdout.write(
            _("Nothing was stored. With --partial the accepted rows are.")
        )


def _in_order(found: dict[str, Any]) -> dict[str, Any]:
    """The figures that are told, as the database has forgotten their order.

    Of a file with several amounts in a row also how many cells and rows have none.
    """
    sums = {
        currency: {"accepted": both["accepted"], "refused": both["refused"]}
        for currency, both in sorted(found["sums"].items())
    }
    figures = {key: found[key] for key in ("read", "accepted", "refused")}
    if NOTHING not in found:
        return figures | {"sums": sums}
    nothing = {key: found[NOTHING][key] for key in ("cells", "rows")}
    return figures | {"sums": sums, "no_payment": nothing}


def _company(name: str) -> Organisation:
    found = list(
        Organisation.objects.companies()
        .filter(Q(public_id=name) | Q(name_key=NameKey(Value(name))))
        .exclude(status=Organisation.Status.DUPLICATE)
        .order_by("pk")[:2]
    )
    if len(found) != 1:
        raise Unusable(
            _("More than one company is called “%(name)s”: give its public id.")
            % {"name": name}
            if found
            else _("There is no company “%(name)s”. Make it with create_company.")
            % {"name": name}
        )
    return found[0]


def _actor(email: str, company: Organisation) -> Actor:
    actor = actor_for(email, company, today=timezone.localdate())
    if actor is None:
        raise Unusable(
            _("%(email)s may not act for %(company)s.")
            % {"email": email, "company": company}
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
    mapping = from_toml(text).with_file(sheet=options["sheet"])
    if not options["only"]:
        return mapping
    column, sign, value = options["only"].partition("=")
    if not sign:
        raise Unusable(_("Write --only as COLUMN=VALUE."))
    return replace(mapping, only={column: value})


def _must_be_checked(batch: ImportBatch) -> None:
    """Questions of a file are answered in the mapping when nobody can be asked."""
    if batch.state == ImportBatch.State.UNUSABLE:
        raise Unusable(*batch.problem.split("\n"))
    if batch.questions:
        raise Unusable(
            *(
                _("%(question)s Say it in the mapping: %(key)s = … under [file].")
                % {"question": question["sentence"], "key": question["key"]}
                for question in batch.questions
            )
        )


def _must_have_rows(batch: ImportBatch, only: str | None) -> None:
    """Nothing read is a slip of the pen, not a success."""
    if batch.figures["read"]:
        return
    if not only:
        raise Unusable(_("The file has no rows of payments."))
    column, _sign, value = only.partition("=")
    raise Unusable(
        _("No row has exactly “%(value)s” in the column “%(column)s”.")
        % {"value": value, "column": column}
    )
