"""Every link of the navigation leads somewhere, and that page marks where one is."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.architecture.world import PEOPLE, make


@pytest.fixture(scope="module")
def labels():
    """What the navigation has for some kinds of person, in its order."""
    return {
        "visitor": ["Register"],
        "nobody": ["Your work", "Register"],
        "officer": [
            "Your work",
            "Partnerships",
            "What we learn",
            "Payments",
            "Years and reports",
            "What others say",
            "Organisations",
            "Our profile",
            "Register",
        ],
        "po_admin": [
            "Your work",
            "Partnerships",
            "What we learn",
            "Check payments",
            "Payments",
            "Independence",
            "Organisations",
            "Our profile",
            "Register",
        ],
        "registrar": [
            "Your work",
            "Registrar’s queue",
            "Texts to confirm",
            "All organisations",
            "Register",
        ],
        "op_audit": [
            "Your work",
            "What registrars decide",
            "All organisations",
            "Register",
        ],
    }


def _current(items):
    return [str(item["label"]) for item in items if item["current"]]


def test_every_link_is_there_and_marked(db, labels):
    world = make()
    for who in PEOPLE:
        client = Client()
        if who != "visitor":
            client.force_login(world.people[who])
        start = "register:search" if who == "visitor" else "inbox:index"
        places = client.get(reverse(start)).context["navigation"]
        if who in labels:
            assert [str(place["label"]) for place in places] == labels[who]
        for place in places:
            page = client.get(place["url"])
            told = f"{place['label']} for {PEOPLE[who]}"
            assert page.status_code == 200, told
            assert _current(page.context["navigation"]) == [place["label"]], told
            for inner in page.context["subnavigation"]:
                told = f"{place['label']}, {inner['label']} for {PEOPLE[who]}"
                one = client.get(inner["url"], follow=True)
                assert one.status_code == 200, told
                if _current(one.context["navigation"]) == [place["label"]]:
                    marked = _current(one.context["subnavigation"])
                    assert marked == [inner["label"]], told
                else:
                    assert inner["label"] == "What is public about us", told


def test_what_a_registrar_does_to_a_record_is_in_its_own_list(db):
    world = make()
    client = Client()
    client.force_login(world.people["registrar"])

    for address, label in (
        ("organisations:record-compare", "Perhaps the same"),
        ("organisations:classify", "Objections"),
    ):
        page = client.get(world.url_of(address))

        assert _current(page.context["subnavigation"]) == [label]


def test_whoever_only_reports_for_an_agency_is_led_to_that(db, sign_in):
    agency = cast.organisation("Relay Events (invented)", "GB", "other")
    person = cast.member(agency, "agency_reporter")

    def places():
        page = sign_in(person).get(reverse("inbox:index"))
        return [str(place["label"]) for place in page.context["navigation"]]

    assert places() == [
        "Your work",
        "Partnerships",
        "What we learn",
        "What we passed on",
        "Organisations",
        "Our profile",
        "Register",
    ]

    cast.member(agency, "administrator", person=person)
    assert {"Check payments", "Payments", "Statements"} < set(places())
