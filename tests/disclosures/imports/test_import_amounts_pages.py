"""The officer's way through a file with several amounts in a row."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosures.models import ImportBatch, ImportProfile, Transfer
from tests.draining import drain
from tests.tables.packages import number, row, sheet, text, workbook

YEARS = "Organisation;2024;2025;Summe;Zweck\nRare Lung Alliance;1'000;-;1'000;Hilfe\n"
MERGES = '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>'


@pytest.fixture
def signed_in(client, officer):
    client.force_login(
        officer, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def _upload(client, content, name="payments.csv"):
    if isinstance(content, str):
        content = content.encode()
    file = SimpleUploadedFile(name, content)
    client.post(reverse("disclosures:import-upload"), {"file": file})
    return ImportBatch.objects.latest("pk")


def _page(name, batch):
    return reverse(f"disclosures:import-{name}", args=[batch.public_id])


def _shown(form):
    """What a browser sends of the form as it is shown."""
    return {
        name: "" if form[name].value() is None else form[name].value()
        for name in form.fields
    }


def test_years_as_columns_are_guessed_shown_and_stored(signed_in, patients):
    batch = _upload(signed_in, YEARS)
    page = signed_in.get(_page("reading", batch), follow=True)
    form = page.context["form"]

    assert form["recipient"].value() == "Organisation"
    assert form["amount"].value() is None
    assert [
        (line.name, line.holds.value() or "", line.year.value() or "")
        for line in form.amounts()
    ] == [
        ("Organisation", "", ""),
        ("2024", "amounts", "2024"),
        ("2025", "amounts", "2025"),
        ("Summe", "", ""),
        ("Zweck", "", ""),
    ]
    assert b'<details class="govuk-details" open>' in page.content
    assert b"Our guess, by the names of the columns." in page.content

    sent = _shown(form) | {"fixed_currency": "CHF", "fixed_category": "grant"}
    signed_in.post(_page("columns", batch), sent)
    drain()
    words = signed_in.get(_page("words", batch)).context["form"]
    signed_in.post(
        _page("words", batch), {ask.name: "not_applicable" for ask in words.asks}
    )
    drain()

    page = signed_in.get(_page("detail", batch))
    assert "1 cell says 0 or nothing: no payment." in page.content.decode()
    rows = signed_in.get(
        reverse("disclosures:import-rows", args=[batch.public_id, "new"])
    )
    assert "2, column B" in rows.content.decode()
    signed_in.post(reverse("disclosures:import-move", args=[batch.public_id, "store"]))
    drain()
    payments = signed_in.get(_page("payments", batch))
    assert "2, column B" in payments.content.decode()
    assert Transfer.objects.get().paid_year == 2024


def test_answers_are_remembered_for_a_file_with_the_same_columns(signed_in, patients):
    test_years_as_columns_are_guessed_shown_and_stored(signed_in, patients)

    batch = _upload(signed_in, YEARS.replace("1'000", "2'000"))
    page = signed_in.get(_page("columns", batch))

    assert page.context["profile"] == ImportProfile.objects.get()
    assert page.context["form"]["holds-1"].value() == "amounts"
    assert page.context["form"]["fixed_category"].value() == "grant"


def test_names_in_two_rows_are_suggested_and_joined(signed_in, patients):
    content = workbook(
        sheet(
            row(1, text("A1", "Recipient"), text("B1", "Services")),
            row(2, text("B2", "Fees"), text("C2", "Expenses")),
            row(3, text("A3", "Rare Lung Alliance"), number("B3", "5")),
            after=MERGES,
        )
    )
    batch = _upload(signed_in, content, "payments.xlsx")
    page = signed_in.get(_page("reading", batch), follow=True)
    assert page.context["form"]["two_rows"].value() is True
    assert b"seem to stand in two rows" in page.content

    columns = signed_in.post(_page("reading", batch), {"two_rows": "on"}, follow=True)

    form = columns.context["form"]
    assert [(line.name, line.holds.value()) for line in form.amounts()] == [
        ("Recipient", None),
        ("Services · Fees", "service_fee"),
        ("Services · Expenses", "service_expenses"),
    ]
    sent = _shown(form) | {"fixed_currency": "GBP", "only_year": "2025"}
    signed_in.post(_page("columns", batch), sent)
    drain()
    batch.refresh_from_db()
    assert batch.state == "checked"
    assert batch.figures["sums"]["GBP"]["refused"] == "5.00"  # VAT is not said yet


def test_names_in_one_row_are_not_suggested_again(signed_in, patients):
    batch = _upload(signed_in, "To,2024,,2025\n,x,y,z\nHope,1,2,3\n")
    assert signed_in.get(_page("reading", batch)).context["two_rows"]

    columns = signed_in.post(_page("reading", batch), {"header_row": ""}, follow=True)

    assert columns.redirect_chain[-1][0] == _page("columns", batch)
    batch.refresh_from_db()
    assert batch.mapping["file"]["header_rows"] == 1


def test_no_names_and_names_in_two_rows_contradict_each_other(signed_in, patients):
    batch = _upload(signed_in, YEARS)

    page = signed_in.post(
        _page("reading", batch) + "?change=1", {"two_rows": "on", "no_header": "on"}
    )

    assert b"Choose one: no names, or names in two rows." in page.content


@pytest.mark.parametrize(
    ("sent", "name", "sentence"),
    [
        (
            {"paid_year": "2024"},
            "amount",
            "Choose a column, or say below which columns hold amounts.",
        ),
        (
            {"amount": "2024", "only_year": "2025", "holds-2-year": "2025"},
            "holds-2",
            "A year is given for “2025”. Say that it holds amounts.",
        ),
        (
            {"holds-1": "amounts", "holds-1-year": "2024", "holds-2": "amounts"},
            "paid_on",
            "Choose a date, a year, or one year for all.",
        ),
        (
            {"holds-1": "amounts", "amount": "Summe", "only_year": "2024"},
            None,
            (
                "Several columns hold amounts, so none of them is “Amount” too:"
                " leave that out."
            ),
        ),
    ],
)
def test_what_is_not_said_of_columns_is_asked(signed_in, sent, name, sentence):
    batch = _upload(signed_in, YEARS)
    given = {
        "recipient": "Organisation",
        "fixed_currency": "CHF",
        "profile_name": "Finance",
    }

    page = signed_in.post(_page("columns", batch), given | sent)

    assert page.status_code == 200
    form = page.context["form"]
    assert (form.errors[name] if name else form.non_field_errors()) == [sentence]
    assert ImportBatch.objects.get().state == "uploaded"


def test_one_year_for_all_is_enough(signed_in, patients):
    """It was asked for a column of dates all the same."""
    batch = _upload(signed_in, "to,amount\nRare Lung Alliance,5\n")
    signed_in.post(
        _page("columns", batch),
        {
            "recipient": "to",
            "amount": "amount",
            "only_year": "2025",
            "fixed_currency": "CHF",
            "fixed_category": "grant",
            "profile_name": "Finance",
        },
    )
    drain()

    batch.refresh_from_db()
    assert batch.state == "checked"
