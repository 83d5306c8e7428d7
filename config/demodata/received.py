"""Rare Lung's own books beside what Northwind reports: some fit, some don't."""

import datetime
from collections import Counter
from decimal import Decimal

from audit.acting import Actor
from config.demodata.world import World
from disclosures.actions import comparisons, receipts, settling
from disclosures.models import Comparison, Transfer
from disclosures.reconciliation import reading
from disclosures.reconciliation.entered import Facts
from organisations.models import Organisation, Role

CHARGES = Decimal("12.00")
LATER = datetime.timedelta(days=4)
"""How long the money was on its way."""


def tell(world: World) -> None:
    """One payment arrived as reported, one less bank charges, one is not in the books.

    What came beside that is not reported; and a gift of somebody who isn't here.
    """
    company = world.company("Northwind Pharma")
    patients = world.organisation("Rare Lung Alliance")
    by = world.actor(patients, Role.ADMINISTRATOR)
    comparison = comparisons.compare(company, by=by)
    payments = _payments(comparison)
    _enter(company, payments, by)
    comparisons.match(comparison, by=by)
    comparisons.show(comparison, by=by, today=world.today)
    _settle(world, comparison)


def _payments(comparison: Comparison) -> list[Transfer]:
    """What is reported of the year with the most payments."""
    reported = list(reading.reported(comparison).order_by("pk"))
    years = Counter(each.paid_year for each in reported)
    year = max(years, key=lambda each: (years[each], each), default=0)
    return [each for each in reported if each.paid_year == year]


def _enter(company: Organisation, payments: list[Transfer], by: Actor) -> None:
    for number, payment in enumerate(payments):
        if number == len(payments) - 1 and number > 1:
            continue  # reported, and not in the books
        less = CHARGES if number == 1 else Decimal(0)
        receipts.enter(_received(company, payment, less), by=by, another=True)
    if payments:
        year, currency = payments[0].paid_year, payments[0].currency
        day = datetime.date(year, 6, 20)
        receipts.enter(
            Facts(
                company.legal_name,
                Decimal("640.00"),
                currency,
                year,
                received_on=day,
                reference="RL-640",
                description="Travel to the patients' day",
                payer=company,
            ),
            by=by,
        )
        receipts.enter(
            Facts(
                "Foundation for Clean Air",
                Decimal("5000.00"),
                currency,
                year,
                received_on=day,
                reference="RL-5000",
                description="Breathing course",
            ),
            by=by,
        )


def _received(company: Organisation, payment: Transfer, less: Decimal) -> Facts:
    day = payment.paid_on and min(
        payment.paid_on + LATER, datetime.date(payment.paid_year, 12, 31)
    )
    return Facts(
        company.legal_name,
        (payment.amount or Decimal(0)) - less,
        payment.currency,
        payment.paid_year,
        received_on=day,
        reference=f"RL-{payment.reference}",
        charges=less or None,
        description=payment.description,
        payer=company,
    )


def _settle(world: World, comparison: Comparison) -> None:
    """The bank charges are explained by both."""
    holder = world.actor(comparison.holder, Role.ADMINISTRATOR)
    company = world.actor(comparison.company, Role.DISCLOSURE_OFFICER)
    for year in reading.years(comparison):
        for pair in reading.paired(comparison, year).filter(kind="bank_charge"):
            for by, words in (
                (holder, "Our bank kept £12 for a transfer from abroad."),
                (company, "We sent the whole sum; the bank's statement says the same."),
            ):
                settling.say(comparison, pair, words, by=by, today=world.today)
