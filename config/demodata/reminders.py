"""Agencies' lists that were asked for and are not handed in: one is near, one is late."""

import datetime

from config.demodata.world import World, add_agency
from disclosures.actions import affiliate_lapses, passed_on, passed_on_days
from disclosures.models import Period
from organisations.models import Role

DUE = (
    ("Harbour Meetings (invented)", "harbour", 5),
    ("Lantern Communications (invented)", "lantern", -2),
)
"""Each with the days that are left."""
ASKED_DAYS = 25


def tell(world: World) -> None:
    """The reporters of the one are reminded; of the other the officer is told."""
    company = world.company("Northwind Pharma")
    period = Period.objects.get(
        company=company, starts_on__year=world.today.year - 1, rules_name=""
    )
    for name, domain, left in DUE:
        passed_on.ask(
            add_agency(world, name, email=f"reporter@{domain}.example"),
            period,
            by=world.actor(company, Role.DISCLOSURE_OFFICER),
            due_on=world.today + datetime.timedelta(days=left),
            today=world.today - datetime.timedelta(days=ASKED_DAYS),
        )
    passed_on_days.remind(world.today)
    affiliate_lapses.tell_lapses(world.today)
