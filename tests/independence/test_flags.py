"""What a company reads beside an organisation in the directory, and nobody else."""

import pytest
from django.urls import reverse

from independence.actions import alerts
from independence.models import PublicSoleProduct
from tests.independence.conftest import TODAY

QUESTION = "An open question about dependence: in 2025 your company gave"


def _flags(client):
    rows = client.get(reverse("organisations:find")).context["rows"]
    return {row.organisation.legal_name: row.flags for row in rows}


@pytest.fixture
def asked(company, patients, shown, enter):
    """21 % of the Rare Lung Alliance's income came from Northwind: both are asked."""
    shown(company, patients, "2100.00")
    enter()
    alerts.ask(TODAY)


def test_a_company_reads_its_own_open_question_in_steps(
    sign_in, officer, other_patients, asked
):
    assert _flags(sign_in(officer)) == {
        "Asthma Circle": [],
        "Rare Lung Alliance": [f"{QUESTION} between 20 and 25 per cent of its income."],
    }


def test_another_company_reads_nothing_of_it(sign_in, outsider_officer, asked):
    assert _flags(sign_in(outsider_officer)) == {"Rare Lung Alliance": []}


def test_the_only_medicine_is_said_to_its_company(
    sign_in, officer, outsider_officer, company, patients
):
    PublicSoleProduct.objects.create(
        organisation_public_id=patients.public_id,
        company_public_id=company.public_id,
        company_name=company.legal_name,
        product="Breathall",
        condition="Sarcoidosis",
    )

    assert _flags(sign_in(officer)) == {
        "Rare Lung Alliance": [
            "Your Breathall is the only medicine for Sarcoidosis, which it serves."
        ]
    }
    assert _flags(sign_in(outsider_officer)) == {"Rare Lung Alliance": []}
