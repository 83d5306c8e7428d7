"""Transfers, periods and reports to test with, made by the product's own actions."""

import datetime
from decimal import Decimal

from audit.acting import acting
from disclosures.actions import entries, periods, publication, reports
from disclosures.models import Entry, Period, Transfer
from tests import cast

TODAY = datetime.date(2026, 3, 1)
METHOD = "Payments are reported in the year in which they were made, VAT as stated."


def transfer(company, recipient, *, by=None, today=TODAY, placed=True, **fields):
    facts = {
        "amount": Decimal("3200.00"),
        "currency": "GBP",
        "category": "grant",
        "vat_treatment": "not_applicable",
        "paid_year": 2025,
        "description": "Helpline for families, second year",
        **fields,
    }
    actor = by or cast.actor(cast.member(company, "disclosure_officer"))
    with acting(actor, "Entered"):
        made = Transfer.objects.create(
            disclosed_by=company, recipient=recipient, **facts
        )
        if placed:
            entries.place([made.pk], today=today)
    return made


def entry(company, recipient, **fields):
    return Entry.objects.get(transfer=transfer(company, recipient, **fields))


def period_of(company, year=2025):
    return Period.objects.get(company=company, starts_on=datetime.date(year, 1, 1))


def in_review(company, *, by, year=2025, today=TODAY):
    """The company's year, with its recipients."""
    period = periods.freeze(period_of(company, year), by=by)
    return periods.open_review(period, by=by, today=today)


def in_correction(company, *, by, year=2025, today=TODAY):
    """The company's year after its check, which lasted until its last day."""
    return ended(in_review(company, by=by, year=year, today=today), by=by)


def ended(period, *, by):
    last = period.review_closes_on
    return periods.begin_correction(period, by=by, today=last)


def certified(period, *, by, today=TODAY, **words):
    report = reports.start(period, by=by, today=today, **words)
    report = reports.write(report, by=by, methodology=METHOD)
    return reports.certify(report, by=by, today=today)


def published(period, *, by, second, today=TODAY, **words):
    """A report that went through both people; review is ended first if it runs."""
    if period.state == Period.State.IN_REVIEW:
        period = ended(period, by=by)
    report = certified(period, by=by, today=today, **words)
    report = reports.approve(report, by=second, today=today)
    return publication.publish(report, by=by, today=today)
