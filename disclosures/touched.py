"""What companies have of an organisation that is classified anew: by company and year."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from disclosures.models import Entry
from organisations.classification import Span, Touched
from organisations.models import Organisation

State = Entry.State


def by_classification(
    organisation: Organisation, span: Span, company_id: int | None
) -> list[Touched]:
    """Payments of the days of `span`, of one company or of all: one query.

    A payment of which only the year is known counts when any day of the year does.
    """
    entries = (
        Entry.objects.included()
        .filter(_within(span), recipient=organisation)
        .order_by(
            "period__company__name_key", "period__company_id", "-transfer__paid_year"
        )
    )
    if company_id is not None:
        entries = entries.filter(period__company_id=company_id)
    grouped = entries.values(
        "period__company_id",
        "period__company__legal_name",
        "period__company__public_id",
        "period__company__name_key",
        "transfer__paid_year",
    ).annotate(
        preparing=Count("pk", filter=Q(state=State.OPEN)),
        checking=Count("pk", filter=Q(state=State.IN_REVIEW)),
        published=Count("pk", filter=Q(state=State.PUBLISHED)),
    )
    return [_touched(dict(row), organisation) for row in grouped]


def _within(span: Span) -> Q:
    first, until = span.from_on, span.until_on
    dated = Q(transfer__paid_on__gte=first)
    undated = Q(transfer__paid_on=None, transfer__paid_year__gte=first.year)
    if until is not None:
        last = until - datetime.timedelta(days=1)
        dated &= Q(transfer__paid_on__lte=last)
        undated &= Q(transfer__paid_year__lte=last.year)
    return dated | undated


def _touched(row: dict[str, Any], organisation: Organisation) -> Touched:
    year = row["transfer__paid_year"]
    asked = {"party": organisation.legal_name, "year": year}
    public = {
        "company": row["period__company__public_id"],
        "organisation": organisation.public_id,
        "year": year,
    }
    return Touched(
        company_id=row["period__company_id"],
        company=row["period__company__legal_name"],
        year=year,
        preparing=row["preparing"],
        checking=row["checking"],
        published=row["published"],
        entries_url=f"{reverse('disclosures:transfer-list')}?{urlencode(asked)}",
        published_url=f"{reverse('register:search')}?{urlencode(public)}",
    )
