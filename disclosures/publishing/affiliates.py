"""What a report says of the other companies of its group, and of those that are silent."""

from typing import Any
from unicodedata import normalize

from disclosures.affiliate_words import silences
from disclosures.models import AffiliateStatement, Report
from disclosures.models.affiliates import companies_of

RULE = "affiliate_silent"
"""The finding whose reservation names them."""


def told(report: Report) -> list[dict[str, Any]]:
    """By name: what each said, on which day, and whether the company entered it for it.

    `statement` is `None` for one that is silent, or whose payments changed since. One
    that was taken out, with a reason, is not there. People are never named.
    """
    period = report.period
    said = {
        each.affiliate_id: each
        for each in AffiliateStatement.objects.filter(period=period).with_rows()
    }
    known = companies_of(period.pk, period.company_id).order_by("name_key", "pk")
    return [
        _told(name, said.get(key))
        for key, name in known.values_list("pk", "legal_name")
        if key not in said or said[key].state != AffiliateStatement.State.TAKEN_OUT
    ]


def _told(name: str, said: AffiliateStatement | None) -> dict[str, Any]:
    facts = {"name": normalize("NFC", name)}
    if (
        said is None
        or said.state != AffiliateStatement.State.ANSWERED
        or said.lapsed
        or said.stated_on is None
    ):
        return {**facts, "entered": False, "on": None, "statement": None}
    return {
        **facts,
        "entered": said.entered,
        "on": said.stated_on.isoformat(),
        "statement": said.statement,
    }


def with_names(rule: str, words: str, affiliates: list[dict[str, Any]]) -> str:
    """The words of a reservation; that of silent companies names them first."""
    return " ".join([*silences(affiliates), words]) if rule == RULE else words
