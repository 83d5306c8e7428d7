"""Guesses which of a file's columns is which of ours, by its name. Always shown as a guess."""

from disclosures.imports.mapping import from_dict
from disclosures.models import ImportProfile
from tables.guess import distance, named
from tables.mapping import Mapping

# Words that finance departments put at the top of their columns, in six languages;
# the most telling first.
WORDS = {
    "recipient": (
        "recipient payee receiver beneficiary organisation organization empfänger"
        " empfanger bénéficiaire beneficiaire ontvanger beneficiario destinatario name"
    ),
    "amount": "amount betrag montant bedrag importo importe value sum total wert",
    "currency": "currency währung wahrung devise valuta moneda divisa ccy curr",
    "paid_on": "date datum fecha data paid payment_date zahlungsdatum buchungsdatum",
    "paid_year": "year jahr année annee jaar anno año ano",
    "category": "category kategorie catégorie categorie categoria categoría type art",
    "description": (
        "purpose description zweck verwendungszweck beschreibung objet doel omschrijving"
        " scopo descrizione concepto descripción text details"
    ),
    "reference": "reference uid id referenz référence referentie riferimento referencia"
    " document belegnummer number nummer nr",
    "vat_treatment": "vat mwst tva btw iva",
    "recipient_country": "country land pays paese país pais",
    "invoiced_on": "invoice_date rechnungsdatum factuurdatum date_facture",
    "received_on": "received receipt_date value_date wertstellung",
    "activity_on": "event_date activity_date veranstaltungsdatum",
    "agreement_signed_on": "signed agreement_date contract_date vertragsdatum",
    "agreement": "agreement contract vertrag contrat contratto contrato overeenkomst",
}


def guess(header: list[str]) -> dict[str, str]:
    """Ours to theirs, each of their columns at most once."""
    found = named(header, WORDS)
    if {"paid_on", "paid_year"} <= found.keys():
        found.pop(_worse(found, "paid_year", "paid_on"))
    return found


def _worse(found: dict[str, str], first: str, second: str) -> str:
    """Which of two guesses is named less clearly; the first when they are equal.

    "year" says more than "source_date", which may be the day of the file.
    """
    how = {ours: distance(found[ours], WORDS[ours].split()) for ours in found}
    return second if how[second] // 100 > how[first] // 100 else first


def remembered(company_id: int, header: list[str]) -> ImportProfile | None:
    """The profile used last whose columns this file has."""
    profiles = ImportProfile.objects.filter(company_id=company_id).order_by(
        "-used_at", "-pk"
    )
    for profile in profiles[:50]:
        mapping: Mapping = from_dict(profile.mapping)
        if mapping.columns and {*mapping.columns.values(), *mapping.amounts} <= {
            *header
        }:
            return profile
    return None
