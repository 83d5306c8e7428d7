"""Drafts are private, what was sent is frozen, and each side writes in its turn."""

import datetime

import pytest
from django.db import InternalError, transaction

from partnerships import turns
from partnerships.actions import agreements, versions
from partnerships.models import Agreement, Approval, Turn, Version
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return laying.laid()


def test_a_draft_is_seen_by_the_side_that_writes_it_alone(table):
    laying.drafted(table)

    assert Agreement.objects.for_actor(table.lead).count() == 1
    assert Agreement.objects.for_actor(table.volunteer).count() == 0


def test_sending_shows_it_to_the_other_side_whose_turn_it_is(table):
    agreement = laying.sent(table)

    assert Agreement.objects.for_actor(table.volunteer).get() == agreement
    assert agreement.state == Agreement.State.NEGOTIATION
    assert turns.now(agreement).side == "patients"
    assert agreement.current.number == 1


def test_nobody_else_sees_it(table):
    laying.sent(table)
    outsider = cast.patients("Somebody Else")

    seen = Agreement.objects.for_actor(
        cast.actor(cast.member(outsider, "administrator"), outsider)
    )

    assert not seen.exists()


def test_a_version_that_was_sent_never_changes(table):
    version = laying.sent(table).current

    with pytest.raises(InternalError, match="does not change"), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(amount=1)
    with pytest.raises(InternalError, match="does not change"), transaction.atomic():
        version.parties.update(role="Pays")


def test_the_other_side_writes_its_own_version_from_the_one_on_the_table(table):
    agreement = laying.sent(table)
    versions.write(agreement, {"amount": 15000}, {}, by=table.volunteer)

    before = Version.objects.for_actor(table.lead).filter(agreement=agreement).count()
    agreements.send(agreement, by=table.volunteer, today=TODAY, words="More evenings")
    agreement.refresh_from_db()

    assert before == 1
    assert agreement.current.number == 2
    assert agreement.current.amount == 15000
    assert agreement.current.benefit == "Somebody who knows the disease listens."
    assert turns.now(agreement).side == "company"


def test_a_side_can_not_write_when_it_is_not_its_turn(table):
    agreement = laying.sent(table)

    with pytest.raises(Refused, match="other side’s turn"):
        versions.write(agreement, {"amount": 1}, {}, by=table.lead)


def test_a_draft_that_is_thrown_away_leaves_the_version_on_the_table(table):
    agreement = laying.sent(table)
    versions.write(agreement, {"amount": 1}, {}, by=table.volunteer)

    versions.drop_draft(agreement, by=table.volunteer, today=TODAY)
    agreements.agree(agreement, by=table.volunteer, today=TODAY)
    agreement.refresh_from_db()

    assert agreement.agreed.amount == 12000


def test_agreeing_with_a_draft_of_changes_is_refused(table):
    agreement = laying.sent(table)
    versions.write(agreement, {"amount": 1}, {}, by=table.volunteer)

    with pytest.raises(Refused, match="draft with changes"):
        agreements.agree(agreement, by=table.volunteer, today=TODAY)


def test_agreement_of_all_begins_the_company_s_approval(table):
    agreement = laying.agreed(table)

    step = Approval.objects.get(agreement=agreement)

    assert agreement.state == Agreement.State.APPROVAL
    assert step.organisation == table.company
    assert step.role == "compliance_reviewer"
    assert turns.now(agreement) is None


def test_the_sender_has_agreed_by_sending(table):
    agreement = laying.sent(table)

    with pytest.raises(Refused, match="not agreed to this version"):
        agreements.agree(agreement, by=table.lead, today=TODAY)


def test_a_member_can_not_speak_for_the_organisation(table):
    agreement = laying.sent(table)

    with pytest.raises(Refused):
        agreements.agree(
            agreement, by=table.actor("member", of="patients"), today=TODAY
        )


def test_declining_ends_it_with_the_reason(table):
    agreement = laying.sent(table)

    agreements.decline(agreement, by=table.volunteer, today=TODAY, reason="Too much")
    agreement.refresh_from_db()

    assert agreement.state == Agreement.State.DECLINED
    assert agreement.end_reason == "Too much"
    assert turns.now(agreement) is None


def test_days_count_for_the_side_that_has_it_and_pauses_for_nobody(table):
    agreement = laying.sent(table)
    turns.pause(agreement, today=TODAY + datetime.timedelta(days=3))

    turns.resume(agreement, today=TODAY + datetime.timedelta(days=10))
    taken = turns.taken(
        list(Turn.objects.filter(agreement=agreement)),
        TODAY + datetime.timedelta(days=12),
    )

    assert (taken.company, taken.others) == (0, 5)


def test_references_count_within_a_year(table):
    first, second = laying.drafted(table), laying.drafted(table)

    assert (first.reference, second.reference) == ("EH-2026-A0001", "EH-2026-A0002")
