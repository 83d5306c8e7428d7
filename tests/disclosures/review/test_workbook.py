"""Answers down and up as a workbook."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from rustpy_xlsxwriter import FastExcel

from audit.models import Event
from disclosures.imports.answers import read
from disclosures.models import Entry, Question
from tables import reading
from tables.reading import Options
from tests import cast
from tests.disclosures import ledger

TODAY = timezone.localdate()
UPLOAD = reverse("disclosures:review-workbook-upload")


@pytest.fixture
def desk(company, patients, po_administrator, officer, sign_in):
    by = cast.actor(officer)
    ledger.transfer(company, patients, by=by, description="=Helpline, second year")
    ledger.transfer(company, patients, by=by, amount=Decimal("10"), description="Stand")
    ledger.in_review(company, by=by, today=TODAY)
    return sign_in(po_administrator, patients)


def rows_of(desk):
    content = desk.get(reverse("disclosures:review-workbook")).content
    options = Options(sheet="Answers")
    header = reading.look(content, "a.xlsx", options).header
    return [
        dict(zip(header, row.cells, strict=True))
        for row in reading.rows(content, "a.xlsx", options)
    ]


def workbook(rows):
    file = BytesIO()
    FastExcel(file).sheet("Answers", rows).save()
    return file.getvalue()


def bring(desk, rows):
    file = SimpleUploadedFile("answers.xlsx", workbook(rows))
    return desk.post(UPLOAD, {"file": file}, follow=True)


def test_answers_come_back_and_are_stored_after_a_look(desk):
    rows = rows_of(desk)
    rows[0]["Your answer"] = "yes, THAT’S right"
    rows[1] |= {
        "Your answer": "Something is wrong",
        "What is wrong": "The amount is wrong",
        "In your words": "It was 9.",
    }

    shown = bring(desk, rows)
    before = set(Entry.objects.values_list("answer", flat=True))
    desk.post(shown.request["PATH_INFO"])

    assert "Store 2 answers" in shown.content.decode()
    assert before == {"none"}
    first, second = Entry.objects.order_by("pk")
    assert (first.answer, first.answered_way) == ("confirmed", "workbook")
    assert second.answer == "questioned"
    assert Question.objects.get().words == "It was 9."


def test_an_untouched_workbook_changes_nothing(desk):
    shown = bring(desk, rows_of(desk)).content.decode()

    assert "There is no new answer in this workbook." in shown
    assert "2 rows say nothing new." in shown
    assert "can't be used" not in shown


def test_reported_facts_typed_over_are_refused(desk):
    rows = rows_of(desk)
    rows[0] |= {"Amount": "1.00", "Your answer": "Yes, that's right"}

    shown = bring(desk, rows).content.decode()

    assert "The column “Amount” was changed." in shown
    assert "Store" not in shown.split("can't be used")[1]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"Number (leave as it is)": "a2b3c4d5e6f7a2b3.1"}, "No row of yours"),
        ({"Your answer": "maybe"}, "is none of the answers"),
        ({"Your answer": "Something is wrong"}, "Say in a few words what is wrong"),
    ],
)
def test_a_row_that_can_not_be_used_says_why(desk, po_administrator, change, sentence):
    rows = rows_of(desk)
    rows[0] |= change

    found = read(workbook(rows), "a.xlsx", actor=cast.actor(po_administrator))

    assert not found.given
    assert found.refused[0].number == 2
    assert sentence in " ".join(found.refused[0].reasons)


def test_a_row_that_changed_since_the_download_is_refused(desk, po_administrator):
    rows = rows_of(desk)
    rows[0]["Your answer"] = "I can't tell"
    Entry.objects.order_by("pk")[:1].get()
    Entry.objects.filter(transfer__amount=3200).update(version=7)

    found = read(workbook(rows), "a.xlsx", actor=cast.actor(po_administrator))

    assert "has changed since you downloaded" in found.refused[0].reasons[0]


def test_a_row_that_stands_twice_is_taken_once(desk, po_administrator):
    rows = rows_of(desk)
    rows[0]["Your answer"] = "I can't tell"

    found = read(
        workbook([*rows, rows[0]]), "a.xlsx", actor=cast.actor(po_administrator)
    )

    assert len(found.given) == 1
    assert "stands twice" in found.refused[0].reasons[0]


def test_a_formula_is_text_on_the_way_down_and_the_same_on_the_way_up(desk):
    content = desk.get(reverse("disclosures:review-workbook")).content

    assert b"<f>" not in content
    assert rows_of(desk)[0]["What it was for"] == "=Helpline, second year"


def test_another_file_is_refused_with_a_sentence(desk):
    file = SimpleUploadedFile("notes.xlsx", workbook([{"Name": "x", "Sum": "1"}]))

    shown = desk.post(UPLOAD, {"file": file}).content.decode()

    assert "This is not the workbook that you downloaded here" in shown


def test_what_another_organisation_brought_is_not_shown(
    desk, other_patients, outsider_po, sign_in
):
    address = bring(desk, rows_of(desk)).request["PATH_INFO"]

    response = sign_in(outsider_po, other_patients).get(address)

    assert response.status_code == 404


def test_taking_the_rows_away_is_recorded(desk, po_administrator):
    rows_of(desk)

    event = Event.objects.get(verb="exported")
    assert event.person_id == po_administrator.pk
