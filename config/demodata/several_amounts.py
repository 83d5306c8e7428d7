"""Solmar's workbook of last year: one row for each organisation, categories as columns.

It was read and waits to be stored: some cells say nothing, one row has no amount at all.
"""

from config.demodata.world import World, currency
from disclosures.actions import imports
from disclosures.imports.mapping import from_dict
from organisations.models import Role

AMOUNTS = (
    ("2 500,00", "–", "-"),
    ("", "1 200,00", "184,60"),
    ("0,00", "", "–"),
    ("4 000,00", "750,00", ""),
    ("", "900,00", "62,35"),
)
HEADINGS = ("Donations", "Services · Fees", "Services · Expenses")
CATEGORIES = ("grant", "service_fee", "service_expenses")


def tell(world: World) -> None:
    company = world.company("Farmacéutica Solmar")
    by = world.actor(company, Role.DISCLOSURE_OFFICER)
    year = world.today.year - 1
    near = [each for each in world.patients if each.country == company.country]
    lines = ["Beneficiary;Donations;Services;;Total", ";;Fees;Expenses;"]
    lines += [
        ";".join((each.legal_name, *amounts, ""))
        for each, amounts in zip(near, AMOUNTS, strict=False)
    ]
    content = "\r\n".join(lines).encode()
    batch = imports.upload(company, content, f"by-category-{year}.csv", by=by)
    imports.map_columns(
        batch,
        from_dict(
            {
                "file": {"delimiter": ";", "decimal": ",", "header_rows": 2},
                "columns": {"recipient": "Beneficiary"},
                "defaults": {
                    "currency": currency(company),
                    "vat_treatment": "not applicable",
                },
                "amounts": {
                    heading: {"category": category}
                    for heading, category in zip(HEADINGS, CATEGORIES, strict=True)
                },
            }
        ),
        by=by,
        only_year=year,
        profile_name="Workbook with categories as columns",
    )
    imports.begin_reading(batch, by=by)
    imports.read(batch, by=by)
