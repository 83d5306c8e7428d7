"""Patient organisations find companies: by medicine, by process, by what they promise."""

import pytest
from django.urls import reverse

from organisations.directory import beside, register_answer_days
from organisations.models import Condition
from tests import cast

SARCOIDOSIS = {
    "condition_scheme": "orpha",
    "condition_code": "797",
    "condition": "Sarcoidosis",
}
FIBROSIS = {
    "condition_scheme": "icd-10",
    "condition_code": "E84",
    "condition": "Cystic fibrosis",
}


@pytest.fixture
def serve(patients):
    """The Rare Lung Alliance serves a condition: its list, its code, its name."""

    def serve(scheme, code, name):
        Condition.objects.create(
            organisation=patients, scheme=scheme, code=code, name=name
        )

    return serve


@pytest.fixture(autouse=True)
def _as_administrator(sign_in, po_administrator):
    sign_in(po_administrator)


@pytest.mark.parametrize(
    ("served", "product"),
    [
        (("orpha", "797", "Besnier-Boeck disease"), SARCOIDOSIS),
        (("words", "", "SARCOIDOSIS"), SARCOIDOSIS),
        (("icd-10", "E84.0", "Of the lungs"), FIBROSIS),
        (("icd-10", "E84", "Mucoviscidosis"), FIBROSIS | {"condition_code": "E84.1"}),
    ],
)
def test_our_own_conditions_are_looked_for_first(serve, maker, found, served, product):
    maker("Northwind Pharma", products=[product])
    maker("Elsewhere", products=[{"condition": "Gout"}])
    serve(*served)

    assert found() == ["Northwind Pharma"]
    assert found(whose="all") == ["Elsewhere", "Northwind Pharma"]


def test_another_list_and_another_chapter_are_other_conditions(serve, maker, found):
    serve("icd-10", "E84.0", "Cystic fibrosis of the lungs")
    maker("Another list", products=[FIBROSIS | {"condition_scheme": "orpha"}])
    maker("Another part", products=[FIBROSIS | {"condition_code": "E84.1"}])

    assert found() == []


def test_without_conditions_the_page_says_what_to_do(client, maker):
    maker("Northwind Pharma", products=[SARCOIDOSIS])

    page = client.get(reverse("organisations:find"))

    assert page.context["rows"] == []
    assert "You have not said yet which conditions you serve" in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"condition": "sarcoid"}, ["Northwind Pharma"]),
        ({"condition": "ORPHA 797", "stage": "trials"}, []),
        ({"whose": "all", "stage": "trials"}, ["Southgate Biologics"]),
        ({"whose": "all", "country": "CH"}, ["Southgate Biologics"]),
        ({"whose": "all", "country": "IE"}, ["Northwind Pharma"]),
        ({"whose": "all", "process": "open"}, ["Northwind Pharma"]),
        ({"whose": "all", "process": "closed"}, ["Southgate Biologics"]),
        ({"whose": "all", "q": "north"}, ["Northwind Pharma"]),
    ],
)
def test_each_question_finds_it(maker, found, asked, names):
    maker(
        "Northwind Pharma", products=[SARCOIDOSIS], countries=["IE"], process_open=True
    )
    maker("Southgate Biologics", "CH", products=[FIBROSIS | {"stage": "trials"}])

    assert found(**asked) == names


def test_a_row_tells_the_medicines_asked_for_and_the_process(serve, maker, client):
    serve("orpha", "797", "Sarcoidosis")
    maker(
        "Northwind Pharma",
        products=[
            SARCOIDOSIS | {"only_one": True, "exclusivity": "orphan"},
            {"condition": "Gout", "name": "Goutaway"},
        ],
        process_open=True,
        promised_days=60,
        contact_name="Pat Person",
        contact_email="grants@northwind.example",
    )

    page = client.get(reverse("organisations:find"))
    (row,) = page.context["rows"]

    assert [(each.name, each.lines) for each in row.medicines] == [
        (
            "Breathall",
            [
                "Sarcoidosis (ORPHA 797) · On the market",
                "Orphan status",
                "The only medicine for this condition, says the company",
            ],
        )
    ]
    assert (row.process, row.promised) == ("Open", "60 days")
    assert row.took == "no applications are recorded here yet"
    assert row.contact == "grants@northwind.example"
    assert "Pat Person" not in page.content.decode()


def test_the_days_that_companies_took_stand_beside_what_they_promise(
    maker, client, monkeypatch
):
    monkeypatch.setattr(beside, "_answer_days", [])
    made = maker("Northwind Pharma", promised_days=60)
    maker("Southgate Biologics")
    register_answer_days(lambda _companies, _today: {made.pk: "71 days"})

    page = client.get(reverse("organisations:find"), {"whose": "all"})

    assert [row.took for row in page.context["rows"]] == [
        "71 days",
        "no applications are recorded here yet",
    ]


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize(
    ("asked", "queries"),
    [
        ({}, 8),
        ({"whose": "all"}, 7),
        ({"condition": "sarcoidosis", "country": "GB"}, 8),
    ],
)
def test_a_page_costs_the_same_for_any_number(
    serve, maker, client, django_assert_num_queries, count, asked, queries
):
    serve("orpha", "797", "Sarcoidosis")
    for number in range(count):
        maker(f"Company {number}", products=[SARCOIDOSIS])

    client.get(reverse("organisations:find"), asked)

    with django_assert_num_queries(queries):
        page = client.get(reverse("organisations:find"), asked)

    assert len(page.context["rows"]) == count


def test_a_mandate_that_is_not_verified_learns_what_everybody_may(
    sign_in, patients, company, serve, maker, found
):
    maker("Southgate Biologics", products=[SARCOIDOSIS])
    serve("orpha", "797", "Sarcoidosis")
    invited = cast.member(patients, "reviewer", only_company=company)

    sign_in(invited)

    assert found() == ["Southgate Biologics"]


def test_others_have_no_directory(client, sign_in, registrar, nobody):
    for person in (registrar, nobody):
        sign_in(person)
        for name in ("find", "find-map", "find-download"):
            assert client.get(reverse(f"organisations:{name}")).status_code == 403
