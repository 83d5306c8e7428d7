"""Messages for everybody: read by others when all who take part agree, word for word."""

import datetime

import pytest
from django.urls import reverse

from accounts.models import User
from notices.models import Notice
from partnerships.actions import messages, public_messages
from partnerships.models import MessageConsent, PublicMessage
from tests import cast
from tests.partnerships.public.showing import shown
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused

pytestmark = pytest.mark.django_db
WORDS = "We asked patients first, and the trial has two visits less."


@pytest.fixture
def table():
    return laid()


def said(table, audience="public", by=None, text=WORDS):
    return messages.write(
        table.partnership, text, audience=audience, by=by or table.lead, today=TODAY
    )


def agree(message, by):
    return public_messages.agree(message, by=by, today=TODAY)


def page(table):
    return reverse("register:partnership", args=[table.partnership.public_id])


def test_its_writer_agrees_and_the_others_are_asked(table):
    said(table)

    told = Notice.objects.get(kind="public_words_wanted")
    assert told.person_id == table.volunteer.person_id
    assert MessageConsent.objects.get().organisation == table.company
    assert not PublicMessage.objects.exists()


def test_everybody_reads_it_when_all_agree_and_the_page_is_public(client, table):
    shown(table)
    message = said(table)
    before = client.get(page(table)).content.decode()
    assert agree(message, table.volunteer)
    after = client.get(page(table)).content.decode()

    assert WORDS not in before
    assert WORDS in after
    assert "Northwind Pharma" in after
    assert Notice.objects.filter(kind="public_words_shown").exists()


def test_without_a_public_page_nobody_else_reads_it(client, table):
    agree(said(table), table.volunteer)

    assert PublicMessage.objects.exists()
    assert client.get(page(table)).status_code == 404


def test_names_of_people_are_left_out(client, table):
    shown(table)
    person = User.objects.get(pk=table.volunteer.person_id)
    person.name = "Ottilie Brandt"
    person.save()
    agree(said(table, text="Ottilie Brandt told us so."), table.volunteer)

    assert "Ottilie" not in client.get(page(table)).content.decode()
    assert "Ottilie" not in PublicMessage.objects.get().text


@pytest.mark.parametrize("side", ["lead", "volunteer"])
def test_each_side_takes_it_back_at_any_time(client, table, side):
    shown(table)
    message = said(table)
    agree(message, table.volunteer)
    public_messages.take_back(message, by=getattr(table, side), today=TODAY)

    assert WORDS not in client.get(page(table)).content.decode()
    assert Notice.objects.filter(kind="public_words_taken_back").exists()
    assert agree(message, getattr(table, side))
    assert WORDS in client.get(page(table)).content.decode()


@pytest.mark.parametrize("audience", ["parties", "own"])
def test_what_was_written_for_others_never_becomes_public(table, audience):
    message = said(table, audience=audience)

    with pytest.raises(Refused, match="not for everybody"):
        agree(message, table.lead)
    assert not PublicMessage.objects.exists()


def test_agreeing_twice_and_taking_back_what_was_not_given(table):
    message = said(table)

    with pytest.raises(Refused, match="agreed already"):
        agree(message, table.lead)
    with pytest.raises(Refused, match="has not agreed"):
        public_messages.take_back(message, by=table.volunteer, today=TODAY)


def test_who_reads_alone_does_not_agree(table):
    message = said(table)

    with pytest.raises(Refused, match="speak for one of the sides"):
        agree(message, table.actor("member", of="patients"))


def test_the_conversation_shows_where_it_stands_and_the_buttons_work(
    sign_in, table, django_assert_max_num_queries
):
    message = said(table)
    client = sign_in(User.objects.get(pk=table.volunteer.person_id))
    conversation = message.get_absolute_url()
    asked = client.get(conversation).content.decode()
    client.post(reverse("partnerships:message-agree", args=[message.public_id]))
    client.get(conversation)  # reads the notices that the agreement made
    with django_assert_max_num_queries(10):
        agreed = client.get(conversation).content.decode()
    client.post(reverse("partnerships:message-take-back", args=[message.public_id]))

    assert "We agree: everybody may read it" in asked
    assert "Agreed by Northwind Pharma." in asked
    assert "everybody reads it on the public page" in agreed
    assert "Take our agreement back" in agreed
    assert not PublicMessage.objects.exists()


def test_it_can_be_chosen_on_the_page(sign_in, table):
    client = sign_in(User.objects.get(pk=table.lead.person_id))
    address = reverse("partnerships:conversation", args=[table.partnership.public_id])
    client.post(address, {"text": WORDS, "audience": "public", "key": "k"})

    assert table.partnership.messages.get().audience == "public"


def test_an_outsider_finds_nothing(sign_in, table):
    message = said(table)
    outsider = cast.member(cast.patients("Asthma Circle", "IE"), "administrator")
    client = sign_in(outsider)

    for name in ("message-agree", "message-take-back"):
        address = reverse(f"partnerships:{name}", args=[message.public_id])
        assert client.post(address).status_code == 404


def test_the_public_page_asks_as_often_for_one_as_for_many(
    client, table, django_assert_max_num_queries
):
    shown(table)
    for number in range(60):
        PublicMessage.objects.create(
            public_id=f"{number:016d}",
            partnership_public_id=table.partnership.public_id,
            organisation_public_id=table.company.public_id,
            organisation_name="Northwind Pharma",
            text=f"Word {number}",
            said_on=TODAY,
            agreed_on=TODAY + datetime.timedelta(days=1),
        )
    with django_assert_max_num_queries(3):
        content = client.get(page(table)).content.decode()

    assert content.count("Word ") == 50
