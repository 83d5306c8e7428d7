"""What of a register's extract is known: our columns, what must be said, what is guessed."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from organisations.models import Extract
from tables import mapping
from tables.guess import named
from tables.mapping import Column, Mapping

COLUMNS: dict[str, Column] = {
    "number": Column(
        lazy("Number in the register"),
        lazy("Alone, or with the register before it as in GB-CHC-1000003."),
    ),
    "name": Column(
        lazy("Name"), lazy("Without it, the file only adds names to what is here.")
    ),
    "other_names": Column(lazy("Other names")),
    "country": Column(lazy("Country"), lazy("Two letters.")),
    "place": Column(lazy("Town or postcode")),
    "website": Column(lazy("Website")),
    "status": Column(
        lazy("Whether it is still registered"),
        lazy("Such as yes or no, registered or removed."),
    ),
    "kind": Column(lazy("What kind of organisation it is")),
    "scheme": Column(lazy("Register"), lazy("A code of org-id.guide such as GB-CHC.")),
    "separator": Column(
        lazy("What stands between several other names"), lazy("For example ;")
    ),
}

# Words at the top of a register's columns, the most telling first
WORDS = {
    "number": (
        "org_id orgid identifier number nummer numéro numero reg_number registration id"
        " registernummer siren kbo rna uid"
    ),
    "name": "name legal title nom naam nombre denominazione bezeichnung denomination",
    "other_names": (
        "alternative alias aliases acronym acronyms former other abkürzung sigle"
    ),
    "country": "country land pays paese país pais",
    "place": (
        "postcode city town place ort plz ville commune plaats gemeente comune ciudad"
        " postal"
    ),
    "website": "website web url homepage site",
    "status": "status active registered state statut aktiv actif",
}


def from_toml(text: str) -> Mapping:
    """Reads a MAPPING.toml; raises Unusable with a sentence for each mistake."""
    return mapping.from_toml(text, COLUMNS)


def from_dict(data: dict[str, Any]) -> Mapping:
    """Checks a mapping as a dictionary; raises Unusable with a sentence for each mistake."""
    return mapping.from_dict(data, COLUMNS)


def missing(said: Mapping) -> list[str]:
    """What must be said before rows can be checked, in sentences."""
    sentences = []
    if "number" not in said.columns:
        sentences.append(_("Say which column holds the register's number: number = …"))
    if not {"name", "other_names"} & said.columns.keys():
        sentences.append(_("Say which column holds the name: name = …"))
    return sentences


def guess(header: list[str]) -> dict[str, str]:
    """Ours to theirs, by their names."""
    found = named(header, WORDS)
    if "name" in found and "alternative" in found["name"].casefold():
        found["other_names"] = found.pop("name")
    return found


def remembered(header: list[str]) -> Mapping | None:
    """How the last extract with these columns was read."""
    before = Extract.objects.filter(state=Extract.State.STORED).order_by("-id")
    for extract in before[:50]:
        said = from_dict(extract.mapping)
        if said.columns and {*said.columns.values(), *said.only} <= set(header):
            return said
    return None
