"""The demo's part about both sides of the same money, told for two organisations."""

import datetime
from decimal import Decimal

from config.demodata import received
from config.demodata.world import World
from disclosures.models import Comparison, Settlement
from disclosures.reconciliation.figures import figures
from tests import cast
from tests.disclosures import ledger

TODAY = datetime.date(2026, 3, 1)


def test_some_payments_fit_and_some_do_not(
    company, patients, officer, po_administrator
):
    for number in range(1, 5):
        ledger.transfer(
            company,
            patients,
            by=cast.actor(officer),
            amount=Decimal(number * 1000),
            paid_on=datetime.date(2025, number, 10),
            reference=f"NW-{number}",
        )
    ledger.in_review(company, by=cast.actor(officer), today=TODAY)
    world = World(TODAY, companies=[company], patients=[patients])
    world.people = {
        (company.pk, "disclosure_officer"): officer,
        (patients.pk, "administrator"): po_administrator,
    }

    received.tell(world)

    found = figures(Comparison.objects.get(shown=True), 2025)
    kinds = {each.kind.value: each.pairs for each in found.kinds}
    assert kinds == {"equal": 2, "bank_charge": 1}
    assert (found.only_received, found.only_reported) == (1, 1)
    assert Settlement.objects.get().settled_on == TODAY
