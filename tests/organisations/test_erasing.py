import datetime
import time

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection

from accounts import about
from accounts.models import LegalHold, User
from audit.acting import acting
from audit.models import Event
from audit.naming import Who, named
from disclosures.models import Entry
from notices.models import Message, Notice
from notices.telling import tell, write_to
from organisations.actions import access, erasing, holds
from organisations.actors import seats
from organisations.models import (
    AccessRequest,
    GoverningMember,
    Interest,
    Invitation,
    Membership,
    Profile,
)
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = datetime.date(2026, 3, 1)
LATER = TODAY + datetime.timedelta(days=30)


@pytest.fixture
def bo(patients, po_administrator):
    """A reviewer of Rare Lung Alliance about whom there is something of everything."""
    person = cast.person("Bo Lind", "bo@rarelung.example")
    cast.member(patients, "reviewer", person=person)
    EmailAddress.objects.create(user=person, email=person.email, verified=True)
    with acting(cast.actor(person)):
        Interest.objects.create(
            organisation=patients,
            person=person,
            kind="shares",
            company_name="Elsewhere Ltd",
            description="Inherited from an aunt",
            declared_on=TODAY,
            renew_by=LATER,
        )
        Profile.objects.create(
            organisation=patients,
            contact_name="Bo Lind",
            contact_email="office@rarelung.example",
        )
        GoverningMember.objects.create(
            organisation=patients, name="bo lind", office="Treasurer"
        )
        tell(
            person,
            "contacts_changed",
            url="/",
            context={"organisation": "Rare Lung Alliance"},
        )
        write_to(
            "BO@rarelung.example",
            "invited",
            url="/",
            context={
                "organisation": "x",
                "inviter": "y",
                "role": "z",
                "until": TODAY,
            },
        )
    access.request_access(
        organisation_name="Elsewhere",
        country="GB",
        email="BO@rarelung.example",
        name="Bo Lind",
        words="I am Bo Lind, and I sit on the board.",
        evidence=None,
    )
    AccessRequest.objects.create(
        organisation=patients, person=person, words="Bo Lind again"
    )
    return person


def test_erasing_empties_who_they_are(bo, patients):
    erasing.erase(bo, today=TODAY, takers={})

    bo.refresh_from_db()
    assert (bo.name, bo.email) == ("", f"{bo.public_id}@erased.invalid")
    assert not bo.is_active
    assert bo.erased_at
    assert not bo.has_usable_password()
    assert seats(bo, TODAY) == []
    assert not EmailAddress.objects.filter(user=bo).exists()
    assert not Notice.objects.filter(person=bo).exists()
    assert not Message.objects.exists()
    interest = Interest.objects.get(person=bo)
    assert (interest.description, interest.ended_on) == ("", TODAY)
    assert Event.objects.filter(verb="person_erased", person_id=bo.pk).exists()


def test_nothing_personal_is_left_in_any_table(bo, patients):
    keys = {"office-" + GoverningMember.objects.get().public_id}
    keys |= {f"profile-{Profile.objects.get().pk}"}

    erasing.erase(bo, today=TODAY, takers={}, named_in=keys)

    assert _tables_with("bo lind", "bo@rarelung", "aunt") == []


def _tables_with(*words):
    """Every table, history too, in whose rows one of these words stands."""
    found = []
    with connection.cursor() as cursor:
        for table in {model._meta.db_table for model in apps.get_models()}:
            for word in words:
                cursor.execute(
                    f'select exists (select 1 from "{table}" t'
                    " where strpos(lower(t::text), %s) > 0)",
                    [word],
                )
                if cursor.fetchone()[0]:
                    found.append((table, word))
    return found


def test_other_rows_with_the_same_name_stay_unless_the_person_says_so(bo, patients):
    erasing.erase(bo, today=TODAY, takers={})

    assert GoverningMember.objects.get().name == "bo lind"
    assert Profile.objects.get().contact_name == "Bo Lind"


def test_history_says_a_person_afterwards(bo, patients, po_administrator):
    who = Who(bo.pk, patients.pk, None)
    viewer = cast.actor(po_administrator)
    assert named({who}, viewer) == {who: "Bo Lind"}

    erasing.erase(bo, today=TODAY, takers={})

    assert named({who}, viewer) == {who: "a person"}


def test_open_work_goes_to_the_person_chosen(
    bo, company, patients, officer, po_reviewer
):
    made = ledger.transfer(company, patients, by=cast.actor(officer))
    entry = Entry.objects.filter(transfer=made)
    entry.update(state=Entry.State.IN_REVIEW, assigned_to_id=bo.pk)

    erasing.erase(bo, today=TODAY, takers={patients.pk: po_reviewer})

    assert entry.get().assigned_to_id == po_reviewer.pk


def test_only_administrator_is_refused_with_the_reason(po_administrator):
    with pytest.raises(Refused) as refusal:
        erasing.erase(po_administrator, today=TODAY, takers={})

    (reason,) = refusal.value.reasons
    assert reason.startswith("Rare Lung Alliance: ")
    assert "only administrator" in reason
    po_administrator.refresh_from_db()
    assert po_administrator.is_active


def test_only_registrar_is_refused(registrar):
    with pytest.raises(Refused, match="only registrar"):
        erasing.erase(registrar, today=TODAY, takers={})


def test_legal_hold_forbids_until_its_last_day(bo, registrar):
    holds.set_hold(
        bo,
        by=cast.actor(registrar),
        today=TODAY,
        ground="Invented Act, section 4",
        until_on=LATER,
    )

    with pytest.raises(Refused) as refusal:
        erasing.erase(bo, today=LATER, takers={})
    (reason,) = refusal.value.reasons
    assert reason == (
        "A law forbids erasing your details until 31 March 2026. The ground: Invented"
        " Act, section 4"
    )
    erasing.erase(bo, today=LATER + datetime.timedelta(days=1), takers={})


def test_person_is_told_of_a_hold_and_of_its_end(bo, registrar):
    by = cast.actor(registrar)
    facts = {"ground": "Invented Act", "until_on": LATER, "key": "k"}
    holds.set_hold(bo, by=by, today=TODAY, **facts)
    holds.set_hold(bo, by=by, today=TODAY, **facts)
    hold = LegalHold.objects.get()
    holds.lift_hold(hold, by=by, today=TODAY)

    told = Notice.objects.filter(person=bo, kind__startswith="hold").order_by("pk")
    assert [notice.kind for notice in told] == ["hold_set", "hold_lifted"]
    assert "Invented Act" in told[0].body
    assert about.everything(bo)["holds"][0]["lifted_on"] == TODAY
    with pytest.raises(Refused, match="ended already"):
        holds.lift_hold(hold, by=by, today=TODAY)


def test_hold_is_a_registrars_and_ends_in_the_future(bo, registrar, po_administrator):
    facts = {"ground": "Invented Act", "today": TODAY}
    with pytest.raises(Refused, match="future"):
        holds.set_hold(bo, by=cast.actor(registrar), until_on=TODAY, **facts)
    with pytest.raises(Refused, match="registrar"):
        holds.set_hold(bo, by=cast.actor(po_administrator), until_on=LATER, **facts)


def test_page_asks_for_the_password_again(bo, sign_in):
    client = sign_in(bo)
    session = client.session
    session["begun_at"] = time.time() - 3600
    session.save()

    response = client.get("/accounts/erase/")

    assert response.status_code == 302
    assert "reauthenticate" in response.url


def test_person_erases_themselves_on_the_page(bo, patients, fresh_sign_in):
    client = fresh_sign_in(bo)
    page = client.get("/accounts/erase/")
    assert "Treasurer in the governing body of Rare Lung Alliance" in (
        page.content.decode()
    )
    other = cast.member(patients, "reviewer")

    half = client.post("/accounts/erase/", {"sure": ""})
    assert half.context["form"].errors.keys() == {"sure"}
    response = client.post(
        "/accounts/erase/",
        {
            "sure": "on",
            f"taker_{patients.public_id}": other.public_id,
            "named_in": [f"office-{GoverningMember.objects.get().public_id}"],
        },
        follow=True,
    )

    assert "Your account is erased." in response.content.decode()
    assert GoverningMember.objects.get().name == ""
    assert Profile.objects.get().contact_name == "Bo Lind"
    assert not any(
        session.get_decoded().get("_auth_user_id") == str(bo.pk)
        for session in Session.objects.all()
    )
    assert client.get("/accounts/preferences/").status_code == 302


def test_open_invitation_to_the_address_is_over(bo, patients, other_patients):
    invitation = Invitation.objects.create(
        organisation=other_patients,
        way="email",
        email="Bo@Rarelung.example",
        roles=["member"],
        secret_sha256="0" * 64,
        invited_on=TODAY,
        expires_on=LATER,
    )

    erasing.erase(bo, today=TODAY, takers={})

    invitation.refresh_from_db()
    assert (invitation.state, invitation.email) == ("withdrawn", "")


def test_certified_report_under_way_is_explained_and_stands(
    company, patients, officer, company_administrator, fresh_sign_in
):
    ledger.transfer(company, patients, by=cast.actor(officer))
    by = cast.actor(officer)
    period = ledger.in_correction(company, by=by)
    report = ledger.certified(period, by=by)

    page = fresh_sign_in(officer).get("/accounts/erase/").content.decode()
    assert "You certified or approved the report of Northwind Pharma for 2025" in page
    erasing.erase(officer, today=TODAY, takers={})

    report.refresh_from_db()
    assert report.state == "certified"


def test_page_of_what_is_kept_has_what_the_file_has(bo, sign_in):
    page = sign_in(bo).get("/accounts/about/").content.decode()

    for text in ("bo@rarelung.example", "Rare Lung Alliance", "Inherited from an aunt"):
        assert text in page
    assert "Treasurer in the governing body" in page


def test_erased_person_cannot_be_found_or_erased_again(bo):
    erasing.erase(bo, today=TODAY, takers={})

    assert str(User.objects.get(pk=bo.pk)) == "a person"
    assert not Membership.objects.on(TODAY).filter(person=bo).exists()
    with pytest.raises(Refused, match="already"):
        erasing.erase(bo, today=TODAY, takers={})


def test_registrar_sets_and_lifts_on_pages_and_an_auditor_reads(
    bo, registrar, operator_auditor, company_auditor, sign_in
):
    client = sign_in(registrar)
    sent = client.post(
        "/registrar/holds/new/",
        {
            "email": "BO@rarelung.example",
            "ground": "Invented Act",
            "until_on_day": "1",
            "until_on_month": "1",
            "until_on_year": "2090",
        },
    )
    assert sent.status_code == 302
    assert "Invented Act" in client.get("/registrar/holds/").content.decode()
    assert (
        "Invented Act"
        in sign_in(operator_auditor).get("/registrar/holds/").content.decode()
    )
    assert sign_in(company_auditor).get("/registrar/holds/").status_code == 403

    hold = LegalHold.objects.get()
    sign_in(registrar).post("/registrar/holds/lift/", {"hold": hold.pk})
    hold.refresh_from_db()
    assert hold.lifted_on
