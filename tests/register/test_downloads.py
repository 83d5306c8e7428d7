"""The page of all downloads, and how machines find them."""

import json
import re

import pytest
from django.urls import reverse

from register.formats import FORMATS
from tests.register import published

PAGES = ("register:about", "register:downloads")
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def described(client, page):
    (block,) = BLOCK.findall(client.get(reverse(page)).content.decode())
    return json.loads(block)


@pytest.mark.parametrize("page", PAGES)
def test_pages_tell_search_engines_what_data_these_are(client, line, page):
    found = described(client, page)

    assert found["@type"] == "Dataset"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["temporalCoverage"] == "2025/2025"
    assert found["dateModified"] == "2026-06-01"
    assert found["spatialCoverage"] == [{"@type": "Country", "identifier": "GB"}]
    types = {
        each["contentUrl"].rpartition("/")[2]: each["encodingFormat"]
        for each in found["distribution"]
    }
    assert types["lines.csv"] == "text/csv"
    assert types["datapackage.zip"] == "application/zip"
    assert len(types) == len(FORMATS)


@pytest.mark.parametrize("page", PAGES)
def test_no_name_can_end_the_description(client, settings, page):
    settings.INSTALLATION_NAME = "</script><script>alert(1)</script>"

    assert described(client, page)["name"] == settings.INSTALLATION_NAME


def test_an_empty_register_is_described_without_years(client, db):
    found = described(client, "register:downloads")

    assert not {"temporalCoverage", "dateModified", "spatialCoverage"} & found.keys()


def test_catalogues_get_the_same_as_dcat(client, line, settings):
    settings.REGISTER_LICENCE = "Our own terms"
    response = client.get(reverse("register:dcat"))
    found = response.json()

    assert response["Content-Type"] == "application/ld+json"
    assert found["@type"] == "dcat:Dataset"
    assert found["dct:license"] == "Our own terms"
    assert found["dct:modified"]["@value"] == "2026-06-01"
    assert found["dct:temporal"]["dcat:endDate"]["@value"] == "2025-12-31"
    assert len(found["dcat:distribution"]) == len(FORMATS)


def test_every_address_on_the_page_gives_its_file(client, line):
    page = client.get(reverse("register:downloads"))

    for offer, address, _without in page.context["offers"]:
        response = client.get(address)

        assert response.status_code == 200, address
        assert response["Content-Type"] == offer.media_type
        assert offer.file in response["Content-Disposition"]
        assert b"".join(response.streaming_content)


def test_a_search_is_carried_along_as_far_as_a_format_can(client, payer, recipient):
    published.report(payer, [published.row(recipient, "10.00")], year=2024)
    asked = {"year": "2024", "q": "helpline"}

    page = client.get(reverse("register:downloads"), asked)

    offers = {offer.name: rest for offer, *rest in page.context["offers"]}
    assert offers["csv"] == ["/register/lines.csv?q=helpline&year=2024", []]
    assert offers["datapackage"] == ["/register/datapackage.zip?year=2024", ["q"]]
    assert "this format gives more" in page.content.decode()


@pytest.mark.parametrize("asked", [{"year": "soon"}, {"colour": "blue"}])
def test_a_search_that_is_not_understood_is_not_carried(client, line, asked):
    page = client.get(reverse("register:downloads"), asked)

    assert page.status_code == 200
    assert not page.context["narrowed"]
    assert "A part of your search was not understood." in page.content.decode()


@pytest.mark.parametrize("page", ["home", "search", "about", "downloads"])
def test_pages_name_the_description_for_catalogues(client, page):
    link = f'type="application/ld+json" href="{reverse("register:dcat")}"'

    assert link in client.get(reverse(f"register:{page}")).content.decode()
