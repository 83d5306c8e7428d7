"""What a table of the data package is."""

from dataclasses import dataclass

from disclosures.exports.fields import Field

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Joined:
    """These columns name a row of another table by its columns."""

    columns: Keys
    table: str
    theirs: Keys


@dataclass(frozen=True)
class Resource:
    """One CSV file. `rows` is what stands after FROM; it may name `reports` and others."""

    name: str
    title: str
    about: str
    fields: tuple[Field, ...]
    rows: str = ""
    key: Keys = ()
    joins: tuple[Joined, ...] = ()
