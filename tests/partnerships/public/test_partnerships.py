"""The public page of a partnership: agreed by all, kept up to date, taken back by any."""

import datetime

import pytest

from notices.models import Notice
from partnerships.actions import (
    joining,
    partnerships,
    publishing,
    stages,
    wordings,
)
from partnerships.models import PublicPartnership
from tests import cast
from tests.partnerships.public.showing import shown
from tests.partnerships.table import TODAY, laid, proposed
from workflow.moves import Refused

pytestmark = pytest.mark.django_db
LATER = TODAY + datetime.timedelta(days=9)


@pytest.fixture
def table():
    return laid()


def _page(table):
    return PublicPartnership.objects.get(public_id=table.partnership.public_id)


def test_one_side_alone_shows_nothing(table):
    all_agreed = publishing.agree(table.partnership, by=table.lead, today=TODAY)

    assert not all_agreed
    assert not PublicPartnership.objects.exists()
    told = Notice.objects.get(kind="public_wanted")
    assert told.person_id == table.volunteer.person_id


def test_when_all_agreed_the_page_is_there_and_all_are_told(table):
    page = shown(table)

    assert table.partnership.is_public
    assert page.title == "Breathing at home"
    assert [party["name"] for party in page.facts["parties"]] == [
        table.company.legal_name,
        table.patients.legal_name,
    ]
    told = Notice.objects.filter(kind="public_shown").values_list(
        "person_id", flat=True
    )
    assert set(told) == {table.lead.person_id, table.volunteer.person_id}


@pytest.mark.parametrize("role", ["viewer", "auditor", "compliance_reviewer"])
def test_only_those_who_lead_agree(table, role):
    with pytest.raises(Refused, match="leads of a company"):
        publishing.agree(table.partnership, by=table.actor(role), today=TODAY)


def test_an_outsider_cannot_agree(table):
    place = cast.patients("Somebody Else")
    outsider = cast.actor(cast.member(place, "administrator"), place)

    with pytest.raises(Refused, match="takes part"):
        publishing.agree(table.partnership, by=outsider, today=TODAY)


def test_a_proposal_is_not_shown(table):
    waiting = proposed([table.company], by=table.volunteer)

    with pytest.raises(Refused, match="running first"):
        publishing.agree(waiting, by=table.volunteer, today=TODAY)


def test_agreeing_twice_is_refused_with_a_sentence(table):
    publishing.agree(table.partnership, by=table.lead, today=TODAY)

    with pytest.raises(Refused, match="has agreed already"):
        publishing.agree(table.partnership, by=table.lead, today=TODAY)


def test_each_side_can_take_it_back_and_the_page_says_nothing_more(table):
    shown(table)

    publishing.take_back(table.partnership, by=table.volunteer, today=LATER)

    page = _page(table)
    assert (page.title, page.purpose, page.named, page.about) == ("", "", "", "")
    assert (page.facts, page.party_ids) == ({}, [])
    assert page.withdrawn_on == LATER
    told = Notice.objects.get(kind="public_taken_back")
    assert told.person_id == table.lead.person_id


def test_who_never_agreed_has_nothing_to_take_back(table):
    with pytest.raises(Refused, match="has not agreed"):
        publishing.take_back(table.partnership, by=table.lead, today=TODAY)


def test_the_one_who_took_it_back_can_agree_again(table):
    shown(table)
    publishing.take_back(table.partnership, by=table.volunteer, today=TODAY)

    assert publishing.agree(table.partnership, by=table.volunteer, today=LATER)

    page = _page(table)
    assert page.title == "Breathing at home"
    assert (page.published_on, page.withdrawn_on) == (LATER, None)


def test_who_agreed_when_stays_in_the_history(table):
    shown(table)
    publishing.take_back(table.partnership, by=table.lead, today=LATER)

    own = table.partnership.parties.get(organisation=table.company)
    days = own.history.order_by("history_id").values_list("public_agreed_on", flat=True)
    assert list(days)[-2:] == [TODAY, None]


def test_stage_and_conditions_follow_and_so_do_wordings_once_all_agree(table):
    shown(table)

    stages.change(table.partnership, "access", "Now it is.", by=table.lead, today=LATER)
    partnerships.add_condition(
        table.partnership,
        scheme="orpha",
        code="182",
        name="Fibrosis",
        by=table.lead,
        today=LATER,
    )
    said = wordings.propose(
        table.partnership, "benefit", "Somebody listens.", by=table.lead, today=LATER
    )

    page = _page(table)
    assert (page.stage, page.about, page.changed_on) == (
        "access",
        "Fibrosis 182",
        LATER,
    )
    assert page.facts["benefit"] == ""
    wordings.agree(said, by=table.volunteer, today=LATER)
    assert _page(table).facts["benefit"] == "Somebody listens."
    assert _page(table).published_on == TODAY


def test_title_and_purpose_stay_as_all_agreed_to_show_them(table):
    shown(table)

    partnerships.edit(
        table.partnership,
        title="Buy our medicine",
        purpose="Sales.",
        version=table.partnership.version,
        by=table.lead,
    )
    stages.change(table.partnership, "access", "Now it is.", by=table.lead, today=LATER)

    page = _page(table)
    assert (page.title, page.stage) == ("Breathing at home", "access")
    assert page.purpose != "Sales."


def test_somebody_who_joins_later_is_counted_until_it_agrees(table):
    shown(table)
    clinic = cast.organisation("Lung Clinic North", kind="other")
    head = cast.actor(cast.member(clinic, "administrator"), clinic)
    party = joining.invite(table.partnership, clinic, by=table.lead, today=TODAY)
    joining.join(party, by=head, today=TODAY)

    assert "Lung Clinic North" not in _page(table).named
    assert _page(table).facts["unnamed"] == 1
    publishing.agree(table.partnership, by=head, today=LATER)
    assert "Lung Clinic North" in _page(table).named
    assert _page(table).facts["unnamed"] == 0


def test_the_page_of_one_that_ended_says_so(table):
    shown(table)

    partnerships.end(table.partnership, by=table.lead, today=LATER, reason="Done.")

    page = _page(table)
    assert page.ended_on == LATER
    assert "Done." not in str(page.facts)


def test_the_page_is_there_when_the_last_that_was_waited_for_left(table):
    third = cast.patients("Third Group")
    slow = cast.actor(cast.member(third, "administrator"), third)
    asked = joining.invite(table.partnership, third, by=table.lead, today=TODAY)
    joining.join(asked, by=slow, today=TODAY)
    for by in (table.lead, table.volunteer):
        assert not publishing.agree(table.partnership, by=by, today=TODAY)

    joining.leave(asked, by=slow, today=TODAY, reason="No time")

    table.partnership.refresh_from_db()
    assert table.partnership.is_public
    assert third.legal_name not in PublicPartnership.objects.get().named
