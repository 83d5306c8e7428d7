"""Papers signed by hand: declared by one side, confirmed by the other."""

import datetime

import pytest

from partnerships.actions import papers
from partnerships.actions.approvals import Paper
from partnerships.actions.signatures import Hand
from partnerships.models import Agreement, Signature, SignedPdf
from tests import cast
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

SCAN = Paper(b"%PDF-1.4 a scan", "scan.pdf", "application/pdf")


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def someone(table):
    return signing.people(table)


@pytest.fixture
def agreement(table, someone):
    return signing.approved(table, someone)


def bring(agreement, by, **more):
    more.setdefault("signed_on", TODAY)
    more.setdefault("text_sha256", signing.sha256(agreement))
    hand = Hand("Ben Example", "Treasurer")
    return papers.bring(agreement, hand, SCAN, by=by, today=TODAY, **more)


def test_a_paper_counts_when_the_other_side_confirms_it(table, someone, agreement):
    paper = bring(agreement, table.volunteer)
    waiting = signing.fresh(agreement).state

    papers.confirm(paper, by=table.lead, today=TODAY)
    signing.sign(agreement, someone.signs)
    now = signing.fresh(agreement)

    assert waiting == Agreement.State.READY
    assert now.state == Agreement.State.SIGNED
    paper.refresh_from_db()
    assert paper.state == Signature.State.SIGNED
    assert paper.confirmed_by == table.company
    assert SignedPdf.objects.count() == 2


def test_one_s_own_side_does_not_confirm_it(table, someone, agreement):
    paper = bring(agreement, table.volunteer)

    for by in (table.volunteer, someone.chair):
        with pytest.raises(Refused, match="The other side confirms"):
            papers.confirm(paper, by=by, today=TODAY)


def test_those_who_only_read_confirm_nothing(table, agreement):
    paper = bring(agreement, table.volunteer)

    with pytest.raises(Refused, match="The other side confirms"):
        papers.confirm(paper, by=table.actor("viewer"), today=TODAY)


def test_a_rejected_paper_does_not_count_and_the_party_can_sign(
    table, someone, agreement
):
    paper = bring(agreement, table.volunteer)

    with pytest.raises(Refused, match="Say what is wrong"):
        papers.reject(paper, by=table.lead, today=TODAY, reason="")
    papers.reject(paper, by=table.lead, today=TODAY, reason="Page 2 is missing.")
    signing.sign(agreement, someone.chair)

    paper.refresh_from_db()
    assert (paper.state, paper.reason) == ("void", "Page 2 is missing.")
    with pytest.raises(Refused, match="does not wait any more"):
        papers.confirm(paper, by=table.lead, today=TODAY)


def test_a_paper_of_another_text_is_not_taken(table, agreement):
    with pytest.raises(Refused, match="not that of the approved text"):
        bring(agreement, table.volunteer, text_sha256="1" * 64)


def test_a_paper_signed_before_approval_or_in_days_to_come_is_not_taken(
    table, agreement
):
    day = datetime.timedelta(days=1)

    with pytest.raises(Refused, match="Nobody signs before"):
        bring(agreement, table.volunteer, signed_on=TODAY - day)
    with pytest.raises(Refused, match="one to come"):
        bring(agreement, table.volunteer, signed_on=TODAY + day)


def test_no_paper_before_approval(table):
    agreement = signing.agreed(table)

    with pytest.raises(Refused, match="In approval"):
        bring(agreement, table.volunteer)


def test_a_party_has_one_signature_by_hand_or_here(table, someone, agreement):
    bring(agreement, table.volunteer)

    with pytest.raises(Refused, match="signed paper is here"):
        signing.sign(agreement, someone.chair)
    with pytest.raises(Refused, match="signed paper is here"):
        bring(agreement, table.volunteer)


def test_a_member_of_another_company_is_nobody_here(table, agreement):
    paper = bring(agreement, table.volunteer)
    rival = cast.company("Southgate Biologics", "CH")
    by = cast.actor(cast.member(rival, "lead"), rival)

    with pytest.raises(Refused, match="no party"):
        papers.confirm(paper, by=by, today=TODAY)
