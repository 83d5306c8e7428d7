"""What a correction changes against the published report, before it is certified."""

import itertools
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models import (
    Entry,
    Form,
    PublishedReport,
    Report,
    Transfer,
    Valuation,
    Vat,
)
from disclosures.people_words import CHANGED, GONE, NEW, Told, compared
from disclosures.publishing import people
from disclosures.publishing.lines import candidates, removed
from ui.changes import Change
from ui.templatetags.ui import day, money

MOST = 200
"""How many changed lines a page shows."""


@dataclass(frozen=True)
class LineChange:
    """A line that is new, changed or gone; or a total of payments to persons (`people`)."""

    kind: str
    recipient: str
    title: str
    amount: str
    changes: list[Change]
    people: bool = False


def differences(
    report: Report, published: PublishedReport, *, most: int = MOST
) -> list[LineChange]:
    """Up to `most` lines that the report would publish anew, change or remove.

    Only rows that somebody has touched since the publication are read.
    """
    touched = _touched_since(report, published)
    told = (
        _told(candidate.content, candidate.old.content if candidate.old else None)
        for candidate in candidates(report, published, only=touched)
        if not candidate.unchanged()
    )
    gone = (
        _line(GONE, json.loads(version.content), [])
        for version in removed(report, published)
    )
    totals = _totals(people.totals_of(report.period), published)
    return list(itertools.islice(itertools.chain(totals, told, gone), most))


def _totals(now: list[Told], published: PublishedReport) -> list[LineChange]:
    """Totals of payments to persons that are new, changed or gone."""
    return [
        LineChange(
            each.kind,
            each.row.group,
            each.row.category,
            each.row.sum,
            each.changes,
            people=True,
        )
        for each in compared(published.facts.get("people_totals", []), now)
    ]


def _touched_since(report: Report, published: PublishedReport) -> Any:
    """Entries whose history, or whose transfer's, goes on after the publication."""
    before = Report.objects.get(pk=published.report_id)
    since = {"history_date__gt": before.published_at}
    transfers = Transfer.history.filter(
        disclosed_by_id=report.period.company_id, **since
    )
    entries = Entry.history.filter(period_id=report.period_id, **since)
    return Entry.objects.filter(
        Q(pk__in=entries.values("id")) | Q(transfer__in=transfers.values("id"))
    )


def _told(content: dict[str, Any], old: str | None) -> LineChange:
    if old is None:
        return _line(NEW, content, [])
    before = json.loads(old)
    changes = [
        Change(str(label), written(before), written(content))
        for label, written in FACTS
        if written(before) != written(content)
    ]
    return _line(CHANGED, content, changes)


def _line(kind: str, content: dict[str, Any], changes: list[Change]) -> LineChange:
    return LineChange(
        kind,
        content["recipient"]["name"],
        content["description"] or content["category"]["label"],
        _amount(content),
        changes,
    )


def _amount(content: dict[str, Any]) -> str:
    if content["amount"] is None:
        return _("No amount")
    return money(content["amount"], content["currency"])


def _vat(content: dict[str, Any]) -> str:
    said = str(Vat(content["vat"]["treatment"]).label)
    if content["vat"]["amount"] is None:
        return said
    return f"{said}, {money(content['vat']['amount'], content['currency'])}"


def _name(side: str) -> Any:
    return lambda content: content[side]["name"] if content[side] else ""


def _day(text: str | None) -> str:
    return day(parse_date(text)) if text else ""


def _agreement(content: dict[str, Any]) -> str:
    agreement = content["agreement"]
    if agreement is None:
        return ""
    return ", ".join(filter(None, (agreement["title"], _day(agreement["signed_on"]))))


def _elsewhere(content: dict[str, Any]) -> str:
    elsewhere = content["published_elsewhere"]
    if elsewhere is None:
        return ""
    return ", ".join(filter(None, (elsewhere["where"], _day(elsewhere["on"]))))


def _restricted(content: dict[str, Any]) -> str:
    if content["restricted"] is None:
        return ""
    return _("Yes") if content["restricted"] else _("No")


FACTS: tuple[tuple[Any, Any], ...] = (
    (gettext_lazy("Recipient"), _name("recipient")),
    (gettext_lazy("Passed on to"), _name("ultimate_recipient")),
    (gettext_lazy("Paid by"), _name("paid_by")),
    (gettext_lazy("Name on the bank statement"), lambda c: c["intermediary"]),
    (gettext_lazy("Amount"), _amount),
    (gettext_lazy("VAT"), _vat),
    (gettext_lazy("Category"), lambda c: c["category"]["label"]),
    (gettext_lazy("Form"), lambda c: str(Form(c["form"]).label)),
    (
        gettext_lazy("How the value was found"),
        lambda c: str(Valuation(c["valuation"]).label) if c["valuation"] else "",
    ),
    (gettext_lazy("The benefit"), lambda c: c["benefit"]),
    (gettext_lazy("For a stated purpose only"), _restricted),
    (gettext_lazy("Paid on"), lambda c: _day(c["paid_on"])),
    (gettext_lazy("Year"), lambda c: str(c["year"])),
    (gettext_lazy("What it was for"), lambda c: c["description"]),
    (gettext_lazy("Agreement"), _agreement),
    (gettext_lazy("Published elsewhere"), _elsewhere),
)
