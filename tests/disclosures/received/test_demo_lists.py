"""The demo's part about agencies, told for one company."""

import datetime
from decimal import Decimal

from config.demodata import passed_on, reminders
from config.demodata.world import World
from disclosures.models import Comparison, PassOnList
from disclosures.reconciliation.figures import figures
from notices.models import Notice
from tests import cast
from tests.disclosures import ledger

TODAY = datetime.date(2026, 3, 1)


def test_one_list_is_handed_in_and_one_is_asked_for(
    company, patients, other_patients, officer, operator, registrar
):
    for number in range(1, 5):
        ledger.transfer(
            company,
            patients,
            by=cast.actor(officer),
            amount=Decimal(number * 1000),
            paid_on=datetime.date(2025, number, 10),
        )
    world = World(TODAY, companies=[company], patients=[patients, other_patients])
    world.operator = operator
    world.people = {
        (company.pk, "disclosure_officer"): officer,
        (operator.pk, "registrar"): registrar,
    }

    passed_on.tell(world)

    found = figures(Comparison.objects.get(), 2025)
    assert (found.only_received, found.only_reported) == (1, 0)
    assert found.differing_in == {"amount": 1}
    states = PassOnList.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["handed_in", "asked"]


def test_one_list_is_near_and_one_is_late(
    company, patients, officer, operator, registrar
):
    ledger.transfer(company, patients, by=cast.actor(officer))
    world = World(TODAY, companies=[company], patients=[patients])
    world.operator = operator
    world.people = {
        (company.pk, "disclosure_officer"): officer,
        (operator.pk, "registrar"): registrar,
    }

    reminders.tell(world)

    told = Notice.objects.filter(kind__in=["list_due", "list_late"]).order_by("pk")
    assert list(told.values_list("kind", flat=True)) == ["list_due", "list_late"]
