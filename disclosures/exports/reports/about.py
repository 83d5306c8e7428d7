"""Which report a file is of: the same facts at the head of each."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.affiliate_words import Affiliates, said, silences
from disclosures.exports.reports.made import Sums, written_sums
from disclosures.exports.reports.source import Source
from disclosures.exports.reports.writing import Sheet
from regimes.models import Regime
from ui.dates import written_day

Facts = list[tuple[str, str]]


def facts(source: Source, rules: Regime | None = None) -> Facts:
    """Labels and what they say; `rules` are those that a country's file follows."""
    head = source.head
    told = [
        (_("Company"), head["company"]["name"]),
        (_("Period"), period(source)),
        (_("Report"), f"{head['reference']}, {_('version')} {head['version']}"),
        (
            _("Published on"),
            day(head["published_on"])
            if source.sha256
            else _("Not published: a draft as it stands today"),
        ),
        (_("Reporting rules of the report"), _rules(head["regime"])),
        (_("Rules that this file follows"), f"{rules}" if rules else ""),
        (_("Why this version"), head.get("reason", "")),
        (_("Nothing to report"), head.get("attestation", "") if head["nil"] else ""),
        (_("Other companies of the group"), group(source)),
        (_("Sums"), written_sums(whole(source))),
        (_("Address"), address(source) if source.sha256 else ""),
        (_("SHA-256 of the report"), source.sha256),
    ]
    return [(label, value) for label, value in told if value]


def group(source: Source) -> str:
    """What each company of the group said of its own payments, silence included."""
    affiliates: Affiliates = source.head.get("affiliates", [])
    return " ".join([*said(affiliates), *silences(affiliates)])


def whole(source: Source) -> Sums:
    """The report's own sums by currency."""
    return {
        currency: Decimal(each["amount"] or 0)
        for currency, each in sorted(source.head["sums"].items())
    }


def period(source: Source) -> str:
    told = source.head["period"]
    return _("%(first)s to %(last)s") % {
        "first": day(told["starts_on"]),
        "last": day(told["ends_on"]),
    }


def address(source: Source) -> str:
    # by its name: the register is an app above this one
    path = reverse("register:report", args=[source.head["public_id"]])
    return f"{settings.SITE_URL}{path}"


def day(iso: str | None) -> str:
    return written_day(date.fromisoformat(iso)) if iso else ""


def _rules(told: dict[str, Any]) -> str:
    name = f"{told['name']} {told['version']}"
    return name if told["verified"] else _("%s (not confirmed by a person)") % name


def sheet(source: Source, rules: Regime | None, notes: list[str]) -> Sheet:
    """The last sheet of a workbook; `notes` say what is not in it."""
    rows = [*facts(source, rules), *((_("To know"), note) for note in notes)]
    return Sheet(_("About"), [(_("What"), 32), (_("Says"), 100)], rows)


def method(source: Source) -> Sheet:
    """The company's note, paragraph by paragraph."""
    text = source.head.get("methodology") or _("The company wrote none.")
    label = _("Methodology note")
    return Sheet(
        label, [(label, 110)], [[each] for each in text.splitlines() if each.strip()]
    )
