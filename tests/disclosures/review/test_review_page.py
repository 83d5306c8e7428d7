"""What a recipient sees of all companies together, and its answers."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.acting import acting
from disclosures.actions import answers, entries
from disclosures.models import Answer, Delivery, Entry, Period, Question, Transfer
from notices.models import Notice
from organisations.handover import hand_over
from organisations.models import Membership
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = timezone.localdate()
REVIEW = reverse("disclosures:review")


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def other_by(outsider_officer):
    return cast.actor(outsider_officer)


@pytest.fixture
def entry(company, patients, po_administrator, by):
    made = ledger.entry(company, patients, intermediary="NWP Treasury BV")
    ledger.in_review(company, by=by, today=TODAY)
    made.refresh_from_db()
    return made


def key(entry):
    entry.refresh_from_db()
    return f"{entry.public_id}.{entry.version}"


def send(client, entry, said, **fields):
    return client.post(
        reverse("disclosures:review-answers"),
        {"row": key(entry), "answer": said, **fields},
        follow=True,
    )


def page(client):
    return client.get(REVIEW).content.decode()


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


def test_an_answer_is_given_beside_its_row(entry, patients, po_reviewer, sign_in):
    client = sign_in(po_reviewer, patients)

    client.post(
        reverse("disclosures:review-answers"), {f"answer-{key(entry)}": "confirmed"}
    )

    entry.refresh_from_db()
    assert (entry.answer, entry.answered_by_id) == ("confirmed", po_reviewer.pk)
    assert Delivery.objects.get().state == "done"


def test_many_rows_are_questioned_with_one_reason(
    entry, company, patients, po_administrator, by, sign_in
):
    second = ledger.entry(company, patients, by=by, amount=Decimal("10"))
    client = sign_in(po_administrator, patients)
    asked = {"row": [key(entry), key(second)], "answer": "questioned"}
    address = reverse("disclosures:review-answers")

    form = client.post(address, asked).content.decode()
    without_words = client.post(
        address, {**asked, "reason_asked": "1", "reason": "amount"}
    ).content.decode()
    client.post(
        address,
        {**asked, "reason_asked": "1", "reason": "amount", "words": "It was less."},
    )

    assert "Something is wrong" in form
    assert "Say in a few words what is wrong" in without_words
    assert sorted(Question.objects.values_list("entry", "reason", "words")) == sorted(
        (e.pk, "amount", "It was less.") for e in (entry, second)
    )


def test_an_answer_about_what_has_changed_since_is_not_stored(
    entry, patients, po_administrator, by, sign_in
):
    client, seen = sign_in(po_administrator, patients), key(entry)
    with acting(by, "VAT counted twice"):
        Transfer.objects.filter(pk=entry.transfer_id).update(amount=Decimal("3000"))
        entries.follow([entry.transfer_id], today=TODAY)

    shown = client.post(
        reverse("disclosures:review-answers"),
        {"row": seen, "answer": "confirmed"},
        follow=True,
    ).content.decode()

    entry.refresh_from_db()
    assert entry.answer == "none"
    assert "An entry has changed since you opened the page" in shown


def test_a_second_click_changes_nothing(entry, patients, po_administrator, sign_in):
    client, seen = sign_in(po_administrator, patients), key(entry)
    said = {
        "row": seen,
        "answer": "questioned",
        "reason_asked": "1",
        "reason": "amount",
        "words": "Less",
    }

    for _click in range(2):
        client.post(reverse("disclosures:review-answers"), said)

    assert Question.objects.count() == 1


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


def test_better_words_are_offered_while_confirming(
    entry, patients, po_administrator, sign_in
):
    client = sign_in(po_administrator, patients)

    client.post(
        reverse("disclosures:entry-answer", args=[entry.public_id]),
        {"row": key(entry), "answer": "confirmed", "better_description": "Helpline"},
    )

    entry.refresh_from_db()
    assert (entry.answer, entry.suggested_description) == ("confirmed", "Helpline")


def test_a_member_answers_only_what_a_colleague_asked(
    entry, company, patients, by, po_administrator, po_member, sign_in
):
    other = ledger.entry(company, patients, by=by, amount=Decimal("10"))
    member, administrator = sign_in(po_member, patients), None

    refused = send(member, entry, "confirmed").content.decode()
    administrator = sign_in(po_administrator, patients)
    administrator.post(
        reverse("disclosures:review-answers"),
        {
            "row": key(entry),
            "action": "ask",
            "colleague_asked": "1",
            "colleague": po_member.public_id,
        },
    )
    member = sign_in(po_member, patients)
    send(member, entry, "confirmed")
    send(member, other, "confirmed")

    assert "or by a colleague whom they ask" in refused
    entry.refresh_from_db()
    other.refresh_from_db()
    assert (entry.answer, other.answer) == ("confirmed", "none")
    assert Notice.objects.filter(person=po_member).exists()


def test_an_outsider_organisation_can_not_name_the_row(
    entry, other_patients, outsider_po, sign_in
):
    client = sign_in(outsider_po, other_patients)

    assert "Helpline" not in page(client)
    assert client.get(entry.get_absolute_url()).status_code == 404
    assert send(client, entry, "confirmed").status_code == 404
    entry.refresh_from_db()
    assert entry.answer == "none"


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


def test_a_published_line_is_still_answered(
    entry, company, patients, by, compliance_reviewer, po_administrator, sign_in
):
    period = Period.objects.get()
    ledger.published(period, by=by, second=cast.actor(compliance_reviewer), today=TODAY)
    client = sign_in(po_administrator, patients)

    shown = client.get(reverse("disclosures:review-published")).content.decode()
    send(client, entry, "confirmed")

    assert "Helpline for families" in shown
    entry.refresh_from_db()
    assert (entry.state, entry.answer) == ("published", "confirmed")


def test_a_row_published_elsewhere_is_answered_late(
    company, patients, po_administrator, sign_in
):
    made = ledger.entry(
        company,
        patients,
        published_elsewhere="Company website",
        published_elsewhere_on=datetime.date(2025, 6, 30),
    )
    client = sign_in(po_administrator, patients)

    shown = client.get(reverse("disclosures:review-published")).content.decode()
    send(client, made, "cannot_tell")

    assert "Published before" in shown
    made.refresh_from_db()
    assert made.answer == "cannot_tell"


def test_an_answer_is_taken_back(entry, patients, po_administrator, sign_in):
    answers.answer([entry], "confirmed", by=cast.actor(po_administrator), today=TODAY)

    sign_in(po_administrator, patients).post(
        reverse("disclosures:entry-take-back", args=[entry.public_id])
    )

    entry.refresh_from_db()
    assert entry.answer == "none"


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


def test_a_role_that_ended_answers_nothing(entry, patients, po_reviewer, sign_in):
    client = sign_in(po_reviewer, patients)
    Membership.objects.filter(person=po_reviewer).update(
        ended_at=timezone.now(), until_on=TODAY
    )

    response = send(client, entry, "confirmed")

    assert response.status_code == 403
    assert Entry.objects.get().answer == Answer.NONE


def test_who_leaves_hands_over_the_rows_they_were_asked_about(
    entry, patients, po_administrator, po_member
):
    by, taker = cast.actor(po_administrator), cast.member(patients, "member")
    answers.assign([entry], po_member.pk, by=by, today=TODAY)

    with acting(by):
        hand_over(patients.pk, po_member.pk, taker.pk, by=by, today=TODAY)

    entry.refresh_from_db()
    assert entry.assigned_to_id == taker.pk


def test_nobody_is_asked_who_does_not_act_for_the_organisation(
    entry, po_administrator, outsider_po
):
    with pytest.raises(Refused, match="does not act for your organisation"):
        answers.assign(
            [entry], outsider_po.pk, by=cast.actor(po_administrator), today=TODAY
        )
