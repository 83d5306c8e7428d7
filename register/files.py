"""One version of a report as a file: the list that its page has."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.exports.reports.formats import BY_CODE, offered
from disclosures.exports.reports.source import MOST_LINES
from disclosures.models.files import PublishedFile
from disclosures.models.public import PublishedReport
from register.facts import written_day

STREAMED = "csv"


@dataclass(frozen=True)
class File:
    """A row of the list. A file that nobody has asked for yet has no size."""

    title: str
    about: str
    url: str
    size: int | None = None
    left_out: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)


def told() -> ArraySubquery:
    """What is kept of each report, without the bytes, in the query of the report."""
    names = ("form", "size", "left_out", "lacks")
    row: Any = JSONObject(**{name: name for name in names})
    found = PublishedFile.objects.filter(report=OuterRef("pk")).order_by("pk")
    return ArraySubquery(found.values(row=row))


def listed(report: Any, countries: set[str]) -> list[File]:
    """`report` was annotated with `kept`; `countries` are those of its recipients."""
    if report.taken_off:
        return _table_and_print(report)
    kept = {each["form"]: each for each in report.kept}
    codes = set(kept)
    if report.line_count <= MOST_LINES:
        regime = (report.facts.get("regime") or {}).get("code", "")
        codes |= {
            each.code
            for each in offered(
                countries,
                regime=regime,
                nil=report.nil,
                people=bool(report.facts.get("people_totals")),
            )
        }
    found = [
        File(
            str(form.title),
            str(form.about),
            reverse("register:report-file", args=[report.public_id, code]),
            size=kept.get(code, {}).get("size"),
            left_out=kept.get(code, {}).get("left_out", []),
            lacks=kept.get(code, {}).get("lacks", []),
        )
        for code, form in BY_CODE.items()
        if code in codes
    ]
    return [*found, *_streamed(report)]


def _streamed(report: PublishedReport) -> list[File]:
    data = File(
        _("Data (JSON)"),
        _("Everything, as it was fixed at publication"),
        reverse("register:snapshot", args=[report.public_id]),
        size=report.size,
    )
    if report.nil:
        return [data]
    table, page = _table_and_print(report)
    return [table, data, page]


def _table_and_print(report: PublishedReport) -> list[File]:
    """Written anew each time, from the entries that anybody may read."""
    own = [report.public_id]
    return [
        File(
            _("Table (CSV)"),
            _("Every entry in a row"),
            reverse("register:report-file", args=[*own, STREAMED]),
        ),
        File(
            _("Page to print"),
            _("All entries on one page"),
            reverse("register:report-print", args=own),
        ),
    ]


def taken_off(report: Any) -> list[str]:
    """What left the register since, one sentence for each day and ground.

    `report` comes `with_taken_off`.
    """
    return [
        ngettext(
            "%(count)d entry of this report was taken off the register on %(day)s:"
            " %(ground)s",
            "%(count)d entries of this report were taken off the register on %(day)s:"
            " %(ground)s",
            each["lines"],
        )
        % {
            "count": each["lines"],
            "day": written_day(each["on"]),
            "ground": each["ground"],
        }
        for each in report.taken_off
    ]
