"""Which column of a transfer gets what from a staged row, in SQL.

`r` is the staged row. What a file says nothing about is left as it is in an update and
gets the model's default in a new row.
"""

from typing import NamedTuple

from tables.mapping import Mapping


class Field(NamedTuple):
    """A column of the ledger, the staged value for it, and whether empty says nothing."""

    column: str
    value: str
    text: bool = False


def _text(ours: str, column: str | None = None) -> Field:
    return Field(column or ours, f"coalesce(r.texts->>'{ours}', '')", text=True)


OTHER_DAYS = ("received_on", "invoiced_on", "activity_on", "agreement_signed_on")
"""Days of a payment beside the one on which it was paid."""

ALWAYS = {
    "amount": Field("amount", "r.amount"),
    "currency": Field("currency", "r.currency"),
    "paid_year": Field("paid_year", "r.paid_year"),
    "category": Field("category", "r.category"),
    "vat_treatment": Field("vat_treatment", "r.vat_treatment"),
}
IF_SAID = {
    "paid_on": Field("paid_on", "r.paid_on"),
    "vat_amount": Field("vat_amount", "(r.texts->>'vat_amount')::numeric"),
    "form": Field("form", "coalesce(r.texts->>'form', 'cash')"),
    "restricted": Field("restricted", "(r.texts->>'restricted')::boolean"),
    "description": _text("description"),
    "benefit": _text("benefit"),
    "intermediary": _text("intermediary"),
    "agreement": _text("agreement", "agreement_title"),
    "published_elsewhere": _text("published_elsewhere"),
    "published_elsewhere_on": Field(
        "published_elsewhere_on", "(r.texts->>'published_elsewhere_on')::date"
    ),
    **{day: Field(day, f"(r.texts->>'{day}')::date") for day in OTHER_DAYS},
}


def said(mapping: Mapping) -> list[Field]:
    """The columns about which a file with this mapping speaks."""
    provided = set(mapping.provided)
    if "recognised_by" in provided:
        provided.update(OTHER_DAYS)
    return [
        *ALWAYS.values(),
        *(field for ours, field in IF_SAID.items() if ours in provided),
    ]


def kept_or_new(field: Field) -> str:
    """The value after an update of the transfer `t`: an empty cell takes nothing away.

    A stored day outside the new year is dropped with it. VAT that is not known takes
    nothing away either: it may have been stated here since.
    """
    if field.column == "paid_on":
        return (
            "case when r.paid_on is not null then r.paid_on"
            " when extract(year from t.paid_on) = r.paid_year then t.paid_on end"
        )
    if field.column == "amount":
        return field.value
    if field.column == "vat_treatment":
        return f"coalesce(nullif({field.value}, 'unknown'), t.{field.column})"
    value = f"nullif({field.value}, '')" if field.text else field.value
    return f"coalesce({value}, t.{field.column})"
