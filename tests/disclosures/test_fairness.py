"""What a company can't do to what its recipients said."""

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.acting import acting
from disclosures.actions import answers, periods, questions, transfers
from disclosures.models import Entry, Question
from documents.models import keep
from organisations.actions import access, invitations
from organisations.models import AccessRequest, Deputy
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = ledger.TODAY


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def recipient(po_administrator):
    return cast.actor(po_administrator)


@pytest.fixture
def entry(company, patients, by):
    made = ledger.entry(company, patients, by=by)
    ledger.in_review(company, by=by)
    made.refresh_from_db()
    return made


def said(entry, answer, recipient, **words):
    answers.answer([entry], answer, by=recipient, today=TODAY, **words)
    entry.refresh_from_db()


def by_letter(entry, answer, by):
    with acting(by):
        letter = keep(
            b"%PDF-", name="letter.pdf", media_type="", kind="scan", owner_id=None
        )
        answers.answer_by_letter([entry], answer, by=by, today=TODAY, letter=letter)
    entry.refresh_from_db()


def test_a_letter_does_not_replace_what_the_recipient_said_here(entry, recipient, by):
    wrong = {"reason": "amount", "words": "It was 3,000."}
    said(entry, "questioned", recipient, **wrong)

    with pytest.raises(Refused, match="answered here itself"):
        by_letter(entry, "confirmed", by)

    entry.refresh_from_db()
    assert entry.answer == "questioned"
    assert Question.objects.get().state == "open"


def test_a_letter_entered_wrongly_is_entered_again(entry, by):
    by_letter(entry, "confirmed", by)
    by_letter(entry, "cannot_tell", by)

    assert entry.answer == "cannot_tell"


def test_a_change_that_the_recipient_can_not_see_settles_nothing(entry, recipient, by):
    wrong = {"reason": "amount", "words": "It was 3,000."}
    said(entry, "questioned", recipient, **wrong)
    transfer = entry.transfer
    transfers.edit(
        transfer,
        {"reference": "A-1"},
        version=transfer.version,
        by=by,
        reason="Reference",
        today=TODAY,
    )

    with pytest.raises(Refused, match="Change the entry first"):
        questions.settle_by_change(Question.objects.get(), by=by, today=TODAY)

    assert Entry.objects.get().answer == "questioned"


def test_whose_answer_lapses_is_told(entry, recipient, by, po_administrator):
    said(entry, "confirmed", recipient)
    transfer = entry.transfer
    transfers.edit(
        transfer,
        {"description": "Something else"},
        version=transfer.version,
        by=by,
        reason="Clearer",
        today=TODAY,
    )

    assert Entry.objects.get().answer == "none"
    assert po_administrator.notices.filter(kind="asked_again").count() == 1


def test_better_words_have_a_length(entry, recipient):
    with pytest.raises(Refused, match="at most 2000 characters"):
        said(entry, "confirmed", recipient, better_description="x" * 2001)


def test_a_deputy_does_not_agree_in_the_place_of_the_one_who_asks(
    entry, company, officer, viewer, by
):
    period = periods.ask_thaw(entry.period, "A file was incomplete", by=by)
    today = timezone.localdate()
    Deputy.objects.create(
        person=officer,
        deputy=viewer,
        organisation=company,
        from_on=today,
        until_on=today,
    )

    with pytest.raises(Refused, match="You stand in for the person who asked"):
        periods.thaw(period, by=cast.actor(viewer))


def test_next_recipient_is_not_asked_again_about_another_s_answer(
    entry, recipient, by, other_patients, outsider_po
):
    said(entry, "confirmed", recipient)
    transfer = entry.transfer
    transfers.edit(
        transfer,
        {"recipient": other_patients},
        version=transfer.version,
        by=by,
        reason="Theirs",
        today=TODAY,
    )

    assert not outsider_po.notices.filter(kind="asked_again").exists()


def test_the_page_of_letters_leaves_out_what_was_answered_here(
    entry, company, patients, officer, recipient, sign_in
):
    said(entry, "confirmed", recipient)

    page = sign_in(officer, company).get(
        reverse(
            "disclosures:period-letter-answer",
            args=[entry.period.public_id, patients.public_id],
        )
    )

    assert page.status_code == 200
    assert f"answer-{entry.public_id}" not in page.content.decode()


def test_answers_of_somebody_without_a_mandate_do_not_stand(
    entry, company, patients, nobody, registrar, by
):
    """A company can ask anybody to join; the register must not believe them for good."""
    asked = invitations.invite_first(
        patients, by=by, today=TODAY, email="me@example.org", address_source="A friend"
    )
    invitations.accept(asked, nobody, today=TODAY)
    said(entry, "confirmed", cast.actor(nobody))

    access.refuse_request(
        AccessRequest.objects.get(),
        by=cast.actor(registrar),
        today=timezone.localdate(),
        reason="Nobody there knows them",
    )

    entry.refresh_from_db()
    assert (entry.answer, entry.answered_by_id) == ("none", None)
