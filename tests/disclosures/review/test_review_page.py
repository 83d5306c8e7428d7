"""What a recipient sees of all companies together."""

from decimal import Decimal

import pytest
from django.urls import reverse

from audit.acting import acting
from disclosures.actions import answers, entries
from disclosures.models import Delivery, Question, Transfer
from notices.models import Notice
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.review.conftest import REVIEW, TODAY, page


def test_all_companies_stand_on_one_page_with_their_sums(
    entry, patients, other_company, other_by, po_administrator, sign_in
):
    ledger.transfer(other_company, patients, currency="CHF", amount=Decimal("150.00"))
    ledger.in_review(other_company, by=other_by, today=TODAY)

    shown = page(sign_in(po_administrator, patients))

    assert "Northwind Pharma will publish this for 2025" in shown
    assert "Southgate Biologics will publish this for 2025" in shown
    assert "on your bank statement: NWP Treasury BV" in shown
    assert "£3,200.00" in shown
    assert "CHF\N{NO-BREAK SPACE}150.00" in shown
    assert "<strong>30 days left</strong>" in shown


def test_before_the_check_only_that_a_company_prepares_is_told(
    company, patients, po_administrator, sign_in
):
    ledger.transfer(company, patients, description="Secret draft")

    shown = page(sign_in(po_administrator, patients))

    assert "Northwind Pharma is preparing its report for 2025." in shown
    assert "Secret draft" not in shown
    assert "3,200" not in shown


def test_a_lapsed_answer_shows_before_and_after(
    entry, patients, po_administrator, by, sign_in
):
    answers.answer([entry], "confirmed", by=cast.actor(po_administrator), today=TODAY)
    with acting(by, "VAT counted twice"):
        Transfer.objects.filter(pk=entry.transfer_id).update(amount=Decimal("3000"))
        entries.follow([entry.transfer_id], today=TODAY)

    shown = page(sign_in(po_administrator, patients))

    assert "Changed since you answered:" in shown
    assert "£3,200.00</del>" in shown
    assert "£3,000.00</ins>" in shown
    assert Delivery.objects.get().state == "answering"


def test_the_next_recipient_reads_nothing_of_what_the_first_one_said(
    entry, company, patients, other_patients, po_administrator, outsider_po, by, sign_in
):
    answers.answer(
        [entry],
        "questioned",
        by=cast.actor(po_administrator),
        today=TODAY,
        reason="recipient",
        words="Not ours; the circle's perhaps",
    )
    with acting(by, "Wrong recipient"):
        Transfer.objects.filter(pk=entry.transfer_id).update(
            recipient=other_patients, amount=Decimal("3100")
        )
        entries.follow([entry.transfer_id], today=TODAY)
    client = sign_in(outsider_po, other_patients)

    shown = page(client) + client.get(entry.get_absolute_url()).content.decode()

    assert "£3,100.00" in shown
    assert "Not ours" not in shown
    assert "Changed since you answered" not in shown
    question = Question.objects.get()
    assert (question.state, question.outcome) == ("settled", "changed")
    told = Notice.objects.get(kind="question_answered")
    assert told.person == po_administrator


@pytest.mark.parametrize(
    "name",
    ["review", "review-published", "review-print", "review-workbook", "claim-create"],
)
def test_companies_have_no_such_page(name, company, officer, sign_in):
    response = sign_in(officer, company).get(reverse(f"disclosures:{name}"))

    assert response.status_code == 403


def test_an_unverified_mandate_opens_the_inviting_company_only(
    entry, patients, company, other_company, other_by, sign_in
):
    ledger.transfer(other_company, patients, description="Congress stand")
    ledger.in_review(other_company, by=other_by, today=TODAY)
    invited = cast.member(patients, "administrator", only_company=company)

    shown = page(sign_in(invited, patients))

    assert "Helpline for families" in shown
    assert "Congress stand" not in shown
    assert "Southgate" not in shown
    assert "You see only what Northwind Pharma reports" in shown


def test_looking_is_a_fact_about_delivery_but_not_for_auditors(
    entry, patients, po_administrator, sign_in
):
    auditor = cast.member(patients, "auditor")

    sign_in(auditor, patients).get(REVIEW)
    before = Delivery.objects.get().state
    sign_in(po_administrator, patients).get(REVIEW)

    assert (before, Delivery.objects.get().state) == ("delivered", "opened")


def test_the_paper_has_every_row_and_its_boxes(
    entry, company, patients, by, po_administrator, sign_in
):
    for number in range(60):
        ledger.transfer(company, patients, by=by, description=f"Stand {number}.")

    shown = (
        sign_in(po_administrator, patients)
        .get(reverse("disclosures:review-print"))
        .content.decode()
    )

    assert all(f"Stand {number}." in shown for number in range(60))
    assert shown.count("☐") == 3 * 61


def test_the_page_costs_the_same_for_many_rows(
    entry, company, patients, by, po_administrator, sign_in, django_assert_num_queries
):
    client = sign_in(po_administrator, patients)
    client.get(REVIEW)
    with django_assert_num_queries(7):
        client.get(REVIEW)
    for number in range(5):
        ledger.transfer(company, patients, by=by, description=f"Stand {number}")

    client.get(REVIEW)
    with django_assert_num_queries(7):
        client.get(REVIEW)
