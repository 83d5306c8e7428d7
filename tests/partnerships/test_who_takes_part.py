"""Only those who take part read what goes on: not who was asked, declined or was called off."""

import datetime

import pytest

from accounts.models import User
from partnerships.actions import (
    agreements,
    amendments,
    calendar,
    evaluations,
    joining,
    partnerships,
    versions,
)
from partnerships.criteria import questions
from partnerships.models import Activity, Evaluation, EvaluationAnswer, RateTable
from partnerships.overview import counterparts
from tests import cast
from tests.partnerships import life, signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def outsider():
    """The lead of a company that has not joined."""
    place = cast.company("Third Pharma")
    return cast.actor(cast.member(place, "lead"), place)


@pytest.fixture
def invited(table, outsider):
    place = cast.Organisation.objects.get(pk=outsider.organisation)
    return joining.invite(table.partnership, place, by=table.lead, today=TODAY)


def test_an_invitation_that_was_taken_back_opens_nothing(table, outsider, invited):
    held = evaluations.begin(table.partnership, by=table.volunteer, today=TODAY)
    said = {each.key: (2, "They came late") for each in questions()}
    for by in (table.volunteer, table.lead):
        evaluations.answer(held, said, by=by, today=TODAY, version=0)

    joining.withdraw(invited, by=table.lead, today=TODAY)

    assert not Evaluation.objects.for_actor(outsider).exists()
    answers = EvaluationAnswer.objects.filter(party__evaluation=held)
    assert not Evaluation.objects.for_actor(outsider).filter(pk=held.pk).exists()
    assert answers.exists()
    assert outsider.organisation not in {
        each.pk for each in counterparts(table.volunteer)
    }


@pytest.mark.parametrize("end", ["asked", "declined", "withdrawn"])
def test_activities_are_read_by_those_who_joined(table, outsider, invited, end):
    if end == "declined":
        joining.decline(invited, by=outsider, today=TODAY)
    if end == "withdrawn":
        joining.withdraw(invited, by=table.lead, today=TODAY)
    added = life.added(table)

    assert Activity.objects.for_actor(table.lead).get() == added
    assert not Activity.objects.for_actor(outsider).exists()


@pytest.mark.parametrize(
    ("answer", "reads"),
    [("declined", 404), ("withdrawn", 404), ("left", 200)],
)
def test_when_it_is_over_who_declined_reads_its_page_no_more(
    table, outsider, invited, sign_in, answer, reads
):
    client = sign_in(User.objects.get(pk=outsider.person_id))
    page = table.partnership.get_absolute_url()
    if answer == "declined":
        joining.decline(invited, by=outsider, today=TODAY)
    elif answer == "withdrawn":
        joining.withdraw(invited, by=table.lead, today=TODAY)
    else:
        joining.join(invited, by=outsider, today=TODAY)
        joining.leave(invited, by=outsider, today=TODAY, reason="Another plan")
    before = client.get(page).status_code

    partnerships.end(table.partnership, by=table.lead, today=TODAY, reason="Over")

    assert (before, client.get(page).status_code) == (200, reads)


def test_who_left_reads_what_was_there_before(table, outsider, invited):
    joining.join(invited, by=outsider, today=TODAY)
    before = life.added(table)
    joining.leave(invited, by=outsider, today=TODAY, reason="Another plan")
    later = TODAY + datetime.timedelta(days=1)
    life.added(table, today=later)

    assert list(Activity.objects.for_actor(outsider)) == [before]


def test_rates_are_read_once_both_take_part(table):
    life.loaded(table)
    other = cast.patients("Curious Circle")
    curious = cast.actor(cast.member(other, "administrator"), other)
    laying.proposed([table.company], by=curious)

    assert RateTable.objects.for_actor(table.volunteer).exists()
    assert not RateTable.objects.for_actor(curious).exists()

    partnerships.end(table.partnership, by=table.lead, today=TODAY, reason="Over")
    assert not RateTable.objects.for_actor(table.volunteer).exists()


def test_two_companies_of_one_agreement_write_apart():
    alpha, beta, group = cast.company("Alpha"), cast.company("Beta"), cast.patients()
    first = cast.actor(cast.member(alpha, "lead"), alpha)
    second = cast.actor(cast.member(beta, "lead"), beta)
    volunteer = cast.actor(cast.member(group, "administrator"), group)
    together = laying.proposed([alpha, beta], by=volunteer)
    for place, by in ((alpha, first), (beta, second)):
        party = together.parties.get(organisation=place)
        joining.join(party, by=by, today=TODAY)
    together.refresh_from_db()
    made = agreements.draft(
        together,
        shape=agreements.Shape(kind="grant"),
        title="A helpline",
        parties=[alpha, beta, group],
        by=volunteer,
        today=TODAY,
    )
    agreements.send(made, by=volunteer, today=TODAY)
    versions.write(made, {"need": "Unfinished"}, {}, by=first)

    with pytest.raises(Refused, match="changed nothing"):
        agreements.send(made, by=second, today=TODAY)
    versions.write(made, {"need": "Ours"}, {}, by=second)
    sent = agreements.send(made, by=second, today=TODAY)

    assert (sent.need, sent.by_organisation) == ("Ours", beta)
    assert made.versions.own_draft(first) is None  # it began from an older version


def test_more_time_after_an_early_end_was_agreed_is_more_time(table):
    someone = signing.people(table)
    agreement = signing.signed(table, someone)
    soon = TODAY + datetime.timedelta(days=90)
    later = TODAY + datetime.timedelta(days=900)
    for what, ends_on in (("termination", soon), ("extension", later)):
        branch = amendments.begin(agreement, what, by=table.lead, today=TODAY)
        versions.write(branch, {"ends_on": ends_on}, {}, by=table.lead)
        agreements.send(branch, by=table.lead, today=TODAY)
        agreements.agree(branch, by=table.volunteer, today=TODAY)
        signing.approve_all(branch, someone.reviewer)
        for by in (someone.chair, someone.signs):
            signing.sign(branch, by)
        agreement = signing.fresh(agreement)

    calendar.move_on(soon + datetime.timedelta(days=2))

    agreement = signing.fresh(agreement)
    assert agreement.state == "active"
    assert (agreement.ends_early_on, agreement.end_reason) == (None, "")


def test_a_company_amends_no_donation_for_no_stated_purpose(table):
    someone = signing.people(table)
    given = {"restricted": False}
    made = laying.drafted(
        table, by=table.volunteer, kind="donation", **{**signing.WHOLE, **given}
    )
    agreements.send(made, by=table.volunteer, today=TODAY)
    agreements.agree(made, by=table.lead, today=TODAY)
    signing.approve_all(made, someone.reviewer)
    for by in (someone.chair, someone.signs):
        signing.sign(made, by)

    with pytest.raises(Refused, match="The organisation writes its text"):
        amendments.begin(signing.fresh(made), "terms", by=table.lead, today=TODAY)
    assert amendments.begin(
        signing.fresh(made), "terms", by=table.volunteer, today=TODAY
    )
