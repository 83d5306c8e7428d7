"""The collection of SRF Data, where it lies beside the project: from the file to the register."""

import csv
import datetime
import hashlib
import io
import json
import re
from collections import defaultdict
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from zipfile import ZipFile

import pytest
import rustpy_xlsxwriter
from django.core.management import call_command
from django.db import connection
from python_calamine import CalamineWorkbook

from accounts.models import User
from disclosures.actions import answers, bulk, periods, publication, reports
from disclosures.findings import findings
from disclosures.models import Period, PublishedReport, RegisterLine, Transfer
from organisations.models import Organisation
from tests import cast
from tests.disclosures.exports import judges

ROOT = Path(__file__).parents[2]
FILE = ROOT.parent / "shared" / "data" / "srf_po_payments_dev.csv"
MAPPING = ROOT / "tests" / "examples" / "srf_mapping.toml"
TODAY = datetime.date(2026, 3, 1)
ALIKE = 0.9
METHOD = "Payments as the companies reported them, by the year in which they were made."

IN_THE_FILE = {
    "CHF": Decimal("5654820.60"),
    "EUR": Decimal("177762.5562"),
    "USD": Decimal("2129000.00"),
}
WITH_FOUR_DECIMALS = Decimal("7636.4062")
STORED = IN_THE_FILE | {"EUR": IN_THE_FILE["EUR"] - WITH_FOUR_DECIMALS}
COUNTS = {"CHF": 608, "EUR": 11, "USD": 4}

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real data is not here")


@pytest.fixture
def rows():
    """The rows of each company."""
    found = defaultdict(list)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["company"]].append(row)
    return found


@pytest.fixture
def copy(tmp_path):
    path = tmp_path / FILE.name
    path.write_bytes(FILE.read_bytes())
    return path


@pytest.fixture
def decisions(tmp_path, rows):
    """A file of decisions for a company: near spellings mean the first one, others are new."""

    def decisions(company):
        names = list(dict.fromkeys(row["payment_receiver"] for row in rows[company]))
        path = tmp_path / f"decisions-{company}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["recipient", "decision"])
            for number, name in enumerate(names):
                writer.writerow([name, meant(name, names[:number])])
        return path

    return decisions


def meant(name, earlier):
    """The first spelling that is nearly the same, as an officer would see at a glance."""
    letters = [re.sub(r"\W", "", each.casefold()) for each in (name, *earlier)]
    for spelling, other in zip(earlier, letters[1:], strict=True):
        if SequenceMatcher(None, letters[0], other).ratio() > ALIKE:
            return spelling
    return "new"


def run(name, *arguments):
    """A command's exit status, what it printed, and what it complained about."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command(name, *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as exit_:
        status = exit_.code
    return status, out.getvalue(), err.getvalue()


def bring_in(file, company, officer, *more, mapping=MAPPING):
    arguments = ["--company", company, "--mapping", mapping, "--by", officer]
    arguments += ["--only", f"company={company}", "--json", *more]
    return run("import_transfers", file, *arguments)


def founded(name, number=1):
    """The e-mail address of the first officer of a new company."""
    email = f"officer{number}@company.example"
    run("create_company", name, "--country", "CH", "--officer", email)
    return email


def by_currency(found):
    sums = defaultdict(Decimal)
    for currency, amount in found:
        sums[currency] += amount
    return dict(sums)


def sums_of(rows):
    return by_currency(
        (row["currency"], Decimal(str(row["amount"]))) for row in rows if row["amount"]
    )


def everything():
    """What a second run must leave as it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select (select count(*) from disclosures_historicaltransfer),"
            " (select count(*) from disclosures_historicalentry),"
            " (select count(*) from organisations_historicalorganisation),"
            " (select md5(string_agg(t::text, '' order by id))"
            "   from disclosures_transfer t)"
        )
        return cursor.fetchone()


def brought_in_by_all(rows, copy, decisions):
    """Every company's rows, twice; gives the sums that the command told."""
    told = []
    for number, (name, own) in enumerate(sorted(rows.items())):
        officer = founded(name, number)
        partial = ["--partial"] if name == "Celgene" else []
        more = ["--decisions", decisions(name), *partial]
        status, out, err = bring_in(copy, name, officer, *more)
        before = everything()
        again = bring_in(copy, name, officer, *more)
        assert err == ""
        found = json.loads(out)

        assert found["accepted"] + found["refused"] == found["read"] == len(own), name
        assert (status, found["refused"]) == (len(partial), len(partial))
        assert (status, out, err) == again
        assert everything() == before
        for currency, both in found["sums"].items():
            amounts = Decimal(both["accepted"]), Decimal(both["refused"])
            told.append((currency, sum(amounts)))
            assert sum(amounts) == sums_of(own)[currency]
    return by_currency(told)


def vat_stated(period, by, treatment="not_applicable"):
    """Of all rows that don't say it; how many they were."""
    words = "Grants are outside the scope of VAT"
    return bulk.set_vat(
        period, treatment, by=by, today=TODAY, reason=words, category="grant"
    )


def published(period, by, second):
    """The year from its last import to its report, with VAT and warnings settled in bulk."""
    assert vat_stated(period, by) == period.entries.count()
    period = periods.freeze(period, by=by)
    period = periods.open_review(period, by=by, today=TODAY)
    answered(period)
    period = periods.begin_correction(period, by=by, today=period.review_closes_on)
    report = reports.start(period, by=by, today=TODAY)
    report = reports.write(report, by=by, methodology=METHOD)
    for found in findings(report, blocking=False):
        reports.insist(found, "So it stands in the company's own report.", by=by)
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)
    return publication.publish(report, by=by, today=TODAY)


def answered(period):
    """Each recipient whose people can be reached says one thing about all of its rows."""
    entries = period.entries.filter(recipient__memberships__isnull=False)
    by_recipient = defaultdict(list)
    for entry in entries.select_related("recipient").order_by("pk"):
        by_recipient[entry.recipient].append(entry)
    for recipient, own in by_recipient.items():
        person = recipient.memberships.get().person
        said = ("confirmed", "questioned", "cannot_tell")[recipient.pk % 3]
        wrong = {"reason": "amount", "words": "Our books say less."}
        answers.answer(
            own,
            said,
            by=cast.actor(person),
            today=TODAY,
            **(wrong if said == "questioned" else {}),
        )


def reached(every=4):
    """People of some of the recipients, who can answer."""
    recipients = Organisation.objects.filter(kind="patients").order_by("pk")
    for recipient in recipients[::every]:
        cast.member(recipient, "administrator")


def all_published():
    """Every year of every company, stood for by two people."""
    for company in Organisation.objects.companies().order_by("pk"):
        officer = User.objects.distinct().get(memberships__organisation=company)
        by = cast.actor(officer)
        second = cast.actor(cast.member(company, "compliance_reviewer"))
        for period in company.periods.order_by("starts_on"):
            published(period, by, second)


def downloaded(client, form):
    response = client.get(f"/register/lines.{form}")
    data = b"".join(response.streaming_content)
    if form == "csv":
        return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    if form == "json":
        return json.loads(data)["lines"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    header, *found = book.get_sheet_by_index(0).to_python()
    return [dict(zip(header, row, strict=True)) for row in found]


def in_snapshots():
    """The lines of all snapshots, whose bytes are what was promised."""
    lines = []
    for report in PublishedReport.objects.prefetch_related("parts"):
        parts = sorted(report.parts.all(), key=lambda part: part.number)
        data = b"".join(bytes(part.data) for part in parts)
        assert hashlib.sha256(data).hexdigest() == report.sha256
        lines += json.loads(data)["lines"]
    return lines


def in_plain_sql(table):
    with connection.cursor() as cursor:
        cursor.execute(
            f"select currency, sum(amount), count(*) from {table} group by currency"
        )
        return {currency: (amount, count) for currency, amount, count in cursor}


@pytest.mark.django_db(transaction=True)
def test_every_company_from_its_file_to_the_register(client, rows, copy, decisions):
    counted = {currency: (STORED[currency], COUNTS[currency]) for currency in COUNTS}

    assert brought_in_by_all(rows, copy, decisions) == IN_THE_FILE
    assert in_plain_sql("disclosures_transfer") == counted
    with copy.with_name(f"{FILE.name}.errors.csv").open(encoding="utf-8-sig") as file:
        (refused,) = csv.DictReader(file)
    assert refused["Value"] == str(WITH_FOUR_DECIMALS)
    assert refused["What is wrong"] == "The amount has 4 decimals, but EUR has 2."

    reached()
    all_published()

    assert set(Period.objects.values_list("state", flat=True)) == {"in_correction"}
    assert PublishedReport.objects.count() == Period.objects.count() == 64
    assert in_plain_sql("disclosures_registerline") == counted
    page = client.get("/register/").context["found"].rows
    assert {total.currency: total.amount for total in page} == STORED
    for form in ("csv", "json", "xlsx"):
        assert sums_of(downloaded(client, form)) == STORED, form
    assert sums_of(in_snapshots()) == STORED
    said = set(RegisterLine.objects.values_list("answer", flat=True))
    assert said == {"confirmed", "questioned", "cannot_tell", "not_reached"}
    open_standards_hold(copy.parent)


def open_standards_hold(folder):
    """Other people's programs find no fault with what was published."""
    for form in ("datapackage", "csvw"):
        made = folder / f"{form}.zip"
        call_command("export_register", format=form, output=made)
        with ZipFile(made) as archive:
            archive.extractall(folder / form)
    grants = io.StringIO()
    path = folder / "grants.json"
    call_command("export_register", format="360giving", output=path, stdout=grants)

    judges.content("frictionless", "validate", "datapackage.zip", cwd=folder)
    judges.content("csvwvalidate", "lines.csv-metadata.json", cwd=folder / "csvw")
    for table in (
        "datapackage/transfers.csv",
        "datapackage/lines.csv",
        "csvw/lines.csv",
    ):
        with (folder / table).open(encoding="utf-8", newline="") as file:
            assert sums_of(csv.DictReader(file)) == STORED, table
    # The companies named no agreement, so no day of an award is known.
    assert json.loads(path.read_bytes())["grants"] == []
    assert "Grants: 0." in grants.getvalue()
    assert "stands in them: 623." in grants.getvalue()


def as_semicolons(rows, path):
    """As a spreadsheet of another country saves it: decimal commas, an older encoding."""
    with path.open("w", encoding="cp1252", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(
            {**row, "amount": row["amount"].replace(".", ",")} for row in rows
        )
    return {"encoding": "cp1252", "delimiter": ";", "decimal": ","}


def as_workbook(rows, path):
    rustpy_xlsxwriter.write_worksheet(
        [{**row, "amount": float(row["amount"])} for row in rows], str(path)
    )
    return {}


@pytest.mark.parametrize(
    ("write", "ending"), [(as_semicolons, "csv"), (as_workbook, "xlsx")]
)
def test_the_same_rows_in_another_kind_of_file(
    rows, tmp_path, decisions, write, ending
):
    path, mapping = tmp_path / f"payments.{ending}", tmp_path / "mapping.toml"
    written = write([row for own in rows.values() for row in own], path)
    lines = [f'{key} = "{value}"' for key, value in written.items()]
    columns = MAPPING.read_text(encoding="utf-8").partition("[columns]")[2]
    mapping.write_text("\n".join(["[file]", *lines, "[columns]", columns]), "utf-8")
    officer = founded("Pfizer")

    status, out, err = bring_in(
        path, "Pfizer", officer, "--decisions", decisions("Pfizer"), mapping=mapping
    )

    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "read": 93,
        "accepted": 93,
        "refused": 0,
        "sums": {"CHF": {"accepted": "735221.00", "refused": "0"}},
    }


def test_a_second_run_takes_back_nothing_that_was_stated_since(rows, copy, decisions):
    officer = founded("Pfizer")
    first = bring_in(copy, "Pfizer", officer, "--decisions", decisions("Pfizer"))
    by = cast.actor(User.objects.get(email=officer))
    for period in Period.objects.all():
        vat_stated(period, by, "included")
    periods.freeze(Period.objects.latest("starts_on"), by=by)
    before = everything()

    again = bring_in(copy, "Pfizer", officer, "--decisions", decisions("Pfizer"))

    assert again == first
    assert everything() == before


def test_near_spellings_wait_for_a_decision(copy):
    officer = founded("Pfizer")

    status, out, _err = bring_in(copy, "Pfizer", officer, "--new-recipients", "create")

    found = json.loads(out)
    assert (status, found["read"]) == (1, 93)
    assert 0 < found["refused"] < 93
    assert not Transfer.objects.exists()
    assert not Organisation.objects.filter(kind="patients").exists()
