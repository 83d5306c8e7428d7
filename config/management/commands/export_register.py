"""What the public downloads give, written to a file."""

from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from disclosures.models.register import RegisterOrganisation
from register import formats
from register.forms import SearchForm

NAMES = ("csv", "json", "xlsx", "datapackage", "360giving", "csvw")


class Command(BaseCommand):
    help = "Writes the published entries of the register to a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=NAMES, required=True)
        parser.add_argument("--output", type=Path, required=True)
        parser.add_argument("--company", default="", help="legal name or public id")
        parser.add_argument("--year", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        company = _company(options["company"]) if options["company"] else ""
        form = SearchForm({"company": company, "year": options["year"]})
        if not form.is_valid():
            sentences = [error for errors in form.errors.values() for error in errors]
            raise CommandError(" ".join(map(str, sentences)), returncode=2)
        output = options["output"]
        chosen = _format(options["format"], output)
        _write(output, formats.stream(chosen, form))
        if words := formats.note(chosen, form):
            note = output.with_name(f"{output.name}.note.txt")
            _write(note, [f"{words}\n".encode()])
            self.stdout.write(words)


def _format(name: str, output: Path) -> formats.Format:
    """360Giving has two forms: a name that ends in .csv asks for the flat one."""
    if name == "360giving" and output.suffix.lower() == ".csv":
        name = "360giving-csv"
    return formats.FORMATS[name]


def _company(named: str) -> str:
    """The public id of a company given by its id or its name as published."""
    companies = RegisterOrganisation.objects.filter(is_company=True)
    found = list(companies.filter(public_id=named) or companies.filter(name=named)[:2])
    if len(found) == 1:
        return found[0].public_id
    if found:
        raise CommandError(
            f"Several companies are called “{named}”: give the public id.", returncode=2
        )
    raise CommandError(f"No company “{named}” is on the register.", returncode=2)


def _write(path: Path, pieces: Any) -> None:
    """The whole file or none: it gets its name when it is complete."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        beside.replace(path)
    except OSError as problem:
        raise CommandError(
            f"{path} can't be written: {problem.strerror}.", returncode=2
        ) from problem
    finally:
        with suppress(OSError):
            beside.unlink()
