"""The pages of a draft: saved unfinished, asked again when a colleague was faster."""

import datetime

import pytest
from django.urls import reverse

from partnerships.actions import starting, versions
from partnerships.actions.agreements import Shape
from partnerships.models import Agreement, Version
from partnerships.starters import starters
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def begun(table):
    return starting.begin(
        table.partnership,
        shape=Shape(kind="collaboration", language="en"),
        title="A school for patients",
        parties=[table.company, table.patients],
        starter=starters()["collaboration"],
        by=table.volunteer,
        today=TODAY,
    )


@pytest.fixture
def volunteer(table, sign_in):
    person = cast.member(table.patients, "administrator")
    return sign_in(person, table.patients)


def page(agreement, name):
    return reverse("partnerships:draft-group", args=[agreement.reference, name])


def posted(response, **changed):
    """What a browser would send back, with some fields changed."""
    form = response.context["form"]
    values = {}
    for name in form.fields:
        value = form.initial.get(name)
        if isinstance(value, datetime.date):
            values |= {
                f"{name}_day": value.day,
                f"{name}_month": value.month,
                f"{name}_year": value.year,
            }
        elif isinstance(value, list):
            values[name] = "\n".join(value)
        elif value not in (None, False):
            values[name] = value
    return values | changed


GROUPS = (
    "what",
    "purpose",
    "parties",
    "time",
    "money",
    "budget",
    "in-kind",
    "milestones",
    "openness",
    "independence",
    "event",
)


@pytest.mark.parametrize("name", GROUPS)
def test_each_page_opens_with_what_the_draft_says(begun, volunteer, name):
    response = volunteer.get(page(begun, name))

    assert response.status_code == 200


def test_the_list_of_pages_says_what_is_missing(begun, volunteer):
    response = volunteer.get(reverse("partnerships:draft", args=[begun.reference]))

    assert {each.sentence for each in response.context["missing"]} == {
        "It does not say what is done.",
        (
            "It has no objectives that say how this supports healthcare, research or"
            " education."
        ),
        "It does not say what patients get out of it.",
        "It does not say when it begins and ends.",
        "It sets no day for a report or a deliverable.",
    }


def test_a_page_is_saved_unfinished_and_leads_to_the_next(begun, volunteer):
    url = page(begun, "what")
    values = posted(volunteer.get(url), description="We teach.", next="yes")

    response = volunteer.post(url, values)

    assert response.url == page(begun, "purpose")
    assert begun.versions.get().description == "We teach."


def test_a_title_is_needed_and_the_page_says_so(begun, volunteer):
    url = page(begun, "what")

    response = volunteer.post(url, posted(volunteer.get(url), title=""))

    assert response.context["form"].errors["title"] == ["Fill this in."]


def test_an_amount_needs_a_currency_that_has_such_parts(begun, volunteer):
    url = page(begun, "money")
    first = volunteer.get(url)

    without = volunteer.post(url, posted(first, amount="1,200", currency=""))
    too_fine = volunteer.post(url, posted(first, amount="12.345", currency="GBP"))
    volunteer.post(url, posted(first, amount="1,200.50", currency="GBP"))

    assert without.context["form"].errors == {
        "currency": ["Choose the currency of the amount."]
    }
    assert too_fine.context["form"].errors == {
        "amount": ["This currency has no such small part of a unit."]
    }
    assert f"{begun.versions.get().amount:.2f}" == "1200.50"


def test_the_last_day_is_not_before_the_first(begun, volunteer):
    url = page(begun, "time")
    values = posted(volunteer.get(url)) | {
        "starts_on_day": 2,
        "starts_on_month": 5,
        "starts_on_year": 2026,
        "ends_on_day": 1,
        "ends_on_month": 5,
        "ends_on_year": 2026,
    }

    response = volunteer.post(url, values)

    assert response.context["form"].errors == {
        "ends_on": ["The last day is before the first day."]
    }


def test_lines_are_added_changed_and_taken_out(begun, volunteer):
    url = page(begun, "budget")
    seen = volunteer.get(url).context["seen"]
    lines = {
        "row-TOTAL_FORMS": 3,
        "row-INITIAL_FORMS": 0,
        "row-0-words": "Rooms",
        "row-0-amount": "500",
        "row-1-words": "Travel",
        "row-1-amount": "1,250.50",
    }
    volunteer.post(url, {**lines, "seen": seen})
    again = volunteer.get(url).context["seen"]

    volunteer.post(
        url,
        {**lines, "row-INITIAL_FORMS": 2, "row-0-DELETE": "on", "seen": again},
    )

    (line,) = begun.versions.get().budget.all()
    assert (line.words, f"{line.amount:.2f}") == ("Travel", "1250.50")


def test_a_line_without_an_amount_is_asked_for(begun, volunteer):
    url = page(begun, "budget")

    response = volunteer.post(
        url,
        {
            "row-TOTAL_FORMS": 1,
            "row-INITIAL_FORMS": 0,
            "row-0-words": "Rooms",
            "seen": volunteer.get(url).context["seen"],
        },
    )

    assert response.context["errors"] == ["Line 1: Amount Fill this in."]


def test_a_colleague_who_was_faster_is_not_overwritten(begun, table, volunteer):
    url = page(begun, "what")
    mine = posted(volunteer.get(url), description="Mine")
    versions.write(begun, {"description": "Theirs"}, {}, by=table.volunteer)

    response = volunteer.post(url, mine)
    (conflict,) = response.context["conflicts"]
    kept = begun.versions.get().description
    again = response.context["form"].data

    assert (conflict.now, conflict.wanted) == ("Theirs", "Mine")
    assert kept == "Theirs"
    volunteer.post(url, again)
    assert begun.versions.get().description == "Mine"


def test_another_page_of_the_same_draft_makes_no_race(begun, table, volunteer):
    url = page(begun, "what")
    mine = posted(volunteer.get(url), description="Mine")
    versions.write(begun, {"benefit": "They learn."}, {}, by=table.volunteer)

    volunteer.post(url, mine)

    assert begun.versions.get().description == "Mine"


def test_the_other_side_finds_no_draft(begun, table, sign_in):
    lead = sign_in(cast.member(table.company, "lead"), table.company)

    assert lead.get(page(begun, "what")).status_code == 404
    assert lead.get(begun.get_absolute_url()).status_code == 404


def test_opening_a_page_begins_no_draft(table, volunteer):
    agreement = laying.sent(table)

    volunteer.get(page(agreement, "what"))

    assert not Version.objects.drafts().exists()


def test_a_side_whose_turn_it_is_not_is_led_back(table, sign_in):
    agreement = laying.sent(table)
    lead = sign_in(cast.member(table.company, "lead"), table.company)

    response = lead.get(page(agreement, "what"))

    assert response.url == agreement.get_absolute_url()


@pytest.mark.parametrize("many", [False, True])
def test_pages_cost_the_same_for_much_and_little(
    table, begun, volunteer, django_assert_num_queries, many
):
    if many:
        rows = [{"words": f"Line {n}", "amount": n} for n in range(30)]
        versions.write(begun, {}, {"budget": rows}, by=table.volunteer)
    overview = reverse("partnerships:draft", args=[begun.reference])

    volunteer.get(overview)  # the session is written once

    with django_assert_num_queries(8):
        volunteer.get(overview)
    with django_assert_num_queries(8):
        volunteer.get(page(begun, "budget"))
    with django_assert_num_queries(10):
        volunteer.get(begun.get_absolute_url())


def test_beginning_by_the_form_takes_over_what_was_agreed(table, volunteer):
    url = reverse("partnerships:agreement-begin", args=[table.partnership.public_id])

    response = volunteer.post(
        url,
        {
            "starter": "grant-letter",
            "title": "A helpline",
            "kind": "grant",
            "parties": [table.company.public_id, table.patients.public_id],
            "language": "en",
            "jurisdiction": "GB",
        },
    )
    made = Agreement.objects.get()

    assert response.url == reverse("partnerships:draft", args=[made.reference])
    assert made.versions.get().clauses.count() == 14
    assert made.versions.get().clauses.filter(library__jurisdiction="GB").count() == 1


def test_a_text_is_refused_for_another_kind(table, volunteer):
    url = reverse("partnerships:agreement-begin", args=[table.partnership.public_id])

    response = volunteer.post(
        url,
        {
            "starter": "services",
            "title": "A helpline",
            "kind": "grant",
            "parties": [table.company.public_id, table.patients.public_id],
            "language": "en",
        },
    )

    assert response.context["form"].errors == {
        "starter": ["This text is not for this kind of agreement."]
    }


@pytest.mark.parametrize("name", ["parties", "budget", "in-kind", "milestones"])
def test_a_stamp_that_is_no_number_of_ours_is_a_race(begun, volunteer, name):
    rows = {"row-TOTAL_FORMS": "0", "row-INITIAL_FORMS": "0"}

    answer = volunteer.post(page(begun, name), {**rows, "seen": "9" * 5000})

    assert answer.status_code == 200


def test_the_form_of_beginning_sent_twice_is_one_agreement(table, volunteer):
    url = reverse("partnerships:agreement-begin", args=[table.partnership.public_id])
    form = volunteer.get(url).context["form"]
    facts = {
        "title": "A helpline",
        "kind": "grant",
        "starter": "none",
        "parties": [table.company.public_id, table.patients.public_id],
        "language": form.fields["language"].choices[0][0],
        "key": form.initial["key"],
    }

    first, second = (volunteer.post(url, facts) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert Agreement.objects.count() == 1
