"""Use of patients' data: written by one side, agreed by the other, returned, ended."""

import datetime

import pytest

from partnerships.actions import data_use
from partnerships.forms.data_use import DataUseForm
from partnerships.models import DataUse
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.life import DATA_UNTIL as LAST
from tests.partnerships.life import used as proposed
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


def agreed(table):
    use = proposed(table)
    data_use.agree(use, by=table.lead, today=TODAY)
    use.refresh_from_db()
    return use


def test_either_side_writes_it_and_the_owner_is_named(table):
    theirs = proposed(table)
    by_company = proposed(table, by=table.lead, ours=False)

    assert [(use.owner, use.other) for use in (theirs, by_company)] == [
        (table.patients, table.company)
    ] * 2


def test_the_other_side_agrees_or_refuses_with_words(table):
    use = proposed(table)
    with pytest.raises(Refused, match="did not write it"):
        data_use.agree(use, by=table.volunteer, today=TODAY)
    with pytest.raises(Refused, match="Say why"):
        data_use.refuse(use, by=table.lead, today=TODAY, words="")

    data_use.agree(use, by=table.lead, today=TODAY)

    use.refresh_from_db()
    assert use.state == "agreed"


def test_results_come_back_from_the_one_who_used_them(table):
    use = agreed(table)
    with pytest.raises(Refused, match="The side that uses the data"):
        data_use.bring_results(use, by=table.volunteer, today=TODAY, words="X")

    data_use.bring_results(
        use, by=table.lead, today=TODAY, words="Breathlessness is now measured."
    )

    use.refresh_from_db()
    assert use.results_on == TODAY


def test_no_results_of_a_use_to_which_nobody_agreed(table):
    with pytest.raises(Refused, match="Nobody has agreed"):
        data_use.bring_results(proposed(table), by=table.lead, today=TODAY, words="X")


def test_only_the_owner_ends_it_early(table):
    use = agreed(table)
    with pytest.raises(Refused, match="Only the owner"):
        data_use.end(use, by=table.lead, today=TODAY, words="Enough")

    data_use.end(use, by=table.volunteer, today=TODAY, words="People asked us to stop")

    use.refresh_from_db()
    assert (use.state, use.ended_on) == ("ended", TODAY)


def test_its_last_day_ends_it_once(table):
    agreed(table)

    assert [
        data_use.expire(LAST + n * datetime.timedelta(days=1)) for n in (0, 1, 1)
    ] == [0, 1, 0]


def test_another_basis_is_explained():
    form = DataUseForm({"basis": "other"}, among=[])

    assert "Explain why they may be used." in form.errors["basis_words"]


def test_the_two_see_it_and_nobody_else(table):
    proposed(table)
    outsider = cast.patients("Somebody Else")
    other = cast.actor(cast.member(outsider, "administrator"), outsider)

    assert DataUse.objects.for_actor(table.lead).count() == 1
    assert not DataUse.objects.for_actor(other).exists()


def test_the_same_form_sent_twice_is_one(table):
    assert proposed(table, key="k") == proposed(table, key="k")
