"""The register as a data set that catalogues and search engines find.

schema.org/Dataset for pages, W3C DCAT 3 for catalogues; both are JSON-LD.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Max, Min, Sum
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from disclosures.models.public import PublishedReport
from disclosures.models.register import RegisterSum
from register.formats import FORMATS
from register.licences import licence

DESCRIPTION = (
    "What pharmaceutical companies paid and gave to patient organisations, published by the"
    " companies after every recipient was asked to check its entries, with each recipient's"
    " answer, corrections and their reasons."
)
DCAT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Nothing in a page may end the block that holds the description.
SIGNS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


@dataclass(frozen=True)
class Extent:
    """How much there is, of which years and countries, and since when."""

    lines: int
    first_year: int | None
    last_year: int | None
    countries: list[str]
    published_on: date | None


def extent() -> Extent:
    """Two queries over tables of sums, however many lines there are."""
    sums = RegisterSum.objects.filter(company=None, lines__gt=0).aggregate(
        all=Sum("lines"),
        first=Min("year"),
        last=Max("year"),
        countries=ArrayAgg("country", distinct=True, default=[]),
    )
    last = PublishedReport.objects.order_by("-published_on", "-id").values_list(
        "published_on", flat=True
    )[:1]
    return Extent(
        int(sums["all"] or 0),
        sums["first"],
        sums["last"],
        [country for country in sums["countries"] if country],
        next(iter(last), None),
    )


def written(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def json_ld(found: Extent) -> SafeString:
    """For a page's `script` block, which browsers read and never run."""
    text = written(schema_org(found)).translate(SIGNS)
    return mark_safe(text)  # noqa: S308  no sign in it can end the block


def schema_org(found: Extent) -> dict[str, Any]:
    known = licence()
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": _address("register:search"),
        "name": settings.INSTALLATION_NAME,
        "description": DESCRIPTION,
        "url": _address("register:search"),
        "license": known.address or known.title,
        "isAccessibleForFree": True,
        "publisher": {
            "@type": "Organization",
            "name": settings.INSTALLATION_NAME,
            "url": settings.SITE_URL,
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "name": str(each.title),
                "encodingFormat": each.media_type.partition(";")[0],
                "contentUrl": _file(each.file),
            }
            for each in FORMATS.values()
        ],
    }
    if found.first_year:
        said["temporalCoverage"] = f"{found.first_year}/{found.last_year}"
    if found.countries:
        said["spatialCoverage"] = [
            {"@type": "Country", "identifier": code} for code in found.countries
        ]
    if found.published_on:
        said["dateModified"] = found.published_on.isoformat()
    return said


def dcat(found: Extent) -> dict[str, Any]:
    known = licence()
    terms = {"@id": known.address} if known.address else known.title
    said: dict[str, Any] = {
        "@context": DCAT,
        "@id": _address("register:search"),
        "@type": "dcat:Dataset",
        "dct:title": settings.INSTALLATION_NAME,
        "dct:description": DESCRIPTION,
        "dct:license": terms,
        "dct:publisher": {
            "@type": "foaf:Agent",
            "foaf:name": settings.INSTALLATION_NAME,
            "foaf:homepage": {"@id": settings.SITE_URL},
        },
        "dcat:landingPage": {"@id": _address("register:downloads")},
        "dcat:distribution": [
            {
                "@id": _file(each.file),
                "@type": "dcat:Distribution",
                "dct:title": str(each.title),
                "dct:license": terms,
                "dcat:downloadURL": {"@id": _file(each.file)},
                "dcat:mediaType": {
                    "@id": "https://www.iana.org/assignments/media-types/"
                    + each.media_type.partition(";")[0]
                },
            }
            for each in FORMATS.values()
        ],
    }
    if found.first_year:
        said["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {
                "@value": f"{found.first_year}-01-01",
                "@type": "xsd:date",
            },
            "dcat:endDate": {"@value": f"{found.last_year}-12-31", "@type": "xsd:date"},
        }
    if found.countries:
        said["dct:spatial"] = [
            {"@type": "dct:Location", "dct:identifier": code}
            for code in found.countries
        ]
    if found.published_on:
        said["dct:modified"] = {
            "@value": found.published_on.isoformat(),
            "@type": "xsd:date",
        }
    return said


def _address(name: str) -> str:
    return f"{settings.SITE_URL}{reverse(name)}"


def _file(file: str) -> str:
    return f"{_address('register:search')}{file}"
