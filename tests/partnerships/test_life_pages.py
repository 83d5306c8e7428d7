"""Pages of a running agreement: what they say and refuse."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from partnerships.actions import activities, milestones
from partnerships.models import Acknowledgement, Activity, FairPay, Milestone, RateTable
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.life import (
    FILE,
    RATE,
    added,
    asked,
    brought,
    loaded,
    paid,
    returned,
    shown,
    used,
)
from tests.partnerships.signed_table import milestone, signed
from tests.partnerships.table import TODAY

LIST, DETAIL = 8, 10
MANY = 3


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    return signed(table)


def at(actor):
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(User.objects.get(pk=actor.person_id))
    return client


def url(name, *args):
    return reverse(f"partnerships:{name}", args=args)


def test_company_programmes_are_listed_and_summed_apart(table):
    added(table, title="Evenings")
    programme = added(
        table, by=table.lead, title="Nurse line", nature="company_programme"
    )
    activities.count_people(programme, {"company": (7, None)}, by=table.lead)
    address = url("activity-list", table.partnership.public_id)

    usual = at(table.volunteer).get(address)
    apart = at(table.volunteer).get(f"{address}?of=programmes")

    assert [line["title"] for line in usual.context["lines"]] == ["Evenings"]
    assert [line["title"] for line in apart.context["lines"]] == ["Nurse line"]
    assert [row["persons"] for row in usual.context["sums"]] == [None]
    assert [row["persons"] for row in apart.context["sums"]] == [7]


def test_a_partnership_tells_what_its_agreements_ask_for_next(table, agreement):
    milestones.report_done(
        milestone(agreement, "payment"), by=table.lead, today=TODAY, words="Paid"
    )

    page = at(table.volunteer).get(url("activity-list", table.partnership.public_id))

    assert [line["title"] for line in page.context["due"]] == [
        "A report of the first year"
    ]


def test_an_agreement_of_another_company_is_not_told_beside_an_activity(table):
    agreement = laying.drafted(table)  # the company has not sent it
    activity = added(table, by=table.lead, agreements=[agreement])

    page = at(table.volunteer).get(activity.get_absolute_url())

    assert page.context["under"] == []
    assert agreement.reference not in page.content.decode()


def test_an_activity_is_added_through_the_form(table, agreement):
    client = at(table.volunteer)
    address = url("activity-create", table.partnership.public_id)
    facts = {
        "title": "A leaflet for families",
        "nature": "own_help",
        "kinds": ["education", "awareness"],
        "stage": "access",
        "agreements": [agreement.reference],
        "starts_on_day": "9",
        "starts_on_month": "1",
        "starts_on_year": "2026",
        "ends_on_day": "8",
        "ends_on_month": "1",
        "ends_on_year": "2026",
    }

    wrong = client.post(address, facts)
    client.post(address, {**facts, "ends_on_year": "2099"})

    assert wrong.context["form"].errors["ends_on"] == [
        "The last day is before the first."
    ]
    one = Activity.objects.get()
    assert (one.state, one.under.get().agreement) == ("running", agreement)


def test_a_file_shows_that_something_is_done(table, agreement):
    client = at(table.volunteer)
    one = milestone(agreement)

    client.post(
        url("milestone-done", one.public_id),
        {
            "done_on_day": "1",
            "done_on_month": "3",
            "done_on_year": "2026",
            "file": _upload(),
        },
    )
    one.refresh_from_db()
    document = one.evidence.get().document
    answer = at(table.lead).get(
        url("milestone-evidence", one.public_id, document.public_id)
    )

    assert one.state == "done"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_an_empty_form_says_what_is_missing(table, agreement):
    one = milestone(agreement)

    page = at(table.volunteer).post(url("milestone-done", one.public_id), {})

    assert page.status_code == 200
    assert Milestone.objects.get(pk=one.pk).state == "open"


def _pay(**more):
    return {
        "words": "A day",
        "kind": "advisory",
        "level": "expert",
        "country": "GB",
        "people": "1",
        "participation": "8",
        "currency": "GBP",
        **more,
    }


def test_the_form_tells_the_range_before_anything_is_kept(table, agreement):
    loaded(table)
    client = at(table.lead)
    address = url("fair-pay-create", agreement.reference)
    both = {
        "company": table.company.public_id,
        "organisation": table.patients.public_id,
    }

    empty = client.post(address, _pay(**both))
    low = client.post(address, _pay(**both, amount="100"))
    client.post(address, _pay(**both, amount="100", justification="Half a day"))

    assert "£400.00 to £640.00" in empty.context["form"].errors["amount"][0]
    assert "£400.00 to £640.00" in low.context["form"].errors["justification"][0]
    assert FairPay.objects.get().justification == "Half a day"


def test_a_range_that_is_too_large_is_said_beside_the_amount(table, agreement):
    loaded(table, {**RATE, "high": Decimal(999_999_999_999)})

    page = at(table.lead).post(
        url("fair-pay-create", agreement.reference),
        _pay(
            company=table.company.public_id,
            organisation=table.patients.public_id,
            people="1000",
        ),
    )

    assert "too large" in page.context["form"].errors["amount"][0]


def test_rates_come_from_a_file_or_from_rows(table):
    client = at(table.lead)
    start = {
        "valid_from_day": "1",
        "valid_from_month": "1",
        "valid_from_year": "2026",
        "rate-TOTAL_FORMS": "1",
        "rate-INITIAL_FORMS": "0",
    }
    row = {
        "rate-0-level": "expert",
        "rate-0-low": "50",
        "rate-0-high": "80.50",
        "rate-0-currency": "GBP",
    }

    client.post(url("rate-table-create"), {**start, **row})
    file = _upload(b"level,low,high,currency\nexpert,55,85,GBP\n", "rates.csv")
    client.post(url("rate-table-create"), {**start, "file": file})
    bad = _upload(b"level,low\nexpert,55\n", "rates.csv")
    refused = client.post(url("rate-table-create"), {**start, "file": bad})

    tables = RateTable.objects.order_by("number")
    assert [table.rates.get().low for table in tables] == [50, 55]
    assert "“high”" in refused.context["form"].errors["file"][0]


def test_evidence_needs_a_file_or_an_address(table, agreement):
    page = at(table.volunteer).post(
        url("acknowledgement-create", agreement.reference), {"medium": "print"}
    )

    assert page.context["form"].errors["file"] == [
        "Add a file or the address of the page."
    ]
    assert not Acknowledgement.objects.exists()


def test_a_refusal_stands_in_the_form(table):
    permission = asked(table)

    page = at(table.lead).post(
        url("logo-move", permission.public_id, "grant"), {"words": ""}
    )

    assert page.context["form"].non_field_errors() == [
        "Only the owner of the name and logo decides."
    ]


def test_outsiders_find_none_of_it(table, agreement):
    elsewhere = laying.laid(
        cast.company("Southgate Biologics"), cast.patients("Elsewhere")
    )
    client = at(elsewhere.volunteer)
    things = [
        asked(table),
        used(table),
        shown(table),
        paid(table, agreement),
        brought(table, agreement),
        milestone(agreement),
        added(table),
        loaded(table),
        returned(table, agreement),
    ]

    assert {client.get(thing.get_absolute_url()).status_code for thing in things} == {
        404
    }


def _upload(data=FILE.data, name=FILE.name):
    return SimpleUploadedFile(name, data)
