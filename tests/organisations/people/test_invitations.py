import datetime
import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.utils import timezone

from accounts.models import User
from notices.models import Message
from organisations import secrets
from organisations.actions import invitations as actions
from organisations.actors import seats
from organisations.models import AccessRequest, Invitation
from tests import cast
from workflow.moves import Refused

DAY = datetime.timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def invitation(company, company_administrator, today):
    return actions.invite(
        company,
        by=cast.actor(company_administrator),
        today=today,
        email="new@northwind.example",
        roles=["disclosure_officer", "viewer"],
    )


@pytest.fixture
def first(patients, officer, today):
    return actions.invite_first(
        patients,
        by=cast.actor(officer),
        today=today,
        email="chair@lung.example",
        address_source="their website",
    )


def test_only_a_hash_of_the_secret_is_kept(invitation, link_in_mail):
    token = link_in_mail("new@northwind.example").strip("/").rpartition("/")[2]

    assert invitation.secret_sha256 == secrets.digest(token)
    assert token not in str(Invitation.objects.values().get())


def test_person_who_accepts_gets_the_roles(company, invitation, nobody, today):
    actions.accept(invitation, nobody, today=today)

    (seat,) = seats(nobody, today)
    assert (seat.organisation, seat.roles) == (
        company,
        {"disclosure_officer", "viewer"},
    )
    invitation.refresh_from_db()
    assert (invitation.state, invitation.email) == ("accepted", "")


def test_invitation_works_once(invitation, nobody, outsider_po, today):
    actions.accept(invitation, nobody, today=today)

    with pytest.raises(Refused, match="can’t be used any more"):
        actions.accept(invitation, outsider_po, today=today)


@pytest.mark.django_db(transaction=True)
def test_of_two_acceptances_at_once_one_succeeds(invitation, today):
    people = [cast.person(), cast.person()]
    start, outcomes = threading.Barrier(2), []

    def accept(person):
        try:
            start.wait(timeout=10)
            actions.accept(invitation, person, today=today)
            outcomes.append("joined")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["joined", "refused"]
    assert sum(bool(seats(person, today)) for person in people) == 1


def test_expired_invitation_is_refused_and_its_address_erased(
    invitation, nobody, today
):
    later = today + 31 * DAY

    with pytest.raises(Refused, match="has expired"):
        actions.accept(invitation, nobody, today=later)
    assert actions.expire(today=later) == 1

    invitation.refresh_from_db()
    assert (invitation.state, invitation.email) == ("expired", "")


def test_only_administrators_invite(company, officer, po_administrator, today):
    for someone in (officer, po_administrator):
        with pytest.raises(Refused, match="An administrator of this organisation"):
            actions.invite(
                company,
                by=cast.actor(someone),
                today=today,
                email="new@northwind.example",
                roles=["viewer"],
            )


def test_company_opens_only_its_own_rows(patients, first, company, nobody, today):
    actions.accept(first, nobody, today=today)

    (seat,) = seats(nobody, today)
    assert seat.roles == {"administrator", "signatory", "reviewer"}
    assert seat.only_company_id == company.pk
    asked = AccessRequest.objects.get(person=nobody)
    assert (asked.organisation, asked.state) == (patients, "waiting")
    assert asked.words == (
        "Invited by Northwind Pharma. Where the address comes from: their website"
    )


def test_company_people_do_not_become_the_administrator_themselves(
    first, officer, lead, today
):
    for someone in (officer, lead):
        with pytest.raises(Refused, match="You act for the company that invites"):
            actions.accept(first, someone, today=today)


def test_limited_administrator_can_neither_widen_nor_change(
    patients, first, company, nobody, today
):
    actions.accept(first, nobody, today=today)
    limited = cast.actor(nobody)

    colleague = cast.person()
    actions.accept(
        actions.invite(
            patients, by=limited, today=today, email="a@b.example", roles=["reviewer"]
        ),
        colleague,
        today=today,
    )

    assert seats(colleague, today)[0].only_company_id == company.pk


def test_company_does_not_invite_where_an_administrator_is(
    patients, officer, po_administrator, today
):
    with pytest.raises(Refused, match="has an administrator here already"):
        actions.invite_first(
            patients,
            by=cast.actor(officer),
            today=today,
            email="other@lung.example",
            address_source="a call",
        )


def test_reviewers_and_patients_do_not_invite_for_others(
    patients, compliance_reviewer, outsider_po, today
):
    for someone in (compliance_reviewer, outsider_po):
        with pytest.raises(Refused, match="A lead, a disclosure officer"):
            actions.letter_code(patients, by=cast.actor(someone), today=today)


def test_later_letter_makes_the_earlier_code_void(patients, officer, today):
    by = cast.actor(officer)
    first = actions.letter_code(patients, by=by, today=today)
    second = actions.letter_code(patients, by=by, today=today)

    states = {
        code: Invitation.objects.get(
            secret_sha256=secrets.digest(secrets.plain_code(code.lower()))
        ).state
        for code in (first, second)
    }
    assert states == {first: "withdrawn", second: "open"}


def test_link_opens_an_account_and_joins(client, company, invitation, link_in_mail):
    response = client.post(
        link_in_mail("new@northwind.example"),
        {"name": "Noor Haddad", "password": "a long enough phrase"},
    )

    assert response.status_code == 302
    person = User.objects.get(email="new@northwind.example")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.session["acting_for"] == company.public_id
    assert EmailAddress.objects.get(user=person).verified
    assert person.check_password("a long enough phrase")


def test_weak_password_opens_no_account(client, invitation, link_in_mail):
    response = client.post(
        link_in_mail("new@northwind.example"),
        {"name": "Noor", "password": "password123"},
    )

    assert response.status_code == 200
    assert "password" in response.context["form"].errors
    assert not User.objects.filter(email="new@northwind.example").exists()


def test_person_with_an_account_signs_in_first(client, invitation, link_in_mail):
    cast.person(email="new@northwind.example")

    response = client.post(
        link_in_mail("new@northwind.example"),
        {"name": "Somebody else", "password": "a long enough phrase"},
    )

    assert "account/login" not in response.content.decode()
    assert "You have an account here" in response.content.decode()
    invitation.refresh_from_db()
    assert invitation.state == "open"


def test_signed_in_person_joins_by_a_post_only(
    sign_in, nobody, invitation, link_in_mail, today
):
    client = sign_in(nobody)
    link = link_in_mail("new@northwind.example")

    client.get(link)
    assert seats(nobody, today) == []
    client.post(link)
    assert len(seats(nobody, today)) == 1


@pytest.mark.parametrize("case", ["unknown", "used", "expired", "withdrawn"])
def test_link_that_does_not_work_helps(
    client, invitation, link_in_mail, nobody, case, today
):
    link = link_in_mail("new@northwind.example")
    if case == "unknown":
        link = "/invitations/nothing-of-ours/"
    elif case == "used":
        actions.accept(invitation, nobody, today=today)
    elif case == "expired":
        Invitation.objects.update(expires_on=today - DAY)
    else:
        Invitation.objects.update(state="withdrawn")

    response = client.get(link)

    assert response.status_code == 404
    assert "This invitation can’t be used" in response.content.decode()


def test_code_of_a_letter_leads_to_a_proved_address(
    client, patients, officer, company, link_in_mail, today
):
    code = actions.letter_code(patients, by=cast.actor(officer), today=today)

    client.post("/join/", {"code": code.lower(), "email": "chair@lung.example"})
    client.post(
        link_in_mail("chair@lung.example"),
        {"name": "Ada Brandt", "password": "a long enough phrase"},
    )

    person = User.objects.get(email="chair@lung.example")
    (seat,) = seats(person, today)
    assert (seat.organisation, seat.only_company_id) == (patients, company.pk)


def test_wrong_code_sends_nothing(client):
    response = client.post(
        "/join/", {"code": "AAAA-BBBB-CCCC", "email": "chair@lung.example"}
    )

    assert "code" in response.context["form"].errors
    assert not Message.objects.exists()


def test_guessing_codes_is_slowed_down(client):
    statuses = [
        client.post("/join/", {"code": f"AAAA-BBBB-{n:04}", "email": "a@b.example"})
        for n in range(11)
    ]

    assert [response.status_code for response in statuses] == [200] * 10 + [429]


def test_link_for_somebody_else_is_not_forged(client, patients, officer, today):
    actions.letter_code(patients, by=cast.actor(officer), today=today)
    invitation = Invitation.objects.get()
    token = secrets.signed(invitation.public_id, "chair@lung.example")

    assert client.get(f"/invitations/{token}/").status_code == 200
    assert client.get(f"/invitations/x{token}/").status_code == 404
