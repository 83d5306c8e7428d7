"""What companies published of a year about one recipient, as files for its own use."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from disclosures.exports import received
from independence.models import PublicIncome
from tests.register import published


@pytest.fixture
def recipient():
    found = published.organisation("Rare Lung")
    for name, amount in (("Northwind", "1000.10"), ("=Southgate", "20.00")):
        rows = [published.row(found, amount, paid_on=date(2025, 3, 14))]
        published.report(published.organisation(name, company=True), rows)
    own = published.organisation("Eastmere", company=True)
    other = published.organisation("Somebody else")
    rows = [
        published.row(found, None, benefit="A room for meetings"),
        published.row(other, "5.00"),
    ]
    published.report(own, rows)
    return found


def address(recipient, form, year=2025):
    return f"/register/organisations/{recipient.public_id}/received-{year}.{form}"


def rows(client, recipient):
    text = client.get(address(recipient, "csv")).content.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_statement_is_over_all_companies_and_nobody_else(client, recipient):
    found = [
        (row["company"], row["value"], row["currency"], row["date"], row["description"])
        for row in rows(client, recipient)
    ]

    assert sorted(found) == [
        ("'=Southgate", "20.00", "GBP", "2025-03-14", "Support of the helpline"),
        ("Eastmere", "", "GBP", "2025", "Support of the helpline; A room for meetings"),
        ("Northwind", "1000.10", "GBP", "2025-03-14", "Support of the helpline"),
    ]


def test_share_of_income_stands_there_only_when_the_organisation_made_it_public(
    client, recipient
):
    assert {row["share_of_income_percent"] for row in rows(client, recipient)} == {""}

    PublicIncome.objects.create(
        organisation_public_id=recipient.public_id,
        year=2025,
        starts_on=date(2025, 1, 1),
        ends_on=date(2025, 12, 31),
        currency="GBP",
        amount=Decimal(8000),
        source="Accounts",
    )

    shares = {
        row["company"]: row["share_of_income_percent"]
        for row in rows(client, recipient)
    }
    assert shares == {"'=Southgate": "0.25", "Eastmere": "", "Northwind": "12.50"}


def test_workbook_and_pdf_say_the_same(client, recipient):
    book = client.get(address(recipient, "xlsx")).content
    paper = client.get(address(recipient, "pdf")).content

    _header, *found = (
        CalamineWorkbook.from_filelike(io.BytesIO(book))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert sorted(str(row[1]) for row in found) == ["", "1000.1", "20.0"]
    assert b"pdfuaid:part>1" in paper


def test_a_pdf_of_too_many_entries_is_refused_with_a_sentence(
    client, recipient, monkeypatch
):
    monkeypatch.setattr(received, "MOST_ROWS", 2)

    response = client.get(address(recipient, "pdf"))

    assert response.status_code == 400
    assert "Take the CSV or XLSX file instead" in response.content.decode()


def test_a_year_without_entries_and_a_company_have_no_such_file(client, recipient):
    company = published.organisation("Westbrook", company=True)

    assert client.get(address(recipient, "csv", 2019)).status_code == 404
    assert client.get(address(recipient, "csv", 99999)).status_code == 404
    assert client.get(address(company, "csv")).status_code == 404


def test_page_of_the_recipient_leads_to_its_files(client, recipient):
    page = client.get(recipient.get_absolute_url()).content.decode()

    assert address(recipient, "xlsx") in page


@pytest.mark.parametrize("more", [0, 5])
def test_files_cost_the_same_for_many_entries(
    client, recipient, django_assert_max_num_queries, more
):
    company = published.organisation("Northern", company=True)
    published.report(company, [published.row(recipient) for _each in range(more + 1)])

    with django_assert_max_num_queries(4):
        client.get(address(recipient, "csv"))
