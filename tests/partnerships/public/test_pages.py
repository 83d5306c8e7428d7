"""The pages on which parties look at what is public, and say yes or take it back."""

import pytest
from django.urls import reverse

from accounts.models import User
from organisations.models import Organisation
from partnerships.actions import publishing, stories
from partnerships.models import PublicAgreement, PublicPartnership, Story
from tests.partnerships import signing
from tests.partnerships.public.showing import shown, signed
from tests.partnerships.table import TODAY, laid

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


@pytest.fixture
def come(sign_in):
    """A client of this actor's."""
    return lambda actor: sign_in(
        User.objects.get(pk=actor.person_id),
        Organisation.objects.get(pk=actor.organisation_id),
    )


def _public(table):
    return reverse("partnerships:public", args=[table.partnership.public_id])


def test_both_sides_look_agree_and_take_back_on_the_page(come, table):
    client = come(table.lead)
    assert "would read" in client.get(_public(table)).content.decode()
    client.post(f"{_public(table)}agree/")
    assert not PublicPartnership.objects.exists()

    client = come(table.volunteer)
    client.post(f"{_public(table)}agree/")
    page = PublicPartnership.objects.get()
    assert page.get_absolute_url() in client.get(_public(table)).content.decode()

    client.post(f"{_public(table)}take-back/")
    assert PublicPartnership.objects.get().withdrawn_on is not None


def test_the_partnerships_page_says_for_whom_a_public_page_waits(come, table):
    before = come(table.volunteer).get(table.partnership.get_absolute_url())
    publishing.agree(table.partnership, by=table.lead, today=TODAY)

    after = come(table.volunteer).get(table.partnership.get_absolute_url())

    said = "A public page waits for the consent of Rare Lung Alliance"
    assert said not in before.content.decode()
    assert said in after.content.decode()
    publishing.agree(table.partnership, by=table.volunteer, today=TODAY)
    after = come(table.volunteer).get(table.partnership.get_absolute_url())
    assert said not in after.content.decode()


def test_an_agreements_page_shows_what_would_be_public_and_what_would_not(come, table):
    agreement = signed(table, public_title="The helpline", venue="The secret hall")
    client = come(table.lead)
    address = reverse("partnerships:agreement-public", args=[agreement.reference])

    text = client.get(address).content.decode()

    assert "The helpline" in text
    assert "The secret hall" not in text
    assert "Only for the parties" in text
    for by in (table.lead, table.volunteer):
        come(by).post(f"{address}agree/")
    assert PublicAgreement.objects.get().title == "The helpline"
    come(table.volunteer).post(f"{address}take-back/")
    assert PublicAgreement.objects.get().withdrawn_on is not None


def test_before_signing_the_page_says_why_nothing_is_public(come, table):
    agreement = signing.agreed(table)
    address = reverse("partnerships:agreement-public", args=[agreement.reference])

    text = come(table.volunteer).get(address).content.decode()

    assert "when all have signed it" in text


def test_outsiders_find_nothing(come, table):
    agreement = signed(table)
    story = stories.write(table.partnership, by=table.lead, today=TODAY, **FACTS)
    client = come(signing.outsider())

    for address in (
        _public(table),
        reverse("partnerships:agreement-public", args=[agreement.reference]),
        story.get_absolute_url(),
    ):
        assert client.get(address).status_code == 404


def test_a_story_is_written_and_approved_on_its_pages(come, table):
    address = reverse("partnerships:story-create", args=[table.partnership.public_id])
    client = come(table.volunteer)
    assert client.post(address, FACTS | {"title": ""}).status_code == 200
    client.post(address, FACTS)
    story = Story.objects.get()

    client = come(table.lead)
    text = client.get(story.get_absolute_url()).content.decode()
    assert "We approve these words" in text
    client.post(f"{story.get_absolute_url()}approve/", {"version": "x"})
    assert not Story.objects.get().is_open
    client.post(f"{story.get_absolute_url()}approve/", {"version": "1"})
    assert Story.objects.get().is_open
    client.post(f"{story.get_absolute_url()}take-back/")
    assert not Story.objects.get().is_open


def test_pages_cost_the_same_for_one_story_and_for_many(
    come, table, django_assert_num_queries
):
    agreement = signed(table)
    client = come(table.lead)
    client.get(_public(table))
    with django_assert_num_queries(10):
        client.get(_public(table))
    shown(table)
    for count, first in ((1, True), (12, False)):
        for number in range(count):
            facts = {**FACTS, "title": f"Story {first} {number}"}
            story = stories.write(
                table.partnership, by=table.lead, today=TODAY, **facts
            )
        client = come(table.lead)
        client.get(_public(table))
        with django_assert_num_queries(9):
            client.get(_public(table))
        with django_assert_num_queries(9):
            client.get(
                reverse("partnerships:agreement-public", args=[agreement.reference])
            )
        with django_assert_num_queries(9):
            client.get(story.get_absolute_url())
