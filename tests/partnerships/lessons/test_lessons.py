"""Lessons: read by both sides, opened to all only when all agree, followed by a change."""

import pytest
from django.urls import reverse

from accounts.models import User
from audit.acting import acting
from organisations.models import CompanyProfile
from partnerships.actions import joining, lessons
from partnerships.models import Lesson, Partnership
from partnerships.process_changes import changes
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused
from workflow.races import Outdated


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def stranger():
    place = cast.patients("Somebody Else")
    return cast.actor(cast.member(place, "administrator"), place)


def written(table, **facts):
    usual = {
        "title": "Ask early",
        "text": "Ask patients before you plan visits.",
        "tags": ["visits", "planning"],
    }
    return lessons.write(
        table.partnership, by=table.volunteer, today=TODAY, **{**usual, **facts}
    )


def opened(table, lesson):
    lessons.consent(lesson, by=table.volunteer, today=TODAY)
    lessons.consent(lesson, by=table.lead, today=TODAY)
    lesson.refresh_from_db()


def test_both_sides_read_it_and_nobody_else(table, stranger):
    lesson = written(table)

    assert Lesson.objects.for_actor(table.lead).get() == lesson
    assert not Lesson.objects.for_actor(stranger).exists()


def test_whoever_left_takes_its_agreement_back(table):
    third = cast.patients("Third Group")
    volunteer = cast.actor(cast.member(third, "administrator"), third)
    asked = joining.invite(table.partnership, third, by=table.lead, today=TODAY)
    joining.join(asked, by=volunteer, today=TODAY)
    lesson = written(table)
    lessons.consent(lesson, by=volunteer, today=TODAY)
    opened(table, lesson)
    joining.leave(asked, by=volunteer, today=TODAY, reason="Other plans")

    lessons.close(lesson, by=volunteer, today=TODAY)

    lesson.refresh_from_db()
    assert not lesson.is_open


def test_one_side_alone_does_not_open_it(table, stranger):
    lesson = written(table)

    assert not lessons.consent(lesson, by=table.volunteer, today=TODAY)

    assert not Lesson.objects.for_actor(stranger).exists()
    with pytest.raises(Refused, match="agreed already"):
        lessons.consent(lesson, by=table.volunteer, today=TODAY)


def test_with_both_everybody_reads_it_without_names(table, stranger, client):
    lesson = written(table)
    opened(table, lesson)
    client.force_login(User.objects.get(pk=stranger.person_id))

    page = client.get(lesson.get_absolute_url()).content.decode()

    assert "Ask patients before you plan visits." in page
    assert table.company.legal_name not in page
    assert table.patients.legal_name not in page
    assert table.partnership.title not in page


def test_names_stand_there_when_the_partnership_is_public(table, stranger, client):
    lesson = written(table)
    opened(table, lesson)
    Partnership.objects.update(is_public=True)
    client.force_login(User.objects.get(pk=stranger.person_id))

    page = client.get(lesson.get_absolute_url()).content.decode()

    assert table.partnership.title in page


def test_each_side_closes_it_again(table, stranger):
    lesson = written(table)
    opened(table, lesson)

    lessons.close(lesson, by=table.lead, today=TODAY)

    assert not Lesson.objects.for_actor(stranger).exists()
    lessons.consent(lesson, by=table.lead, today=TODAY)
    assert Lesson.objects.for_actor(stranger).exists()


def test_an_open_lesson_keeps_its_words_and_other_words_ask_again(table):
    lesson = written(table)
    opened(table, lesson)
    new = {"title": "New", "text": "Other words", "tags": [], "evaluation": None}

    with pytest.raises(Refused, match="Close it first"):
        lessons.change(lesson, by=table.volunteer, today=TODAY, version=1, **new)
    lessons.close(lesson, by=table.lead, today=TODAY)
    lessons.change(lesson, by=table.volunteer, today=TODAY, version=1, **new)

    assert {x.organisation for x in lessons.waited_for(lesson)} == {
        table.company,
        table.patients,
    }
    with pytest.raises(Outdated):
        lessons.change(lesson, by=table.volunteer, today=TODAY, version=1, **new)


def test_the_other_side_does_not_change_it(table):
    with pytest.raises(Refused, match="side that wrote it"):
        lessons.change(written(table), by=table.lead, today=TODAY, version=1)


def test_who_left_still_has_to_agree(table, stranger):
    lesson = written(table)
    table.partnership.parties.filter(organisation=table.company).update(
        state="left", ended_on=TODAY, reason="It is done."
    )

    assert not lessons.consent(lesson, by=table.volunteer, today=TODAY)
    assert not Lesson.objects.for_actor(stranger).exists()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=VISITS", ["Ask early"]),
        ("q=early patients", ["Ask early"]),
        ("q=nothing", []),
        ("tag=Money", ["Pay soon"]),
        ("tag=mon", []),
        ("whose=open", []),
        ("whose=nonsense", ["Pay soon", "Ask early"]),
        ("", ["Pay soon", "Ask early"]),
    ],
)
def test_search_by_words_and_tags(table, client, asked, found):
    written(table)
    written(table, title="Pay soon", text="Small groups can’t wait.", tags=["money"])
    client.force_login(User.objects.get(pk=table.lead.person_id))

    page = client.get(f"{reverse('partnerships:lessons')}?{asked}")

    assert [row.title for row in page.context["rows"]] == found


def test_a_lesson_leads_to_a_dated_change_of_the_process(table, client, stranger):
    with acting(table.lead):
        profile = CompanyProfile.objects.create(organisation=table.company)
        profile.promised_days = 20
        profile.save()
    (newest, *_rest) = changes(table.company.pk)
    lesson = written(table)

    made = lessons.note_change(
        lesson,
        profile_row=newest[0],
        words="We answer in 20 days now.",
        by=table.lead,
        today=TODAY,
    )

    assert "days until an answer" in newest[1]
    row = CompanyProfile.history.get(history_id=newest[0])
    assert made.changed_on == row.history_date.date()
    client.force_login(User.objects.get(pk=table.volunteer.person_id))
    page = client.get(lesson.get_absolute_url()).content.decode()
    profile_url = reverse("organisations:profile", args=[table.company.public_id])
    assert f"{profile_url}#history" in page
    with pytest.raises(Refused, match="noted here already"):
        lessons.note_change(
            lesson, profile_row=newest[0], words="x", by=table.lead, today=TODAY
        )


def test_a_company_names_changes_of_its_own_profile_alone(table):
    other = cast.company("Tannwald")
    profile = CompanyProfile.objects.create(organisation=other, promised_days=3)
    row = CompanyProfile.history.get(id=profile.pk).history_id
    lesson = written(table)

    with pytest.raises(Refused, match="your company’s profile"):
        lessons.note_change(
            lesson, profile_row=row, words="x", by=table.lead, today=TODAY
        )
    with pytest.raises(Refused, match="A company says"):
        lessons.note_change(
            lesson, profile_row=row, words="x", by=table.volunteer, today=TODAY
        )


def test_a_company_without_a_profile_changed_nothing():
    assert changes(cast.company("No Profile Yet").pk) == []
