"""Companies find patient organisations, by what each one lets them read."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from organisations.models import (
    Classification,
    DueDiligence,
    OrganisationName,
    PublicProfile,
)
from organisations.models.public import Sight
from tests import cast

TODAY = timezone.localdate()
SARCOIDOSIS = ("orpha", "797", "Sarcoidosis")
FIBROSIS = ("icd-10", "E84.0", "Cystic fibrosis with pulmonary manifestations")
FULL = {
    "mission": "Nobody breathes alone.",
    "activities": ["helpline", "research"],
    "countries": ["GB", "IE"],
    "reach": "several",
    "languages": ["en", "cy"],
}


@pytest.fixture(autouse=True)
def _as_lead(sign_in, lead):
    sign_in(lead)


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "lung alliance"},
        {"q": "nobody breathes"},
        {"q": "RLA"},
        {"condition": "sarcoid"},
        {"condition": "ORPHA 797"},
        {"condition": "797"},
        {"condition": "E84"},
        {"condition": "icd-10 e84.0"},
        {"condition": "pulmonary fibrosis"},
        {"country": "GB"},
        {"country": "IE"},
        {"reach": "several"},
        {"activity": "helpline"},
        {"language": "cy"},
        {"condition": "797", "country": "IE", "activity": "research", "q": "alone"},
    ],
)
def test_each_question_finds_it(group, found, asked):
    lung = group("Rare Lung Alliance", conditions=[SARCOIDOSIS, FIBROSIS], **FULL)
    OrganisationName.objects.create(organisation=lung, kind="short", name="RLA")
    group("Joint Circle", "DE", countries=["AT"], reach="local")

    assert found(**asked) == ["Rare Lung Alliance"]


@pytest.mark.parametrize(
    "asked",
    [
        {"condition": "79"},
        {"condition": "E85"},
        {"condition": "E84.1"},
        {"condition": "asthma"},
        {"country": "FR"},
        {"q": "lung unicorns"},
        {"q": "Northwind"},
        {"q": "%"},
        {"condition": "797", "reach": "local"},
    ],
)
def test_what_does_not_fit_is_not_found(group, found, asked):
    group("Rare Lung Alliance", conditions=[SARCOIDOSIS, FIBROSIS], **FULL)

    assert found(**asked) == (["Rare Lung Alliance"] if asked == {"q": "%"} else [])


@pytest.mark.parametrize(
    ("part", "asked"),
    [
        ("about", {"q": "breathes"}),
        ("about", {"activity": "helpline"}),
        ("conditions", {"condition": "sarcoidosis"}),
        ("conditions", {"condition": "797"}),
        ("reach", {"country": "IE"}),
        ("reach", {"reach": "several"}),
        ("reach", {"language": "cy"}),
    ],
)
def test_a_part_is_searched_by_those_it_is_for(
    group, found, sign_in, company, other_company, outsider_officer, part, asked
):
    lung = group(
        "Rare Lung Alliance",
        conditions=[SARCOIDOSIS],
        sights={part: Sight.PARTNERS},
        **FULL,
    )
    checks = DueDiligence.objects.create(
        company=company,
        organisation=lung,
        state="cleared",
        reason="In order.",
        decided_on=TODAY,
        decided_by_id=1,
        begun_on=TODAY,
        expires_on=TODAY + datetime.timedelta(days=90),
    )
    checks.items.create(
        point="interests",
        outcome="fine",
        asked="Whose?",
        asked_on=TODAY,
        answer="Nobody's.",
        answered_on=TODAY,
    )

    assert found(**asked) == ["Rare Lung Alliance"]
    sign_in(outsider_officer)
    assert found(**asked) == []
    assert found() == ["Rare Lung Alliance"]


def test_a_row_tells_what_is_shown_and_says_when_something_is_not(
    group, client, company
):
    lung = group("Rare Lung Alliance", conditions=[SARCOIDOSIS, FIBROSIS], **FULL)
    group(
        "Silent Circle",
        conditions=[SARCOIDOSIS],
        sights=dict.fromkeys(("about", "conditions", "reach"), Sight.OWN),
        not_now_until=TODAY,
        **FULL,
    )
    Classification.objects.create(
        organisation=lung,
        value="patients",
        valid_from=datetime.date(2026, 3, 1),
        reason="Statutes",
        decided_on=TODAY,
        decided_by_id=1,
        in_force=True,
    )

    shown, silent = client.get(reverse("organisations:find")).context["rows"]

    assert shown.conditions == [
        "Cystic fibrosis with pulmonary manifestations (ICD-10 E84.0)",
        "Sarcoidosis (ORPHA 797)",
    ]
    assert shown.reach == ["Several countries"]
    assert shown.activities == ["Helpline and advice", "Research"]
    assert shown.classified == "Patient organisation, since 1 March 2026"
    assert (shown.not_now, shown.flags) == ("", [])
    assert (silent.conditions, silent.reach, silent.activities) == (None, None, None)
    assert silent.not_now.startswith("Not now, until ")
    page = client.get(reverse("organisations:find"), {"q": "silent"}).content.decode()
    assert "Not shown to you" in page
    assert "Sarcoidosis" not in page


def test_the_condition_asked_for_comes_first_in_its_row(group, client):
    many = [("words", "", f"Ailment {number}") for number in range(9)]
    group("Rare Lung Alliance", conditions=[*many, SARCOIDOSIS])

    asked = client.get(reverse("organisations:find"), {"condition": "sarcoidosis"})
    (row,) = asked.context["rows"]

    assert row.conditions[0] == "Sarcoidosis (ORPHA 797)"
    assert (len(row.conditions), row.more_conditions) == (5, 5)


def test_conditions_that_may_be_meant_are_offered(group, client, found):
    group("Rare Lung Alliance", conditions=[SARCOIDOSIS, FIBROSIS])
    group("Other Circle", "IE", conditions=[SARCOIDOSIS, ("words", "", "Sarcoma")])
    group(
        "Hidden Circle",
        conditions=[("words", "", "Sarcoidosis of the heart")],
        sights={"conditions": Sight.OWN},
    )

    page = client.get(reverse("organisations:find"), {"condition": "sarcoidosys"})

    assert page.context["rows"] == []
    assert [text for text, _query in page.context["alike"]] == [
        "Sarcoidosis (ORPHA 797)"
    ]
    assert page.context["alike"][0][1] == "?condition=ORPHA+797"
    assert found(condition="ORPHA 797") == ["Other Circle", "Rare Lung Alliance"]


def test_the_newest_change_comes_first_on_every_page(group, client):
    for number in range(53):
        made = group(f"Circle {number:02}")
        PublicProfile.objects.filter(organisation_public_id=made.public_id).update(
            changed_on=TODAY - datetime.timedelta(days=number // 2)
        )
    group("Joint Circle", "DE")
    cast.patients("Without a profile")
    asked = {"sort": "changed", "country": "GB"}

    first = client.get(reverse("organisations:find"), asked)
    second = client.get(reverse("organisations:find") + first.context["next_url"])
    names = [
        row.organisation.legal_name
        for page in (first, second)
        for row in page.context["rows"]
    ]

    assert len(names) == len(set(names)) == 53
    assert names[:3] == ["Circle 01", "Circle 00", "Circle 03"]
    assert {page.context["count"] for page in (first, second)} == {53}
    assert "53 organisations" in first.content.decode()
    assert "not in this order" in first.content.decode()


def test_in_the_order_of_changes_nobody_found_is_nobody_counted(group, client):
    group("Circle", "GB")

    page = client.get(
        reverse("organisations:find"), {"sort": "changed", "country": "DE"}
    )

    assert page.context["count"] == 0
    assert not page.context["more"]


def test_who_is_not_here_any_more_or_not_known_is_not_found(group, found):
    closed = group("Closed Circle")
    closed.status = "closed"
    closed.save()
    cast.patients("Unverified Circle", verified=False)
    cast.organisation("A clinic", kind="other")
    group("Rare Lung Alliance")

    assert found() == ["Rare Lung Alliance"]


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize(
    ("asked", "queries"),
    [
        ({}, 7),
        ({"q": "circle", "condition": "797", "country": "GB", "reach": "several"}, 7),
        ({"condition": "sarcoidosis", "language": "cy"}, 8),
        ({"sort": "changed", "condition": "sarcoidosis"}, 8),
    ],
)
def test_a_page_costs_the_same_for_any_number(
    group, client, django_assert_num_queries, count, asked, queries
):
    for number in range(count):
        group(f"Circle {number}", conditions=[SARCOIDOSIS], **FULL)

    client.get(reverse("organisations:find"), asked)

    with django_assert_num_queries(queries):
        page = client.get(reverse("organisations:find"), asked)

    assert len(page.context["rows"]) == count


def test_the_search_is_a_file_that_runs_nothing(group, client):
    group("=1+1 Circle", conditions=[SARCOIDOSIS], **FULL)
    group("Silent Circle", "DE", sights={"conditions": Sight.OWN})

    answer = client.get(reverse("organisations:find-download"))
    lines = b"".join(answer.streaming_content).decode().splitlines()

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert lines[0].startswith("name,country,conditions,reach")
    assert lines[1].startswith("'=1+1 Circle,GB,Sarcoidosis (ORPHA 797),Several")
    assert lines[2].startswith("Silent Circle,DE,not shown,")
    assert len(lines) == 3
