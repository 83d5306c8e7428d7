"""One version of a report, read whole: all that a file of it is made from."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from disclosures.models import PublishedReport, Report, ReportLine
from disclosures.publishing.head import ReportSum, Sums, head
from disclosures.publishing.lines import candidates
from regimes.models import Regime

MOST_LINES = 50_000
"""A file that is made in memory has no more; the CSV, JSON and print page have no limit."""

Content = dict[str, Any]


@dataclass(frozen=True)
class Income:
    """What a recipient made public of its income, for exactly the report's period."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Source:
    """`lines` are contents as in the snapshot; `before`: those of the version before.

    `rules` has the version of each code that held at the end of the period. `sha256` is
    the snapshot's; a report that is not published has none.
    """

    head: dict[str, Any]
    lines: list[Content]
    before: dict[str, Content] = field(default_factory=dict)
    rules: dict[str, Regime] = field(default_factory=dict)
    incomes: dict[str, Income] = field(default_factory=dict)
    sha256: str = ""

    @property
    def year(self) -> int:
        return date.fromisoformat(self.head["period"]["ends_on"]).year

    @property
    def countries(self) -> set[str]:
        return {line["recipient"]["country"] for line in self.lines}


Incomes = Callable[[set[str], date, date], dict[str, Income]]
_readers: list[Incomes] = []


def read_incomes_with(reader: Incomes) -> None:
    """An upper app tells what recipients made public: of public ids, first and last day."""
    _readers.append(reader)


def published(report: PublishedReport) -> Source:
    """From the frozen copies. Call it for `MOST_LINES` lines or fewer."""
    facts = {
        **report.facts,
        "public_id": report.public_id,
        "reference": report.reference,
        "version": report.version,
        "reason": report.reason,
        "sums": report.sums,
        "lines": report.line_count,
    }
    before = PublishedReport.objects.filter(
        reference=report.reference, version=report.version - 1
    )
    return _source(
        facts,
        contents(report),
        {each["line"]: each for old in before for each in contents(old)},
        sha256=report.sha256,
    )


def drafted(report: Report, *, today: date) -> Source:
    """As it would be if it were published today; entries that are new have no id yet."""
    previous = (
        PublishedReport.objects.filter(
            reference=report.reference, version__lt=report.version
        )
        .order_by("-version")
        .first()
    )
    lines: list[Content] = []
    sums: Sums = {}
    answers: dict[str, int] = {}
    report_sum = ReportSum()
    for candidate in candidates(report, previous):
        content = candidate.content
        old = candidate.unchanged()
        lines.append(json.loads(old.content) if old else content)
        total, count = sums.get(content["currency"], (Decimal(0), 0))
        amount = Decimal(content["amount"] or 0)
        sums[content["currency"]] = (total + amount, count + 1)
        report_sum.add(content)
        status = content["answer"]["status"]
        answers[status] = answers.get(status, 0) + 1
    before = contents(previous) if previous else []
    return _source(
        head(
            report,
            today=today,
            sums=sums,
            answers=answers,
            report_sum=report_sum,
        ),
        lines,
        {each["line"]: each for each in before},
    )


def contents(report: PublishedReport) -> list[Content]:
    """Without those that were taken off the register."""
    found = ReportLine.objects.filter(report=report).shown().order_by("pk")
    return [
        json.loads(text)
        for text in found.values_list("line_version__content", flat=True).iterator()
    ]


def _source(
    facts: dict[str, Any],
    lines: list[Content],
    before: dict[str, Content],
    *,
    sha256: str = "",
) -> Source:
    first, last = (
        date.fromisoformat(facts["period"][each]) for each in ("starts_on", "ends_on")
    )
    recipients = {line["recipient"]["public_id"] for line in lines}
    incomes = public_incomes(recipients, first, last)
    return Source(facts, lines, before, _rules(last), incomes, sha256)


def public_incomes(recipients: set[str], first: date, last: date) -> dict[str, Income]:
    """What these recipients made public of their income of exactly these days."""
    found: dict[str, Income] = {}
    for read in _readers:
        found |= read(recipients, first, last)
    return found


def _rules(on: date) -> dict[str, Regime]:
    """Of each code the version that held on a day: the one that began last."""
    found = Regime.objects.for_readers().filter(valid_from__lte=on)
    held = [
        each for each in found if each.valid_until is None or each.valid_until >= on
    ]
    return {each.code: each for each in sorted(held, key=lambda each: each.valid_from)}
