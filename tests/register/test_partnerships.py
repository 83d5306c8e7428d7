"""Partnerships and agreements that everybody can read, without signing in."""

import datetime
import itertools

import pytest
from django.urls import reverse

from independence.models.public import PublicSoleProduct
from partnerships.actions import partnerships, publishing, stories
from partnerships.models import PublicPartnership
from tests.partnerships.public.showing import sheet, shown, signed
from tests.partnerships.table import TODAY, laid

pytestmark = pytest.mark.django_db
LIST = reverse("register:partnerships")


@pytest.fixture
def table():
    return laid()


def _story(table, number=1):
    story = stories.write(
        table.partnership,
        by=table.lead,
        today=TODAY,
        title=f"A year of calls {number}",
        text="Somebody answered.",
        audience="Members",
        medium="website",
    )
    stories.approve(story, by=table.volunteer, today=TODAY)


def _copies(page, count):
    """Many more like one that is there."""
    numbers = itertools.count(2)
    rows = []
    for number in itertools.islice(numbers, count):
        rows.append(
            PublicPartnership(
                public_id=f"{number:016d}".translate(str.maketrans("0189", "abcd")),
                title=f"Another one {number}",
                purpose=page.purpose,
                stage=page.stage,
                began_on=page.began_on,
                facts=page.facts,
                party_ids=page.party_ids,
                named=page.named,
                published_on=TODAY,
                changed_on=TODAY,
            )
        )
    PublicPartnership.objects.bulk_create(rows)


def test_pages_take_three_queries_at_most_for_one_and_for_many(
    client, table, django_assert_max_num_queries
):
    agreement = signed(table)
    page, found = shown(table), sheet(table, agreement)
    for count in (1, 30):
        if count > 1:
            _copies(page, count)
            for number in range(2, 6):
                _story(table, number)
        for address in (
            LIST,
            f"{LIST}?condition=lung&organisation=northwind&stage=development",
            f"{LIST}?party={table.company.public_id}",
            page.get_absolute_url(),
            found.get_absolute_url(),
        ):
            with django_assert_max_num_queries(3):
                response = client.get(address)
            assert response.status_code == 200, address


def test_a_partnership_has_a_page_with_its_agreements_and_stories(client, table):
    found = sheet(table, signed(table, public_title="The helpline"))
    page = shown(table)
    _story(table)

    text = client.get(page.get_absolute_url()).content.decode()

    assert "Breathing at home" in text
    assert found.get_absolute_url() in text
    assert "The helpline" in text
    assert "A year of calls 1" in text
    assert reverse("register:organisation", args=[table.patients.public_id]) in text


def test_a_page_that_was_taken_back_is_a_tombstone(client, table):
    page = shown(table)
    publishing.take_back(
        table.partnership, by=table.volunteer, today=TODAY + datetime.timedelta(days=4)
    )

    response = client.get(page.get_absolute_url())

    assert response.status_code == 410
    text = response.content.decode()
    assert "2 March 2026" in text
    assert "6 March 2026" in text
    assert "Breathing" not in text
    assert "Rare Lung" not in text
    assert "Breathing" not in client.get(LIST).content.decode()


def test_a_sheet_that_was_taken_back_is_a_tombstone(client, table):
    agreement = signed(table)
    found = sheet(table, agreement)
    publishing.take_agreement_back(agreement, by=table.lead, today=TODAY)

    response = client.get(found.get_absolute_url())

    assert response.status_code == 410
    assert "12,000" not in response.content.decode()


def test_what_is_not_public_is_not_found(client, table):
    agreement = signed(table)

    for address in (
        reverse("register:partnership", args=[table.partnership.public_id]),
        reverse("register:agreement", args=[agreement.reference]),
    ):
        assert client.get(address).status_code == 404


def test_the_sheet_shows_money_dates_and_boundaries(client, table):
    agreement = signed(
        table,
        access_campaign=True,
        who_owns="The group owns it.",
        company_may_not_ask="Praise.",
    )

    text = client.get(sheet(table, agreement).get_absolute_url()).content.decode()

    for words in (
        "£12,000.00",
        "No VAT applies",
        "1 May 2026",
        "The group owns it.",
        "Praise.",
        "The organisation decides about what is said.",
        "Supported by a grant of Northwind Pharma.",
        "The company has no say over the message.",
    ):
        assert words in text


def test_the_only_medicine_stands_on_the_sheet_with_the_groups_own_words(client, table):
    found = sheet(table, signed(table))
    PublicSoleProduct.objects.create(
        organisation_public_id=table.patients.public_id,
        company_public_id=table.company.public_id,
        company_name=table.company.legal_name,
        product="Avelorin",
        condition="Asthma",
        words="We look for others every spring.",
    )

    text = client.get(found.get_absolute_url()).content.decode()

    assert "We look for others every spring." in text


def test_the_list_is_narrowed_and_takes_any_input(client, table):
    partnerships.add_condition(
        table.partnership,
        scheme="orpha",
        code="182",
        name="Lungenfibrose",
        by=table.lead,
        today=TODAY,
    )
    page = shown(table)
    narrowed = {
        "condition=fibrose": 1,
        "condition=182": 1,
        "condition=asthma": 0,
        "organisation=RARE": 1,
        "organisation=nobody": 0,
        "stage=development": 1,
        "stage=access": 0,
        f"party={page.party_ids[0]}": 1,
        "party=aaaaaaaaaaaaaaaa": 0,
    }
    for asked, count in narrowed.items():
        response = client.get(f"{LIST}?{asked}")
        assert len(response.context["rows"]) == count, asked
    for odd in ("stage=x", "party=%00", "organisation=%00"):
        assert client.get(f"{LIST}?{odd}").status_code == 400, odd


def test_a_long_list_has_pages(client, table):
    _copies(shown(table), 30)

    first = client.get(LIST)
    second = client.get(LIST + first.context["next_url"])

    titles = [
        row.title for response in (first, second) for row in response.context["rows"]
    ]
    assert len(titles) == len(set(titles)) == 31


def test_an_organisations_page_leads_to_its_partnerships(client, table):
    page = shown(table)

    text = client.get(f"{LIST}?party={table.patients.public_id}").content.decode()

    assert page.get_absolute_url() in text


def test_the_list_of_agreements_is_the_list_of_partnerships(client):
    response = client.get("/register/agreements/")

    assert (response.status_code, response["Location"]) == (302, LIST)
