"""What is wrong or doubtful in a report before it is published.

Five things block (VAT unknown, sums unequal, a natural person in a structured field, no
methodology note, and not certified and approved, which is the lifecycle's). Everything
else can go out when a person insists, in words that stay public, or is only told
(`levels`). Which check of domain 9.6 a rule is part of stands in `disclosures/rulebook`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, When

from disclosures.findings.levels import BLOCK, INFORM, INSIST, LEVELS, WARN
from disclosures.findings.rules import RULES, Rule, included
from disclosures.findings.rules.required import OF_RECIPIENT
from disclosures.models import Entry, Period, Report, Reservation
from disclosures.models.entries import EntryQuerySet
from regimes.said import REQUIRED

__all__ = ["RULES", "Finding", "Rule", "assessed", "blocks", "finding", "findings", "included",
           "open_findings", "rule", "there"]  # fmt: skip


LACKS = "lacks_"
"""Before the name of a field, where a query says whether a row lacks it."""


@dataclass(frozen=True)
class Lack:
    """A field that a row lacks: of the payment, or of its recipient's own record."""

    label: str
    of_recipient: bool


@dataclass(frozen=True)
class Finding:
    """What a rule found in a report.

    `count` rows, 0 for one about the whole report; `open` of them (or 1 for the whole)
    are neither mended nor insisted on. `level`: how strictly the report's rules ask it.
    """

    rule: Rule
    report: Report
    count: int
    open: int
    level: str

    @property
    def to_settle(self) -> bool:
        """Whether it has to be mended, or insisted on in words, before certification."""
        return bool(self.open) and self.level in {INSIST, BLOCK}

    @property
    def only_told(self) -> bool:
        """Nobody has to say anything."""
        return self.level in {INFORM, WARN}

    @property
    def called(self) -> Any:
        return LEVELS[self.level]

    @property
    def by_row(self) -> bool:
        """Whether it is about rows, not about the report as a whole."""
        return self.rule.rows is not None

    @property
    def sentence(self) -> Any:
        return self.rule.sentence % self.count if self.by_row else self.rule.sentence

    def entries(self) -> EntryQuerySet:
        rows = included(self.report)
        return (
            rows.filter(self.rule.rows(self.report)) if self.rule.rows else rows.none()
        )

    def told_apart(self, entries: EntryQuerySet) -> EntryQuerySet:
        """The same rows, each with what it lacks, for `lacks`: no query more."""
        return entries.annotate(
            **{
                f"{LACKS}{name}": Case(
                    When(rows, then=True), default=False, output_field=BooleanField()
                )
                for name, rows in self._parts().items()
            }
        )

    def lacks(self, entry: Entry) -> list[Lack]:
        """Which of several fields a row from `told_apart` has not."""
        return [
            Lack(str(REQUIRED[name]), name in OF_RECIPIENT)
            for name in self._parts()
            if getattr(entry, f"{LACKS}{name}")
        ]

    def _parts(self) -> dict[str, Q]:
        return self.rule.parts(self.report) if self.rule.parts else {}

    def open_entries(self) -> EntryQuerySet:
        """Those that nobody has insisted on yet."""
        return self.entries().filter(~insisted(self.report, self.rule.code))


def insisted(report: Report, code: str) -> Exists:
    """Whether somebody insists on an entry for this rule."""
    return Exists(
        Reservation.objects.filter(report_id=report.pk, rule=code, entry=OuterRef("pk"))
    )


def rule(code: str) -> Rule | None:
    return next((rule for rule in RULES if rule.code == code), None)


def findings(
    report: Report, *, blocking: bool | None = None, rules: tuple[Rule, ...] = RULES
) -> list[Finding]:
    """What the rules find now, with one or two queries for all of them."""
    wanted = [r for r in rules if blocking is None or r.blocks is blocking]
    counts = _counts(report, wanted)
    failing = {r.code: r for r in wanted if r.fails and r.fails(report)}
    failing |= there(report, wanted)
    doubtful = any(not r.blocks for r in failing.values())
    insisted_on_whole = _insisted_on_whole(report) if doubtful else set()
    found = []
    for one in wanted:
        if one.rows and counts[one.code]:
            found.append(
                Finding(
                    one,
                    report,
                    counts[one.code],
                    counts[f"{one.code}_open"],
                    one.level(report),
                )
            )
        elif one.code in failing:
            still_open = int(one.code not in insisted_on_whole)
            found.append(Finding(one, report, 0, still_open, one.level(report)))
    return found


def there(report: Report, rules: Iterable[Rule]) -> dict[str, Rule]:
    """Those of the rules that find something outside the rows: one query for all."""
    looking = {each.code: each for each in rules if each.there}
    if not looking:
        return {}
    wanted = {
        f"there_{code}": Exists(each.there(report))
        for code, each in looking.items()
        if each.there
    }
    year: Any = Period.objects.filter(pk=report.period_id)
    found = year.values(**wanted).get()  # also before there is a report
    return {code: each for code, each in looking.items() if found[f"there_{code}"]}


def assessed(report: Report) -> list[Finding]:
    """All findings, looked for once for this copy of the report.

    A page asks twice: for its list, and for the reasons on its buttons. Actions read
    their own copy when they have locked it.
    """
    kept: list[Finding] | None = report.__dict__.get("assessed")
    if kept is None:
        kept = report.__dict__["assessed"] = findings(report)
    return kept


def _insisted_on_whole(report: Report) -> set[str]:
    whole = Reservation.objects.filter(report_id=report.pk, entry=None)
    return set(whole.values_list("rule", flat=True))


def _counts(report: Report, rules: list[Rule]) -> dict[str, int]:
    counts = {}
    for one in rules:
        if one.rows:
            rows = one.rows(report)
            still_open = rows if one.blocks else rows & Q(~insisted(report, one.code))
            counts[one.code] = Count("pk", filter=rows)
            counts[f"{one.code}_open"] = Count("pk", filter=still_open)
    counted: dict[str, int] = included(report).aggregate(**counts) if counts else {}
    return counted


def finding(report: Report, code: str) -> Finding | None:
    """What one rule finds; also when it finds nothing more. None for an unknown rule."""
    one = rule(code)
    if one is None:
        return None
    found = findings(report, rules=(one,))
    return found[0] if found else Finding(one, report, 0, 0, one.level(report))


def blocks(report: Report) -> list[Finding]:
    """What keeps the report from being certified and published."""
    return findings(report, blocking=True)


def open_findings(report: Report) -> list[Finding]:
    """What has to be mended or insisted on, and is not yet."""
    return [each for each in findings(report, blocking=False) if each.to_settle]
