import datetime

import pytest
from django.utils import timezone

from organisations.actions import invitations
from organisations.actors import seats
from organisations.models import Deputy, Invitation, Membership
from tests import cast

DAY = datetime.timedelta(days=1)


def address(organisation, *parts):
    return "/".join(["/organisations", organisation.public_id, "people", *parts, ""])


@pytest.mark.parametrize("rows", [1, 5])
def test_people_cost_the_same_for_any_number(
    sign_in, company, company_administrator, django_assert_num_queries, rows
):
    today = timezone.localdate()
    for number in range(rows):
        member = cast.member(company, "viewer")
        Deputy.objects.create(
            organisation=company,
            person=member,
            deputy=company_administrator,
            from_on=today,
            until_on=today,
        )
        invitations.invite(
            company,
            by=cast.actor(company_administrator),
            today=today,
            email=f"new{number}@northwind.example",
            roles=["viewer"],
        )
    client = sign_in(company_administrator)
    client.get(address(company))

    with django_assert_num_queries(9):
        response = client.get(address(company))

    assert len(response.context["people"]) == rows + 1
    assert len(response.context["invitations"]) == rows


def test_people_are_seen_by_their_own_and_by_registrars(
    client, sign_in, company, officer, registrar, outsider_officer, po_administrator
):
    assert client.get(address(company)).status_code == 302
    for someone, status in (
        (officer, 200),
        (registrar, 200),
        (outsider_officer, 403),
        (po_administrator, 403),
    ):
        assert sign_in(someone).get(address(company)).status_code == status


def test_people_of_an_organisation_that_nobody_may_know_are_not_found(
    sign_in, officer, registrar
):
    hidden = cast.patients("Hidden Circle", verified=False)

    assert sign_in(officer).get(address(hidden)).status_code == 404
    assert sign_in(registrar).get(address(hidden)).status_code == 200


@pytest.mark.parametrize("form", ["roles", "end", "deputy"])
def test_only_administrators_change_others(
    sign_in, company, officer, lead, company_administrator, outsider_officer, form
):
    officer.refresh_from_db()
    path = address(company, officer.public_id, form)

    assert sign_in(company_administrator).get(path).status_code == 200
    for someone in (lead, outsider_officer):
        assert sign_in(someone).get(path).status_code == 403


def test_person_of_another_organisation_is_not_found(
    sign_in, company, company_administrator, outsider_officer
):
    outsider_officer.refresh_from_db()

    path = address(company, outsider_officer.public_id, "roles")
    assert sign_in(company_administrator).get(path).status_code == 404


def test_limited_administrator_sees_neither_other_people_nor_their_invitations(
    sign_in, patients, company, other_company, nobody
):
    stranger = cast.member(patients, "administrator", only_company=other_company)
    cast.member(patients, "administrator", person=nobody, only_company=company)

    shown = sign_in(nobody).get(address(patients)).context

    assert [member.person for member in shown["people"]] == [nobody]
    assert not shown["can_change"]
    stranger.refresh_from_db()
    path = address(patients, stranger.public_id, "roles")
    assert sign_in(nobody).get(path).status_code == 404


def test_administrator_invites_and_withdraws(
    sign_in, company, company_administrator, officer
):
    client = sign_in(company_administrator)

    client.post(
        address(company, "invite"),
        {"email": "new@northwind.example", "roles": ["lead"], "function": "research"},
    )
    invitation = Invitation.objects.get()
    assert (invitation.roles, invitation.function) == (["lead"], "research")

    path = address(company, "invitations", invitation.public_id, "withdraw")
    sign_in(officer).post(path)
    invitation.refresh_from_db()
    assert invitation.state == "open"
    sign_in(company_administrator).post(path)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.email) == ("withdrawn", "")


def test_reasons_of_a_refusal_stand_above_the_form(sign_in, patients, po_administrator):
    po_administrator.refresh_from_db()

    response = sign_in(po_administrator).post(
        address(patients, po_administrator.public_id, "roles"), {"roles": ["member"]}
    )

    (reason,) = response.context["form"].non_field_errors()
    assert reason == (
        f"{po_administrator} is the only administrator."
        " Make somebody else an administrator first."
    )


def test_administrator_ends_a_membership(
    sign_in, company, company_administrator, officer, second_officer
):
    for person in (officer, second_officer):
        person.refresh_from_db()
    today = timezone.localdate()

    sign_in(company_administrator).post(
        address(company, officer.public_id, "end"),
        {
            "last_day_day": today.day,
            "last_day_month": today.month,
            "last_day_year": today.year,
            "taker": second_officer.public_id,
        },
    )

    assert seats(officer, today) == []
    assert Membership.objects.get(person=officer).until_on == today


def test_company_makes_a_letter_once_for_each_code(sign_in, patients, officer, nobody):
    path = address(patients, "letter")

    shown = sign_in(officer).post(path)

    assert shown.context["code"] in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert sign_in(nobody).post(path).status_code == 403


def test_person_acts_for_the_organisation_that_they_chose(
    sign_in, company, patients, other_company, officer
):
    cast.member(patients, "member", person=officer)
    client = sign_in(officer)
    assert (
        client.get("/accounts/preferences/").wsgi_request.seat.organisation == company
    )

    client.post("/organisations/act-for/", {"organisation": patients.public_id})
    assert (
        client.get("/accounts/preferences/").wsgi_request.seat.organisation == patients
    )

    refused = client.post(
        "/organisations/act-for/", {"organisation": other_company.public_id}
    )
    assert refused.status_code == 404


@pytest.mark.parametrize("after", ["https://evil.example/", "//evil.example", "x"])
def test_switching_leads_nowhere_else(sign_in, company, officer, after):
    response = sign_in(officer).post(
        "/organisations/act-for/", {"organisation": company.public_id, "next": after}
    )

    assert response["Location"] == "/inbox/"


def test_role_taken_away_works_at_the_next_request(sign_in, company, officer):
    client = sign_in(officer)
    assert client.get(address(company)).status_code == 200

    Membership.objects.update(until_on=timezone.localdate() - DAY, from_on="2020-01-01")

    assert client.get(address(company)).status_code == 403


def test_deputy_ends_on_the_page_of_deputies(sign_in, company, officer, viewer, lead):
    today = timezone.localdate()
    deputy = Deputy.objects.create(
        organisation=company,
        person=officer,
        deputy=viewer,
        from_on=today,
        until_on=today + DAY,
    )

    sign_in(lead).post("/organisations/deputies/end/", {"deputy": deputy.pk})
    assert Deputy.objects.on(today).count() == 1
    assert list(
        sign_in(viewer).get("/organisations/deputies/").context["deputies"]
    ) == [deputy]
    sign_in(viewer).post("/organisations/deputies/end/", {"deputy": deputy.pk})
    assert Deputy.objects.on(today).count() == 0
