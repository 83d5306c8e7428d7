"""Each part for each kind of viewer, as the organisation chose."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from organisations.models import DueDiligence, Organisation, PublicProfile
from organisations.models.public import Sight
from organisations.profiles import for_directory, readable
from tests import cast
from tests.disclosures import ledger
from tests.organisations.profiles.conftest import TODAY

TELLS = {
    "about": "Nobody is alone",
    "conditions": "Sarcoidosis (ORPHA 797)",
    "reach": "Captions at every meeting.",
    "size": "1,234",
    "governing_body": "1 of 1 (100 per cent)",
    "contact": "partners@lungs.example",
    "documents": "statutes.pdf",
}
EVERYBODY = {
    "own administrator",
    "own member",
    "partner",
    "other company",
    "other organisation",
    "registrar",
    "nobody",
}
MAY_READ = {
    Sight.PUBLIC: EVERYBODY | {"public"},
    Sight.PARTNERS: {"own administrator", "own member", "partner"},
    Sight.OWN: {"own administrator", "own member"},
}


@pytest.mark.parametrize("sight", Sight)
@pytest.mark.parametrize("part", TELLS)
def test_a_part_is_read_by_those_it_is_for(
    client, sign_in, patients, fill, viewers, part, sight
):
    fill(part, sight)
    pages = {
        who: sign_in(person).get(
            reverse("organisations:profile", args=[patients.public_id])
        )
        for who, person in viewers.items()
    }
    client.logout()
    pages["public"] = client.get(
        reverse("register:organisation", args=[patients.public_id])
    )

    read = {who for who, page in pages.items() if TELLS[part] in page.content.decode()}

    assert {page.status_code for page in pages.values()} == {200}
    assert read == MAY_READ[sight]
    for who, page in pages.items():
        if who not in read | {"public"} and part != "documents":
            section = page.content.decode().split(f'id="{part}"')[1]
            assert "Not shown: the organisation keeps this to itself." in section


@pytest.mark.parametrize("sight", [Sight.PARTNERS, Sight.OWN])
def test_the_record_keeps_conditions_to_those_they_are_for(
    sign_in, patients, fill, outsider_officer, sight
):
    fill("conditions", sight)
    page = sign_in(outsider_officer).get(patients.get_absolute_url()).content.decode()

    assert "Sarcoidosis" not in page
    assert "keeps this to itself" in page


def test_names_of_people_are_for_those_who_work_together(
    client, sign_in, patients, fill, viewers
):
    fill("governing_body")
    fill("contact")
    address = reverse("organisations:profile", args=[patients.public_id])

    read = {
        who
        for who, person in viewers.items()
        if "Ada Chair" in sign_in(person).get(address).content.decode()
    }

    assert read == {"own administrator", "own member", "partner"}
    facts = PublicProfile.objects.get().facts
    assert "Ada Chair" not in str(facts)
    # nor who of them is ill, or cares for somebody who is
    assert facts["governing_body"] == {
        "people": [{"office": "Chair", "from_on": None, "until_on": None}],
        "all": 1,
        "patients": 1,
        "silent": 0,
    }


def test_a_member_with_an_unverified_mandate_reads_what_everybody_does(
    sign_in, patients, company, fill
):
    fill("size", Sight.OWN)
    newcomer = cast.member(patients, "administrator", only_company=company)
    page = sign_in(newcomer).get(
        reverse("organisations:profile", args=[patients.public_id])
    )

    assert "1,234" not in page.content.decode()
    assert not page.context["keeper"]


@pytest.mark.parametrize("sight", Sight)
def test_a_document_is_opened_by_those_it_is_for(
    client, sign_in, patients, fill, viewers, sight
):
    fill("documents", sight)
    shown = patients.profile_documents.get()
    address = reverse(
        "organisations:profile-document",
        args=[patients.public_id, shown.document.public_id],
    )

    statuses = {
        who: sign_in(person).get(address).status_code for who, person in viewers.items()
    }
    client.logout()
    statuses["public"] = client.get(address).status_code

    assert {who for who, status in statuses.items() if status == 200} == MAY_READ[sight]
    assert set(statuses.values()) <= {200, 404}


def test_a_payment_that_the_recipient_has_not_seen_opens_nothing(
    patients, fill, company, officer
):
    fill("size", Sight.PARTNERS)
    by = cast.actor(officer)
    ledger.transfer(company, patients, by=by, paid_year=TODAY.year - 1)

    assert not readable(patients, "size", by)


def test_checks_that_it_answered_in_make_a_partner_until_they_expire(
    patients, fill, company, officer
):
    fill("size", Sight.PARTNERS)
    checks = DueDiligence.objects.create(
        company=company,
        organisation=patients,
        state="cleared",
        begun_on=TODAY,
        reason="Nothing found.",
        decided_on=TODAY,
        decided_by_id=officer.pk,
        expires_on=TODAY,
    )
    by = cast.actor(officer)
    assert not readable(patients, "size", by)  # a company can't let itself in

    checks.items.create(
        point="interests", outcome="asked", asked="Whose?", asked_on=TODAY
    )
    assert not readable(patients, "size", by)
    checks.items.update(answer="Nobody's.", answered_on=TODAY)
    assert readable(patients, "size", by)

    DueDiligence.objects.filter(pk=checks.pk).update(
        expires_on=TODAY.replace(year=TODAY.year - 1)
    )
    assert not readable(patients, "size", by)


@pytest.mark.parametrize("sight", Sight)
def test_the_directory_holds_those_whose_part_may_be_read(
    patients, other_patients, fill, viewers, sight
):
    fill("reach", sight)
    everyone = Organisation.objects.filter(pk__in=[patients.pk, other_patients.pk])

    found = {
        who
        for who, person in viewers.items()
        if who != "nobody"
        and patients in for_directory(everyone, "languages", cast.actor(person))
    }

    assert found == MAY_READ[sight] - {"public", "nobody"}
    # who has said nothing is found by what holds until they do
    for person in (viewers["partner"], viewers["other company"]):
        assert other_patients in for_directory(everyone, "about", cast.actor(person))
        assert other_patients not in for_directory(everyone, "size", cast.actor(person))


def test_the_register_says_what_everybody_may_read(client, patients, fill):
    address = reverse("register:organisation", args=[patients.public_id])
    assert client.get(address).status_code == 404

    fill("about")
    page = client.get(address).content.decode()

    assert "Nothing is published about it on this register yet." in page
    assert escape("Registered charity") in page
