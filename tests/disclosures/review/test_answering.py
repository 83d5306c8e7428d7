"""How a recipient answers about one row and about many."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.acting import acting
from disclosures.actions import answers, assigning, entries
from disclosures.models import Answer, Delivery, Entry, Period, Question, Transfer
from notices.models import Notice
from organisations.handover import hand_over
from organisations.models import Membership
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.review.conftest import TODAY, key, page, send
from workflow.moves import Refused


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
    assigning.assign([entry], po_member.pk, by=by, today=TODAY)

    with acting(by):
        hand_over(patients.pk, po_member.pk, taker.pk, by=by, today=TODAY)

    entry.refresh_from_db()
    assert entry.assigned_to_id == taker.pk


def test_nobody_is_asked_who_does_not_act_for_the_organisation(
    entry, po_administrator, outsider_po
):
    with pytest.raises(Refused, match="does not act for your organisation"):
        assigning.assign(
            [entry], outsider_po.pk, by=cast.actor(po_administrator), today=TODAY
        )
