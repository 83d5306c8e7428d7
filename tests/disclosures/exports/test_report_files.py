"""A report as a file: the same sums as the snapshot, and nothing left out in silence."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from python_calamine import CalamineWorkbook

from audit.acting import acting
from disclosures.actions import entries as entry_actions
from disclosures.actions import opening, periods, publication, reports
from disclosures.exports.reports import keeping, paper, source
from disclosures.exports.reports.formats import BY_CODE, of
from disclosures.exports.reports.made import sums
from disclosures.models import Period, PublishedFile, SnapshotPart, Transfer
from independence.models import PublicIncome
from organisations.models import Identifier
from tests import cast
from tests.disclosures import ledger
from tests.draining import drain

DAY = date(2025, 3, 14)


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def recipients():
    """One in each country that has a form of its own."""
    return {
        country: cast.patients(f"Lungs of {country}", country)
        for country in ("GB", "BE", "NL", "FR", "DE")
    }


@pytest.fixture
def given(company, recipients, by):
    """Payments of every kind to each of them."""

    def give(country, amount, **facts):
        known = {"currency": "EUR", "paid_on": DAY} | facts
        return ledger.transfer(
            company,
            recipients[country],
            by=by,
            amount=None if amount is None else Decimal(amount),
            **known,
        )

    give("GB", "1000.00", currency="GBP")
    give("GB", "250.50", currency="GBP", category="service_fee", form="service")
    give("GB", "49.50", currency="GBP", category="service_fee", form="service")
    give("GB", "30.25", currency="GBP", category="service_expenses", form="service")
    give("BE", "700.10", category="service_fee", form="service")
    give("BE", "299.90", category="grant")
    give("BE", "0.10", category="sponsorship_event")
    give("NL", "300.30")
    give("NL", "199.70")
    give("FR", "9.99")
    give("FR", "10.50", description="Printing of a leaflet; with a semicolon")
    give("FR", "2000.00", category="collaboration", agreement_title="=Lungs 2025")
    give("FR", "40.00", vat_treatment="excluded", vat_amount=Decimal("8.00"))
    first = give("DE", "20.00")
    give("DE", "-20.00", description="Paid back", refund_of=first)
    return give


@pytest.fixture
def publish(company, by, second_officer):
    def published(**words):
        period = Period.objects.get(company=company)
        if period.state == Period.State.OPEN:
            period = ledger.in_correction(company, by=by)
        second = cast.actor(second_officer)
        return ledger.published(period, by=by, second=second, **words)

    return published


def made(report, code):
    return BY_CODE[code].make(source.published(report))


def table(data, delimiter=","):
    text = io.StringIO(data.decode(), newline="")
    return list(csv.DictReader(text, delimiter=delimiter))


def sheet(data, name):
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    header, *rows = book.get_sheet_by_name(name).to_python()
    return [dict(zip(header, row, strict=True)) for row in rows]


def snapshot_sums(report):
    parts = SnapshotPart.objects.filter(report=report).order_by("number")
    text = b"".join(bytes(part.data) for part in parts)
    return sums(json.loads(text)["lines"])


def added(rows, *columns):
    found = {}
    for row in rows:
        for column in columns:
            if row[column] != "":
                amount = Decimal(str(row[column]))
                currency = row.get("Currency") or row["currency"]
                found[currency] = found.get(currency, Decimal(0)) + amount
    return dict(sorted(found.items()))


VALUE = "Value of financial support and invoiced costs"
TOTAL = "Contracted services: total of the period"
FEES, EXPENSES = "Contracted services: fees", "Contracted services: expenses"


def test_sums_of_each_whole_file_are_those_of_the_snapshot(client, given, publish):
    report = publish()
    whole = snapshot_sums(report)

    efpia = sheet(made(report, "efpia").data, "Patient organisations")
    rows = sheet(made(report, "workbook").data, "Lines")
    streamed = client.get(
        reverse("register:report-file", args=[report.public_id, "csv"])
    )

    assert whole == {"EUR": Decimal("3560.59"), "GBP": Decimal("1330.25")}
    assert added(efpia, VALUE, TOTAL) == whole
    assert added(rows, "amount") == whole
    assert added(table(streamed.getvalue()), "amount") == whole
    assert made(report, "pdf").sums == whole


@pytest.mark.parametrize("code", sorted(set(BY_CODE) - {"people"}))
def test_every_entry_is_in_a_file_or_named_as_left_out(given, publish, code):
    report = publish()

    file = made(report, code)

    left = sum(int(text.rsplit(": ", 1)[1].split(" ", 1)[0]) for text in file.left_out)
    assert file.entries + left == report.line_count


def test_efpia_form_lists_support_and_totals_services(given, publish):
    file = made(publish(), "efpia")

    rows = [
        row
        for row in sheet(file.data, "Patient organisations")
        if row["Organisation"] == "Lungs of GB"
    ]

    assert [(row["Heading"], row[VALUE], row[TOTAL]) for row in rows] == [
        ("Financial support and invoiced costs", 1000.0, ""),
        ("Contracted services", "", 330.25),
    ]
    assert sheet(file.data, "Methodology note")[0]["Methodology note"] == ledger.METHOD
    about = {row["What"]: row["Says"] for row in sheet(file.data, "About")}
    assert about["Company"] == "Northwind Pharma"
    assert len(about["SHA-256 of the report"]) == 64


def test_uk_form_parts_fees_from_expenses(given, publish):
    file = made(publish(), "united-kingdom")

    rows = sheet(file.data, "Patient organisations")

    assert [(row["Value"], row[FEES], row[EXPENSES]) for row in rows] == [
        (1000.0, "", ""),
        ("", 300.0, ""),
        ("", "", 30.25),
    ]
    assert file.sums == {"GBP": Decimal("1330.25")}
    assert [row["Who"] for row in sheet(file.data, "People")] == [
        "Members of the public and individual patients"
    ]


@pytest.mark.parametrize(
    ("first", "share"), [("2025-01-01", "13.3"), ("2024-04-01", "")]
)
def test_uk_form_has_a_share_of_income_only_of_the_same_year(
    given, publish, recipients, first, share
):
    last = {"2025-01-01": "2025-12-31", "2024-04-01": "2025-03-31"}[first]
    PublicIncome.objects.create(
        organisation_public_id=recipients["GB"].public_id,
        year=2025,
        starts_on=first,
        ends_on=last,
        currency="GBP",
        amount=Decimal(10_000),
        source="Accounts",
    )

    file = made(publish(), "united-kingdom")

    shares = {
        row["Share of the organisation’s income, per cent"]
        for row in sheet(file.data, "Patient organisations")
    }
    assert shares == {share}
    assert any("made public" in text for text in file.lacks) == (share == "")


def test_belgian_file_has_a_total_for_each_recipient_and_heading(given, publish):
    file = made(publish(), "belgium")

    rows = table(file.data)

    assert [(row["beneficiary"], row["category"], row["amount"]) for row in rows] == [
        ("Lungs of BE", "Fees, payments and refunds for services", "700.10"),
        ("Lungs of BE", "Financial or other contributions", "300.00"),
    ]
    assert added(rows, "amount") == file.sums
    assert "Number of the recipient in a register: empty for 3 entries." in file.lacks


def test_a_report_of_nothing_is_a_belgian_file_with_one_row(
    company, by, second_officer
):
    period = periods.freeze(opening.open_year(company, 2025, by=by), by=by)
    report = reports.start(period, by=by, today=ledger.TODAY)
    words = {"nil": True, "attestation": "We gave nothing to anybody in this year."}
    reports.write(report, by=by, methodology=ledger.METHOD, **words)
    report = reports.certify(report, by=by, today=ledger.TODAY)
    second = cast.actor(second_officer)
    report = reports.approve(report, by=second, today=ledger.TODAY)
    public = publication.publish(report, by=by, today=ledger.TODAY)

    file = made(public, "belgium")

    assert [each.code for each in of(source.published(public))] == ["pdf", "belgium"]
    assert [(x["category"], x["amount"]) for x in table(file.data)] == [("nil", "0")]


def test_dutch_file_counts_the_year_before_the_limit_and_rounds(
    given, publish, recipients
):
    file = made(publish(), "netherlands")

    (row,) = table(file.data, ";")

    assert row["amount"] == "500"
    assert file.sums == {"EUR": Decimal("500.00")}
    assert row["recipient_email"] == ""
    assert "E-mail address of the recipient: empty for 2 entries." in file.lacks
    assert "Kind of agreement: empty for 2 entries." in file.lacks


def test_dutch_file_names_what_stays_below_the_limit(
    given, company, publish, recipients, by
):
    with acting(by):
        Identifier.objects.create(
            organisation=recipients["NL"], scheme="NL-KVK", value="12345678"
        )
    other = cast.patients("Airways of NL", "NL")
    ledger.transfer(
        company,
        other,
        by=by,
        amount=Decimal("499.99"),
        currency="EUR",
        category="event_costs",
    )
    file = made(publish(), "netherlands")

    assert [row["recipient_id"] for row in table(file.data, ";")] == ["12345678"]
    assert "Below the limit of the rules: 1 entry, €499.99." in file.left_out


def test_french_file_has_the_fields_and_leaves_out_what_is_below_ten_euros(
    given, publish
):
    file = made(publish(), "france")

    rows = {
        row["LIGNE_TYPE"] + row["AVANT_MONTANT_TTC"]: row
        for row in table(file.data, ";")
    }

    assert set(rows) == {"[A]11", "[A]48", "[C]"}
    benefit, agreement = rows["[A]11"], rows["[C]"]
    assert benefit["LIGNE_ACTION"] == "[C]"
    assert benefit["BENEF_CATEGORIE"] == "[AUS]"
    assert benefit["AVANT_DATE_SIGNATURE"] == "14/03/2025"
    assert benefit["AVANT_NATURE"] == "Printing of a leaflet; with a semicolon"
    assert len(agreement["LIGNE_IDENTIFIANT"]) == 16
    assert "Below the limit of the rules: 1 entry, €9.99." in file.left_out


def test_french_file_of_a_correction_sends_only_what_changed(given, publish, by):
    first = publish()
    kept = {
        row["AVANT_MONTANT_TTC"]: row["LIGNE_IDENTIFIANT"]
        for row in table(made(first, "france").data, ";")
    }
    changed = Transfer.objects.get(amount="10.50")
    gone = Transfer.objects.get(amount="40.00")
    with acting(by, "Corrected"):
        Transfer.objects.filter(pk=changed.pk).update(
            description="Printing of two leaflets"
        )
        Transfer.objects.filter(pk=gone.pk).update(currency="GBP")
        entry_actions.follow([changed.pk, gone.pk], today=ledger.TODAY)
    given("FR", "77.00")

    report = publish(reason="A wrong description and a payment that was missing.")
    file = made(report, "france")

    assert {
        (row["LIGNE_ACTION"], row["LIGNE_IDENTIFIANT"])
        for row in table(file.data, ";")
        if row["LIGNE_ACTION"] != "[C]"
    } == {("[M]", kept["11"]), ("[S]", kept["48"])}
    assert [
        row["AVANT_MONTANT_TTC"]
        for row in table(file.data, ";")
        if row["LIGNE_ACTION"] == "[C]"
    ] == ["77"]
    assert any(text.startswith("As in the version before") for text in file.left_out)


def test_texts_of_people_are_no_formulas(given, publish):
    rows = table(made(publish(), "france").data, ";")

    assert {row["CONV_OBJET"][:1] for row in rows} <= {"", "H"}
    assert all(not row["AVANT_CONVENTION_LIE"].startswith("=") for row in rows)


def test_pdf_is_tagged_and_says_all_of_it(given, publish):
    data = made(publish(), "pdf").data

    assert data.startswith(b"%PDF-")
    assert b"/MarkInfo" in data
    assert b"pdfuaid:part>1" in data
    assert b"/Lang(en" in data


def test_pdf_of_very_many_entries_says_where_they_are(given, publish, monkeypatch):
    monkeypatch.setattr(paper, "MOST_ROWS", 3)

    file = made(publish(), "pdf")

    assert file.entries == 0
    assert file.data.startswith(b"%PDF-")


def test_files_are_made_after_publication_and_stay_as_they_are(client, given, publish):
    report = publish()
    drain()
    there = {file.form: bytes(file.data) for file in PublishedFile.objects.all()}

    again = keeping.keep_all(report)
    response = client.get(
        reverse("register:report-file", args=[report.public_id, "pdf"])
    )

    assert set(there) == set(BY_CODE) - {"people"}  # it has no such totals
    assert again == 0
    assert response.content == there["pdf"]
    with pytest.raises(ProgrammingError), transaction.atomic():
        PublishedFile.objects.update(data=b"")


def test_a_file_is_made_when_somebody_asks_first(client, given, publish):
    report = publish()
    address = reverse("register:report-file", args=[report.public_id, "netherlands"])

    first, second = client.get(address), client.get(address)

    assert first.content == second.content
    assert first["Content-Disposition"].endswith('-netherlands.csv"')
    assert PublishedFile.objects.count() == 1


def test_a_form_that_the_report_does_not_have_is_not_found(
    client, company, patients, publish
):
    ledger.transfer(company, patients)
    report = publish()

    for form in ("france", "no-such-form"):
        address = reverse("register:report-file", args=[report.public_id, form])
        assert client.get(address).status_code == 404


def test_page_lists_files_within_three_queries(
    client, given, publish, django_assert_max_num_queries
):
    report = publish()
    drain()

    with django_assert_max_num_queries(3):
        page = client.get(report.get_absolute_url())

    urls = [each.url.rsplit("/", 1)[-1] for each in page.context["files"]]
    kept = [code for code in BY_CODE if code != "people"]  # it has no such totals
    assert urls == [*kept, "csv", "snapshot.json", ""]
    assert all(each.size for each in page.context["files"][: len(kept)])
    assert "Below the limit of the rules" in page.content.decode()


def test_page_to_print_has_every_entry(
    client, given, publish, django_assert_num_queries
):
    report = publish()
    address = reverse("register:report-print", args=[report.public_id])

    with django_assert_num_queries(2):
        text = client.get(address).getvalue().decode()

    assert text.count("<tr ") == report.line_count + 1
    assert "£1,000.00" in text
    assert "−€20.00" in text
    assert text.rstrip().endswith("</html>")
