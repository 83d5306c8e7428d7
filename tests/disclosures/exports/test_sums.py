"""Whatever a company publishes, every way of reading it gives the same sums and rows."""

import csv
import html
import io
import json
import re
from collections import defaultdict
from decimal import Decimal
from zipfile import ZipFile

from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from disclosures.actions import people, publication, reports
from disclosures.actions.splitting import Part, split
from disclosures.exports.reports import keeping
from disclosures.findings import open_findings
from disclosures.models import PublishedReport
from tests import cast
from tests.disclosures import ledger
from ui.amounts import SIGNS, minor_units

CURRENCIES = ("GBP", "EUR", "JPY", "KWD")
PAYMENTS = st.lists(
    st.tuples(
        st.integers(0, 2),  # who receives
        st.sampled_from(CURRENCIES),
        st.integers(1, 99_999_999),  # the smallest units of the currency
        st.sampled_from(["included", "excluded", "not_applicable"]),
        st.sampled_from(["paid", "paid", "in kind", "paid back", "split"]),
    ),
    min_size=1,
    max_size=7,
)
PEOPLE = st.dictionaries(
    st.sampled_from(CURRENCIES),
    st.tuples(st.integers(1, 99_999_999), st.integers(1, 300)),
    max_size=3,
)
IN_KIND = {
    "form": "in_kind",
    "category": "donation_in_kind",
    "amount": None,
    "valuation": "not_meaningful",
    "benefit": "A room",
}


def recorded(company, payments, by):
    """Makes the payments; gives what should be read, in plain Python."""
    names = ("Rare Lung Alliance", "Ärzte und Kranke", "Heart Circle")
    recipients = [cast.patients(name) for name in names]
    expected = defaultdict(lambda: (Decimal(0), 0))

    def make(recipient, currency, amount, **facts):
        total, count = expected[currency]
        expected[currency] = (total + (amount or 0), count + 1)
        facts = {"amount": amount, "currency": currency, **facts}
        return ledger.transfer(company, recipient, by=by, **facts)

    for number, currency, units, vat, way in payments:
        recipient = recipients[number]
        amount = Decimal(units).scaleb(-minor_units(currency))
        if way == "in kind":
            make(recipient, currency, **IN_KIND)
            continue
        paid = make(recipient, currency, amount, vat_treatment=vat)
        if way == "split" and units > 1:
            unit = Decimal(1).scaleb(-minor_units(currency))
            _halves(paid, recipients[:2], unit, by)
            total, count = expected[currency]
            expected[currency] = (total, count + 1)
        if way == "paid back":
            make(recipient, currency, -amount, vat_treatment=vat, refund_of=paid)
    return dict(expected)


def told_of_people(period, totals, by):
    """Makes the totals of payments to persons; gives what should be read of them."""
    expected = {}
    for currency, (units, number) in totals.items():
        amount = Decimal(units).scaleb(-minor_units(currency))
        expected[currency] = (amount, number)
        people.add(
            period,
            {
                "group": "patients_and_carers",
                "category": "all",
                "currency": currency,
                "amount": amount,
                "people": number,
            },
            by=by,
        )
    return expected


def _halves(paid, recipients, unit, by):
    """One payment becomes two of its smallest unit and the rest."""
    amounts = (unit, paid.amount - unit)
    parts = [
        Part(recipient=recipient, amount=amount, description=f"Part {number}")
        for number, (recipient, amount) in enumerate(
            zip(recipients, amounts, strict=True)
        )
    ]
    split(paid, parts, by=by, reason="For two", today=ledger.TODAY)


def counted(rows):
    found = defaultdict(lambda: (Decimal(0), 0))
    for row in rows:
        total, count = found[row["currency"]]
        amount = Decimal(str(row["amount"] or 0))
        found[row["currency"]] = (total + amount, count + 1)
    return dict(found)


def table(content):
    return csv.DictReader(io.StringIO(content.decode(), newline=""))


def everywhere(client, report):
    """Each way of reading what was published, with the sums that it gives."""

    def taken(file):
        return b"".join(client.get(f"/register/{file}").streaming_content)

    snapshot = client.get(f"{report.get_absolute_url()}snapshot.json")
    said = json.loads(b"".join(snapshot.streaming_content))
    yield "snapshot", counted(said["lines"])
    yield "snapshot's own sums", said_sums(said["report"]["sums"])
    yield "csv", counted(table(taken("lines.csv")))
    yield "json", counted(json.loads(taken("lines.json"))["lines"])
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(taken("lines.xlsx")))
    header, *rows = sheet.get_sheet_by_index(0).to_python()
    yield "xlsx", counted(dict(zip(header, row, strict=True)) for row in rows)
    with ZipFile(io.BytesIO(taken("datapackage.zip"))) as package:
        for name in ("transfers.csv", "lines.csv"):
            yield f"data package, {name}", counted(table(package.read(name)))
        (kept,) = table(package.read("reports.csv"))
        yield "data package, reports.csv", said_sums(json.loads(kept["sums"]))
    with ZipFile(io.BytesIO(taken("csvw.zip"))) as both:
        yield "csvw", counted(table(both.read("lines.csv")))
    with connection.cursor() as cursor:
        cursor.execute(
            "select currency, coalesce(sum(amount), 0), count(*)"
            " from disclosures_transfer where state <> 'excluded' group by currency"
        )
        yield "sql", {currency: (total, count) for currency, total, count in cursor}
    pdf = keeping.kept(PublishedReport.objects.get(pk=report.pk), "pdf")
    pages = PdfReader(io.BytesIO(pdf.data)).pages
    yield "pdf", on_paper("\n".join(page.extract_text() for page in pages))
    yield "page", on_page(client.get(report.get_absolute_url()).content.decode())


def people_everywhere(client, report):
    """Each way of reading what was paid to persons: currency → total, number of people."""
    snapshot = client.get(f"{report.get_absolute_url()}snapshot.json")
    said = json.loads(b"".join(snapshot.streaming_content))
    yield "snapshot", totals(said["report"].get("people_totals", []))
    package = b"".join(client.get("/register/datapackage.zip").streaming_content)
    with ZipFile(io.BytesIO(package)) as packed:
        yield "data package", totals(table(packed.read("people_totals.csv")))
    published = PublishedReport.objects.get(pk=report.pk)
    own = keeping.kept(published, "people")
    yield "csv", totals(table(bytes(own.data))) if own else {}
    book = bytes(keeping.kept(published, "workbook").data)
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(book))
    found = {}
    if "People" in sheets.sheet_names:
        _header, *rows = sheets.get_sheet_by_name("People").to_python()
        found = {row[3]: (Decimal(str(row[2])), int(row[4])) for row in rows}
    yield "workbook", found
    pdf = PdfReader(io.BytesIO(keeping.kept(published, "pdf").data))
    text = "\n".join(page.extract_text() for page in pdf.pages)
    part = text.partition("Payments to individual people")[2]
    part = part.partition("How the company counted")[0]
    yield "pdf", on_paper(f"Kind Entries Sum\n{part}")
    page = client.get(report.get_absolute_url()).content.decode()
    yield "page", people_on_page(page)


def totals(rows):
    return {
        row["currency"]: (Decimal(row["amount"]), int(row["people"])) for row in rows
    }


def said_sums(sums):
    return {
        currency: (Decimal(each["amount"]), each["lines"])
        for currency, each in sums.items()
    }


def on_page(page):
    """The table of sums as its text says it."""
    rows = re.findall(
        r'header">([A-Z]{3})</th><td[^>]*>([\d,]+)</td><td[^>]*>([^<]+)</td>', page
    )
    return {
        currency: (
            Decimal(re.sub(r"[^\d.−-]", "", html.unescape(text)).replace("−", "-")),
            int(count.replace(",", "")),
        )
        for currency, count, text in rows
    }


def people_on_page(page):
    """The table of payments to persons as its text says it."""
    table = page.partition("Payments to individual people</caption>")[2]
    found = {}
    codes = {sign: code for code, sign in SIGNS.items()}
    for number, text in re.findall(
        r'"Number of people">(\d+)</td><td[^>]*>([^<]+)</td>', table
    ):
        sign, digits = re.fullmatch(
            r"([A-Z]{3}|[£€$])\s*([\d.,]+)", html.unescape(text)
        ).groups()
        amount = Decimal(digits.replace(",", ""))
        found[codes.get(sign, sign)] = (amount, int(number))
    return found


def on_paper(text):
    """The table "By kind and currency", as its words say it, without the page's heads."""
    table = text.partition("Kind Entries Sum\n")[2]
    for end in ("Payments to individual people", "How the company counted"):
        table = table.partition(end)[0]
    found = defaultdict(lambda: (Decimal(0), 0))
    codes = {sign: code for code, sign in SIGNS.items()}
    for count, minus, currency, amount in re.findall(
        r" (\d+) (−?)([A-Z]{3}\xa0|[£€$])([\d.,]+)$", table, re.MULTILINE
    ):
        code = codes.get(currency, currency.strip())
        total, lines = found[code]
        value = Decimal(minus.replace("−", "-") + amount.replace(",", ""))
        found[code] = (total + value, lines + int(count))
    return dict(found)


def published_all_the_same(period, by, second):
    """Two payments that are alike are asked about; here they are truly two."""
    period = ledger.ended(period, by=by)
    report = reports.start(period, by=by, today=ledger.TODAY)
    report = reports.write(report, by=by, methodology=ledger.METHOD)
    for finding in open_findings(report):
        reports.insist(finding, "These are truly two payments.", by=by)
    report = reports.certify(report, by=by, today=ledger.TODAY)
    report = reports.approve(report, by=second, today=ledger.TODAY)
    return publication.publish(report, by=by, today=ledger.TODAY)


@settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(payments=PAYMENTS, people_paid=PEOPLE)
def published_and_read(payments, people_paid):
    with transaction.atomic():
        company = cast.company()
        by = cast.actor(cast.member(company, "disclosure_officer"))
        second = cast.actor(cast.member(company, "compliance_reviewer"))
        expected = recorded(company, payments, by)
        to_people = told_of_people(ledger.period_of(company), people_paid, by)
        period = ledger.in_review(company, by=by)
        report = published_all_the_same(period, by, second)

        for where, found in everywhere(Client(), report):
            assert found == expected, where
        for where, found in people_everywhere(Client(), report):
            assert found == to_people, where
        transaction.set_rollback(True)


def test_every_way_of_reading_a_report_gives_the_same_sums(db):
    published_and_read()
