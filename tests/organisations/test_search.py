import pytest
from django.db import connection, transaction

from audit.acting import Actor
from organisations.models import (
    Identifier,
    Organisation,
    OrganisationName,
    OrganisationSight,
)
from organisations.search import find, similar
from tests import cast

ANYBODY = Actor(person_id=1)


def found(text, **given):
    return [
        (each.organisation.legal_name, each.reason)
        for each in similar(text, actor=given.pop("actor", ANYBODY), **given)
    ]


@pytest.fixture
def diabetes():
    return cast.patients("Schweizerische Diabetesgesellschaft", "CH")


def test_an_abbreviated_spelling_finds_the_organisation(diabetes):
    assert found("Schweiz. Diabetes Gesellschaft") == [
        ("Schweizerische Diabetesgesellschaft", "legal name, holds all these words")
    ]
    assert found("Schweizer Diabetis Gesellschaft") == [
        ("Schweizerische Diabetesgesellschaft", "legal name, 62% alike")
    ]


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("Ärzte für Kinder", "arzte fur kinder"),
        ("MS-Gesellschaft", "ms"),
        ("Deutsche MS Gesellschaft", "ms ges"),
        ("Η Πνοή των Παιδιών", "πνοη"),
        ("全国膠原病友の会", "膠原病"),
        ("Ассоциация пациентов", "пациент"),
        ("ACHSE e.V.", "achse ev"),
    ],
)
def test_names_are_found_in_any_script_and_by_parts(stored, asked):
    cast.patients(stored)
    cast.patients("Something Else Entirely")

    assert [name for name, _reason in found(asked)] == [stored]


def test_the_exact_name_comes_first_and_other_names_tell_why(diabetes):
    lung = cast.patients("Lung Circle", "IE")
    for kind, name in [
        ("former", "Swiss Lung Circle"),
        ("short", "LC"),
    ]:
        OrganisationName.objects.create(organisation=lung, kind=kind, name=name)
    cast.patients("Swiss Lung Circle Friends")

    assert found("Swiss Lung Circle")[0] == (
        "Lung Circle",
        "former name “Swiss Lung Circle”",
    )
    assert found("lc") == [("Lung Circle", "also known as “LC”")]


@pytest.mark.parametrize("asked", ["1134567", "GB-CHC-1134567", "gb-chc-1134567"])
def test_a_number_finds_with_or_without_its_register(asked, patients):
    Identifier.objects.create(organisation=patients, scheme="GB-CHC", value="1134567")

    assert found(asked) == [("Rare Lung Alliance", "number GB-CHC-1134567")]


def test_an_unverified_organisation_is_found_by_those_who_may_know_it(
    company, other_company
):
    hidden = cast.patients("Hidden Circle", verified=False)
    OrganisationSight.objects.create(organisation=hidden, viewer=company)

    maker = Actor(person_id=1, organisation_id=company.pk)
    stranger = Actor(person_id=2, organisation_id=other_company.pk)

    assert [name for name, _reason in found("Hidden Circle", actor=maker)] == [
        "Hidden Circle"
    ]
    assert found("Hidden Circle", actor=stranger) == []


@pytest.mark.parametrize("asked", ["", "%", "_", "\0", "' or 1=1", "-", "\\"])
def test_odd_input_finds_nothing_and_breaks_nothing(asked, patients):
    assert found(asked) == []


def test_another_country_is_left_out(diabetes):
    assert found("Schweizerische Diabetesgesellschaft", country="DE") == []


def test_searching_costs_the_same_for_any_number(diabetes, django_assert_num_queries):
    for number in range(9):
        cast.patients(f"Diabetesgesellschaft {number}")

    with django_assert_num_queries(3):
        assert len(similar("diabetesgesellschaft", actor=ANYBODY)) == 10


def test_many_names_are_searched_by_the_index():
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into organisations_organisation (public_id, kind, legal_name,"
            " country, language, website, postal_address, place, status, verification,"
            " verified_at, verified_by_id, evidence, is_operator, version)"
            " select new_public_id(), 'patients', 'Circle ' || md5(n::text) || ' of '"
            " || md5((n * 7)::text), 'GB', 'en-gb', '', '', '', 'active', 'verified',"
            " now(), 0, '', false, 1 from generate_series(1, 20000) n"
        )
        cursor.execute("analyze organisations_organisation")
    wanted = cast.patients("Schweizerische Diabetesgesellschaft", "CH")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local pg_trgm.similarity_threshold = 0.5")
        plan = Organisation.objects.filter(
            name_key__trigram_similar="schweiz diabetes gesellschaft"
        ).explain()

    best = find("Schweiz. Diabetes Gesellschaft", among=Organisation.objects.all())

    assert "organisation_name_trigrams" in plan
    assert [each.organisation for each in best] == [wanted]
