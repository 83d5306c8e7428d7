"""The invented payments: written as a file and brought in as a company would."""

import csv
import datetime
import io
import random
from decimal import Decimal
from typing import Any

from audit.acting import Actor
from config.demodata.world import World, currency, facts
from disclosures.actions import imports
from disclosures.imports.mapping import from_dict
from disclosures.models import ImportBatch
from organisations.models import Organisation

HEADER = [
    "Beneficiary",
    "Amount",
    "Currency",
    "Paid on",
    "Kind",
    "VAT",
    "For",
    "Doc no",
    "Agreement",
    "Signed",
]
MAPPING = {
    "file": {
        "encoding": "utf-8",
        "delimiter": ";",
        "decimal": ".",
        "date_format": "%Y-%m-%d",
    },
    "columns": {
        "recipient": "Beneficiary",
        "amount": "Amount",
        "currency": "Currency",
        "paid_on": "Paid on",
        "category": "Kind",
        "vat_treatment": "VAT",
        "description": "For",
        "reference": "Doc no",
        "agreement": "Agreement",
        "agreement_signed_on": "Signed",
    },
    "defaults": {},
    "values": {
        "category": {
            "Grant": "grant",
            "Event": "sponsorship_event",
            "Sponsoring": "sponsorship_other",
            "Fee": "service_fee",
            "Expenses": "service_expenses",
            "Travel": "event_costs",
            "Project": "collaboration",
            "Member": "membership",
        },
        "vat_treatment": {"none": "not applicable", "incl": "included"},
    },
}
KINDS = {ours: theirs for theirs, ours in MAPPING["values"]["category"].items()}  # type: ignore[index]
PLAIN = {"grant", "membership", "event_costs", "service_expenses"}
SCALE = {"GBP": 1, "EUR": 1, "CHF": 1, "UAH": 40}
SIZES = (500, 750, 1200, 1500, 2400, 3200, 4000, 5000, 7500, 10000, 15000, 25000)


def rows(
    world: World, company: Organisation, year: int, chance: random.Random, count: int
) -> list[list[str]]:
    """`count` payments to organisations of the company's country and its neighbours."""
    purposes = facts()["purposes"]
    near = [p for p in world.patients if p.country == company.country]
    far = [p for p in world.patients if p.country != company.country]
    made = []
    for number in range(count):
        recipient = chance.choice(near if chance.random() < 0.7 or not far else far)
        category = chance.choice(list(purposes))
        amount = Decimal(chance.choice(SIZES)) * SCALE[currency(company)]
        if chance.random() < 0.2:
            amount += Decimal(chance.randrange(1, 9999)) / 100
        day = datetime.date(year, 1, 1) + datetime.timedelta(days=chance.randrange(360))
        purpose = chance.choice(purposes[category]).format(year=year)
        signed = day - datetime.timedelta(days=20 + number % 40)
        # Some grants have no agreement on paper, as it happens.
        agreed = category == "grant" and number % 3
        made.append(
            [
                recipient.legal_name,
                f"{amount:.2f}",
                currency(company),
                day.isoformat(),
                KINDS[category],
                "none" if category in PLAIN else "incl",
                purpose,
                f"{company.public_id[:4].upper()}-{year}-{number + 1:04d}",
                f"Grant agreement: {purpose}" if agreed else "",
                signed.isoformat() if agreed else "",
            ]
        )
    return made


def as_csv(payments: list[list[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(payments)
    return text.getvalue().encode()


def check_file(
    company: Organisation, year: int, payments: list[list[str]], *, by: Actor
) -> ImportBatch:
    """Uploads and checks a year's file, and leaves it there for a person to decide."""
    batch = imports.upload(company, as_csv(payments), f"payments-{year}.csv", by=by)
    imports.map_columns(
        batch, from_dict(MAPPING), by=by, profile_name="Yearly file from finance"
    )
    imports.begin_reading(batch, by=by)
    imports.read(batch, by=by)
    batch.refresh_from_db()
    return batch


def bring_in(
    company: Organisation,
    year: int,
    payments: list[list[str]],
    *,
    by: Actor,
    today: datetime.date,
) -> ImportBatch:
    """The same, and stores it."""
    batch = check_file(company, year, payments, by=by)
    imports.begin_storing(batch, by=by, partial=False)
    imports.store(batch, by=by, today=today, partial=False)
    return batch


def misspelled(payments: list[list[str]]) -> list[list[str]]:
    """The same payments, with some names as a hurried clerk would write them."""
    changed: list[Any] = []
    for number, payment in enumerate(payments):
        name = payment[0]
        if number % 4 == 0:
            name = name.upper()
        elif number % 4 == 1:
            name = name.replace("e. V.", "").strip() + " (Verein)"
        elif number % 4 == 2:
            name = name[:-3]
        changed.append([name, *payment[1:]])
    return changed
