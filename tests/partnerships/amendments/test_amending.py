"""Amendments: a branch with its own way, that becomes the next version at the end."""

import datetime

import pytest
from django.utils import translation

from partnerships.actions import (
    agreements,
    amendments,
    approvals,
    calendar,
    closing,
    versions,
)
from partnerships.models import Agreement, Approval, SignedText, Version
from partnerships.texts.amended import changes
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

LATER = datetime.date(2027, 12, 31)


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def someone(table):
    return signing.people(table)


@pytest.fixture
def base(table, someone):
    return signing.signed(table, someone)


def amended(base, table, someone, what="extension", *, today=TODAY, **terms):
    """An amendment of these terms, ready to sign."""
    branch = amendments.begin(base, what, by=table.volunteer, today=today)
    versions.write(branch, terms, {}, by=table.volunteer)
    agreements.send(branch, by=table.volunteer, today=today)
    agreements.agree(signing.fresh(branch), by=table.lead, today=today)
    return signing.approve_all(signing.fresh(branch), someone.reviewer, today)


def both_sign(branch, someone, today=TODAY):
    signing.sign(branch, someone.signs, today)
    signing.sign(branch, someone.chair, today)
    return signing.fresh(branch)


def test_it_begins_with_the_text_that_holds_as_a_private_draft(base, table):
    branch = amendments.begin(base, "extension", by=table.volunteer, today=TODAY)

    draft = branch.versions.get()

    assert (branch.amends, branch.base) == (base, base.agreed)
    assert draft.benefit == base.agreed.benefit
    assert draft.sent_at is None
    assert not Agreement.objects.for_actor(table.lead).filter(pk=branch.pk).exists()


def test_with_the_last_signature_it_is_the_next_version(base, table, someone):
    branch = amended(base, table, someone, ends_on=LATER)
    before = signing.fresh(base)
    signing.sign(branch, someone.signs)
    half = signing.fresh(base)

    signing.sign(branch, someone.chair)
    now, done = signing.fresh(base), signing.fresh(branch)

    assert before.agreed == half.agreed == base.agreed
    assert now.agreed.number == base.agreed.number + 1
    assert now.agreed.ends_on == LATER
    assert now.agreed == now.current
    assert now.state == Agreement.State.SIGNED
    assert done.state == Agreement.State.SUPERSEDED
    assert now.versions.filter(sent_at__isnull=False).count() == 2


def test_it_has_its_own_approval_and_its_own_text(base, table, someone):
    branch = amended(base, table, someone, ends_on=LATER)

    text = SignedText.objects.get(version=branch.agreed).text

    assert Approval.objects.filter(agreement=branch, state="given").count() == 1
    assert f"{base.reference}, version 1: More time" in text
    assert "Before: 30 April 2027" in text
    assert "Now: 31 December 2027" in text


def test_the_difference_is_by_field_and_by_clause(base, table):
    branch = amendments.begin(base, "terms", by=table.volunteer, today=TODAY)
    clause = {
        "topic": "disputes",
        "heading": "If we disagree",
        "text": "We talk first.",
        "meaning": "Nobody goes to court at once.",
    }
    versions.write(branch, {"amount": 15000}, {"clauses": [clause]}, by=table.volunteer)

    with translation.override("en-gb"):
        found = {
            each.label: (each.before, each.after)
            for each in changes(signing.fresh(branch), branch.versions.get())
        }

    assert found["Amount"] == ("£12,000.00", "£15,000.00")
    assert found["If we disagree"] == ("", "We talk first.")
    assert not {"Reference", "Version", "Benefit for patients"} & found.keys()


def test_there_is_one_open_amendment_at_a_time(base, table):
    amendments.begin(base, "extension", by=table.volunteer, today=TODAY)

    with pytest.raises(Refused, match="writing an amendment"):
        amendments.begin(base, "terms", by=table.lead, today=TODAY)
    with pytest.raises(Refused, match="under way already: EH-2026-A0002"):
        amendments.begin(base, "terms", by=table.volunteer, today=TODAY)


def test_it_is_refused_when_the_base_has_moved(base, table, someone):
    branch = amended(base, table, someone, ends_on=LATER)
    other = Version.objects.create(
        agreement=base,
        by_organisation=table.company,
        by_person_id=table.lead.person_id,
        title="Another",
    )
    moved = versions.seal(base, other, today=TODAY)
    Agreement.objects.filter(pk=base.pk).update(agreed=moved)

    with pytest.raises(Refused, match="has changed since this amendment was begun"):
        signing.sign(branch, someone.signs)


def test_it_is_refused_when_the_base_is_over(base, table, someone):
    branch = amended(base, table, someone, ends_on=LATER)
    closing.terminate(base, by=table.lead, today=TODAY, on=TODAY, reason="No money")

    with pytest.raises(Refused, match="is over"):
        signing.sign(branch, someone.signs)


def test_only_what_is_signed_is_amended_and_no_amendment_is(base, table):
    fresh = laying.sent(table)
    with pytest.raises(Refused, match="Only a signed agreement"):
        amendments.begin(fresh, "terms", by=table.lead, today=TODAY)
    branch = amendments.begin(base, "terms", by=table.lead, today=TODAY)
    with pytest.raises(Refused, match="an amendment itself"):
        amendments.begin(branch, "terms", by=table.lead, today=TODAY)
    with pytest.raises(Refused, match="begun by leads"):
        amendments.begin(base, "terms", by=table.actor("viewer"), today=TODAY)


def test_a_second_amendment_begins_from_the_first(base, table, someone):
    both_sign(amended(base, table, someone, ends_on=LATER), someone)

    second = amended(signing.fresh(base), table, someone, "amount", amount=20000)
    both_sign(second, someone)
    now = signing.fresh(base).agreed

    assert (now.number, now.ends_on, now.amount) == (3, LATER, 20000)


def test_a_termination_ends_the_base_on_its_day(base, table, someone):
    on = TODAY + datetime.timedelta(days=30)
    Agreement.objects.filter(pk=base.pk).update(state="active")
    branch = amended(base, table, someone, "termination", starts_on=TODAY, ends_on=on)
    both_sign(branch, someone)

    calendar.move_on(on)
    on_the_day = signing.fresh(base).state
    calendar.move_on(on + datetime.timedelta(days=1))

    assert on_the_day == Agreement.State.ACTIVE
    assert signing.fresh(base).state == Agreement.State.TERMINATED
    assert branch.reference in signing.fresh(base).end_reason


def test_more_time_wakes_an_agreement_that_was_completed(base, table, someone):
    Agreement.objects.filter(pk=base.pk).update(state="completed", completed_on=TODAY)

    both_sign(amended(base, table, someone, ends_on=LATER), someone)

    assert signing.fresh(base).state == Agreement.State.ACTIVE
    assert signing.fresh(base).completed_on is None


def test_an_amendment_that_is_refused_leaves_the_base_as_it_is(base, table, someone):
    branch = amendments.begin(base, "amount", by=table.volunteer, today=TODAY)
    versions.write(branch, {"amount": 99000}, {}, by=table.volunteer)
    agreements.send(branch, by=table.volunteer, today=TODAY)
    agreements.agree(signing.fresh(branch), by=table.lead, today=TODAY)
    step = Approval.objects.get(agreement=branch)

    approvals.refuse(step, by=someone.reviewer, today=TODAY, reason="Too much")
    agreements.decline(branch, by=table.lead, today=TODAY, reason="Too much")

    assert signing.fresh(base).agreed == base.agreed
    assert (
        amendments.begin(
            signing.fresh(base), "terms", by=table.lead, today=TODAY
        ).amends
        == base
    )
