"""What Northwind paid to patients and carers: published for one year, prepared for the next."""

import datetime
from decimal import Decimal
from typing import Any

from config.demodata.world import World
from disclosures.actions import people, publication, reports
from disclosures.findings import open_findings
from disclosures.models import Period
from organisations.models import Role

COMPANY = "Northwind Pharma"
GROUP = "patients_and_carers"
REASON = "The totals of payments to patients and carers were missing."
INSIST = "Looked at again: both payments were made, on separate invoices."
PUBLISHED = (
    ("service_fee", "9840.00", 23, "Advice on leaflets and on the plan of a study."),
    ("service_expenses", "2115.40", 17, ""),
)
PREPARED = (
    (
        "service_fee",
        "11260.00",
        26,
        "Advice on leaflets and speaking at our staff days.",
    ),
    ("event_costs", "640.80", 3, ""),
)


def tell(world: World) -> None:
    """One of the totals that are prepared is of so few people that it is asked about."""
    _published(world)
    period = _period(world, world.today.year - 1)
    for facts in PREPARED:
        _add(world, period, facts, "They came from another department's books.")


def _period(world: World, year: int) -> Period:
    return Period.objects.filter(
        company=world.company(COMPANY), starts_on=datetime.date(year, 1, 1)
    ).earliest("pk")


def _add(world: World, period: Period, facts: tuple[Any, ...], reason: str) -> None:
    kind, amount, number, words = facts
    people.add(
        period,
        {
            "group": GROUP,
            "category": kind,
            "currency": "GBP",
            "amount": Decimal(amount),
            "people": number,
            "words": words,
        },
        by=world.actor(period.company, Role.DISCLOSURE_OFFICER),
        reason=reason,
    )


def _published(world: World) -> None:
    """The year before last, published again with the totals."""
    period = _period(world, world.today.year - 2)
    by = world.actor(period.company, Role.DISCLOSURE_OFFICER)
    second = world.actor(period.company, Role.COMPLIANCE_REVIEWER)
    on = world.today - datetime.timedelta(days=4)
    report = reports.start(period, by=by, today=on, reason=REASON)
    for facts in PUBLISHED:
        _add(world, period, facts, REASON)
    for finding in open_findings(report):
        reports.insist(finding, INSIST, by=by)
    report = reports.certify(report, by=by, today=on)
    report = reports.approve(report, by=second, today=on)
    publication.publish(report, by=by, today=on)
