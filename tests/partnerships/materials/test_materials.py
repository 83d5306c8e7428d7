"""A company edits an organisation's material only for a fact, or when asked (VR-23)."""

import pytest

from partnerships import due
from partnerships.actions import materials
from partnerships.models import Material
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.life import FILE, commented, shown
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


def edited(table, material, basis, words="", *, by=None, key=""):
    materials.add_version(
        material,
        FILE,
        basis=basis,
        words=words,
        by=by or table.lead,
        today=TODAY,
        key=key,
    )


@pytest.mark.parametrize("basis", ["own", "reader", "request", ""])
def test_a_company_may_not_edit_an_organisation_s_material(table, basis):
    with pytest.raises(Refused, match="does not edit a patient organisation’s"):
        edited(table, shown(table), basis, "It reads better")
    with pytest.raises(Refused, match="does not edit a patient organisation’s"):
        commented(table, shown(table), basis)


def test_a_wrong_fact_may_be_put_right_and_is_named(table):
    material = shown(table)
    with pytest.raises(Refused, match="which fact is wrong"):
        edited(table, material, "fact")

    edited(table, material, "fact", "The dose is 5 mg, not 50 mg")

    assert material.versions.get(number=2).by_organisation == table.company


def test_a_text_that_was_asked_for_may_be_sent_once(table):
    material = shown(table)
    materials.ask_for_text(
        material, words="How the medicine works", by=table.volunteer, today=TODAY
    )

    edited(table, material, "request", "The mechanism")

    assert material.versions.get(number=2).request.words == "How the medicine works"
    with pytest.raises(Refused, match="does not edit"):
        edited(table, material, "request", "More of it")


def test_a_company_does_not_ask_itself(table):
    with pytest.raises(Refused, match="whose material it is asks"):
        materials.ask_for_text(
            shown(table), words="Let us write", by=table.lead, today=TODAY
        )


def test_an_organisation_reads_a_company_s_protocol_freely(table):
    protocol = shown(table, by=table.lead)
    commented(table, protocol, "reader", "Four visits are too many", by=table.volunteer)
    edited(table, protocol, "reader", "Two visits at home", by=table.volunteer)

    assert protocol.versions.count() == 2


def test_each_comment_gets_an_answer_before_it_is_finished(table):
    protocol = shown(table, by=table.lead)
    comment = commented(table, protocol, "reader", "Too long", by=table.volunteer)
    with pytest.raises(Refused, match="Answer each comment first"):
        materials.close(protocol, by=table.lead, today=TODAY, words="Shorter")
    with pytest.raises(Refused, match="answers comments"):
        materials.answer(
            comment, changed=True, words="Yes", by=table.volunteer, today=TODAY
        )

    materials.answer(
        comment, changed=True, words="Two visits fewer", by=table.lead, today=TODAY
    )
    materials.close(protocol, by=table.lead, today=TODAY, words="Two visits fewer")

    comment.refresh_from_db()
    protocol.refresh_from_db()
    assert (comment.outcome, protocol.state) == ("changed", "closed")
    with pytest.raises(Refused, match="is finished"):
        commented(table, protocol, "reader", by=table.volunteer)


def test_only_the_owner_finishes(table):
    with pytest.raises(Refused, match="Only the organisation whose"):
        materials.close(shown(table), by=table.lead, today=TODAY, words="Done")


def test_members_and_outsiders_write_nothing(table):
    material = shown(table)
    outsider = cast.company("Somebody Else")
    other = cast.actor(cast.member(outsider, "lead"), outsider)

    assert not Material.objects.for_actor(other).exists()
    for by in (other, table.actor("viewer")):
        with pytest.raises(Refused, match="one of the two organisations"):
            commented(table, material, "fact", by=by)


def test_forms_sent_twice_are_one(table):
    material = shown(table, key="k")
    assert shown(table, key="k") == material

    edited(table, material, "own", by=table.volunteer, key="v")
    edited(table, material, "own", by=table.volunteer, key="v")

    assert material.versions.count() == 2


def test_what_is_commented_is_looked_up_for_each_material_alone(table):
    assert "NOT (EXISTS" in str(due.materials_of(table.company.pk).query).replace(
        "NOT EXISTS", "NOT (EXISTS"
    )
