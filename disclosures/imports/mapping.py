"""How a company's file is read: MAPPING.toml, the same as a saved import profile.

`[file]` says how it is written, `[columns]` which of its columns is which of ours,
`[defaults]` what holds where a cell is empty or there is no column, `[values.…]` what its
words mean in ours, `[only]` which rows of a shared file are this company's.
"""

import tomllib
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from disclosures.imports.notation import DATE_FORMATS
from disclosures.imports.shapes import Options, Unusable


class Column(NamedTuple):
    """One of our columns, as a person chooses it."""

    label: Any
    hint: Any = ""


COLUMNS: dict[str, Column] = {
    "recipient": Column(lazy("Recipient"), lazy("The organisation that was paid.")),
    "amount": Column(lazy("Amount")),
    "currency": Column(lazy("Currency"), lazy("Codes such as GBP or CHF.")),
    "paid_on": Column(lazy("Date of payment")),
    "paid_year": Column(lazy("Year of payment"), lazy("If there is no date.")),
    "category": Column(lazy("Category")),
    "description": Column(lazy("What it was for"), lazy("This becomes public.")),
    "reference": Column(
        lazy("Your reference"),
        lazy("A number that stays the same when you send the payment again."),
    ),
    "vat_treatment": Column(lazy("VAT"), lazy("Whether the amount contains it.")),
    "vat_amount": Column(lazy("VAT amount")),
    "form": Column(lazy("Form"), lazy("Money, help that is not money, or a service.")),
    "benefit": Column(lazy("The benefit, in words"), lazy("For help without a value.")),
    "restricted": Column(lazy("For a stated purpose only"), lazy("Yes or no.")),
    "recipient_country": Column(lazy("Recipient's country"), lazy("Two letters.")),
    "recipient_identifier": Column(
        lazy("Recipient's register number"),
        lazy("As GB-CHC:1234567, or the number alone with the register beside it."),
    ),
    "recipient_identifier_scheme": Column(
        lazy("Recipient's register"), lazy("A code of org-id.guide such as GB-CHC.")
    ),
    "intermediary": Column(
        lazy("Paid through"), lazy("The name on the recipient's bank statement.")
    ),
    "agreement": Column(lazy("Agreement")),
    "published_elsewhere": Column(
        lazy("First published (where)"),
        lazy("For payments that you published before, on your own pages."),
    ),
    "published_elsewhere_on": Column(lazy("First published (when)")),
}

FILE_KEYS = {
    "encoding": str,
    "delimiter": str,
    "decimal": str,
    "date_format": str,
    "sheet": str,
    "header_row": int,
    "has_header": bool,
}
TABLES = ("file", "columns", "defaults", "values", "only")


@dataclass(frozen=True)
class Mapping:
    """A valid mapping. `defaults["vat_treatment"]` may be one word, or one by category."""

    file: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    only: dict[str, str] = field(default_factory=dict)

    @property
    def options(self) -> Options:
        """What the reader of the file needs to know."""
        keys = ("encoding", "delimiter", "sheet", "header_row", "has_header")
        return Options(**{key: self.file[key] for key in keys if key in self.file})

    @property
    def provided(self) -> set[str]:
        """Our columns about which this file says something."""
        return {*self.columns, *self.defaults}

    def with_file(self, **settled: Any) -> "Mapping":
        """The same, with more settled about how the file is written."""
        known = {key: value for key, value in settled.items() if value is not None}
        return Mapping(
            {**self.file, **known}, self.columns, self.defaults, self.values, self.only
        )

    def as_dict(self) -> dict[str, Any]:
        """As it is kept in the database."""
        return {key: value for key, value in asdict(self).items() if value}


def from_toml(text: str) -> Mapping:
    """Reads a MAPPING.toml; raises Unusable with a sentence for each mistake."""
    try:
        return from_dict(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Unusable(
            _("The mapping is not valid TOML: %(error)s.") % {"error": error}
        ) from None


def from_dict(data: dict[str, Any]) -> Mapping:
    """Checks a mapping as a dictionary; raises Unusable with a sentence for each mistake."""
    wrong = [*_unknown_tables(data), *_wrong_file(data.get("file", {}))]
    if not wrong:
        for table in ("columns", "defaults", "values"):
            wrong += _unknown_columns(table, data.get(table, {}))
        wrong += _wrong_words(data)
    if wrong:
        raise Unusable(*wrong)
    return Mapping(**{table: data.get(table, {}) for table in TABLES})


def missing(mapping: Mapping) -> list[str]:
    """What must be said before rows can be checked, in sentences."""
    has = mapping.provided
    sentences = []
    if "recipient" not in mapping.columns:
        sentences.append(_("Say which column names the recipient: recipient = …"))
    if "amount" not in mapping.columns and "benefit" not in has:
        sentences.append(_("Say which column holds the amount: amount = …"))
    if "paid_on" not in mapping.columns and "paid_year" not in has:
        sentences.append(_("Say which column holds the date or year: paid_on = …"))
    return sentences


def check_header(mapping: Mapping, header: list[str]) -> None:
    """Raises Unusable when the mapping names columns that the file doesn't have."""
    theirs = [*mapping.columns.values(), *mapping.only]
    unknown = [name for name in dict.fromkeys(theirs) if name not in header]
    if unknown:
        raise Unusable(
            *(
                _(
                    "The mapping names the column “%(name)s”, but the file doesn't have it."
                    " Its columns are: %(header)s."
                )
                % {"name": name, "header": ", ".join(header)}
                for name in unknown
            )
        )


def _unknown_tables(data: dict[str, Any]) -> list[str]:
    wrong = []
    for key, value in data.items():
        if key not in TABLES:
            wrong.append(
                _(
                    "The mapping has a part [%(key)s] that isn't known. It can have: %(tables)s."
                )
                % {"key": key, "tables": ", ".join(TABLES)}
            )
        elif not isinstance(value, dict):
            wrong.append(_("Write [%(key)s] as a table of its own.") % {"key": key})
    return wrong


def _wrong_file(file: Any) -> list[str]:
    if not isinstance(file, dict):
        return []
    wrong = []
    for key, value in file.items():
        if key not in FILE_KEYS:
            wrong.append(
                _("[file] has “%(key)s”, which isn't known. It can have: %(keys)s.")
                % {"key": key, "keys": ", ".join(FILE_KEYS)}
            )
        elif type(value) is not FILE_KEYS[key]:
            wrong.append(
                _("The value of “%(key)s” in [file] has the wrong form.") % {"key": key}
            )
    if file.get("decimal", ".") not in {".", ","}:
        wrong.append(_('decimal in [file] must be "." or ",".'))
    if file.get("date_format", "%Y-%m-%d") not in DATE_FORMATS:
        wrong.append(
            _("date_format in [file] must be one of: %(formats)s.")
            % {"formats": ", ".join(DATE_FORMATS)}
        )
    return wrong


def _unknown_columns(table: str, entries: dict[str, Any]) -> list[str]:
    return [
        _(
            "[%(table)s] names our column “%(name)s”, which isn't known. Ours are: %(ours)s."
        )
        % {"table": table, "name": name, "ours": ", ".join(COLUMNS)}
        for name in entries
        if name not in COLUMNS
    ]


def _wrong_words(data: dict[str, Any]) -> list[str]:
    wrong = [
        _("[%(table)s]: write the value of “%(name)s” as text in quotation marks.")
        % {"table": table, "name": name}
        for table in ("columns", "only")
        for name, value in data.get(table, {}).items()
        if not isinstance(value, str)
    ]
    for name, value in data.get("defaults", {}).items():
        by_category = name == "vat_treatment" and _is_words(value)
        if not isinstance(value, str) and not by_category:
            wrong.append(
                _(
                    "[defaults]: write the value of “%(name)s” as text in quotation marks."
                )
                % {"name": name}
            )
    wrong += [
        _("[values.%(name)s] must be a list of lines “theirs” = “ours”.")
        % {"name": name}
        for name, value in data.get("values", {}).items()
        if not _is_words(value)
    ]
    if len(data.get("only", {})) > 1:
        wrong.append(_("[only] can name one column."))
    return wrong


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(word, str) for word in value.values()
    )
