import datetime

import pytest
from django.urls import reverse

from organisations.actions import diligence
from organisations.actions import organisations as actions
from organisations.models import Identifier, Organisation, OrganisationName
from tests import cast
from ui.dates import written_day

TODAY = datetime.date(2026, 3, 1)
LIST = reverse("organisations:list")


@pytest.mark.parametrize("count", [1, 60])
def test_list_costs_the_same_for_any_number(
    sign_in, officer, django_assert_num_queries, count
):
    for number in range(count):
        cast.patients(f"Circle {number:02}")
    client = sign_in(officer)
    client.get(LIST)

    with django_assert_num_queries(6):
        response = client.get(LIST)

    assert len(response.context["organisations"]) == min(count + 1, 50)


def test_search_finds_an_abbreviated_name(sign_in, officer):
    cast.patients("Schweizerische Diabetesgesellschaft", "CH")

    response = sign_in(officer).get(LIST, {"q": "Schweiz. Diabetes Gesellschaft"})

    assert "Schweizerische Diabetesgesellschaft" in response.content.decode()


def test_filters_narrow_the_search(sign_in, officer):
    cast.patients("Lung Circle", "CH")
    cast.patients("Lung Circle", "DE")

    response = sign_in(officer).get(LIST, {"q": "lung circle", "country": "DE"})

    found = [each.organisation.country for each in response.context["candidates"]]
    assert found == ["DE"]


def test_an_unverified_organisation_of_another_is_not_there(
    sign_in, officer, outsider_officer
):
    made = actions.create(
        kind="patients", legal_name="Hidden", country="GB", by=cast.actor(officer)
    )

    client = sign_in(outsider_officer)

    assert client.get(made.get_absolute_url()).status_code == 404
    assert "Hidden" not in client.get(LIST).content.decode()
    assert client.get(LIST, {"q": "Hidden"}).context["candidates"] == []
    assert sign_in(officer).get(made.get_absolute_url()).status_code == 200


def test_detail_shows_the_record_in_few_queries(
    sign_in, po_administrator, patients, django_assert_max_num_queries
):
    by = cast.actor(po_administrator)
    for number in range(3):
        actions.add_name(
            patients, name=f"RLA {number}", kind="short", language="", by=by
        )
        actions.add_condition(
            patients, name=f"Fibrosis {number}", scheme="words", code="", by=by
        )
    actions.add_identifier(patients, scheme="GB-CHC", value="1134567", by=by)
    client = sign_in(po_administrator)
    client.get(LIST)

    with django_assert_max_num_queries(10):
        response = client.get(patients.get_absolute_url())

    for words in ("RLA 2", "Fibrosis 1", "GB-CHC 1134567", "1 person"):
        assert words in response.content.decode()
    newest = response.context["moments"][0]
    assert newest.by == str(po_administrator)
    assert "Number" in {change.label for change in newest.changes}


def test_a_duplicate_leads_to_the_one_it_belongs_to(
    sign_in, officer, patients, other_patients
):
    Organisation.objects.filter(pk=patients.pk).update(
        status="duplicate", successor=other_patients
    )

    response = sign_in(officer).get(patients.get_absolute_url())

    assert response.url == other_patients.get_absolute_url()


def test_similar_ones_are_shown_before_anything_is_stored(sign_in, officer, patients):
    client = sign_in(officer)
    facts = {"kind": "patients", "legal_name": "Rare Lungs Alliance", "country": "GB"}

    response = client.post(reverse("organisations:create"), facts)
    assert [c.organisation for c in response.context["candidates"]] == [patients]
    assert not Organisation.objects.filter(legal_name="Rare Lungs Alliance").exists()

    client.post(reverse("organisations:create"), {**facts, "is_new": "on"})
    assert Organisation.objects.filter(legal_name="Rare Lungs Alliance").exists()


def test_edit_keeps_what_the_loser_typed(sign_in, po_administrator, patients):
    Organisation.objects.filter(pk=patients.pk).update(version=2, country="IE")
    typed = {
        "legal_name": "Lung Together",
        "country": "GB",
        "language": "en-gb",
        "reason": "Renamed",
        "version": "1",
    }
    client = sign_in(po_administrator)
    address = reverse("organisations:edit", args=[patients.public_id])

    page = client.post(address, typed).content.decode()
    assert "Stored now" in page
    assert 'value="Lung Together"' in page
    assert 'name="version" value="2"' in page

    client.post(address, {**typed, "version": "2"})
    patients.refresh_from_db()
    assert (patients.legal_name, patients.version) == ("Lung Together", 3)


def test_edit_by_somebody_else_changes_nothing(sign_in, officer, patients):
    response = sign_in(officer).post(
        reverse("organisations:edit", args=[patients.public_id]),
        {
            "legal_name": "Mine",
            "country": "GB",
            "language": "en-gb",
            "reason": "x",
            "version": "1",
        },
        follow=True,
    )

    patients.refresh_from_db()
    assert patients.legal_name == "Rare Lung Alliance"
    assert "administrators" in response.content.decode()


def test_parts_are_added_and_ended_on_the_page(sign_in, po_administrator, patients):
    client = sign_in(po_administrator)

    def send(part_name, **data):
        return client.post(
            reverse(f"organisations:{part_name}", args=[patients.public_id]), data
        )

    send("name-add", name="RLA", kind="short")
    send("identifier-add", scheme="gb-chc", value="113 4567")
    send("identifier-add", scheme="XI-LEI", value="nonsense")
    send("condition-add", name="Sarcoidosis", scheme="orpha", code="797")
    assert Identifier.objects.get().value == "1134567"

    name = OrganisationName.objects.get()
    send("name-end", part=name.pk)
    send("condition-end", part="x" * 40)
    name.refresh_from_db()
    assert (name.kind, name.until_on is None) == ("former", False)


def test_a_registrar_confirms_a_number_on_the_page(
    sign_in, registrar, po_administrator, patients
):
    number = Identifier.objects.create(
        organisation=patients, scheme="GB-CHC", value="1134567"
    )
    page = reverse("organisations:edit", args=[patients.public_id])
    address = reverse(
        "organisations:identifier-confirm", args=[patients.public_id, str(number)]
    )
    assert address not in sign_in(po_administrator).get(page).content.decode()
    client = sign_in(registrar)
    assert address in client.get(page).content.decode()

    assert "not checked" in client.get(address).content.decode()
    client.post(address, {"evidence": "Its page in the register"})

    number.refresh_from_db()
    assert number.evidence == "Its page in the register"
    page = client.get(page).content.decode()
    assert address not in page
    assert f"verified by a registrar on {written_day(number.verified_on)}" in page


def test_parts_of_another_organisation_are_out_of_reach(
    sign_in, po_administrator, patients, other_patients
):
    name = OrganisationName.objects.create(organisation=other_patients, name="AC")

    response = sign_in(po_administrator).post(
        reverse("organisations:name-end", args=[patients.public_id]), {"part": name.pk}
    )

    assert response.status_code == 404


def test_a_changed_country_is_told_by_its_name(sign_in, po_administrator, patients):
    actions.edit(
        patients,
        {"country": "IE"},
        version=patients.version,
        reason="We moved",
        by=cast.actor(po_administrator),
        today=TODAY,
    )

    newest = sign_in(po_administrator).get(patients.get_absolute_url())

    title = newest.context["moments"][0].title
    assert title == "Country changed from United Kingdom to Ireland"


def test_what_was_found_on_sanctions_lists_is_one_link_away(
    sign_in, patients, lead, po_administrator, registrar
):
    link = reverse("organisations:screening", args=[patients.public_id])
    checks = diligence.begin(patients, by=cast.actor(lead), today=TODAY)

    def linked(person, thing):
        page = sign_in(person).get(thing.get_absolute_url())
        assert page.status_code == 200
        return link in page.content.decode()

    for person in (po_administrator, registrar):
        assert linked(person, patients)
    for person in (po_administrator, lead):
        assert linked(person, checks)
        assert sign_in(person).get(link).status_code == 200
    for organisation, role in (
        (cast.patients("Asthma Circle"), "administrator"),
        (cast.company("Southgate"), "lead"),
    ):
        assert not linked(cast.member(organisation, role), patients)


@pytest.mark.parametrize("names", [1, 12])
def test_a_company_reads_a_record_in_few_queries(
    sign_in, lead, patients, django_assert_num_queries, names
):
    for number in range(names):
        OrganisationName.objects.create(organisation=patients, name=f"RLA {number}")
    client = sign_in(lead)
    client.get(LIST)

    with django_assert_num_queries(10):
        client.get(patients.get_absolute_url())


def test_a_company_reads_a_record_that_it_made_in_few_queries(
    sign_in, lead, django_assert_num_queries
):
    made = actions.create(
        kind="patients", legal_name="Breathe", country="GB", by=cast.actor(lead)
    )
    client = sign_in(lead)
    client.get(LIST)

    with django_assert_num_queries(11):  # one names who made it
        page = client.get(made.get_absolute_url())

    assert page.context["may_edit"]
