"""The same search as a map, and as the same figures beside it."""

import re

import pytest
from django.urls import reverse

from organisations.directory import tiles
from organisations.models.public import Sight
from ui.countries import COUNTRIES

UNINHABITED = {"AQ", "BV", "HM", "SJ", "TF", "UM"}  # and two that belong to others


@pytest.fixture(autouse=True)
def _as_lead(sign_in, lead):
    sign_in(lead)


def _figures(client, **asked):
    page = client.get(reverse("organisations:find-map"), asked)
    return {name: number for name, number, _url in page.context["countries"]}


def test_every_country_has_one_tile_and_no_two_share_a_place():
    listed = [
        (name, place)
        for name, each in tiles.places().items()
        for place in each.values()
    ]
    codes = [code for each in tiles.places().values() for code in each]

    assert len(codes) == len(set(codes))
    assert set(COUNTRIES) - set(codes) == UNINHABITED
    assert set(codes) <= set(COUNTRIES)
    assert len(listed) == len(set(listed))


def test_each_number_is_that_of_the_list_it_leads_to(group, client, found):
    group("Rare Lung Alliance", "GB", countries=["GB", "IE", "ZA"])
    group("Asthma Circle", "IE")
    group("Quiet Circle", "IE", countries=["FR"], sights={"reach": Sight.OWN})

    page = client.get(reverse("organisations:find-map"))
    drawn = {
        tile.code: tile
        for each in page.context["maps"]
        for tile in each.tiles
        if tile.number
    }

    assert _figures(client) == {"Ireland": 3, "South Africa": 1, "United Kingdom": 1}
    assert {code: tile.number for code, tile in drawn.items()} == {
        "GB": 1,
        "IE": 3,
        "ZA": 1,
    }
    for tile in drawn.values():
        listed = client.get(tile.url).context["rows"]
        assert len(listed) == tile.number
    assert [each.key for each in page.context["maps"]] == ["europe", "africa"]


def test_the_map_keeps_what_was_asked(group, client):
    group("Rare Lung Alliance", countries=["IE"], reach="several")
    group("Asthma Circle", "IE")
    asked = {"reach": "several", "q": "lung", "after": "x"}

    page = client.get(reverse("organisations:find-map"), asked)
    drawing = page.content.decode()

    assert _figures(client, **asked) == {"Ireland": 1, "United Kingdom": 1}
    assert "/organisations/find/?reach=several&amp;q=lung&amp;country=IE" in drawing
    assert 'aria-label="Ireland: 1 organisation"' in drawing
    assert not re.search(r"<a[^>]*France", drawing)


def test_companies_are_drawn_for_patient_organisations(
    client, sign_in, po_administrator, maker
):
    maker("Southgate Biologics", "CH", countries=["CH", "AT"])
    sign_in(po_administrator)

    assert _figures(client, whose="all") == {
        "Austria": 1,
        "Switzerland": 1,
        "United Kingdom": 1,
    }


def test_without_conditions_of_our_own_the_map_is_empty(
    client, sign_in, po_administrator, maker
):
    maker("Southgate Biologics", "CH", countries=["CH"])
    sign_in(po_administrator)

    assert _figures(client) == {}


@pytest.mark.parametrize(
    ("number", "band"), [(0, 0), (1, 1), (2, 2), (4, 2), (5, 3), (49, 4), (50, 5)]
)
def test_shades_follow_the_number(number, band):
    assert tiles.band(number) == band


def test_the_map_costs_the_same_for_any_number(
    group, client, django_assert_num_queries
):
    for number in range(12):
        group(f"Circle {number}", "IE", countries=["GB", "FR"])

    client.get(reverse("organisations:find-map"))

    with django_assert_num_queries(5):
        client.get(reverse("organisations:find-map"))
