"""A medical affairs lead finds whom to work with, and an organisation finds a company."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from independence.actions import alerts, incomes
from organisations.actions import organisations, products, profiles
from organisations.models import CompanyProfile, Profile
from organisations.models.public import Sight
from tests import cast
from tests.disclosures import ledger

pytestmark = pytest.mark.e2e

LAST_YEAR = timezone.localdate().year - 1


@pytest.fixture
def three(patients, po_administrator):
    """Three organisations that serve sarcoidosis in Ireland, as their people say."""
    admins = {patients: po_administrator}
    for name in ("Dublin Lung Circle", "Western Sarcoidosis Group"):
        made = cast.patients(name, "IE")
        admins[made] = cast.member(made, "administrator")
    for organisation, admin in admins.items():
        by = cast.actor(admin)
        organisations.add_condition(
            organisation, name="Sarcoidosis", scheme="orpha", code="797", by=by
        )
        kept = Profile.objects.filter(organisation=organisation).first()
        profiles.edit(
            organisation,
            "reach",
            {
                "countries": ["GB", "IE"],
                "reach": "several",
                "languages": ["en"],
                "accessibility": "",
            },
            version=kept.version if kept else 1,
            sight=Sight.PUBLIC,
            by=by,
        )
    return admins


@pytest.fixture
def asked(company, patients, officer, po_administrator):
    """Northwind gave 3,000 of the 10,000 pounds that the Rare Lung Alliance lives on."""
    by = cast.actor(officer)
    ledger.transfer(
        company, patients, by=by, paid_year=LAST_YEAR, amount=Decimal("3000.00")
    )
    ledger.in_review(company, by=by, year=LAST_YEAR, today=timezone.localdate())
    incomes.enter(
        {
            "starts_on": datetime.date(LAST_YEAR, 1, 1),
            "ends_on": datetime.date(LAST_YEAR, 12, 31),
            "currency": "GBP",
            "amount": Decimal("10000.00"),
            "core_amount": None,
            "source": "Annual accounts",
            "sight": Sight.OWN,
        },
        by=cast.actor(po_administrator),
    )
    alerts.ask(timezone.localdate())


def test_a_lead_finds_three_organisations_and_why_to_look_twice(
    page, go, press, follow, sign_in, company, lead, three, asked
):
    cast.patients("Elsewhere Circle", "FR")
    sign_in(lead, company)
    go("/organisations/find/")
    page.get_by_label("Condition, or its code").fill("ORPHA 797")
    page.get_by_label("Country where it works").select_option("Ireland")
    press("Show")

    expect(page.get_by_text("3 organisations", exact=True)).to_be_visible()
    expect(page.get_by_text("An open question about dependence")).to_have_count(1)
    expect(page.get_by_text("between 25 and 50 per cent")).to_be_visible()

    follow("Map", exact=True)
    expect(page.get_by_role("cell", name="Ireland")).to_be_visible()
    follow("Ireland: 3 organisations")
    follow("What it is about")
    page.go_back()
    follow("Rare Lung Alliance", exact=True)
    expect(page.get_by_text("Sarcoidosis (ORPHA 797)").first).to_be_visible()


def test_an_organisation_finds_a_company_for_its_condition(
    page, go, follow, sign_in, company, lead, patients, po_administrator, three
):
    CompanyProfile.objects.create(
        organisation=company, contact_email="partnerships.desk@northwind.example"
    )
    products.add(
        company,
        {
            "name": "Breathall",
            "stage": "trials",
            "condition_scheme": "orpha",
            "condition_code": "797",
            "condition": "Sarcoidosis",
        },
        by=cast.actor(lead),
    )
    sign_in(po_administrator, patients)
    go("/organisations/find/")

    expect(page.get_by_text("Breathall")).to_be_visible()
    expect(
        page.get_by_text("Sarcoidosis (ORPHA 797) · Clinical trials")
    ).to_be_visible()
    expect(page.get_by_text("no applications are recorded here yet")).to_be_visible()
    follow("Northwind Pharma", exact=True)
    expect(page.get_by_role("heading", name="Products and pipeline")).to_be_visible()
