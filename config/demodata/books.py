"""What Northwind's finance paid last year: found in the ledger, waiting, left out, unknown."""

from decimal import Decimal

from config.demodata.world import World, currency
from disclosures.actions import books, books_settling
from disclosures.imports.books_rows import from_dict
from disclosures.models import BooksEntry, Period, Transfer
from organisations.models import Role

HEADER = "Document;Vendor;Vendor name;Paid on;Amount;Currency;Text;Cost centre"
FOUND = 12
"""So many payments of the ledger stand in the books too."""
UNKNOWN = (
    ("Verein Atemwege Hintertal", "900.00", "Unterstützung Jahrestagung"),
    ("Clinic Supplies Invented Ltd", "1420.00", "Gloves and masks"),
    ("Acme Office Paper Ltd", "310.50", "Paper"),
    ("Blue Van Couriers Ltd", "88.20", "Parcels"),
)


def tell(world: World) -> None:
    company = world.company("Northwind Pharma")
    by = world.actor(company, Role.DISCLOSURE_OFFICER)
    year = world.today.year - 1
    period = Period.objects.get(company=company, starts_on__year=year)
    money, known = currency(company), world.patients[0]
    paid = list(
        Transfer.objects.filter(
            entry__period=period, amount__isnull=False, paid_on__isnull=False
        )
        .select_related("recipient")
        .order_by("paid_on", "pk")[:FOUND]
    )
    rows = [
        f"{each.reference or f'B-{number}'};7{each.recipient_id};"
        f"{each.recipient.legal_name};{each.paid_on};{each.amount:.2f};"
        f"{each.currency};Support;4100"
        for number, each in enumerate(paid)
    ]
    rows += [
        f"B-1{number};9{number};{name};{year}-0{number + 2}-14;{amount};{money};{text};5200"
        for number, (name, amount, text) in enumerate(UNKNOWN)
    ]
    rows += [
        f"B-2{number};7{known.pk};{known.legal_name};{year}-0{number + 4}-03;"
        f"{Decimal(240 + 35 * number):.2f};{money};Room for a meeting;5300"
        for number in range(3)
    ]
    content = "\n".join([HEADER, *rows]).encode()
    file = books.bring_in(period, content, f"books-{year}.csv", by=by)
    written = {"decimal": ".", "date_format": "%Y-%m-%d"}
    books.read(file, from_dict({**file.mapping, "file": written}), by=by)
    booked = BooksEntry.objects.filter(period=period)
    books_settling.leave_out(
        booked.filter(document_number="B-20"),
        BooksEntry.Reason.REVERSED,
        "Booked twice by mistake and reversed the day after",
        by=by,
    )
