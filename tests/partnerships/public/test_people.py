"""No natural person is in anything that everybody reads."""

import json

import pytest
from django.core import serializers

from accounts.models import User
from organisations.models import GoverningMember
from partnerships.actions import joining, partnerships, publishing, stories, wordings
from partnerships.models import PublicAgreement, PublicPartnership, PublicStory
from partnerships.published import IN_WORDS, Nameless
from tests.partnerships import signing
from tests.partnerships.public.showing import sheet, shown
from tests.partnerships.table import TODAY, drafted, laid

pytestmark = pytest.mark.django_db
PEOPLE = ("Ada Merriweather", "Tom Calloway", "Ann Example")


@pytest.fixture
def table():
    """The lead and the chair have names, and so has a member of the board."""
    laid_out = laid()
    for actor, name in ((laid_out.lead, PEOPLE[0]), (laid_out.volunteer, PEOPLE[1])):
        User.objects.filter(pk=actor.person_id).update(name=name)
    return laid_out


def _everything():
    rows = [
        row
        for model in (PublicPartnership, PublicAgreement, PublicStory)
        for row in model.objects.all()
    ]
    return json.dumps(json.loads(serializers.serialize("json", rows))).casefold()


def test_names_in_every_field_are_left_out_of_everything_public(table, client):
    named = "Told by Ada  Merriweather, Tom Calloway and ANN EXAMPLE to all."
    said = wordings.propose(
        table.partnership, "benefit", named, by=table.lead, today=TODAY
    )
    wordings.agree(said, by=table.volunteer, today=TODAY)
    partnerships.add_condition(
        table.partnership,
        scheme="words",
        code="",
        name=named,
        by=table.lead,
        today=TODAY,
    )
    own = table.partnership.parties.get(organisation=table.company)
    joining.describe(own, by=table.lead, role=named, expertise=named)
    terms = dict.fromkeys((*IN_WORDS, "public_title"), named) | {"codes": [named]}
    agreement = signing.signed(table, signing.people(table), **terms)
    page, copy = shown(table), sheet(table, agreement)
    story = stories.write(
        table.partnership,
        by=table.lead,
        today=TODAY,
        title=named,
        text=named,
        audience=named,
        medium="print",
    )
    stories.approve(story, by=table.volunteer, today=TODAY, version=1)

    written = [_everything()] + [
        client.get(each.get_absolute_url()).content.decode().casefold()
        for each in (page, copy)
    ]

    assert PublicStory.objects.exists()
    for text in written:
        assert "told by" in text
        for part in ("merriweather", "calloway", "ann example"):
            assert part not in text


def test_a_member_of_the_governing_body_is_a_person_too(table):
    GoverningMember.objects.create(
        organisation=table.patients, office="Chair", name="Wren Halloran", from_on=TODAY
    )

    people = Nameless.of([table.patients.pk])

    assert people.without("Wren Halloran chairs.") == "[a person] chairs."
    assert people.without("Wrens and Halloran") == "Wrens and Halloran"


def test_names_of_one_word_are_left_because_they_may_be_words(table):
    User.objects.filter(pk=table.lead.person_id).update(name="Hope")

    assert Nameless.of([table.company.pk]).without("We hope.") == "We hope."


def test_where_nobody_is_known_nothing_is_left_out():
    assert Nameless.of([]).without("Anything") == "Anything"


def test_drafts_reach_nothing_public(table):
    drafted(table)

    publishing.bring_up_to_date(TODAY)

    assert not PublicAgreement.objects.exists()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("José García", "Jose\u0301 Garci\u0301a"),
        ("Ann O'Neill", "Ann O\u2019Neill"),
        ("Ann Smith-Jones", "Ann Smith\u2011Jones"),
        ("Ann Example", "Ann Exam\u00adple"),
        ("Ann Example", "Ann\u00a0\u200bExample"),
        ("Ann Example", "Example, Ann"),
        ("Dr. Ann Example", "Ann Example"),
        ("Ann B. Example", "Ann Example"),
        ("Ann Example", "Ann B. Example"),
        ("Jörg Weiß", "JÖRG WEISS"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(table, name, written):
    User.objects.filter(pk=table.lead.person_id).update(name=name)
    people = Nameless.of([table.company.pk])

    said = people.without(f"Café: led by {written}, since May.")

    assert said == "Café: led by [a person], since May."


def test_words_that_are_no_name_stay_as_they_are(table):
    User.objects.filter(pk=table.lead.person_id).update(name="Dr. Summer")
    people = Nameless.of([table.company.pk, table.patients.pk])
    text = (
        "Next summer\u2019s cafe\u0301, for all. Ada and Merriweather are two places."
    )

    assert people.without(text) == text
