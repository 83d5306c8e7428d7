"""Started by either side; it runs when a company and somebody on the other side joined."""

import pytest

from notices.models import Notice
from partnerships.actions import joining, leads, partnerships
from partnerships.models import Lead, Partnership, PartnershipParty, StagePeriod
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY, proposed
from workflow.moves import Refused

State = Partnership.State
PartyState = PartnershipParty.State


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def waiting(company, patients):
    """A company's proposal to an organisation: (partnership, its lead, the volunteer)."""
    lead = cast.actor(cast.member(company, "lead"), company)
    volunteer = cast.actor(cast.member(patients, "administrator"), patients)
    return proposed([patients], by=lead, words="We heard of you."), lead, volunteer


def party(partnership, organisation):
    return partnership.parties.get(organisation=organisation)


def told(organisation, kind):
    return Notice.objects.filter(organisation_id=organisation.pk, kind=kind)


def test_either_side_starts_one_and_the_others_are_asked(waiting, patients):
    partnership, _lead, volunteer = waiting

    asked = party(partnership, patients)

    assert partnership.state == State.PROPOSED
    assert (asked.state, asked.reason) == (PartyState.INVITED, "We heard of you.")
    assert Partnership.objects.for_actor(volunteer).get() == partnership
    assert "We heard of you." in told(patients, "partnership_invited").get().body


def test_it_runs_when_a_company_and_somebody_else_take_part(waiting, patients, company):
    partnership, _lead, volunteer = waiting

    joining.join(party(partnership, patients), by=volunteer, today=TODAY)
    partnership.refresh_from_db()

    assert (partnership.state, partnership.began_on) == (State.ACTIVE, TODAY)
    assert told(company, "partnership_answered").exists()


def test_a_proposal_that_all_decline_is_declined(waiting, patients, company):
    partnership, _lead, volunteer = waiting

    joining.decline(
        party(partnership, patients), by=volunteer, today=TODAY, reason="Too early"
    )
    partnership.refresh_from_db()

    assert partnership.state == State.DECLINED
    assert "Too early" in told(company, "partnership_answered").get().body


def test_nobody_has_to_say_why_they_decline(waiting, patients):
    partnership, _lead, volunteer = waiting

    joining.decline(party(partnership, patients), by=volunteer, today=TODAY)

    assert party(partnership, patients).state == PartyState.DECLINED


def test_two_patient_organisations_alone_are_no_table(patients, other_patients):
    volunteer = cast.actor(cast.member(patients, "administrator"), patients)

    with pytest.raises(Refused, match="needs a company and somebody on the other side"):
        proposed([other_patients], by=volunteer)


def test_members_viewers_and_the_unverified_start_none(company, patients):
    viewer = cast.actor(cast.member(company, "viewer"), company)
    limited = cast.member(patients, "administrator", only_company=company)

    with pytest.raises(Refused, match="started by leads of a company"):
        proposed([patients], by=viewer)
    with pytest.raises(Refused, match="registrar has to verify"):
        proposed([company], by=cast.actor(limited, patients))


def test_several_companies_and_other_bodies_sit_at_one_table(
    company, other_company, patients
):
    university = cast.organisation("University of Invented Town", kind="other")
    volunteer = cast.actor(cast.member(patients, "administrator"), patients)

    partnership = proposed([company, other_company, university], by=volunteer)

    assert sorted(partnership.parties.values_list("side", flat=True)) == [
        "company",
        "company",
        "other",
        "patients",
    ]


def test_the_same_form_twice_starts_one(company, patients):
    lead = cast.actor(cast.member(company, "lead"), company)
    proposal = partnerships.Proposal("A", "B", "research")

    first, second = (
        partnerships.start(proposal, [patients], by=lead, today=TODAY, key="form")
        for _ in range(2)
    )

    assert first == second
    assert Partnership.objects.count() == 1


def test_an_outsider_knows_nothing_of_it(table, other_patients, other_company):
    for place, role in ((other_patients, "administrator"), (other_company, "lead")):
        outsider = cast.actor(cast.member(place, role), place)

        assert not Partnership.objects.for_actor(outsider).exists()


def test_only_the_one_asked_answers(waiting, patients):
    partnership, lead, _volunteer = waiting

    with pytest.raises(Refused, match="Those who lead for the organisation"):
        joining.join(party(partnership, patients), by=lead, today=TODAY)


def test_whoever_asked_takes_it_back(waiting, patients):
    partnership, lead, volunteer = waiting

    with pytest.raises(Refused, match="Whoever asked them"):
        joining.withdraw(party(partnership, patients), by=volunteer, today=TODAY)
    joining.withdraw(party(partnership, patients), by=lead, today=TODAY)
    partnership.refresh_from_db()

    assert partnership.state == State.DECLINED
    assert party(partnership, patients).state == PartyState.LEFT


def test_one_that_declined_can_be_asked_again(table, other_company):
    asked = joining.invite(
        table.partnership, other_company, by=table.volunteer, today=TODAY
    )
    rival = cast.actor(cast.member(other_company, "lead"), other_company)
    joining.decline(asked, by=rival, today=TODAY)

    joining.invite(table.partnership, other_company, by=table.lead, today=TODAY)

    assert party(table.partnership, other_company).state == PartyState.INVITED
    with pytest.raises(Refused, match="Asked to join"):
        joining.invite(table.partnership, other_company, by=table.lead, today=TODAY)


def test_the_operator_takes_no_part(table):
    with pytest.raises(Refused, match="operator of this portal takes no part"):
        joining.invite(table.partnership, cast.operator(), by=table.lead, today=TODAY)


def test_when_the_last_company_leaves_it_ends_by_itself(table, patients):
    own = party(table.partnership, table.company)
    leads.name(
        table.partnership,
        leads.Choice(_person(table.lead)),
        by=table.lead,
        today=TODAY,
    )

    joining.leave(own, by=table.lead, today=TODAY, reason="Another strategy")
    table.partnership.refresh_from_db()

    assert table.partnership.state == State.ENDED
    assert table.partnership.end_reason == "Another strategy"
    assert not Lead.objects.filter(until_on__isnull=True).exists()
    assert "has ended" in told(table.patients, "partnership_left").get().body


def test_one_of_three_leaves_and_the_others_go_on(table, other_company):
    asked = joining.invite(table.partnership, other_company, by=table.lead, today=TODAY)
    rival = cast.actor(cast.member(other_company, "lead"), other_company)
    joining.join(asked, by=rival, today=TODAY)

    with pytest.raises(Refused, match="leave instead"):
        partnerships.end(table.partnership, by=rival, today=TODAY, reason="No")
    asked.refresh_from_db()
    joining.leave(asked, by=rival, today=TODAY, reason="Merged")
    table.partnership.refresh_from_db()

    assert table.partnership.state == State.ACTIVE
    assert Partnership.objects.for_actor(rival).exists()


def test_either_of_two_ends_it_with_a_reason(table):
    partnerships.end(
        table.partnership, by=table.volunteer, today=TODAY, reason="It is done"
    )
    table.partnership.refresh_from_db()

    assert (table.partnership.state, table.partnership.end_reason) == (
        State.ENDED,
        "It is done",
    )
    with pytest.raises(Refused, match="is now"):
        partnerships.end(table.partnership, by=table.lead, today=TODAY, reason="Again")


def test_a_proposal_is_taken_back_by_whoever_made_it(waiting):
    partnership, lead, volunteer = waiting

    with pytest.raises(Refused, match="can take it back"):
        partnerships.take_back(partnership, by=volunteer, today=TODAY, reason="No")
    partnerships.take_back(partnership, by=lead, today=TODAY, reason="Not now")
    partnership.refresh_from_db()

    assert partnership.state == State.ENDED


def test_the_stage_from_the_first_day_is_kept(table):
    period = StagePeriod.objects.get(partnership=table.partnership)

    assert (period.stage, period.from_on, period.until_on) == (
        "development",
        TODAY,
        None,
    )


def _person(actor):
    from accounts.models import User  # noqa: PLC0415

    return User.objects.get(pk=actor.person_id)
