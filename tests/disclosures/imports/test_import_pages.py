"""The officer's way through the pages, from the file to the ledger."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosures.models import (
    ImportBatch,
    ImportProfile,
    ImportRecipient,
    RecipientDecision,
    Transfer,
)
from tests import cast
from tests.draining import drain

FILE = (
    "Empfänger;Betrag;Jahr;Art;Zweck\n"
    "Rare Lung Alliance;1'200,50;2025;Spende;Helpline\n"
    "Rare Lung Aliance;800,00;2025;Spende;Meeting\n"
    "Entirely Different;99,00;2025;Tagung;Stand\n"
)
COLUMNS = {
    "recipient": "Empfänger",
    "amount": "Betrag",
    "paid_year": "Jahr",
    "category": "Art",
    "description": "Zweck",
    "fixed_currency": "CHF",
    "profile_name": "Finance",
}


@pytest.fixture
def signed_in(client, officer):
    client.force_login(
        officer, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def _upload(client, text=FILE, name="payments.csv"):
    file = SimpleUploadedFile(name, text.encode())
    client.post(reverse("disclosures:import-upload"), {"file": file})
    return ImportBatch.objects.latest("pk")


def _page(name, batch):
    return reverse(f"disclosures:import-{name}", args=[batch.public_id])


def test_a_file_goes_from_upload_to_the_ledger(signed_in, company, patients):
    batch = _upload(signed_in)
    columns = signed_in.get(_page("reading", batch), follow=True)
    assert columns.context["form"]["recipient"].value() == "Empfänger"
    assert "Our guess" in columns.context["form"]["recipient"].help_text

    signed_in.post(_page("columns", batch), COLUMNS)
    assert b"Waiting to begin" in signed_in.get(_page("detail", batch)).content
    drain()
    words = signed_in.get(_page("words", batch)).context["form"]
    assert [(ask.theirs, ask.rows) for ask in words.asks] == [
        ("Spende", 2),
        ("Tagung", 1),
    ]
    meaning = {"Spende": "grant", "Tagung": "sponsorship_event"}
    signed_in.post(
        _page("words", batch), {ask.name: meaning[ask.theirs] for ask in words.asks}
    )
    drain()
    vat = signed_in.get(_page("words", batch)).context["form"]
    assert [(ask.category, ask.rows) for ask in vat.asks] == [
        ("grant", 2),
        ("sponsorship_event", 1),
    ]
    signed_in.post(
        _page("words", batch), {ask.name: "not_applicable" for ask in vat.asks}
    )
    drain()
    forms = signed_in.get(_page("recipients", batch)).context["forms"]
    assert [form.recipient.text for form in forms] == [
        "Entirely Different",
        "Rare Lung Aliance",
    ]
    signed_in.post(
        _page("recipients", batch),
        {
            "action": "decide",
            f"{forms[0].prefix}-decision": "new",
            f"{forms[0].prefix}-new_name": "Entirely Different Trust",
            f"{forms[0].prefix}-kind": "other",
            f"{forms[0].prefix}-country": "IE",
            f"{forms[1].prefix}-decision": "0",
        },
    )
    signed_in.post(reverse("disclosures:import-move", args=[batch.public_id, "store"]))
    drain()

    stored = Transfer.objects.order_by("batch_row").values_list(
        "recipient__legal_name", "amount", "currency", "category", "batch_row"
    )
    assert list(stored) == [
        ("Rare Lung Alliance", Decimal("1200.5"), "CHF", "grant", 2),
        ("Rare Lung Alliance", Decimal(800), "CHF", "grant", 3),
        ("Entirely Different Trust", Decimal(99), "CHF", "sponsorship_event", 4),
    ]
    page = signed_in.get(_page("detail", batch))
    assert page.context["batch"].state == "stored"
    assert set(
        RecipientDecision.objects.values_list("text", "recipient__legal_name")
    ) == {
        ("Rare Lung Aliance", "Rare Lung Alliance"),
        ("Entirely Different", "Entirely Different Trust"),
    }


def test_next_year_nothing_is_asked_again(signed_in, company, patients):
    test_a_file_goes_from_upload_to_the_ledger(signed_in, company, patients)

    batch = _upload(signed_in, FILE.replace("2025", "2026"), "payments 2026.csv")
    page = signed_in.get(_page("columns", batch))
    assert page.context["profile"] == ImportProfile.objects.get(name="Finance")
    signed_in.post(_page("columns", batch), COLUMNS)
    drain()

    batch.refresh_from_db()
    assert batch.figures["verdicts"] == {"new": 3}


def test_recipients_of_one_country_are_said_once_for_the_file(signed_in, patients):
    """A report on paper, typed off: no country beside any name."""
    batch = _upload(signed_in, "to,amount,year\nLungenliga,CHF 7\u2018500,2019\n")
    signed_in.post(
        _page("columns", batch),
        {
            "recipient": "to",
            "amount": "amount",
            "paid_year": "year",
            "fixed_currency": "CHF",
            "fixed_category": "grant",
            "fixed_recipient_country": "CH",
            "profile_name": "Paper",
        },
    )
    drain()

    asked = ImportRecipient.objects.get(batch=batch)
    assert (asked.text, asked.country) == ("Lungenliga", "CH")
    batch.refresh_from_db()
    assert batch.figures["sums"]["CHF"]["refused"] == "7500.00"


def test_dates_that_fit_two_readings_are_asked(signed_in, patients):
    batch = _upload(
        signed_in,
        "to,amount,date\nRare Lung Alliance,10.00,03/04/2025\n"
        "Rare Lung Alliance,20.00,05/06/2025\n",
    )
    signed_in.post(
        _page("columns", batch),
        {
            "recipient": "to",
            "amount": "amount",
            "paid_on": "date",
            "fixed_currency": "GBP",
            "fixed_category": "grant",
            "profile_name": "Finance",
        },
    )
    drain()
    page = signed_in.get(_page("reading", batch))
    assert [question.key for question in page.context["form"].questions] == [
        "date_format"
    ]

    signed_in.post(_page("reading", batch), {"date_format": "%d/%m/%Y"})
    drain()

    batch.refresh_from_db()
    assert batch.mapping["file"]["date_format"] == "%d/%m/%Y"
    assert batch.state == "checked"


def test_a_file_that_is_none_gets_a_sentence(signed_in):
    page = signed_in.post(
        reverse("disclosures:import-upload"),
        {"file": SimpleUploadedFile("report.csv", b"%PDF-1.7 ...")},
    )

    assert not ImportBatch.objects.exists()
    assert "This is a PDF" in page.content.decode()


def test_other_companies_files_are_not_there(
    client, checked, patients, outsider_officer
):
    batch = checked(
        "to,amount,currency,year,purpose\nRare Lung Alliance,1,GBP,2025,x\n"
    )
    client.force_login(
        outsider_officer, backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    pages = ["detail", "reading", "columns", "words", "recipients", "refused"]
    assert {client.get(_page(name, batch)).status_code for name in pages} == {404}
    rows = reverse("disclosures:import-rows", args=[batch.public_id, "new"])
    move = reverse("disclosures:import-move", args=[batch.public_id, "discard"])
    assert client.get(rows).status_code == client.post(move).status_code == 404


def test_a_viewer_looks_and_changes_nothing(client, checked, patients, company, viewer):
    batch = checked(
        "to,amount,currency,year,purpose\nRare Lung Alliance,1,GBP,2025,x\n"
    )
    client.force_login(
        viewer, backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    page = client.get(_page("detail", batch))
    move = reverse("disclosures:import-move", args=[batch.public_id, "store"])

    assert page.status_code == 200
    assert b'<form method="post" action="/transfers/imports/' not in page.content
    assert client.post(move).status_code == 403
    assert cast.actor(viewer).has("viewer")


@pytest.mark.parametrize("count", [1, 40])
def test_lists_cost_the_same_for_one_and_for_many(
    signed_in, checked, patients, django_assert_num_queries, count
):
    lines = "".join(
        f"Rare Lung Alliance,{n},GBP,2025,x{n}\n" for n in range(1, count + 1)
    )
    batch = checked("to,amount,currency,year,purpose\n" + lines)
    signed_in.get(_page("detail", batch))

    with django_assert_num_queries(7):
        signed_in.get(reverse("disclosures:import-rows", args=[batch.public_id, "new"]))


def test_columns_from_which_nothing_is_taken_are_named(signed_in, checked, store):
    text = "to,amount,currency,year,purpose,Cost centre,\nMind,1,GBP,2025,Words,7,8\n"

    for batch in (waiting := checked(text), store(waiting)):
        page = " ".join(signed_in.get(_page("detail", batch)).content.decode().split())
        assert batch.figures["unused"] == ["Cost centre", "Column G"]
        assert "Nothing is taken from these columns:" in page
        assert '<span dir="auto">Cost centre</span>' in page


def test_a_stored_file_leads_to_its_payments(signed_in, checked, store, patients):
    batch = store(
        checked(
            "to,amount,currency,year,purpose\nRare Lung Alliance,1,GBP,2025,Words\n"
        )
    )

    page = signed_in.get(_page("payments", batch))

    assert [payment.description for payment in page.context["payments"]] == ["Words"]
    assert page.context["payments"][0].get_absolute_url() in page.content.decode()


def test_interrupted_work_begins_again_and_stores_once(signed_in, checked, patients):
    batch = checked(
        "to,amount,currency,year,purpose\nRare Lung Alliance,1,GBP,2025,x\n"
    )
    for name in ("store", "again", "again"):
        signed_in.post(reverse("disclosures:import-move", args=[batch.public_id, name]))

    assert drain() == 3

    assert Transfer.objects.count() == 1


def test_a_word_that_is_not_understood_leads_to_where_it_is_explained(
    sign_in, officer, viewer, patients
):
    """A file for the command says it in its mapping; here a page asks."""
    client = sign_in(officer)
    content = "to;amount;currency;paid on;category\nRare Lung;5;GBP;2025-03-01;odd\n"
    file = SimpleUploadedFile("payments.csv", content.encode())
    client.post(reverse("disclosures:import-upload"), {"file": file})
    batch = ImportBatch.objects.get()
    columns = {
        "recipient": "to",
        "amount": "amount",
        "currency": "currency",
        "paid_on": "paid on",
        "category": "category",
        "profile_name": "Finance",
    }
    client.post(reverse("disclosures:import-columns", args=[batch.public_id]), columns)
    drain()
    refused = reverse("disclosures:import-rows", args=[batch.public_id, "refused"])
    words = reverse("disclosures:import-words", args=[batch.public_id])

    page = client.get(refused).content.decode()
    others = sign_in(viewer).get(refused).content.decode()

    assert "“odd” is not one of the categories." in page
    assert page.count(f'href="{words}"') == 1
    assert "[values.category]" not in page
    assert words not in others
    assert "[values.category]" in others


def test_a_kept_file_that_can_be_read_no_more_is_told(signed_in):
    """Its answers were given before the reader was stricter."""
    file = SimpleUploadedFile("payments.csv", b"to,amount\nHope,5\n")
    signed_in.post(reverse("disclosures:import-upload"), {"file": file})
    ImportBatch.objects.update(mapping={"file": {"header_row": 9}})
    batch = ImportBatch.objects.get()

    page = signed_in.get(
        reverse("disclosures:import-columns", args=[batch.public_id]), follow=True
    )

    assert page.redirect_chain[-1][0].endswith("/reading/")
    assert "Name another row." in page.content.decode()
