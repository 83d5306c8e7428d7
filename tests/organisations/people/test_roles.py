import datetime

import pytest
from django.utils import timezone

from audit.models import Event
from organisations import handover
from organisations.actions import people as actions
from organisations.actors import seats
from organisations.models import Deputy, Membership
from tests import cast
from workflow.moves import Refused

DAY = datetime.timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


def roles_now(person, organisation, day):
    return {
        role
        for seat in seats(person, day)
        if seat.organisation == organisation
        for role in seat.roles
    }


def test_role_taken_away_works_at_once(company, company_administrator, officer, today):
    actions.change_roles(
        company,
        officer,
        by=cast.actor(company_administrator),
        today=today,
        roles=["viewer"],
        reason="Moved to sales",
    )

    assert roles_now(officer, company, today) == {"viewer"}
    ended = Membership.objects.get(person=officer, role="disclosure_officer")
    assert ended.until_on == today
    history = ended.history.latest("history_id")
    assert (history.history_user_id, history.history_change_reason) == (
        company_administrator.pk,
        "Moved to sales",
    )


def test_role_that_stays_keeps_its_first_day(company, company_administrator, today):
    lead = cast.member(company, "lead", from_on=today - 100 * DAY, function="research")

    actions.change_roles(
        company,
        lead,
        by=cast.actor(company_administrator),
        today=today,
        roles=["lead", "signatory"],
        function="access",
    )

    kept = Membership.objects.get(person=lead, role="lead")
    assert (kept.from_on, kept.function) == (today - 100 * DAY, "access")


@pytest.mark.parametrize(
    ("roles", "facts", "reason"),
    [
        ([], {}, "Choose at least one role."),
        (
            ["registrar"],
            {},
            "This kind of organisation doesn’t have all of these roles.",
        ),
        (["auditor"], {}, "An auditor’s access has a last day: enter it."),
        (["lead"], {}, "Say which function the lead comes from."),
        (
            ["auditor", "viewer"],
            {"until_on": datetime.date(2999, 1, 1)},
            "An auditor only reads: no other role goes with it.",
        ),
    ],
)
def test_roles_that_make_no_sense_are_refused(
    company, company_administrator, officer, today, roles, facts, reason
):
    with pytest.raises(Refused) as refusal:
        actions.change_roles(
            company,
            officer,
            by=cast.actor(company_administrator),
            today=today,
            roles=roles,
            **facts,
        )

    assert refusal.value.reasons == [reason]


def test_only_administrators_change_roles(
    company, officer, lead, outsider_officer, today
):
    for someone in (lead, officer, outsider_officer):
        with pytest.raises(Refused, match="An administrator of this organisation"):
            actions.change_roles(
                company, officer, by=cast.actor(someone), today=today, roles=["viewer"]
            )


def test_administrator_of_another_organisation_is_refused(
    company, officer, po_administrator, today
):
    with pytest.raises(Refused, match="An administrator of this organisation"):
        actions.end_membership(
            company,
            officer,
            by=cast.actor(po_administrator),
            today=today,
            last_day=today,
        )


def test_last_administrator_stays(patients, po_administrator, po_member, today):
    by = cast.actor(po_administrator)

    with pytest.raises(Refused, match="is the only administrator"):
        actions.change_roles(
            patients, po_administrator, by=by, today=today, roles=["member"]
        )
    with pytest.raises(Refused, match="is the only administrator"):
        actions.change_roles(
            patients,
            po_administrator,
            by=by,
            today=today,
            roles=["administrator"],
            until_on=today,
        )
    with pytest.raises(Refused, match="is the only administrator"):
        actions.end_membership(
            patients, po_administrator, by=by, today=today, last_day=today
        )

    actions.change_roles(
        patients, po_member, by=by, today=today, roles=["administrator"]
    )
    actions.end_membership(
        patients, po_administrator, by=by, today=today, last_day=today
    )
    assert roles_now(po_administrator, patients, today) == set()


def test_registrar_may_leave_an_organisation_without_administrator(
    patients, po_administrator, registrar, today
):
    actions.end_membership(
        patients,
        po_administrator,
        by=cast.actor(registrar),
        today=today,
        last_day=today,
    )

    assert roles_now(po_administrator, patients, today) == set()


def test_membership_with_a_later_last_day_lasts_until_its_end(
    company, company_administrator, officer, today
):
    actions.end_membership(
        company,
        officer,
        by=cast.actor(company_administrator),
        today=today,
        last_day=today + 5 * DAY,
    )

    assert roles_now(officer, company, today + 5 * DAY) == {"disclosure_officer"}
    assert roles_now(officer, company, today + 6 * DAY) == set()


def test_open_work_is_handed_over_in_the_same_transaction(
    company, company_administrator, officer, second_officer, today, monkeypatch
):
    handed = []
    monkeypatch.setattr(
        handover, "_registered", [lambda *facts: handed.append(facts[:3])]
    )

    actions.end_membership(
        company,
        officer,
        by=cast.actor(company_administrator),
        today=today,
        last_day=today,
        taker=second_officer,
    )

    assert handed == [(company.pk, officer.pk, second_officer.pk)]
    event = Event.objects.get(verb="membership_ended")
    assert event.data["taker"] == second_officer.pk


def test_work_goes_to_nobody_outside_the_organisation(
    company, company_administrator, officer, outsider_officer, today
):
    with pytest.raises(Refused, match="Choose somebody of this organisation"):
        actions.end_membership(
            company,
            officer,
            by=cast.actor(company_administrator),
            today=today,
            last_day=today,
            taker=outsider_officer,
        )


def test_deputy_acts_in_the_place_of_the_absent(company, officer, viewer, today):
    actions.name_deputy(
        company,
        officer,
        viewer,
        by=cast.actor(officer),
        today=today,
        from_on=today,
        until_on=today + DAY,
    )

    (seat,) = seats(viewer, today + DAY)
    assert seat.roles == {"viewer", "disclosure_officer"}
    assert seat.deputy_for_id == officer.pk
    assert roles_now(viewer, company, today + 2 * DAY) == {"viewer"}


def test_deputy_who_leaves_acts_for_nobody(
    company, company_administrator, officer, viewer, today
):
    by = cast.actor(company_administrator)
    actions.name_deputy(
        company,
        officer,
        viewer,
        by=by,
        today=today,
        from_on=today,
        until_on=today + DAY,
    )

    actions.end_membership(company, viewer, by=by, today=today, last_day=today)

    assert seats(viewer, today) == []


def test_only_the_person_or_an_administrator_names_a_deputy(
    company, officer, viewer, lead, today
):
    with pytest.raises(Refused, match="Only an administrator names a deputy"):
        actions.name_deputy(
            company,
            officer,
            lead,
            by=cast.actor(lead),
            today=today,
            from_on=today,
            until_on=today,
        )


def test_deputy_ends_at_once(company, officer, viewer, lead, today):
    deputy = actions.name_deputy(
        company,
        officer,
        viewer,
        by=cast.actor(officer),
        today=today,
        from_on=today,
        until_on=today + DAY,
    )

    with pytest.raises(Refused):
        actions.end_deputy(deputy, by=cast.actor(lead), today=today)
    actions.end_deputy(deputy, by=cast.actor(officer), today=today)

    assert roles_now(viewer, company, today) == {"viewer"}
    assert Deputy.objects.lasting(today).count() == 0
