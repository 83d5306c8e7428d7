"""Joint stories: the same words approved by all, or nobody reads them."""

import datetime

import pytest

from notices.models import Notice
from partnerships.actions import joining, stories
from partnerships.models import PublicPartnership, PublicStory, Story
from tests import cast
from tests.partnerships import signing
from tests.partnerships.public.showing import shown
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused
from workflow.races import Outdated

pytestmark = pytest.mark.django_db
FACTS = {
    "title": "A year of calls",
    "text": "Somebody answered.",
    "audience": "Members",
    "medium": "print",
}


@pytest.fixture
def table():
    return laid()


def written(table, **more):
    return stories.write(
        table.partnership, by=table.lead, today=TODAY, **{**FACTS, **more}
    )


def test_its_writer_approves_it_and_the_others_are_asked(table):
    story = written(table)

    assert stories.has_approved(story, table.lead)
    assert not stories.has_approved(story, table.volunteer)
    told = Notice.objects.get(kind="story_wanted")
    assert told.person_id == table.volunteer.person_id
    assert not PublicStory.objects.exists()


def test_when_all_approve_the_same_words_it_is_public(table):
    story = written(table)

    assert stories.approve(story, by=table.volunteer, today=TODAY, version=1)

    assert PublicStory.objects.get().text == "Somebody answered."


def test_other_words_are_approved_anew(table):
    story = written(table)
    stories.change(
        story, by=table.volunteer, today=TODAY, version=1, text="We answered."
    )

    assert not stories.has_approved(story, table.lead)
    with pytest.raises(Refused, match="words have changed"):
        stories.approve(story, by=table.lead, today=TODAY, version=1)
    assert stories.approve(story, by=table.lead, today=TODAY, version=2)
    assert PublicStory.objects.get().text == "We answered."


def test_public_words_stay_as_they_are(table):
    story = written(table)
    stories.approve(story, by=table.volunteer, today=TODAY)

    with pytest.raises(Refused, match="Take it back first"):
        stories.change(story, by=table.lead, today=TODAY, version=1, text="Buy it.")


@pytest.mark.parametrize("who", ["lead", "volunteer"])
def test_either_side_takes_it_back_and_nobody_reads_it(table, who):
    story = written(table)
    stories.approve(story, by=table.volunteer, today=TODAY)

    stories.take_back(story, by=getattr(table, who), today=TODAY)

    assert not PublicStory.objects.exists()
    assert not Story.objects.get().is_open


def test_whoever_left_takes_its_approval_back(table):
    third = cast.patients("Third Group")
    volunteer = cast.actor(cast.member(third, "administrator"), third)
    asked = joining.invite(table.partnership, third, by=table.lead, today=TODAY)
    joining.join(asked, by=volunteer, today=TODAY)
    story = written(table)
    for by in (table.volunteer, volunteer):
        stories.approve(story, by=by, today=TODAY)
    joining.leave(asked, by=volunteer, today=TODAY, reason="Other plans")

    stories.take_back(story, by=volunteer, today=TODAY)

    assert not PublicStory.objects.exists()


def test_the_loser_of_a_race_is_told(table):
    story = written(table)
    stories.change(story, by=table.lead, today=TODAY, version=1, text="One")

    with pytest.raises(Outdated):
        stories.change(story, by=table.volunteer, today=TODAY, version=1, text="Two")


def test_a_form_that_is_sent_twice_writes_one_story(table):
    assert written(table, key="k1") == written(table, key="k1")


def test_members_and_outsiders_write_nothing(table):
    for by in (table.actor("member", of="patients"), signing.outsider()):
        with pytest.raises(Refused):
            stories.write(table.partnership, by=by, today=TODAY, **FACTS)


def test_an_outsider_reads_no_story(table):
    written(table)

    assert not Story.objects.for_actor(signing.outsider()).exists()
    assert Story.objects.for_actor(table.volunteer).exists()


def test_the_page_of_the_partnership_says_when_its_stories_changed(table):
    shown(table)
    story = written(table)
    later, last = (TODAY + datetime.timedelta(days=days) for days in (3, 5))

    stories.approve(story, by=table.volunteer, today=later)
    assert PublicPartnership.objects.get().changed_on == later
    stories.take_back(story, by=table.lead, today=last)
    assert PublicPartnership.objects.get().changed_on == last
