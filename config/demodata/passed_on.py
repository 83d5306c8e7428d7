"""What two agencies passed on for Northwind: one list is handed in, one is asked for."""

import csv
import datetime
import io
from decimal import Decimal

from config.demodata.world import World, add_agency
from disclosures.actions import comparisons, passed_on, receipts, transfers
from disclosures.imports.receipt_columns import of_list
from disclosures.imports.receipts import read
from disclosures.models import Comparison, PassOnList, Period, Transfer
from organisations.models import Organisation, Role

RELAY = "Relay Patient Events (invented)"
ASKED = "Bridge Communications (invented)"
LESS = Decimal("35.00")
WORDS = "Please list what you paid to patient organisations for us."
REASON = "The agency paid this for us; its name was missing."


def tell(world: World) -> None:
    """One payment fits, one has another amount, and one the company doesn't have."""
    company = world.company("Northwind Pharma")
    officer = world.actor(company, Role.DISCLOSURE_OFFICER)
    period = Period.objects.get(
        company=company, starts_on__year=world.today.year - 1, rules_name=""
    )
    due_on = world.today + datetime.timedelta(days=21)
    made = []
    for name, domain in ((RELAY, "relay"), (ASKED, "bridge")):
        agency = add_agency(world, name, email=f"reporter@{domain}.example")
        made.append(
            passed_on.ask(
                agency,
                period,
                by=officer,
                due_on=due_on,
                today=world.today,
                words=WORDS,
            )
        )
    paid = _paid_through(world, period, company)
    _bring(world, made[0], paid)
    by = world.actor(made[0].agency, Role.AGENCY_REPORTER)
    passed_on.hand_in(made[0], "complete", by=by, today=world.today)
    comparisons.match(Comparison.objects.get(passed_on=made[0]), by=officer)


def _paid_through(
    world: World, period: Period, company: Organisation
) -> list[Transfer]:
    """Two payments of the ledger, which name the agency from now on."""
    found = list(
        Transfer.objects.filter(
            entry__period=period,
            state=Transfer.State.RECORDED,
            amount__gt=LESS * 20,
            paid_on__isnull=False,
            intermediary="",
            ultimate_recipient=None,
        )
        .select_related("recipient")
        .order_by("-pk")[:2]
    )
    by = world.actor(company, Role.DISCLOSURE_OFFICER)
    return [
        transfers.edit(
            each,
            {"intermediary": RELAY},
            version=each.version,
            by=by,
            reason=REASON,
            today=world.today,
        )
        for each in found
    ]


def _bring(world: World, made: PassOnList, paid: list[Transfer]) -> None:
    text = io.StringIO()
    out = csv.writer(text, delimiter=";")
    out.writerow(["Recipient", "Amount", "Currency", "Date", "Reference", "Purpose"])
    for number, each in enumerate(paid):
        less = LESS if number else Decimal(0)
        amount = (each.amount or Decimal(0)) - less
        row = [f"{amount:.2f}", each.currency, each.paid_on, f"RE-{number}"]
        out.writerow([each.recipient.legal_name, *row, each.description])
    lacking = world.patients[-1].legal_name
    day = datetime.date(made.period.year, 10, 12)
    out.writerow([lacking, "640.00", "GBP", day, "RE-9", "Travel to a meeting"])
    by = world.actor(made.agency, Role.AGENCY_REPORTER)
    found = read(
        text.getvalue().encode(),
        "passed-on.csv",
        {"file": {"decimal": ".", "date_format": "%Y-%m-%d"}},
        holder_id=made.agency_id,
        today=world.today,
        kind=of_list(made, {}),
    )
    receipts.bring(found.usable, by=by, passed_on=made)
