from functools import partial

import pytest
from django.utils import timezone

from audit.models import Event
from organisations.actions import organisations as actions
from organisations.actions import verification
from organisations.models import Identifier, Organisation, OrganisationName
from tests import cast
from workflow.moves import Refused
from workflow.races import Outdated

TODAY = timezone.localdate()


def edit(organisation, by, *, version=1, **values):
    return actions.edit(
        organisation, values, version=version, by=by, reason="Moved", today=TODAY
    )


def test_a_name_holds_nothing_that_can_not_be_seen(officer):
    """Or one organisation could look like another."""
    made = actions.create(
        kind="patients",
        legal_name="\u202eRare\u200b Lung \u2066Alliance",
        country="DE",
        by=cast.actor(officer),
    )

    assert made.legal_name == "Rare Lung Alliance"


def test_a_name_of_unseen_marks_is_none(officer):
    with pytest.raises(Refused, match="Write the name"):
        actions.create(
            kind="patients",
            legal_name="\u200b \ufeff",
            country="DE",
            by=cast.actor(officer),
        )


def test_whoever_changes_a_part_of_the_record_is_noted(patients, po_administrator):
    by = cast.actor(po_administrator)

    name = actions.add_name(patients, name="RLA", kind="short", language="", by=by)
    actions.end_name(name, by=by, today=TODAY)

    noted = Event.objects.about(patients).values_list("verb", "person_id")
    assert list(noted) == [("record_changed", po_administrator.pk)] * 2


def test_a_new_organisation_is_seen_by_its_maker_alone(officer, outsider_officer):
    made = actions.create(
        kind="patients",
        legal_name="  Zo\u0308e   Circle ",
        country="DE",
        by=cast.actor(officer),
    )

    assert made.legal_name == "Z\u00f6e Circle"
    visible = Organisation.objects.for_actor
    assert made in visible(cast.actor(officer))
    assert made not in visible(cast.actor(outsider_officer))


def test_a_form_sent_twice_makes_one_organisation(officer):
    facts = {"kind": "other", "legal_name": "Clinic", "country": "GB", "key": "k1"}

    first = actions.create(by=cast.actor(officer), **facts)
    second = actions.create(by=cast.actor(officer), **facts)

    assert first == second
    assert Organisation.objects.filter(legal_name="Clinic").count() == 1


def test_a_viewer_adds_nothing(viewer):
    with pytest.raises(Refused):
        actions.create(
            kind="other", legal_name="Clinic", country="GB", by=cast.actor(viewer)
        )


def test_the_loser_of_a_race_sees_what_differs(patients, po_administrator):
    by = cast.actor(po_administrator)
    edit(patients, by, country="IE")

    with pytest.raises(Outdated) as race:
        edit(patients, by, country="FR", legal_name="Rare Lung Alliance")

    assert race.value.version == 2
    assert [(c.label, c.now, c.wanted) for c in race.value.conflicts] == [
        ("Country", "IE", "FR")
    ]
    patients.refresh_from_db()
    assert patients.country == "IE"


def test_the_old_name_still_finds_the_organisation(patients, po_administrator):
    actions.edit(
        patients,
        {"legal_name": "Lung Together"},
        version=1,
        by=cast.actor(po_administrator),
        reason="Renamed by the assembly",
        today=TODAY,
        keep_old_name=True,
    )

    former = OrganisationName.objects.get(organisation=patients)
    assert (former.name, former.kind, former.until_on) == (
        "Rare Lung Alliance",
        "former",
        TODAY,
    )


@pytest.mark.parametrize("verified", [True, False])
def test_a_maker_changes_its_record_until_it_is_verified(officer, verified):
    made = actions.create(
        kind="patients", legal_name="New", country="GB", by=cast.actor(officer)
    )
    if verified:
        Organisation.objects.filter(pk=made.pk).update(
            verification="verified", verified_at=timezone.now(), verified_by_id=0
        )
        with pytest.raises(Refused):
            edit(made, cast.actor(officer), country="IE")
    else:
        assert edit(made, cast.actor(officer), country="IE").country == "IE"


def test_a_stranger_changes_nothing(patients, officer, outsider_po):
    for someone in (officer, outsider_po):
        with pytest.raises(Refused):
            edit(patients, cast.actor(someone), country="IE")


def test_a_verified_number_is_the_registrars(patients, po_administrator, registrar):
    number = Identifier.objects.create(
        organisation=patients, scheme="GB-CHC", value="1134567", verified_on=TODAY
    )

    with pytest.raises(Refused, match="verified"):
        actions.end_identifier(number, by=cast.actor(po_administrator), today=TODAY)
    actions.end_identifier(number, by=cast.actor(registrar), today=TODAY)

    number.refresh_from_db()
    assert number.ended_on == TODAY


def test_a_number_verified_for_another_is_refused(
    patients, other_patients, po_administrator
):
    Identifier.objects.create(
        organisation=other_patients, scheme="GB-CHC", value="7654321", verified_on=TODAY
    )

    with pytest.raises(Refused, match="another organisation"):
        actions.add_identifier(
            patients, scheme="GB-CHC", value="7654321", by=cast.actor(po_administrator)
        )


def test_verifying_a_record_verifies_its_numbers_unless_they_are_anothers(
    other_patients, registrar
):
    made = cast.patients("Lung Circle", verified=False)
    for value, ended_on in (("1", None), ("2", TODAY)):
        Identifier.objects.create(
            organisation=made, scheme="GB-CHC", value=value, ended_on=ended_on
        )
    taken = Identifier.objects.create(
        organisation=other_patients, scheme="GB-CHC", value="1", verified_on=TODAY
    )
    by = cast.actor(registrar)

    with pytest.raises(Refused, match="GB-CHC-1 is verified as the number of another"):
        verification.verify(made, by=by, evidence="Extract", today=TODAY)
    actions.end_identifier(taken, by=by, today=TODAY)
    verification.verify(made, by=by, evidence="Extract", today=TODAY)

    assert dict(made.identifiers.values_list("value", "verified_on")) == {
        "1": TODAY,
        "2": None,
    }


def test_only_a_registrar_confirms_a_later_number_and_for_one_record_only(
    patients, other_patients, po_administrator, registrar
):
    first, second = (
        Identifier.objects.create(organisation=each, scheme="GB-CHC", value="1134567")
        for each in (patients, other_patients)
    )
    confirm = partial(
        verification.confirm_identifier, evidence="The register's page", today=TODAY
    )

    with pytest.raises(Refused, match="A registrar confirms"):
        confirm(first, by=cast.actor(po_administrator))
    with pytest.raises(Refused, match="Say what you looked at"):
        confirm(first, by=cast.actor(registrar), evidence=" ")
    confirm(first, by=cast.actor(registrar))
    with pytest.raises(Refused, match="the number of another organisation"):
        confirm(second, by=cast.actor(registrar))

    numbers = Identifier.objects.order_by("pk")
    assert list(numbers.values_list("verified_on", "verified_by_id", "evidence")) == [
        (TODAY, registrar.pk, "The register's page"),
        (None, None, ""),
    ]
