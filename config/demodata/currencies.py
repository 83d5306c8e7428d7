"""A report that also tells its sums in one currency, with a rate that somebody gave."""

import datetime
from decimal import Decimal

from config.demodata.world import World
from disclosures.actions import currencies, transfers
from disclosures.models import Period
from organisations.models import Role

COMPANY = "Laboratoires Clairval"
SOURCE = "Rate of the bank that made the payment; invented for the demo"


def tell(world: World) -> None:
    """One payment in pounds in a French company's year: its rate is given by the officer."""
    company = next(each for each in world.companies if each.legal_name == COMPANY)
    by = world.actor(company, Role.DISCLOSURE_OFFICER)
    year = world.today.year - 1
    paid_on = datetime.date(year, 5, 12)
    period = Period.objects.get(company=company, starts_on__year=year)
    currencies.choose(period, "EUR", by=by)
    transfers.add(
        {
            "recipient": world.patients[0],
            "amount": Decimal(1800),
            "currency": "GBP",
            "category": "grant",
            "vat_treatment": "not_applicable",
            "paid_on": paid_on,
            "paid_year": year,
            "description": "Translation of the family guide into French",
        },
        by=by,
        today=world.today,
        reason="The British branch of the bank paid it; it was found late.",
    )
    currencies.give_rate(
        period,
        "GBP",
        paid_on,
        rate=Decimal("1.18"),
        rate_on=paid_on,
        source=SOURCE,
        by=by,
        today=world.today,
    )
