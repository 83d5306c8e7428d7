"""The pages of conversations: what they cost, who reads which, papers that are opened."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from notices.models import Notice
from partnerships.actions import follow_ups, messages
from partnerships.models import FollowUp, Message, Minutes, ReadMark
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY

FILE = messages.File(b"%PDF-1.4 plan", "plan.pdf", "application/pdf")


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def lead(sign_in, table):
    return sign_in(person(table.lead))


def person(actor):
    return User.objects.get(pk=actor.person_id)


def page(name, table):
    return reverse(f"partnerships:{name}", args=[table.partnership.public_id])


def said(table, *, by=None, **more):
    facts = {"audience": "parties", "today": TODAY, **more}
    return messages.write(
        table.partnership, "Here is the plan.", by=by or table.lead, **facts
    )


def promised(table):
    todo = follow_ups.ToDo("Send the dates", table.company)
    return follow_ups.agree_on(
        table.partnership, todo, audience="parties", by=table.lead, today=TODAY
    )


@pytest.mark.parametrize("count", [1, 7])
def test_a_conversation_costs_the_same_for_one_and_for_many(
    table, lead, django_assert_num_queries, count
):
    for _ in range(count):
        said(table, files=[FILE])
        promised(table)

    lead.get(page("conversation", table))  # notes the sign-in, and what is read

    with django_assert_num_queries(8):
        response = lead.get(page("conversation", table))

    assert len(response.context["messages_told"]) == 2 * count


@pytest.mark.parametrize("count", [1, 7])
def test_a_list_of_things_to_do_costs_the_same_for_one_and_for_many(
    table, lead, django_assert_num_queries, count
):
    for _ in range(count):
        promised(table)

    lead.get(page("follow-ups", table))

    with django_assert_num_queries(6):
        response = lead.get(page("follow-ups", table))
    with django_assert_num_queries(5):
        across = lead.get(reverse("partnerships:to-do"))

    assert len(response.context["follow_ups"]) == count
    assert len(across.context["follow_ups"]) == count


def test_writing_with_a_paper_from_the_page(table, lead):
    paper = SimpleUploadedFile("plan.pdf", b"%PDF-1.4 plan")

    lead.post(
        page("conversation", table),
        {"text": "The plan", "audience": "parties", "file": paper, "key": "k"},
    )

    assert Message.objects.get().documents.get().document.name == "plan.pdf"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": ""}, "text"),
        ({"audience": "nobody"}, "audience"),
        ({"file": SimpleUploadedFile("plan.pdf", b"MZ not a paper")}, "file"),
    ],
)
def test_what_is_wrong_stands_at_its_field(table, lead, given, field):
    usual = {"text": "The plan", "audience": "parties", "key": "k"}

    response = lead.post(page("conversation", table), {**usual, **given})

    assert field in response.context["form"].errors
    assert not Message.objects.exists()


def test_looking_marks_what_is_shown_as_read(sign_in, table):
    message = said(table)
    client = sign_in(person(table.volunteer))

    first = client.get(page("conversation", table))
    second = client.get(page("conversation", table))

    assert [told[2] for told in first.context["messages_told"]] == [True]
    assert [told[2] for told in second.context["messages_told"]] == [False]
    assert ReadMark.objects.get().message_id == message.pk
    assert not Notice.objects.filter(
        kind="message_written", person_id=table.volunteer.person_id, read_at=None
    ).exists()


def test_a_note_says_that_nobody_else_reads_it(sign_in, table, lead):
    said(table, audience="own")

    own = lead.get(page("conversation", table)).content.decode()
    other = sign_in(person(table.volunteer))
    theirs = other.get(page("conversation", table)).content.decode()

    assert "Nobody else reads it, and it is not listed for anybody else." in own
    assert "Here is the plan." not in theirs


def test_opening_a_paper_is_recorded(sign_in, table, lead):
    message = said(table, files=[FILE])
    url = reverse(
        "partnerships:message-document",
        args=[message.public_id, message.documents.get().document.public_id],
    )

    response = sign_in(person(table.volunteer)).get(url)

    assert response.content == FILE.data
    assert response["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    event = Event.objects.about(message).get(verb="document_viewed")
    assert event.person_id == table.volunteer.person_id


def test_a_paper_of_a_note_is_not_found_by_the_other_side(sign_in, table):
    message = said(table, files=[FILE], audience="own")
    url = reverse(
        "partnerships:message-document",
        args=[message.public_id, message.documents.get().document.public_id],
    )

    assert sign_in(person(table.volunteer)).get(url).status_code == 404


def test_a_member_reads_and_is_told_why_not_to_write(sign_in, table):
    said(table)
    client = sign_in(cast.member(table.patients, "member"))

    response = client.get(page("conversation", table))

    assert not response.context["may_write"]
    assert "Here is the plan." in response.content.decode()
    assert "write to the other side" in response.content.decode()


def test_a_reviewer_is_offered_notes_alone(sign_in, table):
    client = sign_in(cast.member(table.company, "compliance_reviewer"))

    response = client.get(page("conversation", table))

    assert [k for k, _label in response.context["form"]["audience"].field.choices] == [
        "own"
    ]


def test_minutes_are_written_and_corrected_on_pages(table, lead):
    roles = {f"roles_{place.public_id}": "the chair" for place in (table.patients,)}
    facts = {
        "title": "First meeting",
        "held_on_day": "2",
        "held_on_month": "3",
        "held_on_year": "2026",
        "text": "We meet again.",
        **roles,
    }

    lead.post(page("minutes-create", table), {**facts, "audience": "parties"})
    made = Minutes.objects.get()
    correct = reverse("partnerships:minutes-correct", args=[made.public_id])
    lead.post(
        correct, {**facts, "text": "In May.", "reason": "The month", "version": 1}
    )
    text = lead.get(made.get_absolute_url()).content.decode()
    history = lead.get(
        reverse("partnerships:minutes-history", args=[made.public_id])
    ).content.decode()

    assert "Rare Lung Alliance: the chair" in text
    assert "In May." in text
    assert "We meet again." in history
    assert "The month" in history


def test_a_meeting_of_tomorrow_is_refused_at_its_field(table, lead):
    response = lead.post(
        page("minutes-create", table),
        {
            "title": "Next",
            "held_on_day": "2",
            "held_on_month": "3",
            "held_on_year": "2099",
            "text": "x",
            "audience": "parties",
        },
    )

    assert response.context["form"].errors["held_on"] == ["This day is still to come."]


def test_something_to_do_from_page_to_page(sign_in, table, lead):
    lead.post(
        page("follow-up-create", table),
        {"text": "Book a room", "owner": table.patients.pk, "audience": "parties"},
    )
    made = FollowUp.objects.get()

    before = lead.get(made.get_absolute_url()).content.decode()
    end = reverse("partnerships:follow-up-end", args=[made.public_id])
    lead.post(end)
    made.refresh_from_db()
    still = made.state
    sign_in(person(table.volunteer)).post(end, {"words": "Room 3"})
    made.refresh_from_db()

    assert "Rare Lung Alliance says when it is done." in before
    assert (still, made.state, made.words) == ("open", "done", "Room 3")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"owner": "0"}, "owner"),
        ({"text": ""}, "text"),
        ({"audience": "own"}, "owner"),
    ],
)
def test_wrong_things_to_do_are_refused_at_their_field(table, lead, given, field):
    usual = {"text": "Book", "owner": table.patients.pk, "audience": "parties"}

    response = lead.post(page("follow-up-create", table), {**usual, **given})

    assert field in response.context["form"].errors
