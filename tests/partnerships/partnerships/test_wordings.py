"""What holds is what all agreed to; a new wording replaces it when all agree again."""

import datetime

import pytest

from inbox.counts import around as waiting
from inbox.items import Desk
from notices.models import Notice
from organisations.actors import seats
from partnerships import wordings as reading
from partnerships.actions import joining, wordings
from partnerships.models import Wording
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

LATER = TODAY + datetime.timedelta(days=30)


@pytest.fixture
def table():
    return laying.laid()


def proposed(table, text="Somebody listens.", *, by=None, today=TODAY):
    return wordings.propose(
        table.partnership, "benefit", text, by=by or table.lead, today=today
    )


def holding(table):
    return reading.agreed_by_all(table.partnership, "benefit")


def test_a_proposal_waits_for_the_other_side(table):
    wording = proposed(table)

    assert holding(table) is None
    told = Notice.objects.get(
        organisation_id=table.patients.pk, kind="wording_proposed"
    )
    assert wording.text in told.body


def test_it_holds_from_the_day_when_all_agreed(table):
    wording = proposed(table)

    wordings.agree(wording, by=table.volunteer, today=LATER)

    assert holding(table) == wording
    assert holding(table).agreed_on == LATER
    assert list(
        wording.consents.order_by("pk").values_list("organisation_id", "agreed_on")
    ) == [(table.company.pk, TODAY), (table.patients.pk, LATER)]


def test_the_older_one_holds_until_a_newer_one_is_agreed(table):
    first = proposed(table)
    wordings.agree(first, by=table.volunteer, today=TODAY)
    second = proposed(table, "Someone listens, day and night.", by=table.volunteer)

    before = holding(table)
    wordings.agree(second, by=table.lead, today=LATER)

    assert before == first
    assert holding(table) == second


def test_one_agrees_to_the_newest_alone_and_once(table):
    first = proposed(table)
    proposed(table, "Something else.")

    with pytest.raises(Refused, match="newer wording"):
        wordings.agree(first, by=table.volunteer, today=TODAY)
    with pytest.raises(Refused, match="have agreed"):
        wordings.agree(Wording.objects.latest("pk"), by=table.lead, today=TODAY)


def test_the_same_words_again_are_no_proposal(table):
    proposed(table)

    with pytest.raises(Refused, match="stands there now"):
        proposed(table, by=table.volunteer)


def test_a_member_and_an_outsider_agree_to_nothing(table, other_patients):
    wording = proposed(table)
    outsider = cast.actor(cast.member(other_patients, "administrator"), other_patients)

    for actor in (table.actor("member", of="patients"), outsider):
        with pytest.raises(Refused, match="Wordings are proposed and agreed by"):
            wordings.agree(wording, by=actor, today=TODAY)


def test_other_bodies_need_not_agree_where_patients_take_part(table):
    clinic = cast.organisation("Lung Clinic North", kind="other")
    asked = joining.invite(table.partnership, clinic, by=table.lead, today=TODAY)
    joining.join(
        asked, by=cast.actor(cast.member(clinic, "administrator"), clinic), today=TODAY
    )
    wording = proposed(table)

    wordings.agree(wording, by=table.volunteer, today=TODAY)

    assert holding(table) == wording


def test_a_wording_waits_no_longer_for_somebody_who_leaves(table, other_company):
    asked = joining.invite(table.partnership, other_company, by=table.lead, today=TODAY)
    rival = cast.actor(cast.member(other_company, "lead"), other_company)
    joining.join(asked, by=rival, today=TODAY)
    wording = proposed(table)
    wordings.agree(wording, by=table.volunteer, today=TODAY)
    before = holding(table)

    asked.refresh_from_db()
    joining.leave(asked, by=rival, today=LATER, reason="Merged")

    assert before is None
    assert holding(table) == wording


def test_first_wordings_are_proposed_at_the_start_and_agreed_when_joining(
    company, patients
):
    lead = cast.actor(cast.member(company, "lead"), company)
    volunteer = cast.actor(cast.member(patients, "administrator"), patients)
    partnership = laying.proposed(
        [patients], by=lead, wordings={"benefit": "Somebody listens."}
    )
    wording = partnership.wordings.get()

    assert wording.agreed_on is None
    joining.join(
        partnership.parties.get(organisation=patients),
        by=volunteer,
        today=LATER,
        agrees=[wording],
    )

    assert reading.agreed_by_all(partnership, "benefit") == wording


def test_the_inbox_of_the_other_side_has_it(table):
    proposed(table)
    someone = cast.member(table.patients, "signatory")
    desk = Desk(someone, seats(someone, TODAY), TODAY)

    titles = [item.title for item in waiting(desk) if item.kind == "wordings"]

    assert titles == ["Agree to 1 wording in a partnership, or propose another"]
