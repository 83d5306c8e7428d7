"""Guesses which columns hold amounts of one year or one category each, by name and content.

Only where there are several; always shown as a guess.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from disclosures.imports.amounts import is_nothing
from tables.header_rows import BETWEEN
from tables.notation import decimal_text
from ui.dates import FIRST_YEAR, LAST_YEAR

FEWEST = 2
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NEVER_WORDS = (
    "total totals sum summe gesamt gesamttotal gesamtbetrag totale totaal somme suma"
    " number anzahl nombre numero número count percent prozent date datum fecha data id"
    " nr no balance saldo"
)
VAT_WORDS = "vat mwst ust tva btw iva"
OF_AMOUNTS_TOO = (
    "incl inkl including included excl exkl excluding without ohne with mit"
)
"""Beside them VAT says what the amounts contain; alone it is the amount of VAT."""
# In this order: what a service cost beside the fee, before the fee; "registration fee"
# and "sponsorship fee" before a fee of a service.
WORDS = {
    "service_expenses": "expense expenses spesen auslagen frais gastos spese onkosten",
    "membership": "membership mitgliedschaft adhésion cotisation afiliación lidmaatschap",
    "donation_in_kind": "sachspende sachspenden sachleistung sachleistungen kind nature natura",
    "sponsorship": "sponsorship sponsorships sponsoring parrainage patrocinio"
    " sponsorizzazione sponsorizzazioni",
    "event_costs": "registration travel accommodation reise reisen reisekosten unterkunft"
    " inscription hébergement viaje viajes viaggio viaggi reiskosten",
    "service_fee": "fee fees honorar honorare honoraire honoraires honorario honorarios"
    " onorario onorari honoraria vergoeding",
    "grant": "donation donations grant grants spende spenden zuwendung zuwendungen don dons"
    " subvention subventions donazione donazioni donación donaciones donatie donaties",
}
EVENT_WORDS = (
    "event events veranstaltung veranstaltungen meeting kongress congress congrès"
    " congreso congresso evento eventi eventos événement"
)
NEVER, EVENTS = frozenset(NEVER_WORDS.split()), frozenset(EVENT_WORDS.split())
VAT, BESIDE_VAT = frozenset(VAT_WORDS.split()), frozenset(OF_AMOUNTS_TOO.split())


def guess_amounts(
    header: Sequence[str],
    samples: Sequence[Sequence[str]],
    known: Collection[str],
) -> dict[str, dict[str, str]]:
    """Their columns, with the year and the category that the name says; none or several.

    `samples` are rows of the file: a cell that is no amount speaks against its column.
    `known` are the codes of categories.
    """
    found: dict[str, dict[str, str]] = {}
    for place, name in enumerate(header):
        words = _said(name, known)
        if words and _amounts(row[place] for row in samples if place < len(row)):
            found[name] = words
    return found if len(found) >= FEWEST else {}


def beside(
    guessed: dict[str, str], amounts: dict[str, dict[str, str]]
) -> dict[str, str]:
    """What else was guessed of the file, without what columns of amounts say themselves."""
    if not amounts:
        return guessed
    said = {
        ours
        for ours in ("paid_year", "category")
        if all(ours in each for each in amounts.values())
    }
    return {
        ours: name
        for ours, name in guessed.items()
        if ours not in {"amount", "vat_amount", *said}
    }


def _amounts(cells: Iterable[str]) -> bool:
    return all(
        is_nothing(cell) or any(decimal_text(cell, sign) for sign in ".,")
        for cell in cells
    )


def _said(name: str, known: Collection[str]) -> dict[str, str]:
    *_above, last = name.split(BETWEEN)
    parts = set(_parts(last))
    if "%" in name or NEVER & parts or (VAT & parts and not BESIDE_VAT & parts):
        return {}
    years = set(YEAR.findall(name))
    said = {}
    if len(years) == 1 and FIRST_YEAR <= int(min(years)) <= LAST_YEAR:
        said["paid_year"] = min(years)
    code = _category(last, name) or _category(name, name)
    if code in known:
        said["category"] = code
    return said


def _category(text: str, name: str) -> str:
    parts = set(_parts(text))
    code = next((code for code, words in WORDS.items() if parts & {*words.split()}), "")
    if code != "sponsorship":
        return code
    return "sponsorship_event" if EVENTS & set(_parts(name)) else "sponsorship_other"


def _parts(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
