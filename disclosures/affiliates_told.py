"""What a report says of the other companies of its group, and of those that are silent."""

from typing import Any
from unicodedata import normalize

from django.db.models import JSONField, OuterRef, Subquery
from django.db.models.functions import JSONObject

from disclosures.affiliate_words import NOT_ASKED
from disclosures.models import AffiliateStatement, Report
from disclosures.models.affiliates import companies_of


def told(report: Report) -> list[dict[str, Any]]:
    """By name, in one query: what each said, on which day, and whether the company entered it for it.

    `statement` is `None` for one that is silent, or whose payments changed since. One
    that was taken out says `not_asked`. People are never named.
    """
    period = report.period
    statement = (
        AffiliateStatement.objects.filter(period=period, affiliate=OuterRef("pk"))
        .settled()
        .values(
            facts=JSONObject(
                state="state", statement="statement", on="stated_on", entered="entered"
            )
        )
    )
    known = (
        companies_of(period.pk, period.company_id)
        .annotate(said=Subquery(statement, output_field=JSONField()))
        .order_by("name_key", "pk")
    )
    return [
        _told(name, said or {})
        for name, said in known.values_list("legal_name", "said")
    ]


def _told(name: str, said: dict[str, Any]) -> dict[str, Any]:
    """`said` is empty for one that is silent, or whose word lapsed."""
    if said.get("state") == AffiliateStatement.State.TAKEN_OUT:
        said = {"statement": NOT_ASKED}
    return {
        "entered": said.get("entered", False),
        "name": normalize("NFC", name),
        "on": said.get("on"),
        "statement": said.get("statement"),
    }
