"""Who sees which figures: the organisation all of them, a company its own."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from django.urls import reverse

from independence.actions import incomes
from organisations.models import CompanyProfile
from tests import cast

INDEX = reverse("independence:index")
YEAR = reverse("independence:year", args=["2025-12-31"])
ROWS = reverse("independence:rows", args=["2025-12-31"])


@pytest.fixture
def two_funders(company, other_company, patients, shown, outsider_officer):
    """Of 10,000: 2,100 of Northwind, 1,234.56 of Southgate."""
    shown(company, patients, "2000.00", "100.00", description="Our helpline")
    shown(
        other_company,
        patients,
        "1234.56",
        officer=outsider_officer,
        description="A secret matter",
    )


def _text(client, url):
    return client.get(url).content.decode()


def test_the_organisation_sees_every_company(
    two_funders, enter, po_member, patients, sign_in
):
    enter()
    client = sign_in(po_member, patients)

    # 3,334.56 of 10,000 = 33.3456 %
    assert "33.35" in _text(client, INDEX)
    page = _text(client, YEAR)
    for word in (
        "Northwind Pharma",
        "21.00",
        "Southgate Biologics",
        "12.35",
        "level 10",
    ):
        assert word in page


def test_a_company_sees_itself_and_nobody_else(
    two_funders, enter, admin, viewer, company, patients, sign_in
):
    income = enter(sight="own")
    incomes.add_part(
        income, kind="company", funder="Elsewhere", amount=Decimal("777.77"), by=admin
    )
    client = sign_in(viewer, company)

    page = _text(client, reverse("independence:of", args=[patients.public_id]))

    assert "£2,100.00" in page
    assert "between 20 and 25 per cent" in page
    assert "Our helpline" in page
    for word in (
        "21.00",
        "Southgate",
        "1,234.56",
        "A secret matter",
        "10,000",
        "Elsewhere",
        "777.77",
        "33.3",
        "Annual accounts",
    ):
        assert word not in page


def test_a_company_sees_the_income_that_is_public(
    two_funders, enter, viewer, company, patients, sign_in
):
    enter(sight="public")
    client = sign_in(viewer, company)

    page = _text(client, reverse("independence:of", args=[patients.public_id]))

    assert "£10,000.00" in page
    assert "21.00" in page


def test_what_is_for_partners_is_not_for_a_stranger(
    two_funders, enter, patients, sign_in
):
    enter(sight="partners")
    stranger = cast.company("Third Pharma", "FR")
    client = sign_in(cast.member(stranger, "viewer"), stranger)

    page = _text(client, reverse("independence:of", args=[patients.public_id]))

    assert "10,000" not in page


def test_what_a_company_prepares_is_in_no_figure(
    company, patients, officer, enter, po_member, sign_in
):
    from tests.disclosures import ledger  # noqa: PLC0415

    ledger.transfer(
        company, patients, by=cast.actor(officer), amount=Decimal("4321.00")
    )
    enter()
    client = sign_in(po_member, patients)

    assert "4,321" not in _text(client, INDEX) + _text(client, YEAR)


def test_a_mandate_that_is_not_verified_sees_nothing(
    two_funders, enter, company, patients, sign_in
):
    income = enter()
    limited = cast.member(patients, "administrator", only_company=company)
    client = sign_in(limited, patients)

    for url in (
        INDEX,
        YEAR,
        ROWS,
        reverse("independence:export"),
        reverse("independence:income-list"),
        income.get_absolute_url(),
        reverse("independence:alert-list"),
        reverse("independence:workload"),
    ):
        assert client.get(url).status_code == 403


def test_each_figure_opens_its_rows(
    two_funders, enter, po_member, company, patients, sign_in
):
    enter()
    client = sign_in(po_member, patients)

    of_company = _text(client, f"{ROWS}?company={company.public_id}")
    assert "Our helpline" in of_company
    assert "A secret matter" not in of_company
    assert client.get(f"{ROWS}?kind=money").context["count"] == 3
    assert client.get(f"{ROWS}?kind=help").context["count"] == 0
    assert client.get(f"{ROWS}?kind=nonsense").status_code == 404
    assert client.get(f"{ROWS}?company=aaaaaaaaaaaaaaaa").status_code == 404


def test_the_page_says_what_it_is_computed_from(
    two_funders, enter, po_member, patients, sign_in
):
    enter()

    found = sign_in(po_member, patients).get(YEAR).context["computed_from"]

    assert found == [
        "3 payments or help",
        "3 are not confirmed by the organisation",
        "3 of which only the calendar year is known: taken as 1 July",
    ]


def test_without_an_income_a_sentence_says_so(
    two_funders, po_member, patients, sign_in
):
    page = _text(sign_in(po_member, patients), YEAR)

    assert "No income is given for this year" in page
    assert "£3,334.56" in page


def test_other_currencies_stand_apart(
    two_funders, enter, shown, patients, po_member, sign_in
):
    third = cast.company("Third Pharma", "FR")
    shown(
        third,
        patients,
        "500.00",
        officer=cast.member(third, "disclosure_officer"),
        currency="EUR",
    )
    enter()

    page = _text(sign_in(po_member, patients), YEAR)

    assert "at least 33.35" in page
    assert "€500.00 in other currencies is not in the shares" in page
    assert "3,834.56" not in page


def test_a_companys_own_limit_is_marked_when_it_is_passed(
    two_funders, enter, company, po_member, patients, sign_in
):
    enter()
    CompanyProfile.objects.create(organisation=company, income_share_limit=Decimal(20))

    funders = sign_in(po_member, patients).get(YEAR).context["funders"]

    assert [(f["limit"] != "", f["limit_passed"]) for f in funders] == [
        (True, True),
        (False, False),
    ]


def test_the_file_holds_the_same_figures(
    two_funders, enter, po_member, patients, sign_in
):
    enter()
    client = sign_in(po_member, patients)

    text = client.get(reverse("independence:export")).content.decode()

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(r["funder"], r["money"], r["share_of_income"]) for r in rows] == [
        ("ALL COMPANIES", "3334.56", "33.35"),
        ("Northwind Pharma", "2100.00", "21.00"),
        ("Southgate Biologics", "1234.56", "12.35"),
    ]


def test_a_name_in_the_file_is_no_formula(patients, enter, admin, po_member, sign_in):
    incomes.add_part(
        enter(), kind="company", funder="=1+1", amount=Decimal(5), by=admin
    )

    text = sign_in(po_member, patients).get(reverse("independence:export")).content

    assert b",'=1+1," in text


def test_pages_cost_the_same_for_few_and_for_many(
    two_funders,
    enter,
    shown,
    po_member,
    viewer,
    company,
    patients,
    sign_in,
    django_assert_num_queries,
):
    enter()
    of = reverse("independence:of", args=[patients.public_id])

    def costs(person, organisation, url, number):
        client = sign_in(person, organisation)
        client.get(url)
        with django_assert_num_queries(number):
            client.get(url)

    def all_of_them():
        costs(po_member, patients, INDEX, 8)
        costs(po_member, patients, YEAR, 9)
        costs(po_member, patients, ROWS, 7)
        costs(viewer, company, of, 9)

    all_of_them()
    for number in range(3):
        third = cast.company(f"Pharma {number}", "FR")
        officer = cast.member(third, "disclosure_officer")
        shown(third, patients, "10.00", "20.00", officer=officer)
    for year in (2022, 2023, 2024):
        enter(starts_on=datetime.date(year, 1, 1), ends_on=datetime.date(year, 12, 31))

    all_of_them()
