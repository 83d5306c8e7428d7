"""How a file is read and what its columns mean: MAPPING.toml, the same as a saved profile.

`[file]` says how it is written, `[columns]` which of its columns is which of ours,
`[defaults]` what holds where a cell is empty or there is no column, `[values.…]` what its
words mean in ours, `[only]` which rows of a shared file are taken. Where one row has several
amounts, `[amounts]` names their columns, each with what holds of its amounts alone. Who
reads a file brings the columns that it knows.
"""

import tomllib
from collections.abc import Collection
from collections.abc import Mapping as Known
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from tables.notation import DATE_FORMATS
from tables.shapes import Options, Unusable


class Column(NamedTuple):
    """One of our columns, as a person chooses it."""

    label: Any
    hint: Any = ""


FILE_KEYS = {
    "encoding": str,
    "delimiter": str,
    "decimal": str,
    "date_format": str,
    "sheet": str,
    "header_row": int,
    "has_header": bool,
    "header_rows": int,
    "first_row": int,
    "last_row": int,
}
OF_ONE_FILE = (
    "first_row",
    "last_row",
)  # the next file of the same kind is as long as it is
TABLES = ("file", "columns", "defaults", "values", "only")
AMOUNTS = "amounts"


@dataclass(frozen=True)
class Mapping:
    """A valid mapping. A default may be one word, or one for each word of another column.

    `amounts` is empty where a row has one amount in a column of its own.
    """

    file: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    only: dict[str, str] = field(default_factory=dict)
    amounts: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def options(self) -> Options:
        """What the reader of the file needs to know."""
        keys = (
            "encoding",
            "delimiter",
            "sheet",
            "header_row",
            "has_header",
            "header_rows",
            *OF_ONE_FILE,
        )
        return Options(**{key: self.file[key] for key in keys if key in self.file})

    @property
    def provided(self) -> set[str]:
        """Our columns about which this file says something."""
        of_amounts = (ours for words in self.amounts.values() for ours in words)
        return {*self.columns, *self.defaults, *of_amounts}

    @property
    def theirs(self) -> list[str]:
        """The names of all columns of the file that are used, each once."""
        named = [*self.columns.values(), *self.amounts, *self.only]
        return list(dict.fromkeys(named))

    def with_file(self, **settled: Any) -> "Mapping":
        """The same, with more settled about how the file is written."""
        known = {key: value for key, value in settled.items() if value is not None}
        return replace(self, file={**self.file, **known})

    def without_file(self, *keys: str) -> "Mapping":
        """The same, with these open again in how the file is written."""
        kept = {key: value for key, value in self.file.items() if key not in keys}
        return replace(self, file=kept)

    def as_dict(self) -> dict[str, Any]:
        """As it is kept in the database."""
        return {key: value for key, value in asdict(self).items() if value}

    def for_next_file(self) -> dict[str, Any]:
        """As it is remembered: without the rows between which this one file was read."""
        return self.without_file(*OF_ONE_FILE).as_dict()


def from_toml(
    text: str,
    ours: Known[str, Column],
    by_word: Collection[str] = (),
    of_amounts: Collection[str] = (),
) -> Mapping:
    """Reads a MAPPING.toml; raises Unusable with a sentence for each mistake."""
    try:
        return from_dict(tomllib.loads(text), ours, by_word, of_amounts)
    except tomllib.TOMLDecodeError as error:
        raise Unusable(
            _("The mapping is not valid TOML: %(error)s.") % {"error": error}
        ) from None


def from_dict(
    data: dict[str, Any],
    ours: Known[str, Column],
    by_word: Collection[str] = (),
    of_amounts: Collection[str] = (),
) -> Mapping:
    """Checks a mapping as a dictionary; raises Unusable with a sentence for each mistake.

    `ours` are the columns that are known; the default of one in `by_word` may be a table of
    words. What `[amounts]` may say of a column is in `of_amounts`; whoever takes one amount of
    a row leaves it empty.
    """
    tables = (*TABLES, AMOUNTS) if of_amounts else TABLES
    wrong = [*_unknown_tables(data, tables), *_wrong_file(data.get("file", {}))]
    if not wrong:
        for table in ("columns", "defaults", "values"):
            wrong += _unknown_columns(table, data.get(table, {}), ours)
        wrong += _wrong_words(data, by_word)
        wrong += _wrong_amounts(data.get(AMOUNTS, {}), of_amounts)
    if wrong:
        raise Unusable(*wrong)
    amounts = {
        name: {ours: str(value) for ours, value in words.items()}
        for name, words in data.get(AMOUNTS, {}).items()
    }
    return Mapping(**{table: data.get(table, {}) for table in TABLES}, amounts=amounts)


def check_header(mapping: Mapping, header: list[str]) -> None:
    """Raises Unusable when the mapping names columns that the file doesn't have."""
    unknown = [name for name in mapping.theirs if name not in header]
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


def _unknown_tables(data: dict[str, Any], tables: Collection[str]) -> list[str]:
    wrong = []
    for key, value in data.items():
        if key not in tables:
            wrong.append(
                _(
                    "The mapping has a part [%(key)s] that isn't known. It can have: %(tables)s."
                )
                % {"key": key, "tables": ", ".join(tables)}
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
    if file.get("header_rows", 1) not in {1, 2}:
        wrong.append(_("header_rows in [file] must be 1 or 2."))
    if file.get("date_format", "%Y-%m-%d") not in DATE_FORMATS:
        wrong.append(
            _("date_format in [file] must be one of: %(formats)s.")
            % {"formats": ", ".join(DATE_FORMATS)}
        )
    return wrong


def _unknown_columns(
    table: str, entries: dict[str, Any], ours: Known[str, Column]
) -> list[str]:
    return [
        _(
            "[%(table)s] names our column “%(name)s”, which isn't known. Ours are: %(ours)s."
        )
        % {"table": table, "name": name, "ours": ", ".join(ours)}
        for name in entries
        if name not in ours
    ]


def _wrong_words(data: dict[str, Any], by_word: Collection[str]) -> list[str]:
    wrong = [
        _("[%(table)s]: write the value of “%(name)s” as text in quotation marks.")
        % {"table": table, "name": name}
        for table in ("columns", "only")
        for name, value in data.get(table, {}).items()
        if not isinstance(value, str)
    ]
    for name, value in data.get("defaults", {}).items():
        words = name in by_word and _is_words(value)
        if not isinstance(value, str) and not words:
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


def _wrong_amounts(amounts: dict[str, Any], known: Collection[str]) -> list[str]:
    wrong = []
    for name, words in amounts.items():
        if not isinstance(words, dict) or not all(
            type(value) in {str, int} for value in words.values()
        ):
            wrong.append(
                _(
                    "[amounts]: write “%(name)s” = { … } with what holds of this column,"
                    " or {} if nothing does."
                )
                % {"name": name}
            )
            continue
        wrong += [
            _("[amounts]: “%(word)s” can't be said of a column. These can: %(known)s.")
            % {"word": word, "known": ", ".join(known)}
            for word in words
            if word not in known
        ]
    return wrong


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(word, str) for word in value.values()
    )
