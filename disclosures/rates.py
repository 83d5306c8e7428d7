"""Reading the European Central Bank's file of euro reference rates.

The format is that of `eurofxref-hist.csv`: a first line `Date,USD,JPY,…`, then a line for
each day with the units of each currency for one euro, `N/A` where there was none. It comes
alone or as the one CSV file inside a ZIP.
"""

import csv
import datetime
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection, transaction
from django.utils.translation import gettext as _

from disclosures.models import RateFile
from tables.copying import Lines
from tables.shapes import Unusable

ECB = "European Central Bank, euro reference rates"
EURO = "EUR"
LARGEST = 50 * 1024 * 1024
NONE = frozenset({"", "N/A"})
RATE = re.compile(r"\d{1,11}(\.\d{1,8})?")

STAGED = """
create temporary table rates_staged (
  rated_on date not null, currency text not null, rate numeric not null
) on commit drop
"""
COPY = "copy rates_staged from stdin"
DIFFERENT = """
select count(*) from rates_staged s join disclosures_exchangerate r
using (rated_on, currency) where r.rate <> s.rate
"""
STORED = """
insert into disclosures_exchangerate (rated_on, currency, rate, file_id)
select rated_on, currency, rate, %s from rates_staged
on conflict (currency, rated_on) do nothing
"""

Rate = tuple[datetime.date, str, Decimal]


@dataclass(frozen=True)
class Loaded:
    """`added` rates; `known` were here; `different` were here with another value."""

    added: int
    known: int
    different: int


def load(content: bytes, name: str, *, today: datetime.date) -> Loaded:
    """Adds the rates of a file that are not here; those that are stay as they are.

    Safe to run twice. Raises `Unusable`, with nothing stored, for anything that is not
    such a file from its first line to its last.
    """
    lines = [
        f"{day}\t{currency}\t{rate}\n"
        for day, currency, rate in rates(content, today=today)
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(STAGED)
        cursor.cursor.copy_expert(COPY, Lines(iter(lines)))
        cursor.execute(DIFFERENT)
        different = int(cursor.fetchone()[0])
        file, _made = RateFile.objects.get_or_create(
            sha256=hashlib.sha256(content).hexdigest(),
            defaults={"name": name[:300], "source": ECB, "loaded_on": today},
        )
        cursor.execute(STORED, [file.pk])
        added = int(cursor.rowcount)
        cursor.execute("drop table rates_staged")
    return Loaded(added, len(lines) - added - different, different)


def rates(content: bytes, *, today: datetime.date) -> Iterator[Rate]:
    """Every rate of the file, and 1 for the euro on each of its days."""
    lines = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    try:
        currencies = _currencies(next(lines, []))
        days: set[datetime.date] = set()
        for number, line in enumerate(lines, start=2):
            if not any(cell.strip() for cell in line):
                continue
            day = _day(line, number)
            if day > today:
                raise Unusable(
                    _("Line %(line)d: this day is still to come.") % {"line": number}
                )
            if day in days:
                raise Unusable(
                    _("Line %(line)d: this day stands twice.") % {"line": number}
                )
            days.add(day)
            yield day, EURO, Decimal(1)
            yield from _of_day(day, currencies, line, number)
    except csv.Error as error:
        raise Unusable(_("This is no CSV file.")) from error
    if not days:
        raise Unusable(_("There are no rates in this file."))


def _text(content: bytes) -> str:
    if zipfile.is_zipfile(io.BytesIO(content)):
        content = _unpacked(content)
    if len(content) > LARGEST:
        raise Unusable(_("This file is too large."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unusable(_("This is no CSV file.")) from error


def _unpacked(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [
                each
                for each in archive.infolist()
                if each.filename.lower().endswith(".csv")
            ]
            if len(inside) != 1:
                raise Unusable(_("A ZIP file must hold exactly one CSV file."))
            if inside[0].file_size > LARGEST:
                raise Unusable(_("This file is too large."))
            with archive.open(inside[0]) as unpacked:
                return unpacked.read(LARGEST + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        NotImplementedError,
        OSError,
    ) as error:
        raise Unusable(_("This ZIP file can't be opened.")) from error


def _currencies(line: list[str]) -> list[str]:
    heads = [cell.strip() for cell in line]
    while heads and not heads[-1]:  # the bank ends each line with a comma
        heads.pop()
    codes = heads[1:]
    wrong = [code for code in codes if not re.fullmatch(r"[A-Z]{3}", code)]
    if heads[:1] != ["Date"] or not codes or wrong or len(set(codes)) < len(codes):
        raise Unusable(
            _(
                "The first line must be “Date” and then the codes of currencies,"
                " as in the European Central Bank's eurofxref-hist.csv."
            )
        )
    if EURO in codes:
        raise Unusable(_("Rates must be those of one euro; EUR can't be a column."))
    return codes


def _day(line: list[str], number: int) -> datetime.date:
    try:
        return datetime.datetime.strptime(line[0].strip(), "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError as error:
        raise Unusable(
            _("Line %(line)d: “%(text)s” is no day such as 2025-03-14.")
            % {"line": number, "text": line[0][:40]}
        ) from error


def _of_day(
    day: datetime.date, currencies: list[str], line: list[str], number: int
) -> Iterator[Rate]:
    cells = [cell.strip() for cell in line[1:]]
    if len(cells) < len(currencies) or any(cells[len(currencies) :]):
        raise Unusable(
            _("Line %(line)d does not have as many columns as the first.")
            % {"line": number}
        )
    for currency, text in zip(currencies, cells, strict=False):
        if text in NONE:
            continue
        if not RATE.fullmatch(text) or not Decimal(text):
            raise Unusable(
                _("Line %(line)d: “%(text)s” is no rate of %(currency)s.")
                % {"line": number, "text": text[:40], "currency": currency}
            )
        yield day, currency, Decimal(text)
