import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from audit.acting import acting
from documents.models import Document, keep
from organisations.actions import classification, objections
from organisations.models import Classification, Objection, Organisation
from tests import cast
from tests.disclosures import ledger

TODAY = timezone.localdate()
LIST = reverse("organisations:list")
QUEUE = reverse("organisations:objection-queue")


def page_of(organisation):
    return reverse("organisations:classification", args=[organisation.public_id])


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


@pytest.fixture
def decision(patients, by):
    return classification.decide(
        patients,
        value="patients",
        valid_from=TODAY,
        reason="Led by patients",
        by=by,
        today=TODAY,
    )


def object_to(organisation, person, words="A clinic runs it"):
    return objections.object_to(
        organisation,
        wanted="healthcare",
        words=words,
        by=cast.actor(person),
        today=TODAY,
    )


def test_before_deciding_the_registrar_sees_what_it_touches(
    fresh_sign_in, registrar, patients, company, officer
):
    ledger.transfer(
        company, patients, by=cast.actor(officer), paid_year=TODAY.year, today=TODAY
    )
    client = fresh_sign_in(registrar)
    page = reverse("organisations:classify", args=[patients.public_id])
    first_day = datetime.date(TODAY.year, 1, 1)
    what = f"{page}?value=other&valid_from={first_day}"

    shown = client.get(what)
    statutes = SimpleUploadedFile("statutes.pdf", b"%PDF-1.4 statutes")
    answer = client.post(what, {"reason": "Statutes", "document": statutes, "key": "k"})

    (row,) = shown.context["touched"]
    assert (row.company, row.preparing, row.checking) == (company.legal_name, 1, 0)
    assert answer.url == page_of(patients)
    made = Classification.objects.get()
    assert (made.value, made.valid_from, made.document.name) == (
        "other",
        first_day,
        "statutes.pdf",
    )
    assert Organisation.objects.get(pk=patients.pk).kind == "other"


def test_everybody_concerned_reads_the_decision_and_why(
    sign_in, decision, patients, viewer, po_member
):
    for person in (viewer, po_member):
        page = sign_in(person).get(page_of(patients)).content.decode()

        assert "Patient organisation" in page
        assert "Led by patients" in page


def test_evidence_is_open_to_both_sides_and_that_is_recorded(
    sign_in, patients, by, viewer, po_member, registrar, decision
):
    made = _with_document(patients, by)
    url = reverse(
        "organisations:classification-evidence",
        args=[patients.public_id, made.document.public_id],
    )

    for person in (viewer, po_member, registrar):
        assert sign_in(person).get(url).content == b"%PDF-1.4"


def _with_document(patients, by):
    with acting(by):
        document = keep(
            b"%PDF-1.4",
            name="a.pdf",
            media_type="application/pdf",
            kind=Document.Kind.EVIDENCE,
            owner_id=by.organisation_id,
        )
    return classification.decide(
        patients,
        value="patients",
        valid_from=TODAY - datetime.timedelta(days=1),
        reason="Statutes",
        document=document,
        by=by,
        today=TODAY,
    )


def test_a_company_reads_its_own_rows_and_objections_alone(
    sign_in, patients, company, other_company, officer, outsider_officer, decision
):
    for firm, person in ((company, officer), (other_company, outsider_officer)):
        actor = cast.actor(person)
        year = TODAY.year + 1
        ledger.transfer(firm, patients, by=actor, paid_year=year, today=TODAY)
        object_to(patients, person, words=f"Words of {firm}")

    response = sign_in(outsider_officer).get(page_of(patients))

    assert [row.company_id for row in response.context["touched"]] == [other_company.pk]
    page = response.content.decode()
    assert f"Words of {other_company}" in page
    assert str(company) not in page


def test_the_organisation_reads_every_objection(
    sign_in, patients, officer, outsider_officer, po_administrator
):
    object_to(patients, officer)
    object_to(patients, outsider_officer)

    page = sign_in(po_administrator).get(page_of(patients))

    assert len(page.context["objections"]) == 2


def test_objecting_and_taking_back(sign_in, patients, lead):
    client = sign_in(lead)
    url = reverse("organisations:objection-create", args=[patients.public_id])

    client.post(url, {"wanted": "other", "words": "An agency", "key": "k"})
    objection = Objection.objects.get()
    client.post(
        reverse(
            "organisations:objection-withdraw",
            args=[patients.public_id, objection.public_id],
        )
    )

    objection.refresh_from_db()
    assert (objection.words, objection.state) == ("An agency", "withdrawn")


def test_the_registrar_agrees(sign_in, registrar, patients, lead):
    objection = object_to(patients, lead)
    client = sign_in(registrar)
    url = reverse("organisations:objection-uphold", args=[objection.public_id])

    client.post(f"{url}?valid_from={TODAY}", {"reason": "Seen the statutes"})

    objection.refresh_from_db()
    assert (objection.state, objection.answer) == ("upheld", "Seen the statutes")
    assert Classification.objects.get().value == "healthcare"


def test_the_registrar_leaves_it(sign_in, registrar, patients, lead):
    objection = object_to(patients, lead)
    url = reverse("organisations:objection-answer", args=[objection.public_id])

    answer = sign_in(registrar).post(url, {"answer": "Patients lead it"})

    objection.refresh_from_db()
    assert answer.url == QUEUE
    assert (objection.state, objection.answer) == ("rejected", "Patients lead it")


@pytest.mark.parametrize("count", [1, 5])
def test_the_queue_costs_the_same_for_any_number(
    sign_in, registrar, lead, django_assert_num_queries, count
):
    for number in range(count):
        object_to(cast.patients(f"Circle {number}"), lead)
    client = sign_in(registrar)
    client.get(QUEUE)

    with django_assert_num_queries(5):
        response = client.get(QUEUE)

    assert len(response.context["page"].rows) == count


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_costs_the_same_for_any_number(
    sign_in, patients, po_administrator, by, django_assert_num_queries, count
):
    for number in range(count):
        classification.decide(
            patients,
            value="patients",
            valid_from=TODAY - datetime.timedelta(days=number),
            reason="Statutes",
            by=by,
            today=TODAY,
        )
        firm = cast.company(f"Firm {number}")
        object_to(patients, cast.member(firm, "lead"))
    client = sign_in(po_administrator)
    client.get(page_of(patients))

    with django_assert_num_queries(8):
        client.get(page_of(patients))


def test_the_list_shows_and_filters_by_class(sign_in, officer, patients, by, decision):
    undecided = cast.patients("Lung Circle")
    client = sign_in(officer)

    def found(wanted):
        response = client.get(LIST, {"classified": wanted})
        return [each.legal_name for each in response.context["organisations"]]

    assert found("patients") == [patients.legal_name]
    assert found("healthcare") == []
    assert found("none") == [undecided.legal_name]
    assert "Patient organisation, since" in client.get(LIST).content.decode()


def test_a_companys_payment_says_what_its_recipient_is(
    sign_in, officer, company, patients, decision
):
    transfer = ledger.transfer(company, patients, by=cast.actor(officer))

    page = sign_in(officer).get(transfer.get_absolute_url()).content.decode()

    assert "Recipient classified as" in page
    assert "Patient organisation, since" in page
