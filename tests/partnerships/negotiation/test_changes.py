"""What changed between two versions: by field, by row, by clause and by word."""

import datetime

import pytest
from django.urls import reverse

from partnerships import sheets
from partnerships.actions import agreements, clauses, versions
from partnerships.compared import Piece, compare, words
from partnerships.hints import FIELDS
from partnerships.models import Version
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY

LATER = TODAY + datetime.timedelta(days=3)


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    made = laying.drafted(table)
    for heading in ("First", "Second", "Third"):
        facts = {"heading": heading, "text": f"{heading} rule.", "meaning": ""}
        clauses.write_free(made, facts, by=table.lead)
    agreements.send(made, by=table.lead, today=TODAY)
    made.refresh_from_db()
    return made


def answered(table, agreement, values=None, rows=None):
    """The volunteer sends another version; what changed in it."""
    versions.write(agreement, values or {}, rows or {}, by=table.volunteer)
    return sent(table, agreement)


def sent(table, agreement):
    before = sheets.of(agreement.current_id)
    agreements.send(agreement, by=table.volunteer, today=LATER)
    agreement.refresh_from_db()
    return compare(before, sheets.of(agreement.current_id))


def key(agreement, heading):
    return agreement.current.clauses.get(heading=heading).key


def test_words_that_stay_go_and_come():
    assert words("on three evenings a week", "on two evenings each week") == [
        Piece("same", "on "),
        Piece("out", "three"),
        Piece("new", "two"),
        Piece("same", " evenings "),
        Piece("out", "a"),
        Piece("new", "each"),
        Piece("same", " week"),
    ]


def test_a_text_that_is_mostly_new_is_shown_as_a_whole():
    assert words("Nobody knows what", "All of it is done") == [
        Piece("out", "Nobody knows what"),
        Piece("new", "All of it is done"),
    ]


def test_a_space_or_a_comma_is_a_change():
    assert words("a b", "a  b") != words("a b", "a b")
    assert [piece.op for piece in words("no more", "no, more")] != ["same"]


def test_nothing_is_told_when_nothing_changed(table, agreement):
    assert answered(table, agreement) == []


def test_a_sum_and_a_day_are_told_as_people_write_them(table, agreement):
    found = answered(
        table, agreement, {"amount": 15000, "ends_on": datetime.date(2027, 5, 1)}
    )

    told = {each.key: [piece.text for piece in each.pieces] for each in found}
    assert told == {
        "ends_on": ["30 April 2027", "1 May 2027"],
        "amount": ["£12,000.00", "£15,000.00"],
    }


def test_another_currency_is_another_sum(table, agreement):
    found = answered(table, agreement, {"currency": "EUR"})

    told = {each.key: [piece.text for piece in each.pieces] for each in found}
    assert told["amount"] == ["£12,000.00", "€12,000.00"]


def test_every_field_of_a_version_is_compared(table, agreement):
    """A new field that nobody compares would change unnoticed."""
    assert set(versions.TERMS) == set(FIELDS)


def test_lines_that_come_and_go(table, agreement):
    rows = {"budget": [{"words": "Rooms", "amount": 700}]}

    (found,) = answered(table, agreement, rows=rows)

    assert (found.label, found.pieces) == ("Budget", [Piece("new", "Rooms: £700.00\n")])


def test_a_party_s_role(table, agreement):
    rows = {"parties": [{"organisation": table.patients, "role": "Answers calls"}]}

    (found,) = answered(table, agreement, rows=rows)

    assert found.label == "Rare Lung Alliance: what it does"
    assert found.pieces == [Piece("new", "Answers calls")]


def test_a_clause_that_changed_came_or_went(table, agreement):
    by = table.volunteer
    clauses.edit(agreement, key(agreement, "First"), {"text": "First law."}, by=by)
    clauses.remove(agreement, key(agreement, "Second"), by=by)
    clauses.write_free(
        agreement, {"heading": "New", "text": "New.", "meaning": ""}, by=by
    )

    found = sent(table, agreement)

    assert {each.label: each.how for each in found} == {
        "First": "changed",
        "Second": "out",
        "New": "new",
    }


def test_a_clause_that_moved_is_told_alone(table, agreement):
    third = key(agreement, "Third")
    clauses.move(agreement, third, up=True, by=table.volunteer)
    clauses.move(agreement, third, up=True, by=table.volunteer)

    found = sent(table, agreement)

    assert {each.label: each.how for each in found} == {"Third": "moved"}


@pytest.fixture
def lead(table, sign_in):
    return sign_in(cast.member(table.company, "lead"), table.company)


def changes(agreement, query=""):
    return reverse("partnerships:agreement-changes", args=[agreement.reference]) + query


def test_the_page_tells_in_words_what_is_out_and_new(table, agreement, lead):
    answered(table, agreement, {"benefit": "Somebody who knows it listens."})

    page = lead.get(changes(agreement)).text

    assert "[out:" in page
    assert "[new:" in page


def test_the_page_compares_with_one_s_own_last_version(table, agreement, lead):
    answered(table, agreement, {"amount": 15000})
    versions.write(agreement, {"amount": 14000}, {}, by=table.lead)
    agreements.send(agreement, by=table.lead, today=LATER)
    answered(table, agreement, {"amount": 14500})

    before = lead.get(changes(agreement)).context["before"].version.number
    own = lead.get(changes(agreement, "?from=own")).context["before"].version.number
    first = lead.get(changes(agreement, "?from=1&to=2")).context
    numbers = first["before"].version.number, first["after"].version.number

    assert (before, own, numbers) == (3, 3, (1, 2))


def test_the_other_side_s_draft_is_not_compared(table, agreement, lead):
    versions.write(agreement, {"amount": 1}, {}, by=table.volunteer)

    page = lead.get(changes(agreement, "?to=draft"))

    assert page.context["after"] is None


@pytest.mark.parametrize(
    "query",
    [
        "?from=x&to=²",
        "?from=99999999999",
        "?from=-1",
        "?to=²&from=1",
        "?from=²&to=1",
        f"?to=1&from={'9' * 5000}",
    ],
)
def test_wrong_numbers_compare_nothing_or_the_usual(agreement, lead, query):
    assert lead.get(changes(agreement, query)).status_code == 200


def test_the_page_costs_the_same_for_one_change_and_many(
    table, agreement, lead, django_assert_num_queries
):
    answered(table, agreement, {"amount": 1})
    lead.get(changes(agreement))
    with django_assert_num_queries(8):
        lead.get(changes(agreement))
    versions.write(agreement, {"amount": 2}, {}, by=table.lead)
    rows = [{"words": f"Line {n}", "amount": n} for n in range(20)]
    versions.write(agreement, {"nature": "Other"}, {"budget": rows}, by=table.lead)
    agreements.send(agreement, by=table.lead, today=LATER)

    with django_assert_num_queries(8):
        lead.get(changes(agreement))


def test_each_version_is_still_there(table, agreement, lead):
    answered(table, agreement, {"amount": 15000})
    url = reverse("partnerships:agreement-version", args=[agreement.reference, 1])

    page = lead.get(url)

    assert page.context["sheet"].version.amount == 12000
    assert Version.objects.filter(agreement=agreement).count() == 2
