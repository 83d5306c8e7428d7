"""Changing a profile: by whom, what is refused, what happens when two do."""

import pytest
from django.urls import reverse

from organisations.actions import profiles
from organisations.actions.organisations import edit as edit_record
from organisations.forms.organisations import ConditionForm, EditForm
from organisations.models import (
    Organisation,
    Profile,
    PublicProfile,
)
from organisations.profiles import completion, publish
from tests import cast
from tests.organisations.profiles.conftest import TODAY, VALUES, address, version
from workflow.moves import Refused
from workflow.races import Outdated


def test_each_part_is_kept_and_leads_back_to_the_profile(client_of_keeper, patients):
    typed = {
        "about": VALUES["about"],
        "reach": {
            **VALUES["reach"],
            "countries": "United Kingdom, IE\nBonaire, St Eustatius and Saba",
            "languages": "English\nCymraeg\n日本語",
        },
        "size": VALUES["size"],
        "contact": VALUES["contact"],
    }
    for part, values in typed.items():
        response = client_of_keeper.post(
            address("profile-part", patients, part),
            {**values, "sight": "own", "version": version(patients)},
        )
        assert response.url == address("profile", patients), part

    kept = Profile.objects.get()
    assert kept.countries == ["GB", "IE", "BQ"]
    assert kept.languages == ["en", "cy", "ja"]
    assert (kept.members, str(kept.staff), kept.volunteers) == (1234, "2.5", 0)
    assert set(kept.sights) == set(typed)


@pytest.mark.parametrize(
    ("part", "field", "typed"),
    [
        ("about", "founded_year", str(TODAY.year + 1)),
        ("about", "founded_year", "999"),
        ("about", "activities", "bribery"),
        ("about", "mission", "x" * 4001),
        ("reach", "countries", "Atlantis"),
        ("reach", "languages", "Klingon"),
        ("size", "members", "-1"),
        ("size", "staff", "-0.5"),
        ("size", "volunteers", "99999999999"),
        ("contact", "contact_email", "javascript:alert(1)"),
        ("about", "sight", "everybody but one"),
    ],
)
def test_what_is_wrong_is_said_beside_it(
    client_of_keeper, patients, part, field, typed
):
    values = {"sight": "own", "version": 1} | {field: typed}

    page = client_of_keeper.post(address("profile-part", patients, part), values)

    assert list(page.context["form"].errors) == [field]
    assert not Profile.objects.exists()


def test_a_misspelt_country_is_offered(client_of_keeper, patients):
    page = client_of_keeper.post(
        address("profile-part", patients, "reach"),
        {"countries": "Untied Kingdom", "sight": "own", "version": 1},
    )

    assert "Do you mean United Kingdom?" in page.content.decode()


def test_ten_megabytes_of_text_are_refused_before_they_are_read(
    client_of_keeper, patients
):
    response = client_of_keeper.post(
        address("profile-part", patients, "about"),
        {"mission": "x" * 10_000_000, "sight": "own", "version": 1},
    )

    assert response.status_code == 400
    assert not Profile.objects.exists()


@pytest.mark.parametrize("website", ["javascript:alert(1)", "data:text/html,x"])
def test_a_website_is_an_address_of_the_web(website):
    form = EditForm({"website": website}, parents=None)

    assert "website" in form.errors


@pytest.mark.parametrize(
    ("scheme", "code", "kept"),
    [
        ("orpha", "ORPHA:586", "586"),
        ("orpha", "E84", None),
        ("icd-10", "e84.0", "E84.0"),
        ("icd-10", "84.0", None),
        ("icd-10", "", None),
        ("words", "E84.0", None),
        ("words", "", ""),
    ],
)
def test_codes_of_conditions_are_those_of_their_list(scheme, code, kept):
    form = ConditionForm({"name": "Cystic fibrosis", "scheme": scheme, "code": code})

    assert form.is_valid() == (kept is not None)
    if kept is not None:
        assert form.cleaned_data["code"] == kept


@pytest.mark.parametrize(
    "mission", ["Μαζί για κάθε ανάσα", "معًا نتنفس", "息をする", "Дихаємо разом <b>"]
)
def test_any_script_is_kept_and_shown(client_of_keeper, patients, mission):
    client_of_keeper.post(
        address("profile-part", patients, "about"),
        {"mission": mission, "sight": "public", "version": 1},
    )

    for page in ("organisations:profile", "register:organisation"):
        shown = client_of_keeper.get(reverse(page, args=[patients.public_id]))
        assert mission.replace("<b>", "&lt;b&gt;") in shown.content.decode()


def test_the_later_of_two_keeps_what_they_typed(client_of_keeper, patients, fill):
    fill("about")
    page = client_of_keeper.post(
        address("profile-part", patients, "about"),
        {"mission": "Another sentence.", "sight": "own", "version": 1},
    )

    labels = [conflict.wanted for conflict in page.context["conflicts"]]
    assert "Another sentence." in labels
    assert "Another sentence." in page.content.decode()
    assert Profile.objects.get().mission == VALUES["about"]["mission"]


def test_of_two_at_once_the_second_is_told(patients, keeper, fill):
    fill("size")
    seen = version(patients)
    change = {"by": keeper, "version": seen}
    profiles.edit(patients, "size", {"members": 5}, **change)

    with pytest.raises(Outdated):
        profiles.edit(patients, "size", {"members": 6}, **change)

    assert Profile.objects.get().members == 5


@pytest.mark.parametrize(
    "role", ["signatory", "reviewer", "member", "auditor", "another's administrator"]
)
def test_only_the_own_administrators_change_it(patients, other_patients, role):
    place = other_patients if role.startswith("another") else patients
    person = cast.member(place, role.split()[-1])

    with pytest.raises(Refused):
        profiles.edit(patients, "size", {}, version=1, by=cast.actor(person))

    assert not Profile.objects.exists()


def test_a_mandate_that_is_not_verified_changes_nothing(patients, company):
    person = cast.member(patients, "administrator", only_company=company)

    with pytest.raises(Refused):
        profiles.edit(patients, "size", {}, version=1, by=cast.actor(person))


def test_what_is_missing_is_said_until_it_is_there(patients, fill):
    parts = ["about", "conditions", "reach", "size", "governing_body", "contact"]
    assert [part.name for part in completion(patients)] == [*parts, "documents"]

    for part in parts:
        fill(part)
    assert [part.name for part in completion(patients)] == ["documents"]


def test_a_new_name_is_everybodys_at_once(patients, keeper, fill):
    fill("about")
    patients.refresh_from_db()
    edit_record(
        patients,
        {"legal_name": "Lungs Together"},
        version=patients.version,
        by=keeper,
        reason="Renamed",
        today=TODAY,
    )

    assert PublicProfile.objects.get().name == "Lungs Together"


def test_a_merged_organisation_leads_to_where_it_went(
    client, patients, other_patients, keeper, fill
):
    fill("about")
    Organisation.objects.filter(pk=patients.pk).update(
        status="duplicate", successor=other_patients
    )
    publish(patients)
    response = client.get(reverse("register:organisation", args=[patients.public_id]))

    assert response.status_code == 301
    assert other_patients.public_id in response.url
