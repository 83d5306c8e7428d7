"""What became of an extract's rows: counts, and what was refused."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from organisations import identifiers
from organisations.extracts.columns import from_dict
from organisations.models import Extract, ExtractRow
from tables.formulas import guarded

Verdict = ExtractRow.Verdict
ACCEPTED = frozenset({Verdict.NEW, Verdict.UPDATE, Verdict.SAME, Verdict.ABSENT})

Refusal = tuple[int, str, str, str, str]


def figures(extract: Extract) -> dict[str, Any]:
    """Rows read, accepted and refused; `verdicts` counts what would happen to rows.

    A row that waits for a person counts as refused until then. `notes`: rows of which
    something was left out.
    """
    found = (
        ExtractRow.objects.filter(extract=extract)
        .order_by()
        .values("verdict")
        .annotate(
            rows=Count("number"), noted=Count("number", filter=~Q(facts__notes=[]))
        )
    )
    verdicts = {each["verdict"]: each["rows"] for each in found}
    read = sum(verdicts.values())
    accepted = sum(verdicts.get(verdict, 0) for verdict in ACCEPTED)
    return {
        "read": read,
        "accepted": accepted,
        "refused": read - accepted,
        "verdicts": verdicts,
        "notes": sum(each["noted"] for each in found),
    }


def refusals(extract: Extract) -> Iterator[Refusal]:
    """Why a row is not accepted: row, column, value, what is wrong, how to mend it."""
    column = from_dict(extract.mapping).columns.get("number", "")
    rows = (
        ExtractRow.objects.filter(extract=extract)
        .exclude(verdict__in=ACCEPTED)
        .select_related("organisation")
        .order_by("number")
    )
    for row in rows.iterator(chunk_size=2000):
        for error in row.errors:
            yield (
                row.number,
                error["column"],
                error["value"],
                error["wrong"],
                error["mend"],
            )
        if row.verdict == Verdict.MAYBE and row.organisation:
            yield (
                row.number,
                column,
                identifiers.shown(row.scheme, row.value),
                _("This may be %(name)s, which is here already.")
                % {"name": row.organisation},
                _("Decide on the page of this file whether it is the same or new."),
            )


def refusals_csv(extract: Extract) -> bytes:
    """The refused rows as a CSV that spreadsheets open without taking text for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        [_("Row"), _("Column"), _("Value"), _("What is wrong"), _("How to mend it")]
    )
    for number, *texts in refusals(extract):
        writer.writerow([number, *map(guarded, texts)])
    return out.getvalue().encode("utf-8-sig")
