import datetime

import pytest
from django.db.models import F

from audit.acting import acting
from config.due import screen
from notices.models import Notice
from organisations.actions import governing_bodies, screening
from organisations.models import (
    GoverningMember,
    OrganisationName,
    ScreeningList,
    ScreeningMatch,
)
from tests import cast
from tests.organisations.screening.conftest import ENTRIES, TODAY

LATER = TODAY + datetime.timedelta(days=30)


def screen_after_a_pause():
    """What `run_due` does when the list was last searched a while ago."""
    ScreeningList.objects.update(
        screened_until=F("screened_until") - datetime.timedelta(minutes=16)
    )
    return screen(TODAY)


def found():
    return {
        (match.organisation.legal_name, match.member_id, match.reference)
        for match in ScreeningMatch.objects.select_related("organisation")
    }


def test_names_are_found_and_persons_only_among_persons(load, patients, chair):
    cast.patients("Example Ann Marie Society")  # like a person on the list
    cast.company("Blue Harbor Shipping GmbH")

    outcome = load(*ENTRIES)

    assert found() == {
        ("Rare Lung Alliance", None, "O-1"),
        ("Rare Lung Alliance", chair.pk, "P-1"),
        ("Blue Harbor Shipping GmbH", None, "O-2"),
    }
    assert outcome.new == 3


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Северный Порт", "Severnyj Port"),
        ("Harbour Blue Shipping", "Blue Harbour Shipping Limited"),
    ],
)
def test_other_scripts_and_orders_are_found(load, name, listed):
    cast.patients(name)

    load(("O-9", listed, "", "organisation", "", ""))

    assert found() == {(name, None, "O-9")}


def test_a_former_name_is_found_and_a_past_member_is_not(load, patients, chair, by):
    with acting(by):
        OrganisationName.objects.create(
            organisation=patients, name="Blue Harbour Shipping", kind="former"
        )
        GoverningMember.objects.filter(pk=chair.pk).update(
            until_on=TODAY - datetime.timedelta(days=1)
        )

    load(*ENTRIES[1:])

    assert found() == {("Rare Lung Alliance", None, "O-2")}


def test_registrars_are_told_how_many(load, patients, registrar):
    load(*ENTRIES)

    notice = Notice.objects.get(kind="screening_found")
    assert (notice.person, "1 record" in notice.subject) == (registrar, True)


def test_not_the_same_stays_decided_until_the_entry_is_another(load, match, by):
    screening.differ(match, words="Another country", by=by, today=TODAY)

    assert load(*ENTRIES, dated_on=LATER).reopened == 0
    match.refresh_from_db()
    assert match.state == "different"

    changed = (*ENTRIES[0][:2], "Rare Lung Alliance", *ENTRIES[0][3:])
    outcome = load(changed, dated_on=LATER + datetime.timedelta(days=1))
    match.refresh_from_db()
    assert (outcome.reopened, outcome.new) == (1, 0)
    assert (match.state, match.words, match.decided_on) == ("open", "", None)
    assert (match.listed_name, match.told_on) == ("Rare Lung Alliance", TODAY)


def test_an_entry_that_is_gone_and_back(load, match):
    assert load(ENTRIES[1], dated_on=LATER, today=LATER).gone == 1
    match.refresh_from_db()
    assert match.gone_on == LATER

    load(*ENTRIES, dated_on=LATER + datetime.timedelta(days=1))
    match.refresh_from_db()
    assert match.gone_on is None


def test_changed_records_are_screened_by_run_due(load, patients, by, po_administrator):
    load(*ENTRIES)
    screen_after_a_pause()
    before = found()
    admin = cast.actor(po_administrator)

    governing_bodies.add(
        patients, {"name": "Ann Marie Example", "office": "Chair"}, by=admin
    )
    cast.company("Blue Harbour Shipping")
    screen_after_a_pause()

    (member,) = GoverningMember.objects.all()
    assert found() - before == {
        ("Rare Lung Alliance", member.pk, "P-1"),
        ("Blue Harbour Shipping", None, "O-2"),
    }
    again = found()
    screen_after_a_pause()
    assert found() == again


def test_a_person_renamed_is_screened_though_names_have_no_history(
    load, patients, chair, po_administrator
):
    with acting(cast.actor(po_administrator)):
        GoverningMember.objects.filter(pk=chair.pk).update(name="Somebody")
    load(ENTRIES[2])
    assert found() == set()
    version = patients.profile.version if hasattr(patients, "profile") else 1

    governing_bodies.edit(
        chair,
        {"name": "Ann-Marie Example"},
        version=version,
        by=cast.actor(po_administrator),
    )
    screen_after_a_pause()

    assert found() == {("Rare Lung Alliance", chair.pk, "P-1")}


def test_a_list_is_not_read_anew_every_minute(load):
    load(*ENTRIES)
    cast.company("Blue Harbour Shipping")

    assert screen(TODAY) == 0
    assert screen_after_a_pause() == 1
