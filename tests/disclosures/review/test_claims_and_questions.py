"""What is missing, and what is wrong: both sides' pages."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from audit.acting import acting
from audit.models import Event
from disclosures.actions import answers, entries, questions
from disclosures.models import Claim, Entry, Question, Transfer
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = timezone.localdate()
CLAIM = reverse("disclosures:claim-create")


@pytest.fixture
def claimed(company):
    return {
        "company": company.public_id,
        "amount": "150.50",
        "currency": "GBP",
        "year": "2025",
        "description": "Stand at the annual meeting",
    }


@pytest.fixture
def claim(claimed, patients, po_administrator, sign_in):
    pdf = SimpleUploadedFile("statement.pdf", b"%PDF-1.7 bank statement")
    sign_in(po_administrator, patients).post(CLAIM, {**claimed, "evidence": pdf})
    return Claim.objects.get()


@pytest.fixture
def question(company, patients, po_administrator, officer):
    entry = ledger.entry(company, patients)
    ledger.in_review(company, by=cast.actor(officer), today=TODAY)
    entry.refresh_from_db()
    answers.answer(
        [entry],
        "questioned",
        by=cast.actor(po_administrator),
        today=TODAY,
        reason="amount",
        words="It was 3,000.",
    )
    return Question.objects.get()


def test_an_accepted_claim_becomes_a_payment(
    claim, company, patients, officer, po_administrator, sign_in
):
    client = sign_in(officer, company)
    address = claim.get_absolute_url()
    assert "Added to the company" not in client.get(address).content.decode()

    client.post(
        reverse("disclosures:claim-accept", args=[claim.public_id]),
        {"category": "grant", "vat_treatment": "not_applicable"},
    )

    claim.refresh_from_db()
    assert claim.state == "accepted"
    assert claim.transfer.amount == Decimal("150.50")
    assert claim.transfer.evidence.get().document == claim.evidence
    payment = claim.transfer.get_absolute_url()
    assert payment in client.get(address).content.decode()
    theirs = sign_in(po_administrator, patients)
    assert payment not in theirs.get(address).content.decode()
    ledger.in_review(company, by=cast.actor(officer), today=TODAY)
    assert payment in theirs.get(address).content.decode()
    assert theirs.get(payment).status_code == 200


def test_a_second_click_claims_nothing_more(
    claimed, patients, po_administrator, sign_in
):
    client = sign_in(po_administrator, patients)
    key = client.get(CLAIM).context["form"]["key"].value()

    first, second = (client.post(CLAIM, {**claimed, "key": key}) for _click in "12")

    assert second.url == first.url
    assert Claim.objects.count() == 1


def test_a_rejected_claim_says_why_to_both(
    claim, company, patients, officer, po_administrator, sign_in
):
    address = reverse("disclosures:claim-reject", args=[claim.public_id])
    client = sign_in(officer, company)

    empty = client.post(address, {"reason": " "}).content.decode()
    client.post(address, {"reason": "It was paid by another company."})

    assert "There is a problem" in empty
    shown = sign_in(po_administrator, patients).get(claim.get_absolute_url())
    assert "It was paid by another company." in shown.content.decode()


def test_evidence_is_handed_out_to_both_sides_and_recorded(
    claim, company, officer, other_company, outsider_officer, sign_in
):
    address = reverse("disclosures:claim-evidence", args=[claim.public_id])

    response = sign_in(officer, company).get(address)

    assert response.content == b"%PDF-1.7 bank statement"
    assert response["Content-Disposition"] == 'attachment; filename="statement.pdf"'
    assert Event.objects.filter(verb="document_viewed").count() == 1
    assert sign_in(outsider_officer, other_company).get(address).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("amount", "1.5055", "1.5055 has more decimals than GBP has (2)."),
        ("amount", "0", "Enter an amount above zero."),
        ("year", "2099", "This year has not begun yet."),
        ("company", "", "Choose a company."),
        ("evidence", b"MZ\x90", "Choose a PDF, a JPEG or a PNG file."),
    ],
)
def test_a_claim_that_can_not_be_is_refused_beside_its_field(
    claimed, patients, po_administrator, sign_in, field, value, sentence
):
    if field == "evidence":
        value = SimpleUploadedFile("statement.pdf", value)

    response = sign_in(po_administrator, patients).post(
        CLAIM, {**claimed, field: value}
    )

    assert response.context["form"].errors[field] == [sentence]
    assert "Stand at the annual meeting" in response.content.decode()


def test_an_amount_is_written_as_people_write_it(
    claimed, patients, po_administrator, sign_in
):
    sign_in(po_administrator, patients).post(CLAIM, {**claimed, "amount": "£1,150.50"})

    assert Claim.objects.get().amount == Decimal("1150.50")


def test_other_organisations_do_not_see_a_claim(
    claim, other_patients, outsider_po, sign_in
):
    client = sign_in(outsider_po, other_patients)

    assert client.get(claim.get_absolute_url()).status_code == 404
    withdraw = reverse("disclosures:claim-withdraw", args=[claim.public_id])
    assert client.post(withdraw).status_code == 404


def test_a_viewer_of_the_company_decides_nothing(claim, company, viewer, sign_in):
    client = sign_in(viewer, company)

    shown = client.get(claim.get_absolute_url()).content.decode()
    response = client.post(
        reverse("disclosures:claim-reject", args=[claim.public_id]), {"reason": "No"}
    )

    assert "disclosure officer decides about this claim" in shown
    assert response.status_code == 403


def test_a_question_is_answered_and_agreed_to(
    question, company, patients, officer, po_administrator, sign_in
):
    sign_in(officer, company).post(
        question.get_absolute_url(), {"words": "Our bank says 3,200."}
    )
    client = sign_in(po_administrator, patients)
    shown = client.get(question.entry.get_absolute_url()).content.decode()
    client.post(reverse("disclosures:question-accept", args=[question.public_id]))

    assert "Our bank says 3,200." in shown
    question.refresh_from_db()
    assert (question.state, question.outcome) == ("settled", "unchanged")
    assert Entry.objects.get().answer == "confirmed"


def test_nothing_is_settled_by_a_change_that_was_not_made(question, officer):
    with pytest.raises(Refused, match="Change the entry first"):
        questions.settle_by_change(question, by=cast.actor(officer), today=TODAY)


def test_a_change_that_an_answer_is_not_bound_to_is_asked_about_too(question, officer):
    by = cast.actor(officer)
    with acting(by, "The day was wrong"):
        Transfer.objects.update(paid_on="2025-02-03")
        entries.follow([question.entry.transfer_id], today=TODAY)

    questions.settle_by_change(question, by=by, today=TODAY)

    entry = Entry.objects.get()
    question.refresh_from_db()
    assert (question.state, question.outcome) == ("settled", "changed")
    assert (entry.answer, entry.lapsed_on) == ("none", TODAY)


def test_another_company_does_not_see_the_question(
    question, other_company, outsider_officer, sign_in
):
    client = sign_in(outsider_officer, other_company)

    shown = client.get(reverse("disclosures:question-list")).content.decode()

    assert "It was 3,000." not in shown
    assert client.get(question.get_absolute_url()).status_code == 404


def test_the_company_finds_its_questions(question, company, officer, sign_in):
    shown = (
        sign_in(officer, company)
        .get(reverse("disclosures:question-list") + "?state=open&year=2025")
        .content.decode()
    )

    assert "It was 3,000." in shown
