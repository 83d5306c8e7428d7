"""An extract makes and changes records, once, and shows each change before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import Event
from organisations.actions import extracts
from organisations.models import (
    ExtractRow,
    Identifier,
    Organisation,
    OrganisationName,
    OrganisationSight,
)
from tests import cast
from tests.organisations.extracts.conftest import TODAY, lines
from workflow.moves import Refused

pytestmark = pytest.mark.django_db


def verdicts(extract):
    rows = ExtractRow.objects.filter(extract=extract).order_by("number")
    return [row.verdict for row in rows]


def changes(extract):
    rows = ExtractRow.objects.filter(extract=extract).order_by("number")
    return [
        (change["field"], change["before"], change["after"])
        for row in rows
        for change in row.changes
    ]


def held():
    """Everything that an extract may write, as it is now."""
    tables = (Organisation, OrganisationName, Identifier, OrganisationSight)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_an_extract_makes_records_with_names_numbers_and_their_source(
    stored, registrar
):
    extract = stored()

    made = Organisation.objects.filter(is_operator=False).order_by("pk")
    assert list(
        made.values_list("legal_name", "kind", "country", "place", "website", "status")
    ) == [
        (
            "RARE LUNG ALLIANCE",
            "other",
            "GB",
            "SW1A 1AA",
            "https://www.rarelung.example",
            "active",
        ),
        ("Asthma Circle", "other", "GB", "M1 1AA", "", "active"),
        (
            "Fife Heart Group",
            "other",
            "GB",
            "KY1 1AA",
            "https://fifeheart.example/",
            "closed",
        ),
        ("Lagan Kidney Friends", "other", "GB", "BT1 1AA", "", "active"),
    ]
    assert {each.verification for each in made} == {"unverified"}
    assert sorted(made[0].names.values_list("name", flat=True)) == [
        "Lung Friends",
        "RLA",
    ]
    numbers = [str(each) for each in Identifier.objects.order_by("pk")]
    assert numbers == [
        "GB-CHC-1900001",
        "GB-CHC-1900002",
        "GB-SC-SC900003",
        "GB-NIC-109004",
    ]
    assert {each.evidence for each in Identifier.objects.all()} == {
        extracts.evidence_of(extract)
    }
    assert Organisation.history.filter(id=made[0].pk).get().history_change_reason == (
        extracts.evidence_of(extract)
    )
    assert extract.figures["notes"] == 1
    assert Event.objects.filter(verb="store", subject_id=extract.pk).count() == 1


def test_the_same_file_again_changes_nothing(stored):
    stored()
    before = held()

    again = stored()

    assert again.figures["verdicts"] == {"same": 5}
    assert held() == before


def test_what_an_official_extract_makes_is_verified_only_when_the_registrar_says_so(
    stored, registrar
):
    extract = stored(verifies=True)

    made = Organisation.objects.get(legal_name="Asthma Circle")
    number = made.identifiers.get()
    assert (made.verification, made.verified_by_id) == ("verified", registrar.pk)
    assert made.evidence == extracts.evidence_of(extract)
    assert (number.verified_on, number.verified_by_id) == (TODAY, registrar.pk)


def test_each_difference_is_shown_before_anything_is_stored(checked, stored, by):
    stored()
    before = held()

    extract = checked(
        lines(
            "GB-CHC-1900001,Rare Lung Alliance UK,RLA; Breathe,SW1A 1AA,https://rla.example,False",
            "GB-CHC-1900002,ASTHMA CIRCLE,,M1 1AA,,True",
            "GB-CHC-1900009,Bone Friends,,,,True",
        )
    )

    assert verdicts(extract) == ["update", "same", "new"]
    assert changes(extract) == [
        ("legal_name", "RARE LUNG ALLIANCE", "Rare Lung Alliance UK"),
        ("status", "active", "closed"),
        ("website", "https://www.rarelung.example", "https://rla.example"),
        ("other_names", "", "Breathe"),
    ]
    assert held() == before

    extracts.begin_storing(extract, by=by, partial=False)
    extracts.store(extract, by=by, today=TODAY, partial=False)

    changed = Organisation.objects.get(legal_name="Rare Lung Alliance UK")
    assert (changed.status, changed.website) == ("closed", "https://rla.example")
    assert (changed.version, Organisation.objects.filter(version__gt=1).count()) == (
        2,
        1,
    )
    former = changed.names.get(name="RARE LUNG ALLIANCE")
    assert (former.kind, former.until_on) == ("former", TODAY)
    assert changed.names.filter(name="Breathe").exists()


def test_people_of_an_organisation_keep_their_website_and_place(stored, checked):
    stored()
    circle = Organisation.objects.get(legal_name="Asthma Circle")
    Organisation.objects.filter(pk=circle.pk).update(website="https://own.example")
    cast.member(circle, "administrator")

    extract = checked(
        lines("GB-CHC-1900002,Asthma Circle,,M9 9ZZ,https://register.example,True")
    )

    assert changes(extract) == []


def test_a_number_that_somebody_wrote_into_their_own_record_needs_the_same_name(
    checked, patients
):
    Identifier.objects.create(organisation=patients, scheme="GB-CHC", value="1900001")

    same = checked(lines("GB-CHC-1900001,rare lung alliance,,,,True"))
    other = checked(lines("GB-CHC-1900001,Quite Another Trust,,,,True"))

    assert verdicts(same) == ["same"]
    assert verdicts(other) == ["maybe"]


def test_the_same_name_under_another_number_waits_for_a_person(
    checked, stored, patients, by
):
    text = lines("GB-SC-SC012345,Rare Lung Alliance,,EH1 1AA,,True")
    extract = checked(text)
    assert verdicts(extract) == ["maybe"]
    with pytest.raises(Refused, match="not accepted"):
        extracts.begin_storing(extract, by=by, partial=False)

    extracts.decide(extract, {2: patients}, by=by)

    assert changes(extract) == [
        ("place", "", "EH1 1AA"),
        ("number", "", "GB-SC SC012345"),
    ]
    extracts.begin_storing(extract, by=by, partial=False)
    extracts.store(extract, by=by, today=TODAY, partial=False)
    assert str(patients.identifiers.get()) == "GB-SC-SC012345"
    assert verdicts(checked(text)) == ["same"]


def test_a_person_may_say_that_it_is_a_new_one(checked, patients, by):
    extract = checked(lines("GB-SC-SC012345,Rare Lung Alliance,,,,True"))

    extracts.decide(extract, {2: None}, by=by)
    extracts.begin_storing(extract, by=by, partial=False)
    extracts.store(extract, by=by, today=TODAY, partial=False)

    assert Organisation.objects.filter(name_key=patients.name_key).count() == 2


def test_two_of_one_name_in_the_register_are_two(stored):
    text = lines(
        "GB-CHC-1900011,United Charities,,,,True",
        "GB-CHC-1900012,United Charities,,,,True",
    )
    stored(text)

    again = stored(text)

    assert again.figures["verdicts"] == {"same": 2}
    assert Organisation.objects.filter(legal_name="United Charities").count() == 2


def test_a_list_of_names_adds_them_and_passes_over_who_is_not_here(stored):
    stored()
    mapping = '[columns]\nnumber = "org_id"\nother_names = "alternative_name"\n'
    text = (
        "org_id,alternative_name\n"
        "GB-CHC-1900001,Lungs First\nGB-CHC-1900001,RLA\nGB-CHC-1900001,Lungs Now\n"
        "GB-CHC-1999999,Nobody Here\n"
    )

    extract = stored(text, mapping)

    made = Organisation.objects.get(legal_name="RARE LUNG ALLIANCE")
    assert sorted(made.names.values_list("name", flat=True)) == [
        "Lung Friends",
        "Lungs First",
        "Lungs Now",
        "RLA",
    ]
    assert extract.figures["verdicts"] == {"update": 2, "same": 1, "absent": 1}
    assert stored(text, mapping).figures["verdicts"] == {"same": 3, "absent": 1}


def test_a_merged_record_stands_for_the_one_that_it_was_merged_into(stored, checked):
    stored()
    union = cast.patients("Wheeze Union")
    Organisation.objects.filter(legal_name="Asthma Circle").update(
        status="duplicate", successor=union
    )

    extract = checked(lines("GB-CHC-1900002,Wheeze Union,,,,True"))

    assert ExtractRow.objects.get(extract=extract).organisation_id == union.pk


def test_nobody_but_a_registrar_brings_an_extract(po_administrator, officer):
    for person in (po_administrator, officer):
        with pytest.raises(Refused, match="A registrar brings in"):
            extracts.upload(b"org_id,name\n", "r.csv", by=cast.actor(person))


def test_storing_takes_as_many_statements_for_many_rows_as_for_one(checked, by):
    def statements(text):
        extract = checked(text)
        extracts.begin_storing(extract, by=by, partial=False)
        with CaptureQueriesContext(connection) as made:
            extracts.store(extract, by=by, today=TODAY, partial=False)
        return len(made)

    one = lines("GB-CHC-1800001,Single Trust,,,,True")
    many = lines(*(f"GB-CHC-19{n:05},Trust number {n},,,,True" for n in range(200)))

    assert statements(one) == statements(many)
