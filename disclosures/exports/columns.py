"""What a download says about each published entry: the same columns in every format."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import CharField, F, Func, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from disclosures.exports.copying import literal
from disclosures.models.register import RegisterLine
from tables import formulas

SIGNS_AS_SQL = ", ".join(f"E'\\x{ord(sign):02x}'" for sign in formulas.SIGNS)


class AmountText(Func):
    """1234.5000 GBP as 1234.50: with the currency's places (ISO 4217), never rounded.

    Published amounts have no more decimals than that: the ledger refuses them.
    """

    template = "round(%(expressions)s)::text"
    output_field = CharField()

    def __init__(self) -> None:
        places = Func(F("currency"), function="currency_places")
        super().__init__(F("amount"), places)


class NoFormula(Func):
    """`formulas.guarded` as SQL."""

    template = (
        f"case when left(%(expressions)s, 1) in ({SIGNS_AS_SQL})"
        " then '''' || %(expressions)s else %(expressions)s end"
    )
    output_field = CharField()


class HowCounted(Func):
    """The address at which a line's company says how it counted."""

    template = "%(expressions)s || '/#how-counted'"
    arg_joiner = " || "
    output_field = CharField()

    def __init__(self) -> None:
        anybody = "a" * 16
        place = reverse("register:report", args=[anybody]).removesuffix(f"{anybody}/")
        address = Value(f"{settings.SITE_URL}{place}", output_field=CharField())
        super().__init__(address, F("report__public_id"))


@dataclass(frozen=True)
class Column:
    """`name` is the header and the JSON key; `written` says that people wrote it."""

    name: str
    source: str
    written: bool = False


COLUMNS = (
    Column("line", "public_id"),
    Column("version", "version"),
    Column("year", "year"),
    Column("paid_on", "paid_on"),
    Column("company", "company_name", written=True),
    Column("company_id", "company__public_id"),
    Column("organisation", "organisation_name", written=True),
    Column("organisation_id", "organisation__public_id"),
    Column("country", "country"),
    Column("category", "category"),
    Column("form", "form"),
    Column("description", "description", written=True),
    Column("benefit", "benefit", written=True),
    Column("amount", "amount"),
    Column("currency", "currency"),
    Column("vat_treatment", "vat_treatment"),
    Column("agreement", "agreement_title", written=True),
    Column("answer", "answer"),
    Column("answered_on", "answered_on"),
    Column("reservation", "reservation"),
    Column("published_elsewhere", "published_elsewhere", written=True),
    Column("first_published_on", "first_published_on"),
    Column("changed_on", "changed_on"),
    Column("report", "report__public_id"),
    Column("methodology", "report__public_id"),
    Column("recognised_on", "recognised_on"),
    Column("recognised_by", "recognised_by"),
)
NAMES = [column.name for column in COLUMNS]
WRITTEN = [column.name for column in COLUMNS if column.written]

# For COPY of JSON, which always escapes these characters: nothing is quoted, and a row is
# one line.
PLAIN = r"format csv, quote E'\x01', delimiter E'\x02', escape E'\x01'"


def query(
    lines: QuerySet[RegisterLine], *, formula_safe: bool, as_text: bool = False
) -> str:
    """SQL that gives `COLUMNS` of these lines, in the order that they have.

    `as_text` says that yes and no are to be words, as files for people always have them.
    """
    expressions = _expressions(
        formula_safe=formula_safe, as_text=formula_safe or as_text
    )
    values = lines.values_list(*expressions)
    return f"select * from ({literal(values)}) row ({', '.join(NAMES)})"  # noqa: S608  names of ours


def json_rows(lines: QuerySet[RegisterLine], *, formula_safe: bool) -> str:
    """SQL that gives each line as a JSON object, in the order that they have."""
    rows = query(lines, formula_safe=formula_safe)
    return f"select row_to_json(row) from ({rows}) row"  # noqa: S608  names of ours


def _expressions(*, formula_safe: bool, as_text: bool) -> Iterator[Any]:
    for column in COLUMNS:
        if column.name == "amount":
            yield AmountText()
        elif column.name == "methodology":
            yield HowCounted()
        elif column.written and formula_safe:
            yield NoFormula(F(column.source))
        elif column.name == "reservation" and as_text:
            yield Cast(F(column.source), CharField())
        else:
            yield F(column.source)
