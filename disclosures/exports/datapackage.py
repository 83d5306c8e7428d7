"""The register as a Frictionless Data Package: tables with their schemas, in one ZIP file.

specs.frictionlessdata.io/data-package (version 1, profile tabular-data-package).
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max, Min

from disclosures.exports import csvw
from disclosures.exports.archives import Written, archive, pieces
from disclosures.exports.package_tables import RESOURCES
from disclosures.exports.people_totals import PEOPLE_TOTALS
from disclosures.exports.resources import Scope, query
from disclosures.exports.tables import Resource

DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}


def stream(of: Scope, about: dict[str, Any]) -> Iterator[bytes]:
    with archive() as (made, file):
        written = {
            resource.name: made.table(_path(resource), query(resource, of))
            for resource in RESOURCES
        }
        made.described("datapackage.json", _described(of, about, written))
        made.described(*csvw.beside(PEOPLE_TOTALS, about))
        made.close()
        yield from pieces(file)


def _path(resource: Resource) -> str:
    return f"{resource.name}.csv"


def _described(
    of: Scope, about: dict[str, Any], written: dict[str, Written]
) -> dict[str, Any]:
    dates = of.reports.aggregate(
        first=Min("year"), last=Max("year"), updated=Max("published_on")
    )
    return {
        "profile": "tabular-data-package",
        "name": "evenhand-register",
        "title": about["register"],
        "description": (
            "What companies published of their payments and other help to patient"
            " organisations, as checked by the recipients. How each company counts is"
            " in `methodology` of the table `reports`; what went out unmended is in"
            " `reservations` of `reports` and `lines`. What was paid to persons is in"
            " `people_totals`, as totals without names. Never add up two currencies."
            " An empty cell is a value that is not known or not there."
        ),
        "homepage": about["address"],
        "licenses": [_licence(about)],
        "sources": [{"title": about["register"], "path": about["address"]}],
        "query": about["query"],
        "period": {"from_year": dates["first"], "to_year": dates["last"]},
        "last_published_on": dates["updated"] and dates["updated"].isoformat(),
        "resources": [
            _table(resource, written[resource.name]) for resource in RESOURCES
        ],
    }


def _licence(about: dict[str, Any]) -> dict[str, str]:
    """The specification wants a name or an address; our title stands in for a name."""
    return {
        "name": about["licence_name"] or about["licence"].replace(" ", "-"),
        "title": about["licence"],
        **({"path": about["licence_address"]} if about["licence_address"] else {}),
    }


def _table(resource: Resource, written: Written) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [field.as_table_schema() for field in resource.fields],
        "missingValues": [""],
    }
    if resource.key:
        schema["primaryKey"] = list(resource.key)
    if resource.joins:
        schema["foreignKeys"] = [
            {
                "fields": list(join.columns),
                "reference": {"resource": join.table, "fields": list(join.theirs)},
            }
            for join in resource.joins
        ]
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "path": _path(resource),
        "title": resource.title,
        "description": resource.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
        "dialect": DIALECT,
        "schema": schema,
    }
