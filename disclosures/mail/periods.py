"""Last days of periods, and what each company of a group is asked about them."""

import datetime
from typing import Any

from django.urls import reverse

from disclosures.affiliate_changes import sums_changed
from disclosures.last_days import LastDay
from disclosures.lifecycle.affiliates import SPEAKERS
from disclosures.mail.people import OFFICERS, people
from disclosures.models import (
    AffiliateStatement,
    Period,
)
from notices.telling import tell
from regimes.deadlines import KINDS, PUBLISH


def last_day_near(period: Period, day: LastDay, *, days: int, nil: Any) -> None:
    """The company's officers, before a last day. `nil`: what is said of nothing."""
    _last_day(period, day, "last_day_near", days=days, nil=nil)


def last_day_over(period: Period, day: LastDay, *, until: datetime.date | None) -> None:
    """The company hears first; of its report everybody reads after `until`."""
    public = until if day.what == PUBLISH else None
    _last_day(period, day, "last_day_over", public_from=public)


def _last_day(period: Period, day: LastDay, kind: str, **more: object) -> None:
    tell(
        people(period.company_id, OFFICERS),
        kind,
        url=period.get_absolute_url(),
        organisation_id=period.company_id,
        context={
            "company": period.company.legal_name,
            "period": period.label,
            "what": KINDS[day.what],
            "rules": period.regime.name,
            "until": day.on,
            **more,
        },
    )


def retention_proposed(period: Period, lines: int) -> None:
    tell(
        people(period.company_id, OFFICERS),
        "retention_proposed",
        url=reverse("disclosures:retention"),
        organisation_id=period.company_id,
        context={"year": period.label, "count": lines},
    )


def affiliate_asked(statement: AffiliateStatement, *, again: bool = False) -> None:
    """Those who can say for the company of the group what it paid."""
    tell(
        people(statement.affiliate_id, SPEAKERS),
        "affiliate_asked",
        url=statement.get_absolute_url(),
        organisation_id=statement.affiliate_id,
        context={
            "company": statement.period.company.legal_name,
            "organisation": statement.affiliate.legal_name,
            "period": statement.period.label,
            "until": statement.answer_by,
            "again": again,
        },
    )


def affiliate_answered(statement: AffiliateStatement) -> None:
    tell(
        people(statement.period.company_id, OFFICERS),
        "affiliate_answered",
        url=statement.get_absolute_url(),
        organisation_id=statement.period.company_id,
        context={
            "organisation": statement.affiliate.legal_name,
            "period": statement.period.label,
            "nothing": statement.statement == AffiliateStatement.Statement.NOTHING,
        },
    )


def affiliate_lapsed(statement: AffiliateStatement, now: dict[str, Any]) -> None:
    """Both sides hear what changed; `now`: the figures of its payments, as they are."""
    company, before = statement.period.company, statement.stated_figures
    context = {
        "company": company.legal_name,
        "organisation": statement.affiliate.legal_name,
        "period": statement.period.label,
        "before": before.get("payments"),
        "now": now["payments"],
        "sums": sums_changed(before, now),
    }
    for organisation_id, roles in (
        (statement.affiliate_id, SPEAKERS),
        (company.pk, OFFICERS),
    ):
        tell(
            people(organisation_id, roles),
            "affiliate_lapsed",
            url=statement.get_absolute_url(),
            organisation_id=organisation_id,
            context=context,
        )
