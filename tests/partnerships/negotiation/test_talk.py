"""Talking about clauses: read by both sides, settled by both, opened again by a word."""

import pytest
from django.urls import reverse

from notices.models import Notice
from partnerships.actions import agreements, clauses, threads, versions
from partnerships.models import Thread
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

OWN = {"heading": "Breaks", "text": "We pause each hour.", "meaning": "You rest."}


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    made = laying.drafted(table)
    clauses.write_free(made, OWN, by=table.lead)
    agreements.send(made, by=table.lead, today=TODAY)
    made.refresh_from_db()
    return made


@pytest.fixture
def clause(agreement):
    return agreement.current.clauses.get()


@pytest.fixture
def thread(table, agreement, clause):
    return threads.begin(
        agreement,
        words="Why each hour?",
        clause_key=clause.key,
        by=table.volunteer,
        today=TODAY,
    )


def say(thread, by, words="", *, settles=False):
    threads.say(thread, words=words, settles=settles, by=by, today=TODAY)
    thread.refresh_from_db()


def test_the_other_side_is_told_what_it_is_about(table, thread):
    notice = Notice.objects.filter(person_id=table.lead.person_id).latest("pk")

    assert "Breaks" in notice.body
    assert "Why each hour?" in notice.body


def test_it_is_settled_when_both_sides_say_so(table, thread):
    say(thread, table.volunteer, settles=True)
    one = thread.settled_on
    say(thread, table.lead, "We breathe.", settles=True)

    assert (one, thread.settled_on) == (None, TODAY)


def test_another_word_opens_it_again(table, thread):
    say(thread, table.volunteer, settles=True)
    say(thread, table.lead, settles=True)

    say(thread, table.volunteer, "One more thing.")

    assert thread.settled_on is None


def test_a_form_that_is_sent_twice_begins_one_talk(table, agreement):
    def begin(key):
        return threads.begin(
            agreement, words="Why?", by=table.volunteer, today=TODAY, key=key
        )

    assert begin("form") == begin("form")
    begin("another")
    assert [each.comments.count() for each in Thread.objects.all()] == [1, 1]


def test_an_answer_that_is_sent_twice_is_said_once(table, thread):
    def answer(key):
        return threads.say(thread, words="So.", by=table.lead, today=TODAY, key=key)

    assert answer("form") == answer("form")
    answer("another")
    assert thread.comments.filter(words="So.").count() == 2


def test_the_forms_carry_what_tells_a_second_click(agreement, thread, lead_page):
    for page in (
        lead_page(agreement, "talk-begin"),
        lead_page(agreement, "talk-detail", thread.public_id),
    ):
        assert page.context["form"]["key"].value()


def test_an_empty_word_is_refused(table, thread):
    with pytest.raises(Refused, match="Write something"):
        say(thread, table.lead, "  ")


@pytest.mark.parametrize("role", ["member", "auditor"])
def test_readers_say_nothing(table, thread, role):
    with pytest.raises(Refused, match="speak for a party"):
        say(thread, table.actor(role, of="patients"), "I too")


def test_a_clause_of_a_draft_is_not_talked_about(table, agreement):
    clauses.write_free(agreement, {**OWN, "heading": "Secret"}, by=table.volunteer)
    draft = agreement.versions.drafts().get()
    key = draft.clauses.get(heading="Secret").key

    with pytest.raises(Refused, match="no version that both sides see"):
        threads.begin(
            agreement, words="x", clause_key=key, by=table.volunteer, today=TODAY
        )


def test_a_draft_agreement_is_not_talked_about(table):
    with pytest.raises(Refused, match="send it first"):
        threads.begin(laying.drafted(table), words="x", by=table.lead, today=TODAY)


def test_a_talk_stays_when_its_clause_goes(table, agreement, clause, thread, lead_page):
    clauses.remove(agreement, clause.key, by=table.volunteer)
    agreements.send(agreement, by=table.volunteer, today=TODAY)

    (talk,) = lead_page(agreement, "talk").context["talks"]

    assert (talk.about, talk.gone) == ("Breaks", True)


def test_the_heading_of_the_other_side_s_draft_is_not_told(
    table, agreement, clause, thread, lead_page
):
    clauses.edit(agreement, clause.key, {"heading": "Secret"}, by=table.volunteer)
    say(thread, table.volunteer, "And?")

    page = lead_page(agreement, "talk")

    assert "Secret" not in page.text
    assert not Notice.objects.filter(body__contains="Secret").exists()


@pytest.fixture
def lead_page(table, sign_in):
    client = sign_in(cast.member(table.company, "lead"), table.company)

    def lead_page(agreement, name, *more):
        args = [agreement.reference, *more]
        return client.get(reverse(f"partnerships:{name}", args=args))

    return lead_page


def test_beginning_and_answering_by_the_pages(table, agreement, clause, sign_in):
    client = sign_in(cast.member(table.patients, "administrator"), table.patients)
    begin = reverse("partnerships:talk-begin", args=[agreement.reference])

    empty = client.post(f"{begin}?clause={clause.key}", {"words": ""})
    made = client.post(f"{begin}?clause={clause.key}", {"words": "Why?"})
    neither = client.post(made.url, {"words": ""})
    client.post(made.url, {"words": "", "settles": "on"})

    thread = Thread.objects.get()
    assert "words" in empty.context["form"].errors
    assert "words" in neither.context["form"].errors
    assert thread.clause_key == clause.key
    assert [c.settles for c in thread.comments.order_by("pk")] == [False, True]


def test_an_outsider_finds_no_talk(agreement, thread, sign_in):
    outsider = cast.patients("Somebody Else")
    client = sign_in(cast.member(outsider, "administrator"), outsider)
    url = reverse(
        "partnerships:talk-detail", args=[agreement.reference, thread.public_id]
    )

    assert client.get(url).status_code == 404


def test_a_talk_of_another_agreement_is_not_found_here(
    table, agreement, thread, sign_in
):
    other = laying.sent(table)
    client = sign_in(cast.member(table.patients, "member"), table.patients)
    url = reverse("partnerships:talk-detail", args=[other.reference, thread.public_id])

    assert client.get(url).status_code == 404


def test_the_list_costs_the_same_for_one_and_many(
    table, agreement, thread, lead_page, django_assert_num_queries
):
    lead_page(agreement, "talk")
    with django_assert_num_queries(10):
        lead_page(agreement, "talk")
    for number in range(12):
        more = threads.begin(
            agreement, words=f"{number}", by=table.volunteer, today=TODAY
        )
        say(more, table.lead, "Yes")

    with django_assert_num_queries(10):
        lead_page(agreement, "talk")


def test_a_sent_version_leaves_talks_open(table, agreement, thread):
    versions.write(agreement, {"amount": 1}, {}, by=table.volunteer)
    agreements.send(agreement, by=table.volunteer, today=TODAY)
    thread.refresh_from_db()

    assert thread.settled_on is None
