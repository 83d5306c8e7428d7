"""Among very many organisations each question is read from an index."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.acting import Actor
from organisations.directory import companies, patients, sides
from organisations.models import Organisation, PublicProfile
from tests import conftest

pytestmark = pytest.mark.django_db(transaction=True)

LEAD = Actor(person_id=1, organisation_id=1, kind="company")
MEMBER = Actor(person_id=2, organisation_id=2, kind="patients")
NUMBER = 20_000
RARE = """
    insert into organisations_organisation (public_id, kind, legal_name, country, language,
        website, postal_address, place, status, verification, verified_at, verified_by_id,
        evidence, is_operator, version)
    select new_public_id(), %(kind)s, md5(n::text) || ' of ' || md5((n * 7)::text),
        case when n %% 2000 = 0 then 'LI' else 'GB' end, 'en-gb', '', '', '', 'active',
        'verified', now(), 0, '', false, 1
    from generate_series(1, %(number)s) n
"""
PROFILES = """
    insert into organisations_profile (organisation_id, legal_form, mission, activities,
        countries, reach, languages, accessibility, contact_name, contact_email,
        contact_phone, sights, not_now_words, version)
    select id, '', md5(id::text) || ' ' || md5((id * 3)::text),
        case when id %% 2000 = 0 then '{registry}' else '{helpline}' end::varchar[],
        case when id %% 2000 = 0 then '{LI}' else '{GB}' end::varchar[],
        case when id %% 2000 = 0 then 'world' else 'local' end,
        case when id %% 2000 = 0 then '{cy}' else '{en}' end::varchar[],
        '', '', '', '', '{}', '', 1
    from organisations_organisation where kind = %(kind)s;
    insert into organisations_condition (organisation_id, scheme, code, name)
    select id, 'icd-10', 'E' || lpad((id %% 90)::text, 2, '0') || '.' || id %% 9,
        md5(id::text) || ' disease'
    from organisations_organisation where kind = %(kind)s;
    insert into organisations_publicprofile (organisation_public_id, is_company, name,
        country, facts, changed_on, moved_to)
    select public_id, false, legal_name, country, '{}',
        date '2026-01-01' + (id %% 300)::int, ''
    from organisations_organisation where kind = %(kind)s
"""
PRODUCTS = """
    insert into organisations_companyprofile (organisation_id, countries, codes,
        process_open, criteria, steps, windows, documents_wanted, never_asks,
        independence, legal_help, other_limits, contact_name, contact_email, version)
    select id, case when id %% 2000 = 0 then '{LI}' else '{GB}' end::varchar[], '{}',
        id %% 2000 = 0, '', '', '', '', '', '', '', '', '', '', 1
    from organisations_organisation where kind = %(kind)s;
    insert into organisations_product (public_id, company_id, name, stage, area,
        condition_scheme, condition_code, condition, exclusivity, only_one, hta_country)
    select new_public_id(), id, 'Breathall',
        case when id %% 2000 = 0 then 'trials' else 'marketed' end, '', 'orpha',
        id::text, md5(id::text) || ' disease', '', false, ''
    from organisations_organisation where kind = %(kind)s
"""


def _count_rows():
    """What the planner knows; only the owner of the tables may have it counted."""
    conftest.connect_as(conftest.OWNER)
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    conftest.connect_as(conftest.APPLICATION)


def _plan(queryset):
    return set(re.findall(r"(?:using|Index Scan on|on) (\w+)", queryset.explain()))


@pytest.fixture
def many():
    def many(kind, more):
        with connection.cursor() as cursor:
            facts = {"kind": kind, "number": NUMBER}
            cursor.execute(RARE, facts)
            cursor.execute(more, facts)
        _count_rows()

    return many


def test_questions_of_companies_are_read_from_indexes(many):
    many("patients", PROFILES)
    for asked, index in (
        ({}, "organisation_by_"),
        ({"q": "unicorn"}, "profile_mission_trigrams"),
        ({"q": "unicorn"}, "organisation_name_trigrams"),
        ({"condition": "unicorn"}, "condition_name_trigrams"),
        ({"condition": "E84.1"}, "condition_code"),
        ({"country": "LI"}, "profile_countries"),
        ({"country": "LI"}, "organisation_by_country"),
        ({"reach": "world"}, "profile_reach"),
        ({"activity": "registry"}, "profile_activities"),
        ({"language": "cy"}, "profile_languages"),
    ):
        chosen = patients.chosen(asked, LEAD)
        told = patients.told(chosen, asked, LEAD)

        plan = _plan(told.order_by("name_key", "id")[:51])

        assert any(name.startswith(index) for name in plan), (asked, plan)

    copies = PublicProfile.objects.filter(
        is_company=False,
        moved_to="",
        organisation_public_id__in=patients.chosen({}, LEAD).values("public_id"),
    )
    plan = _plan(copies.order_by("-changed_on", "-id")[:51])
    assert "public_profile_newest" in plan


def test_questions_of_patient_organisations_are_read_from_indexes(many):
    many("company", PRODUCTS)
    for asked, index in (
        ({"condition": "unicorn"}, "product_condition_trigrams"),
        ({"condition": "ORPHA 797"}, "product_condition"),
        ({"stage": "trials"}, "product_stage"),
        ({"country": "LI"}, "company_profile_countries"),
        ({"process": "open"}, "company_profile_process"),
    ):
        chosen = companies.chosen(asked, MEMBER)
        told = companies.told(chosen, asked, MEMBER)

        plan = _plan(told.order_by("name_key", "id")[:51])

        assert any(name.startswith(index) for name in plan), (asked, plan)


def test_a_file_is_read_page_by_page(many, monkeypatch):
    many("patients", PROFILES)
    monkeypatch.setattr(sides, "CHUNK", 4)

    lines = list(sides.lines(sides.PATIENTS, {"country": "LI"}, LEAD, None))

    wanted = Organisation.objects.filter(country="LI", kind="patients")
    assert len(lines) >= wanted.count() == 10
    assert len({line[-1] for line in lines}) == len(lines)


def test_a_page_reads_what_its_own_rows_say_and_no_others(many):
    """Of a common kind of row too: the first fifty are found by name, one by one."""
    many("patients", PROFILES)
    read = patients.chosen({"reach": "local"}, LEAD)

    with CaptureQueriesContext(connection) as captured:
        found = sides.page(sides.PATIENTS, {"reach": "local"}, LEAD)
    with connection.cursor() as cursor:
        sql = captured.captured_queries[0]["sql"]
        cursor.execute(f"explain (analyze, format json) {sql}")
        plan = cursor.fetchone()[0][0]

    assert len(found.organisations) == 50
    assert read.count() > NUMBER / 2
    assert _most_rows(plan["Plan"]) < NUMBER / 10


def _most_rows(node):
    here = node["Actual Rows"] * node["Actual Loops"]
    return max([here, *(_most_rows(inner) for inner in node.get("Plans", []))])
