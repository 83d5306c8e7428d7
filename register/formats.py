"""Every format in which the register can be taken away, for pages and for the command."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.exports import csvw, datapackage, grants, lines
from disclosures.exports.resources import scope
from disclosures.models.register import RegisterLine
from register.about import about, described
from register.forms import SearchForm

ZIP = "application/zip"


@dataclass(frozen=True)
class Format:
    """`file` is the last part of its address; `only` what it can be narrowed by, or all."""

    name: str
    file: str
    media_type: str
    title: Any
    about: Any
    only: tuple[str, ...] = ()


FORMATS = {
    each.name: each
    for each in (
        Format(
            "csv",
            "lines.csv",
            "text/csv; charset=utf-8; header=present",
            gettext_lazy("CSV"),
            gettext_lazy(
                "Each published entry in its present version, one a row. Safe to open in a"
                " spreadsheet."
            ),
        ),
        Format(
            "xlsx",
            "lines.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            gettext_lazy("Excel workbook"),
            gettext_lazy("The same rows, as a workbook."),
        ),
        Format(
            "json",
            "lines.json",
            "application/json",
            gettext_lazy("JSON"),
            gettext_lazy("The same entries for programs. Amounts are texts."),
        ),
        Format(
            "datapackage",
            "datapackage.zip",
            ZIP,
            gettext_lazy("Data package"),
            gettext_lazy(
                "Everything in eight tables that join: organisations, agreements, entries,"
                " all their versions, corrections, what was asked, reports, and totals of"
                " payments to people. With the types of all columns, as Frictionless"
                " describes them. Can be narrowed by company and year."
            ),
            only=("company", "year"),
        ),
        Format(
            "csvw",
            "csvw.zip",
            ZIP,
            gettext_lazy("CSV on the Web"),
            gettext_lazy(
                "The same rows as in CSV, not changed for spreadsheets, and beside them a"
                " description that programs read, as the W3C defines it."
            ),
        ),
        Format(
            "360giving",
            "360giving.json",
            "application/json",
            gettext_lazy("360Giving"),
            gettext_lazy(
                "Grants and donations whose agreement has a day of signature, as grant"
                " makers publish theirs. The file says how many entries it leaves out and"
                " why."
            ),
        ),
        Format(
            "360giving-csv",
            "360giving.csv",
            "text/csv; charset=utf-8; header=present",
            gettext_lazy("360Giving as CSV"),
            gettext_lazy("The same grants as a flat table."),
        ),
    )
}
BY_FILE = {each.file: each for each in FORMATS.values()}


def problems(chosen: Format, search: SearchForm) -> list[str]:
    """Why this search can't be given in this format. One not understood is never widened."""
    found = [
        _("“%s” is no part of a search.") % name[:40] for name in search.unknown()[:5]
    ]
    if not search.is_valid():
        found += [
            f"{name}: {error}" if name != "__all__" else str(error)
            for name, errors in search.errors.items()
            for error in errors
        ]
    elif chosen.only:
        found += [
            _("This format can't be narrowed by “%(name)s”, only by %(only)s.")
            % {"name": name, "only": ", ".join(chosen.only)}
            for name in search.asked()
            if name not in chosen.only
        ]
    return found


def stream(chosen: Format, search: SearchForm) -> Iterator[bytes]:
    """The file of a valid search, piece by piece."""
    asked = search.asked()
    if chosen.name == "datapackage":
        year = search.cleaned_data["year"]
        of = scope(company=asked.get("company", ""), year=year)
        return datapackage.stream(of, described(asked))
    found = search.apply(RegisterLine.objects.all()).order_by(*search.order)
    if chosen.name in lines.FORMATS:
        return lines.stream(chosen.name, found, about(asked))
    if chosen.name == "csvw":
        return csvw.stream(found, described(asked))
    if chosen.name == "360giving":
        return grants.stream(found, described(asked))
    return grants.flat(found, described(asked))


def note(chosen: Format, search: SearchForm) -> str:
    """What has to be known beside the file, if anything."""
    if not chosen.name.startswith("360giving"):
        return ""
    found = search.apply(RegisterLine.objects.all())
    return grants.note(found, described(search.asked()))
