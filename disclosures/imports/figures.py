"""What became of a file's rows: counts, exact sums per currency, and what was refused."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from disclosures.imports.amounts import HEADING
from disclosures.imports.mapping import from_dict
from disclosures.imports.match import reason
from disclosures.models import ImportBatch, ImportRecipient, ImportRow
from tables.formulas import guarded
from tables.mapping import Mapping
from ui.amounts import minor_units

NOTHING, UNUSED = "nothing", "unused"
ACCEPTED = ("new", "update", "same")

COUNTS = """
select verdict, currency, paid_year, count(*), count(*) filter (where warnings <> '[]'),
  coalesce(sum(coalesce((texts->>'amount')::numeric, amount)), 0)
from disclosures_importrow where batch_id = %s
group by verdict, currency, paid_year
"""


class Refusal(NamedTuple):
    """Why a row is not accepted; `amount_in` names the column where it has several amounts."""

    number: int
    amount_in: str
    column: str
    value: str
    wrong: str
    mend: str


def figures(batch: ImportBatch) -> dict[str, Any]:
    """Rows read, accepted and refused, the sums of each per currency, as text, and more.

    `verdicts` counts what would happen to rows, `years` the accepted rows of each year. What
    was noted of cells without an amount (`nothing`) and of columns from which nothing is
    taken (`unused`) stays.
    """
    verdicts: dict[str, int] = {}
    years: dict[str, int] = {}
    sums: dict[str, dict[str, Decimal]] = {}
    duplicates = 0
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, [batch.pk])
        for verdict, currency, year, count, warned, amount in cursor.fetchall():
            verdicts[verdict] = verdicts.get(verdict, 0) + count
            duplicates += warned
            side = "accepted" if verdict in ACCEPTED else "refused"
            if side == "accepted":
                years[str(year)] = years.get(str(year), 0) + count
            if currency:
                both = sums.setdefault(
                    currency, {"accepted": Decimal(0), "refused": Decimal(0)}
                )
                both[side] += amount
    read = sum(verdicts.values())
    accepted = sum(verdicts.get(verdict, 0) for verdict in ACCEPTED)
    return {
        "read": read,
        "accepted": accepted,
        "refused": read - accepted,
        "sums": {
            currency: {side: plain(sum_, currency) for side, sum_ in both.items()}
            for currency, both in sorted(sums.items())
        },
        "verdicts": verdicts,
        "years": dict(sorted(years.items())),
        "warnings": duplicates,
        **{
            key: batch.figures[key] for key in (NOTHING, UNUSED) if key in batch.figures
        },
    }


def plain(amount: Decimal, currency: str) -> str:
    """103225 CHF gives "103225.00"; decimals that the currency hasn't are kept; zero is "0"."""
    if not amount:
        return "0"
    places = max(minor_units(currency), -int(amount.normalize().as_tuple().exponent))
    return f"{amount:.{places}f}"


def refusals(batch: ImportBatch) -> Iterator[Refusal]:
    """Every reason why a row is not accepted."""
    mapping = from_dict(batch.mapping)
    undecided = {
        recipient.number: recipient
        for recipient in ImportRecipient.objects.filter(batch=batch, way="")
    }
    rows = (
        ImportRow.objects.filter(batch=batch)
        .exclude(verdict__in=ACCEPTED)
        .order_by("number", "amount_column")
    )
    for row in rows.iterator(chunk_size=2000):
        if row.verdict == ImportRow.Verdict.LATE:
            yield _late(row, mapping)
        for error in row.errors:
            yield Refusal(
                row.number,
                row.texts.get(HEADING, ""),
                error["column"],
                error["value"],
                error["wrong"],
                error["mend"],
            )
        if row.recipient_number in undecided:
            yield _undecided(row, undecided[row.recipient_number], mapping)


def _late(row: ImportRow, mapping: Mapping) -> Refusal:
    columns, heading = mapping.columns, row.texts.get(HEADING, "")
    of_column = "paid_year" in mapping.amounts.get(heading, {})
    return Refusal(
        row.number,
        heading,
        heading
        if of_column
        else columns.get("paid_year") or columns.get("paid_on", ""),
        str(row.paid_year),
        _("The year %(year)s is closed; the row is late.") % {"year": row.paid_year},
        _("Add it as a correction on the page of the year."),
    )


def _undecided(row: ImportRow, recipient: ImportRecipient, mapping: Mapping) -> Refusal:
    column, heading = mapping.columns.get("recipient", ""), row.texts.get(HEADING, "")
    mend = _(
        "Decide it on the page of this file, or in a file of decisions: the public id"
        " or name of the organisation, or new."
    )
    if not recipient.candidates:
        return Refusal(
            row.number,
            heading,
            column,
            recipient.text,
            _("This recipient is not known yet."),
            mend,
        )
    near = "; ".join(
        f"{candidate['name']} ({reason(candidate)})"
        for candidate in recipient.candidates
    )
    return Refusal(
        row.number,
        heading,
        column,
        recipient.text,
        _("It isn't decided who this is. Near: %(near)s.") % {"near": near},
        mend,
    )


def refusals_csv(batch: ImportBatch) -> bytes:
    """The refused rows as a CSV that spreadsheets open without taking text for a formula.

    Where a row has several amounts, the column of the refused one stands beside the row.
    """
    several = bool(from_dict(batch.mapping).amounts)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    names = [_("Column"), _("Value"), _("What is wrong"), _("How to mend it")]
    writer.writerow([_("Row"), *([_("Amount in column")] if several else []), *names])
    for number, heading, *texts in refusals(batch):
        told = [heading, *texts] if several else texts
        writer.writerow([number, *map(guarded, told)])
    return out.getvalue().encode("utf-8-sig")
