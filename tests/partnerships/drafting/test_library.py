"""The library and the starter texts: complete, short, plain; confirmed by a person."""

import pytest
from django.urls import reverse

from partnerships import elements, sheets
from partnerships.actions import library as actions
from partnerships.actions import starting, versions
from partnerships.actions.agreements import Shape
from partnerships.library import fitting, load
from partnerships.models import Kind, LibraryClause, Topic
from partnerships.plainness import measured
from partnerships.starters import clauses_of, plainness, starters
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

FULL = [name for name, starter in starters().items() if starter.form == "full"]
LONGEST_CLAUSE = 90
MOST_WORDS = 1_150  # under three pages; advocates complain of six to ten
LEAST_EASE = 65


def test_every_topic_has_two_clauses_at_least():
    per_topic = {
        topic: LibraryClause.objects.filter(topic=topic)
        .values("key")
        .distinct()
        .count()
        for topic in Topic
        if topic != Topic.FREE
    }

    assert min(per_topic.values()) >= 2, per_topic


def test_every_kind_finds_a_clause_on_every_topic():
    missing = {
        (kind, topic)
        for kind in Kind
        for topic in Topic
        if topic != Topic.FREE
        and not LibraryClause.objects.filter(
            topic=topic, kinds__contains=[kind]
        ).exists()
    }

    assert missing == set()


@pytest.mark.parametrize("clause", range(40))
def test_clauses_are_short_and_say_what_they_mean_and_where_they_are_from(clause):
    found = list(LibraryClause.objects.order_by("pk"))[clause : clause + 1]

    for each in found:
        assert measured([each.text], "en").words <= LONGEST_CLAUSE
        assert measured([each.meaning], "en").sentences == 1
        assert each.source


def test_nothing_is_confirmed_until_a_person_did_it():
    assert not LibraryClause.objects.exclude(verified_by="").exists()


def test_loading_again_adds_nothing_and_changes_nothing():
    LibraryClause.objects.filter(key="disputes-short").update(text="Changed here.")
    before = LibraryClause.objects.count()

    load(LibraryClause)

    assert LibraryClause.objects.count() == before
    assert LibraryClause.objects.get(key="disputes-short").text == "Changed here."


def test_the_clause_of_the_law_goes_before_the_general_one():
    rows = LibraryClause.objects.filter(key="disputes-talk-first")

    found = {
        law: fitting(rows, language="en-gb", jurisdiction=law)["disputes-talk-first"]
        for law in ("GB", "IE")
    }

    assert {law: clause.jurisdiction for law, clause in found.items()} == {
        "GB": "GB",
        "IE": "",
    }


def test_a_better_wording_is_a_new_version_and_goes_before_the_old():
    old = LibraryClause.objects.get(key="disputes-short")
    LibraryClause.objects.create(
        key=old.key,
        number=2,
        topic=old.topic,
        kinds=old.kinds,
        language="en",
        heading=old.heading,
        text="Better.",
        meaning=old.meaning,
    )

    chosen = fitting(LibraryClause.objects.all(), language="en", jurisdiction="")

    assert chosen["disputes-short"].text == "Better."


@pytest.mark.parametrize("name", starters())
def test_a_text_to_begin_with_is_short_and_plain(name):
    starter = starters()[name]
    clauses = clauses_of(starter)

    found = plainness(starter, clauses)

    assert len(clauses) == len(starter.clauses)
    assert found.words <= MOST_WORDS
    assert found.ease >= LEAST_EASE
    assert found.per_sentence <= 15


def test_the_short_form_is_one_page():
    short = starters()["short"]

    assert plainness(short, []).words <= 200


@pytest.mark.parametrize("name", FULL)
def test_a_text_is_complete_once_one_s_own_facts_are_in(name):
    table, starter = laying.laid(), starters()[name]
    kind = starter.kinds[0]
    agreement = starting.begin(
        table.partnership,
        shape=Shape(kind=kind, service="consultancy" if kind == "services" else ""),
        title="A helpline",
        parties=[table.company, table.patients],
        starter=starter,
        by=table.volunteer,
        today=TODAY,
    )
    own = {
        "description": "Volunteers answer calls.",
        "objectives": "People find help; this supports healthcare.",
        "benefit": "Somebody listens.",
        "starts_on": TODAY,
        "ends_on": TODAY,
        "amount": 5000,
        "currency": "GBP",
        "vat_treatment": "not_applicable",
    }

    versions.write(
        agreement,
        own,
        {
            "budget": [{"words": "Telephones", "amount": 5000}],
            "milestones": [{"kind": "report", "words": "Calls", "due_on": TODAY}],
        },
        by=table.volunteer,
    )

    sheet = sheets.of(agreement.versions.get().pk)
    assert elements.missing(agreement, sheet) == []
    assert sheet.plainness("en").words <= MOST_WORDS + 50


def test_a_registrar_confirms_a_clause_once(registrar, operator):
    by = cast.actor(registrar, operator)
    clause = LibraryClause.objects.get(key="disputes-short")

    actions.confirm(clause, name="Ann Example", by=by, today=TODAY)
    clause.refresh_from_db()

    assert (clause.verified_by, clause.verified_on) == ("Ann Example", TODAY)
    with pytest.raises(Refused, match="confirmed already"):
        actions.confirm(clause, name="Ann Example", by=by, today=TODAY)


def test_nobody_else_confirms():
    clause = LibraryClause.objects.first()

    with pytest.raises(Refused, match="registrar"):
        actions.confirm(clause, name="x", by=laying.laid().lead, today=TODAY)


def test_the_library_shows_what_is_not_confirmed(registrar, operator, sign_in):
    client = sign_in(registrar, operator)
    url = reverse("partnerships:clause-library")
    first = client.get(url, {"topic": "disputes"})
    confirm = reverse("partnerships:clause-confirm", args=["disputes-short", 1])

    client.post(confirm, {"language": "en", "jurisdiction": ""})
    second = client.get(url, {"topic": "disputes"})

    marks = [page.text.count("Not confirmed yet</strong>") for page in (first, second)]
    assert marks == [3, 2]


@pytest.mark.parametrize("name", ["clause-library", "starter-texts"])
def test_the_library_costs_the_same_whatever_it_holds(
    name, table_lead, django_assert_num_queries
):
    url = reverse(f"partnerships:{name}")
    table_lead.get(url)

    with django_assert_num_queries(5):
        table_lead.get(url)


@pytest.fixture
def table_lead(lead, company, sign_in):
    return sign_in(lead, company)
