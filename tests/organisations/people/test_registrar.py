import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from audit.models import Event
from notices.models import Message, Notice
from organisations.actions import access, invitations, verification
from organisations.actors import seats
from organisations.models import AccessRequest, Membership, Organisation
from tests import cast
from workflow.moves import Refused

FORM = {
    "organisation_name": "Rare Lung Aliance",
    "country": "GB",
    "name": "Ada Brandt",
    "email": "ada@lung.example",
    "words": "I am the chair.",
}


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def limited(patients, officer, nobody, today):
    """Invited by a company; a mandate waits."""
    invitation = invitations.invite_first(
        patients,
        by=cast.actor(officer),
        today=today,
        email="chair@lung.example",
        address_source="their website",
    )
    invitations.accept(invitation, nobody, today=today)
    return AccessRequest.objects.get(person=nobody)


@pytest.fixture
def own_request():
    return access.request_access(**FORM, evidence=None)


def test_verified_mandate_lifts_the_limit(limited, nobody, registrar, today):
    access.accept_request(
        limited, by=cast.actor(registrar), today=today, reason="Extract of 3 March"
    )

    (seat,) = seats(nobody, today)
    assert seat.only_company_id is None
    limited.refresh_from_db()
    assert (limited.state, limited.decided_by_id) == ("accepted", registrar.pk)


def test_refused_mandate_ends_the_membership(limited, nobody, registrar, today):
    access.refuse_request(
        limited, by=cast.actor(registrar), today=today, reason="Not on the board"
    )

    assert seats(nobody, today) == []
    notice = Notice.objects.filter(person=nobody).latest("pk")
    assert "Not on the board" in notice.body


@pytest.mark.parametrize("decide", [access.accept_request, access.refuse_request])
def test_only_a_registrar_decides_and_says_why(
    limited, nobody, officer, registrar, decide, today
):
    for someone in (nobody, officer):
        with pytest.raises(Refused, match="A registrar decides"):
            decide(limited, by=cast.actor(someone), today=today, reason="Because")
    with pytest.raises(Refused, match="Say what you looked at"):
        decide(limited, by=cast.actor(registrar), today=today, reason=" ")


def test_registrar_does_not_decide_about_themselves(
    patients, registrar, company, operator, today
):
    cast.member(patients, "administrator", person=registrar, only_company=company)
    asked = AccessRequest.objects.create(organisation=patients, person=registrar)

    with pytest.raises(Refused, match="Somebody else has to decide"):
        access.accept_request(
            asked, by=cast.actor(registrar, operator), today=today, reason="I know me"
        )


def test_decision_is_made_once(limited, registrar, today):
    by = cast.actor(registrar)
    access.accept_request(limited, by=by, today=today, reason="Extract")

    with pytest.raises(Refused, match="already"):
        access.refuse_request(limited, by=by, today=today, reason="On reflection")


def test_access_is_restored_and_old_contacts_are_told(
    patients, own_request, registrar, po_administrator, today
):
    Membership.objects.filter(person=po_administrator).update(until_on=today)

    access.accept_request(
        own_request,
        by=cast.actor(registrar),
        today=today,
        reason="Minutes",
        organisation=patients,
    )

    assert Message.objects.filter(to="ada@lung.example", kind="invited").count() == 1
    assert Notice.objects.filter(
        person=po_administrator, kind="contacts_changed"
    ).exists()
    own_request.refresh_from_db()
    assert (own_request.organisation, own_request.email) == (patients, "")


def test_request_for_an_unknown_organisation_adds_it(own_request, registrar, today):
    access.accept_request(
        own_request, by=cast.actor(registrar), today=today, reason="Ada is its chair"
    )

    made = Organisation.objects.get(legal_name="Rare Lung Aliance")
    assert (made.kind, made.verification) == ("patients", "verified")
    told = [
        made.evidence,
        *made.history.values_list("history_change_reason", flat=True),
    ]
    assert not any("Ada" in words for words in told)


@pytest.mark.parametrize("decide", [access.accept_request, access.refuse_request])
def test_what_somebody_without_an_account_wrote_goes_with_the_decision(
    own_request, registrar, today, decide
):
    decide(own_request, by=cast.actor(registrar), today=today, reason="Looked at it")

    own_request.refresh_from_db()
    assert (own_request.name, own_request.email, own_request.words) == ("", "", "")
    assert own_request.reason == "Looked at it"
    columns = {field.name for field in AccessRequest.history.model._meta.fields}
    assert not columns & {"name", "email", "words"}


def test_request_gives_the_same_answer_to_known_and_unknown(client, po_administrator):
    known = client.post(
        "/organisations/request-access/", {**FORM, "email": po_administrator.email}
    )
    unknown = client.post("/organisations/request-access/", FORM)

    assert known.content == unknown.content
    assert AccessRequest.objects.count() == 2
    assert not Message.objects.exists()


def test_evidence_is_looked_at_by_its_bytes(client, sign_in, registrar):
    disguised = SimpleUploadedFile("minutes.pdf", b"<script>", "application/pdf")
    response = client.post(
        "/organisations/request-access/", {**FORM, "evidence": disguised}
    )
    assert "evidence" in response.context["form"].errors

    real = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 words", "text/html")
    client.post("/organisations/request-access/", {**FORM, "evidence": real})
    asked = AccessRequest.objects.get()
    sign_in(registrar)
    answer = client.get(f"/registrar/requests/{asked.public_id}/evidence/")

    assert answer.content == b"%PDF-1.7 words"
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert (
        Event.objects.filter(verb="document_viewed", person_id=registrar.pk).count()
        == 1
    )


def test_verified_organisation_is_shared(officer, outsider_officer, registrar, today):
    hidden = cast.patients("Hidden Circle", verified=False)
    outsider = cast.actor(outsider_officer)
    assert hidden not in Organisation.objects.for_actor(outsider)

    verification.verify(
        hidden, by=cast.actor(registrar), evidence="Charity 123456", today=today
    )

    assert hidden in Organisation.objects.for_actor(outsider)
    with pytest.raises(Refused, match="already"):
        verification.verify(
            hidden, by=cast.actor(registrar), evidence="Again", today=today
        )


def test_refused_organisation_stays_hidden(officer, outsider_officer, registrar, today):
    hidden = cast.patients("Hidden Circle", verified=False)

    with pytest.raises(Refused, match="A registrar verifies"):
        verification.verify(
            hidden, by=cast.actor(officer), evidence="Trust me", today=today
        )
    verification.refuse(hidden, by=cast.actor(registrar), reason="No such charity")

    assert hidden not in Organisation.objects.for_actor(cast.actor(outsider_officer))


@pytest.mark.parametrize("rows", [1, 4])
def test_queue_costs_the_same_for_any_number(
    sign_in, registrar, django_assert_num_queries, rows
):
    for number in range(rows):
        access.request_access(**{**FORM, "name": f"Ada {number}"}, evidence=None)
    client = sign_in(registrar)
    client.get("/registrar/")

    with django_assert_num_queries(5):
        response = client.get("/registrar/")

    assert len(response.context["page"].rows) == rows


def test_registrar_decides_on_the_page(sign_in, registrar, patients, own_request):
    client = sign_in(registrar)
    address = f"/registrar/requests/{own_request.public_id}/"

    choices = client.get(address).context["form"].fields["organisation"].choices
    assert [value for value, _label in choices] == [patients.public_id, "new"]
    unsure = client.post(address, {"reason": "Minutes", "decision": "accept"})
    assert unsure.context["form"].non_field_errors() == [
        "Choose the organisation that this is about."
    ]
    response = client.post(
        address,
        {"reason": "Minutes", "decision": "accept", "organisation": patients.public_id},
    )

    assert response.status_code == 302
    own_request.refresh_from_db()
    assert own_request.organisation == patients


@pytest.mark.parametrize(
    "address", ["/registrar/", "/registrar/organisations/", "/registrar/requests/{}/"]
)
def test_registrar_pages_are_for_registrars(
    client, sign_in, officer, po_administrator, operator_auditor, own_request, address
):
    address = address.format(own_request.public_id)
    assert client.get(address).status_code == 302
    for someone in (officer, po_administrator, operator_auditor):
        assert sign_in(someone).get(address).status_code == 403


def test_a_form_without_a_decision_neither_verifies_nor_refuses(sign_in, registrar):
    made = cast.patients("Somebody New", verified=False)

    page = sign_in(registrar).post(
        f"/registrar/organisations/{made.public_id}/",
        {"reason": "The register's page"},
    )

    made.refresh_from_db()
    assert made.verification == Organisation.Verification.UNVERIFIED
    assert "Choose to accept or to refuse." in page.content.decode()
