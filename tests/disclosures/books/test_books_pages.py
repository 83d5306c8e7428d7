"""An officer brings in the books, says who vendors are, and settles what waits."""

from collections import Counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audit.acting import acting
from disclosures.actions import opening
from disclosures.models import BooksEntry, BooksFile, BooksVendor, Period
from documents.models import Document, keep
from tests import cast
from tests.disclosures.books.books import as_csv, bring

State = BooksEntry.State


@pytest.fixture
def desk(officer, company, sign_in):
    """The officer's browser, with a page opened already."""
    client = sign_in(officer, company)
    client.get(reverse("disclosures:period-list"))
    return client


def at(name, period, *others):
    return reverse(f"disclosures:period-{name}", args=[period.public_id, *others])


def entry_at(name, entry):
    return at(name, entry.period, entry.public_id)


def test_a_file_is_brought_in_and_read(period, patients, desk):
    rows = as_csv(f"D1;70;{patients.legal_name};2025-03-01;120;GBP;Grant")
    sent = {"file": SimpleUploadedFile("books.csv", rows)}

    first = desk.post(at("books-bring", period), sent)
    file = BooksFile.objects.get()
    second = desk.post(
        at("books-columns", period, file.public_id), file.mapping["columns"]
    )

    assert first["Location"] == at("books-columns", period, file.public_id)
    assert second["Location"] == at("books", period)
    assert BooksEntry.objects.get().vendor.organisation == patients


def test_what_cannot_be_read_is_said_on_the_page(period, desk):
    rows = as_csv("D1;70;Lung;2024-03-01;120;GBP;")
    desk.post(
        at("books-bring", period), {"file": SimpleUploadedFile("books.csv", rows)}
    )
    file = BooksFile.objects.get()

    answer = desk.post(
        at("books-columns", period, file.public_id), file.mapping["columns"]
    )

    assert answer.status_code == 200
    assert "It was not paid in 2025." in answer.content.decode()
    assert not BooksEntry.objects.exists()


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_costs_the_same_for_many(
    period, patients, by, desk, django_assert_num_queries, number
):
    rows = [
        f"D{each};7{each};{patients.legal_name};2025-03-01;1{each};GBP;"
        for each in range(number)
    ]
    bring(period, *rows, by=by)
    desk.get(at("books", period))

    with django_assert_num_queries(8):
        page = desk.get(at("books", period))

    assert page.content.decode().count('data-label="Document"') == number


def test_the_list_is_narrowed_and_taken_along(period, patients, by, desk):
    bring(
        period,
        f"D1;70;{patients.legal_name};2025-03-01;120;GBP;=SUM(1)",
        "D2;71;Acme Paper Ltd;2025-03-01;10;GBP;",
        by=by,
    )

    waiting = desk.get(at("books", period), {"state": "waiting"}).content.decode()
    table = desk.get(at("books", period), {"state": "waiting", "as": "csv"})
    workbook = desk.get(at("books", period), {"as": "xlsx"})
    unknown = desk.get(at("books", period), {"as": "pdf"})

    assert ("D1" in waiting, "D2" in waiting) == (True, False)
    assert table.content.decode().count("\r\n") == 2
    assert "'=SUM(1)" in table.content.decode()
    assert workbook.content[:2] == b"PK"
    assert unknown.status_code == 404


def test_a_vendor_is_decided_on_its_page(period, patients, by, desk):
    bring(period, "D1;70;Friends of the Patient Fund;2025-03-01;120;GBP;", by=by)
    vendor = BooksVendor.objects.get()

    nothing = desk.post(at("books-vendors", period), {"vendor": vendor.public_id})
    unsaid = desk.post(
        at("books-vendors", period),
        {"vendor": vendor.public_id, "decision": "patients"},
    )
    desk.post(
        at("books-vendors", period),
        {
            "vendor": vendor.public_id,
            "decision": "patients",
            "organisation": patients.public_id,
        },
    )

    assert nothing.status_code == 200
    assert "Say which organisation it is." in unsaid.content.decode()
    vendor.refresh_from_db()
    assert vendor.organisation == patients


def test_an_entry_is_recorded_left_out_and_undone(period, patients, by, desk):
    name = patients.legal_name
    bring(
        period,
        f"D1;70;{name};2025-03-01;120;GBP;Helpline",
        f"D2;70;{name};2025-03-02;130;GBP;Rooms",
        f"D3;70;{name};2025-03-03;140;GBP;Rooms",
        by=by,
    )
    first, second, third = BooksEntry.objects.select_related("period").order_by(
        "document_number"
    )

    page = desk.get(first.get_absolute_url())
    desk.post(
        entry_at("books-settle", first),
        {
            "act": "make",
            "category": "grant",
            "vat_treatment": "not_applicable",
            "description": "Helpline for families",
        },
    )
    desk.post(
        entry_at("books-settle", second),
        {
            "act": "leave_out",
            "reason": "ordinary",
            "words": "Rooms at list price",
            "all_of_vendor": "on",
        },
    )
    desk.post(entry_at("books-settle", third), {"act": "undo"})

    assert "Record it as a payment" in page.content.decode()
    states = BooksEntry.objects.order_by("document_number")
    assert [each.state for each in states] == [
        State.PAIRED,
        State.LEFT_OUT,
        State.WAITING,
    ]


def test_the_year_says_how_many_wait_and_is_closed_with_words(
    period, patients, by, desk
):
    bring(period, f"D1;70;{patients.legal_name};2025-03-01;120;GBP;", by=by)

    page = desk.get(period.get_absolute_url()).content.decode()
    desk.post(at("freeze", period))
    before = Period.objects.get(pk=period.pk).state
    desk.post(at("freeze-unsettled", period), {"words": "Finance closes in May."})

    assert "1 payment in the books is not settled." in page
    assert "Close all the same" in page
    assert before == Period.State.OPEN
    assert Period.objects.get(pk=period.pk).state == Period.State.FROZEN


def test_another_company_finds_nothing_of_it(
    period, patients, by, outsider_officer, other_company, sign_in
):
    bring(period, f"D1;70;{patients.legal_name};2025-03-01;120;GBP;", by=by)
    entry = BooksEntry.objects.select_related("period").get()
    rival = sign_in(outsider_officer, other_company)

    assert rival.get(at("books", period)).status_code == 404
    assert rival.get(entry.get_absolute_url()).status_code == 404


def test_a_decision_on_a_vendor_is_taken_back_with_a_reason(period, patients, by, desk):
    bring(period, f"D1;70;{patients.legal_name};2025-03-01;120;GBP;", by=by)
    vendor = BooksVendor.objects.get()
    address = at("books-reopen", period, vendor.public_id)

    listed = desk.get(at("books-decided", period)).content.decode()
    unsaid = desk.post(address, {"reason": " "})
    said = desk.post(address, {"reason": "Another body of that name"}, follow=True)

    assert address in listed
    assert unsaid.status_code == 200
    assert "Taken back: Rare Lung Alliance" in said.content.decode()
    vendor.refresh_from_db()
    assert (vendor.decision, vendor.organisation) == ("", None)
    assert vendor.public_id in said.content.decode()
    again = desk.post(address, {"reason": "Once more"}).content.decode()
    assert "Nobody has said yet who this vendor is." in again
    assert "Another body of that name" in again
    assert address not in desk.get(at("books-decided", period)).content.decode()


@pytest.mark.parametrize("number", [1, 12])
def test_decided_vendors_cost_the_same_for_many(
    number, period, patients, by, desk, django_assert_num_queries
):
    rows = [
        f"D{each};7{each};{patients.legal_name};2025-03-01;{each + 1};GBP;"
        for each in range(number)
    ]
    bring(period, *rows, by=by)
    address = at("books-decided", period)
    desk.get(address)

    with django_assert_num_queries(6):
        page = desk.get(address)

    assert len(page.context["vendors"]) == number


def test_another_company_takes_back_nothing(
    period, patients, by, outsider_officer, other_company, sign_in
):
    bring(period, f"D1;70;{patients.legal_name};2025-03-01;120;GBP;", by=by)
    vendor = BooksVendor.objects.get()
    client = sign_in(outsider_officer, other_company)

    assert client.get(at("books-decided", period)).status_code == 404
    theirs = opening.open_year(other_company, 2025, by=cast.actor(outsider_officer))
    address = at("books-reopen", theirs, vendor.public_id)
    assert client.post(address, {"reason": "Ours now"}).status_code == 404


def test_what_concerns_nobody_shown_here_is_never_called_waiting(
    period, patients, by, desk
):
    bring(
        period,
        f"D1;70;{patients.legal_name};2025-03-01;120;GBP;",
        "D2;71;Blue Van Couriers Ltd;2025-03-02;88;GBP;",
        by=by,
    )
    ordinary = BooksEntry.objects.get(document_number="D2")

    page = desk.get(at("books", period))

    counted = {each["state"]: each["count"] for each in page.context["states"]}
    listed = Counter(each.standing for each in page.context["entries"])
    assert counted == {"paired": 0, "left_out": 0} | listed
    assert listed == {"waiting": 1, "unconcerned": 1}
    alone = desk.get(at("books", period) + "?state=unconcerned")
    assert list(alone.context["entries"]) == [ordinary]
    own = desk.get(entry_at("books-entry", ordinary)).content.decode()
    assert ">Paid to nobody who is shown here</strong>" in own
    taken = desk.get(at("books", period) + "?as=csv").content.decode()
    assert [line.count("Waiting") for line in taken.splitlines()] == [0, 1, 0]


def test_a_kept_file_that_can_be_read_no_more_is_told(period, desk, by):
    with acting(by):
        document = keep(
            b"x" + b"," * 500 + b"\n",
            name="wide.csv",
            media_type="application/octet-stream",
            kind=Document.Kind.IMPORT,
            owner_id=period.company_id,
        )
        file = BooksFile.objects.create(period=period, document=document)
    file.refresh_from_db()

    page = desk.get(at("books-columns", period, file.public_id), follow=True)

    assert page.redirect_chain[-1][0] == at("books-bring", period)
    assert "The table has 501 columns" in page.content.decode()
