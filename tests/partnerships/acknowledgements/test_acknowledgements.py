"""Evidence of acknowledgement: brought by either side, judged by both."""

import pytest

from partnerships.actions import acknowledgements
from partnerships.actions.milestones import File
from partnerships.models import Acknowledgement
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.life import brought
from tests.partnerships.signed_table import signed
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


def test_evidence_is_a_file_or_an_address(table):
    agreement = signed(table)
    with pytest.raises(Refused, match="Add a file or the address"):
        brought(table, agreement, address="")

    picture = File(b"\x89PNG\r\n\x1a\n", "page.png", "image/png")
    found = brought(table, agreement, address="", file=picture)

    assert found.document.name == "page.png"
    assert Acknowledgement.objects.for_actor(table.lead).get() == found


def test_either_side_brings_it(table):
    agreement = signed(table)

    brought(table, agreement, by=table.lead)

    assert acknowledgements.shown_from_outset(agreement)


def test_before_the_signature_there_is_nothing_to_show(table):
    with pytest.raises(Refused, match="once the agreement is signed"):
        brought(table, laying.agreed(table))


def test_a_no_of_one_side_counts_until_it_changes_its_mind(table):
    agreement = signed(table)
    found = brought(table, agreement)
    with pytest.raises(Refused, match="Say what was missing"):
        acknowledgements.judge(
            found, from_outset=False, words="", by=table.lead, today=TODAY
        )
    acknowledgements.judge(
        found, from_outset=False, words="At the very end", by=table.lead, today=TODAY
    )
    before = acknowledgements.shown_from_outset(agreement)

    acknowledgements.judge(
        found, from_outset=True, words="", by=table.lead, today=TODAY
    )

    assert not before
    assert acknowledgements.shown_from_outset(agreement)
    assert found.opinions.count() == 2


def test_evidence_that_was_not_apparent_shows_nothing(table):
    agreement = signed(table)

    brought(table, agreement, from_outset=False)

    assert not acknowledgements.shown_from_outset(agreement)


def test_the_same_form_sent_twice_is_one(table):
    agreement = signed(table)

    assert brought(table, agreement, key="k") == brought(table, agreement, key="k")
    assert Acknowledgement.objects.count() == 1


def test_members_and_outsiders_say_nothing(table):
    agreement = signed(table)
    found = brought(table, agreement)
    outsider = cast.company("Somebody Else")
    other = cast.actor(cast.member(outsider, "lead"), outsider)

    assert not Acknowledgement.objects.for_actor(other).exists()
    for by in (other, table.actor("member", of="patients")):
        with pytest.raises(Refused, match="speak for a party"):
            acknowledgements.judge(
                found, from_outset=True, words="", by=by, today=TODAY
            )
