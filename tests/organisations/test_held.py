import datetime
import json

import pytest

from audit.acting import acting
from audit.models import Event
from organisations import held
from organisations.held_rows import parts, reader
from organisations.models import OwnCheck, ScreeningMatch
from tests import cast
from tests.architecture import world as worlds

TODAY = datetime.date(2026, 3, 1)
DISTINCT = 12


@pytest.fixture
def world():
    return worlds.make()


def _place(world, who):
    return world.people[who].memberships.get().organisation


def _export(client):
    def export(person):
        organisation = person.memberships.get().organisation
        client.force_login(person)
        response = client.get(f"/organisations/{organisation.public_id}/held.json")
        assert response.status_code == 200
        return b"".join(response.streaming_content).decode()

    return export


@pytest.fixture
def export(client):
    return _export(client)


def _raw(organisation):
    """Every told field of every row about an organisation, as the database has it."""
    return {
        holding.label: (
            holding,
            list(
                holding.rows(organisation)
                .distinct()
                .order_by("pk")
                .values(*{each.attname for each in holding.fields})
            ),
        )
        for holding in held.holdings()
    }


@pytest.mark.parametrize("who", ["po_admin", "admin"])
def test_export_has_a_value_for_each_field_of_each_row(world, export, who):
    organisation = _place(world, who)
    file = json.loads(export(world.people[who]))
    told = {part["model"]: part["rows"] for part in file["held"]}
    raw = _raw(organisation)

    assert told.keys() == raw.keys()
    filled = [label for label, (_holding, rows) in raw.items() if rows]
    assert len(filled) > 15
    for label, (holding, rows) in raw.items():
        assert len(told[label]) == len(rows), label
        for row, shown in zip(rows, told[label], strict=True):
            for each in holding.fields:
                if each.name in holding.theirs and "withheld" in str(shown[each.name]):
                    continue
                assert (shown[each.name] in (None, "")) == (
                    row[each.attname] in (None, "")
                ), (label, each.name)


def test_nothing_of_one_organisation_is_in_the_export_of_another(world, export):
    mine, other = _place(world, "po_admin"), _place(world, "po_other")
    text = export(world.people["po_other"])

    private = {
        value
        for holding, rows in _raw(mine).values()
        for row in rows
        for value in row.values()
        if isinstance(value, str) and len(value) >= DISTINCT
    }
    shared = {
        value
        for holding, rows in _raw(other).values()
        for row in rows
        for value in row.values()
        if isinstance(value, str)
    }
    named = {mine.legal_name, mine.public_id}  # as the member of a common umbrella
    leaked = {value for value in private - shared - named if value in text}
    assert len(private - shared) > 20
    assert leaked == set()


def test_withheld_values_appear_nowhere(world, export):
    for who in ("po_admin", "admin"):
        text = export(world.people[who])
        secret = {
            value
            for holding in held.holdings()
            for row in holding.rows(_place(world, who)).values()
            for name, value in row.items()
            if name.removesuffix("_id") in holding.withheld
            and isinstance(value, str)
            and len(value) >= DISTINCT
        }

        assert {value for value in secret if value in text} == set()
    invitation = world.people["admin"].memberships.get().organisation.invitations.get()
    assert invitation.secret_sha256 not in text
    assert "Secret of an invitation." in text


def test_a_record_held_back_by_law_gives_no_hint(world, export, client):
    mine = _place(world, "po_admin")
    before = parts(mine)
    with acting(cast.actor(world.people["registrar"])):
        ScreeningMatch.objects.create(
            organisation=mine,
            list_name="made-up",
            reference="X-1",
            listed_name="Rare Lung Front",
            score="0.912",
            found_on=TODAY,
            withheld_because="Section 1 of the Invented Act",
            review_on=TODAY,
        )

    assert parts(mine) == before
    text = export(world.people["po_admin"])
    assert "Rare Lung Front" not in text
    assert "Invented Act" not in text


def test_a_record_no_longer_held_back_is_told_without_its_past(world, export):
    mine = _place(world, "po_admin")
    with acting(cast.actor(world.people["registrar"])):
        match = ScreeningMatch.objects.create(
            organisation=mine,
            list_name="made-up",
            reference="X-1",
            listed_name="Rare Lung Front",
            score="0.912",
            found_on=TODAY,
            withheld_because="Section 1 of the Invented Act",
            review_on=TODAY,
        )
        match.withheld_because, match.review_on = "", None
        match.told_on = TODAY
        match.save()

    file = json.loads(export(world.people["po_admin"]))
    part = next(p for p in file["held"] if p["model"].endswith("ScreeningMatch"))
    assert [row["listed_name"] for row in part["rows"]] == ["Rare Lung Front"]
    assert len(part["past"]) == 1
    assert "Invented Act" not in json.dumps(part)


def test_notes_of_the_other_side_are_not_listed(world, export):
    mine, company = _place(world, "po_admin"), _place(world, "admin")
    with acting(cast.actor(world.people["po_admin"])):
        OwnCheck.objects.create(
            organisation=mine,
            company=company,
            kind="check",
            words="They pay late, says Asthma Circle",
            noted_on=TODAY,
        )

    assert "They pay late" in export(world.people["po_admin"])
    assert "They pay late" not in export(world.people["admin"])


def test_page_says_what_is_withheld_from_this_side_alone(world, client):
    def page(who):
        client.force_login(world.people[who])
        public_id = _place(world, who).public_id
        return client.get(f"/organisations/{public_id}/held/").content.decode()

    assert "How the recipient shares its work." in page("admin")
    recipient = page("po_admin")
    assert "How the recipient shares its work." not in recipient
    assert "How the company keeps its own files." in recipient


def test_people_of_the_other_side_are_told_by_their_role(world, export):
    officer = world.people["officer"]
    text = export(world.people["po_admin"])

    assert str(officer) not in text
    assert "the lead of Northwind Pharma" in text
    assert str(world.people["po_admin"]) in text


def test_unverified_record_of_somebody_else_is_not_named(world):
    mine = _place(world, "po_admin")
    hidden = cast.patients("Hidden Circle", verified=False)
    with acting(cast.actor(world.people["registrar"])):
        mine.parent = hidden
        mine.save()

    holding = next(h for h in held.holdings() if h.label.endswith(".Organisation"))
    (row,) = reader(mine).rows(holding)
    assert row["parent"] == {"withheld": "A record that nobody has verified yet."}


def test_page_costs_the_same_for_one_row_and_for_many(
    world, client, django_assert_num_queries
):
    mine = _place(world, "po_admin")
    client.force_login(world.people["po_admin"])
    address = f"/organisations/{mine.public_id}/held/"
    client.get(address)
    with django_assert_num_queries(QUERIES):
        client.get(address)
    with acting(cast.actor(world.people["po_admin"])):
        for number in range(12):
            mine.conditions.create(name=f"Condition {number}")

    with django_assert_num_queries(QUERIES):
        response = client.get(address)
    assert "Notices to single people" in response.content.decode()


QUERIES = 6


def test_copies_are_recorded_and_can_be_read(world, client):
    mine = _place(world, "po_admin")
    client.force_login(world.people["po_admin"])

    paper = client.get(f"/organisations/{mine.public_id}/held.pdf")

    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF-")
    event = Event.objects.get(verb="everything_taken")
    assert (event.acting_for_id, event.data["form"]) == (mine.pk, "pdf")
    assert event.subject_id is None


def test_unverified_mandate_reads_nothing_here(world, client):
    mine, company = _place(world, "po_admin"), _place(world, "admin")
    limited = cast.member(mine, "administrator", only_company=company)
    client.force_login(limited)

    for form in ("/", ".json", ".pdf"):
        address = f"/organisations/{mine.public_id}/held{form}"
        assert client.get(address).status_code == 403
