import pytest
from django.urls import reverse
from django.utils import timezone

from organisations.actions import governing_bodies, profile_documents, profiles
from organisations.actions.organisations import add_condition
from organisations.models import Profile
from organisations.models.public import Sight
from tests import cast
from tests.disclosures import ledger

TODAY = timezone.localdate()
PDF = profile_documents.File(b"%PDF-1.4 statutes", "statutes.pdf", "application/pdf")
VALUES = {
    "about": {
        "legal_form": "Registered charity",
        "mission": "Nobody is alone with a rare lung disease.",
        "activities": ["helpline", "research"],
        "founded_year": 1998,
    },
    "reach": {
        "countries": ["GB", "IE"],
        "reach": "several",
        "languages": ["en", "cy"],
        "accessibility": "Captions at every meeting.",
    },
    "size": {"members": 1234, "staff": "2.5", "volunteers": 0},
    "contact": {
        "contact_name": "Ada Chair",
        "contact_email": "partners@lungs.example",
        "contact_phone": "+44 20 7946 0000",
    },
}


def version(organisation):
    kept = Profile.objects.filter(organisation=organisation).first()
    return kept.version if kept else 1


@pytest.fixture
def keeper(po_administrator):
    return cast.actor(po_administrator)


@pytest.fixture
def fill(patients, keeper):
    """Fills a part of the profile of Rare Lung Alliance, for these readers."""

    def fill(part, sight=Sight.PUBLIC):
        if part == "documents":
            profile_documents.add(
                patients, PDF, kind="statutes", year=None, sight=sight, by=keeper
            )
            return
        if part == "governing_body":
            governing_bodies.add(
                patients,
                {"office": "Chair", "name": "Ada Chair", "is_patient_or_carer": True},
                by=keeper,
            )
        if part == "conditions":
            add_condition(
                patients, name="Sarcoidosis", scheme="orpha", code="797", by=keeper
            )
        profiles.edit(
            patients,
            part,
            VALUES.get(part, {}),
            version=version(patients),
            sight=sight,
            by=keeper,
        )

    return fill


@pytest.fixture
def partner(company, patients, officer):
    """Northwind Pharma, whose payment Rare Lung Alliance has seen."""
    by = cast.actor(officer)
    ledger.transfer(company, patients, by=by, paid_year=TODAY.year - 1)
    ledger.in_review(company, by=by, year=TODAY.year - 1, today=TODAY)
    return officer


@pytest.fixture
def viewers(
    po_administrator,
    po_member,
    partner,
    outsider_officer,
    outsider_po,
    registrar,
    nobody,
):
    """Everybody who may come to a profile."""
    return {
        "own administrator": po_administrator,
        "own member": po_member,
        "partner": partner,
        "other company": outsider_officer,
        "other organisation": outsider_po,
        "registrar": registrar,
        "nobody": nobody,
    }


def address(name, organisation, *more):
    return reverse(f"organisations:{name}", args=[organisation.public_id, *more])


@pytest.fixture
def client_of_keeper(sign_in, po_administrator):
    return sign_in(po_administrator)
