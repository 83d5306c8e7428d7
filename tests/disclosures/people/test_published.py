"""Payments to persons in what is published: apart from every sum, the same everywhere."""

import csv
import hashlib
import io
import json
from decimal import Decimal
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.urls import reverse
from python_calamine import CalamineWorkbook

from disclosures.actions import opening, people, periods, publication, reports
from disclosures.exports.reports import keeping, source
from disclosures.models import Coverage, PublishedReport, RegisterTotal
from disclosures.publishing.contents import canonical
from disclosures.publishing.differences import differences
from regimes.models import Regime
from tests.disclosures import ledger
from tests.disclosures.exports.judges import content
from tests.disclosures.exports.test_standards import snapshot, validator
from tests.disclosures.people.conftest import FEES
from tests.draining import drain
from workflow.moves import Refused

TOLD = {
    "amount": "1234.50",
    "category": {"code": "service_fee", "label": "Fee for a service"},
    "currency": "GBP",
    "group": {"code": "patients_and_carers", "label": "Individual patients and carers"},
    "people": 12,
    "words": "Advice on leaflets",
}


@pytest.fixture
def published(company, period, by, second):
    def publish(**words):
        now = ledger.period_of(company)
        if now.state == "open":
            now = ledger.in_review(company, by=by)
        return ledger.published(now, by=by, second=second, **words)

    return publish


@pytest.fixture
def report(fees, published):
    return published()


def book(report, form):
    data = bytes(keeping.kept(report, form).data)
    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def test_the_snapshot_has_them_and_no_sum_does(report):
    said = snapshot(report)

    assert said["report"]["people_totals"] == [TOLD]
    assert said["report"]["sums"] == {"GBP": {"amount": "3200.00", "lines": 1}}
    assert said["report"]["lines"] == 1
    assert RegisterTotal.objects.get().amount == Decimal("3200")
    assert list(validator("report-1").iter_errors(said)) == []
    data = b"".join(bytes(part.data) for part in report.parts.order_by("number"))
    assert data.decode() == canonical(said)
    assert report.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "wrong",
    [{"amount": "-1.00"}, {"people": 0}, {"currency": "gbp"}, {"group": "patients"}],
)
def test_the_schema_refuses_wrong_totals(report, wrong):
    said = snapshot(report)
    said["report"]["people_totals"] = [TOLD | wrong]

    assert not validator("report-1").is_valid(said)


def test_a_report_without_them_has_no_such_key(published):
    report = published()

    assert "people_totals" not in snapshot(report)["report"]
    assert keeping.kept(report, "people") is None
    assert "People" not in book(report, "workbook").sheet_names


def test_a_version_with_totals_leaves_the_one_before_byte_for_byte(
    client, company, published, by, second
):
    first = published()
    address = f"{first.get_absolute_url()}snapshot.json"
    before = b"".join(client.get(address).streaming_content)
    period = ledger.period_of(company)
    with pytest.raises(Refused, match="new version has to be begun"):
        people.add(period, FEES, by=by, reason="Forgotten")
    draft = reports.start(period, by=by, today=ledger.TODAY, reason="Forgotten")
    people.add(period, FEES, by=by, reason="Forgotten")
    draft = reports.certify(draft, by=by, today=ledger.TODAY)
    reports.approve(draft, by=second, today=ledger.TODAY)
    newer = publication.publish(draft, by=by, today=ledger.TODAY)

    assert b"".join(client.get(address).streaming_content) == before
    assert hashlib.sha256(before).hexdigest() == first.sha256
    assert snapshot(newer)["report"]["people_totals"] == [TOLD]
    assert snapshot(newer)["lines"] == json.loads(before)["lines"]
    page = client.get(first.get_absolute_url()).content.decode()
    assert "Payments to individual people" not in page


def test_versions_name_what_changed(client, company, report, by, second):
    period = ledger.period_of(company)
    draft = reports.start(period, by=by, today=ledger.TODAY, reason="Counted anew")
    total = period.people_totals.get()
    people.change(
        total, {**FEES, "people": 13}, version=1, by=by, reason="Counted anew"
    )
    added = people.add(
        period, {**FEES, "currency": "EUR"}, by=by, reason="Found in the books"
    )

    found = differences(draft, PublishedReport.objects.get(pk=report.pk))

    assert [
        (each.kind, each.amount, [(c.label, c.before, c.after) for c in each.changes])
        for each in found
    ] == [
        ("new", "€1,234.50", []),
        ("changed", "£1,234.50", [("Number of people", "12", "13")]),
    ]
    people.remove(added, "A mistake", by=by)
    draft = reports.certify(draft, by=by, today=ledger.TODAY)
    reports.approve(draft, by=second, today=ledger.TODAY)
    newer = publication.publish(draft, by=by, today=ledger.TODAY)
    page = client.get(newer.get_absolute_url()).content.decode()
    assert "changed since the version before" in page
    assert "Number of people" in page
    first = client.get(report.get_absolute_url()).content.decode()
    assert "changed since the version before" not in first


@pytest.mark.parametrize("number", [1, 4])
def test_public_pages_cost_the_same_for_many(
    client, period, by, published, number, django_assert_num_queries
):
    for currency in ("GBP", "EUR", "CHF", "SEK")[:number]:
        people.add(period, {**FEES, "currency": currency}, by=by)
    report = published()

    drain()

    with django_assert_num_queries(3):
        found = client.get(report.get_absolute_url())
    page = found.content.decode()
    printed = client.get(reverse("register:report-print", args=[report.public_id]))

    for shown in (page, printed.getvalue().decode()):
        assert (
            shown.count("Individual patients and carers: Fee for a service") == number
        )
        assert "£1,234.50" in shown
        assert "nobody is named" in shown


def test_every_file_has_them_once(report):
    files = source.published(report)
    (row,) = csv.DictReader(
        io.StringIO(bytes(keeping.kept(report, "people").data).decode(), newline="")
    )

    assert (row["amount"], row["people"]) == ("1234.50", "12")
    assert row["report"] == report.public_id
    assert row["group"] == "patients_and_carers"
    for form in ("workbook", "efpia", "united-kingdom"):
        header, *rows = book(report, form).get_sheet_by_name("People").to_python()
        assert header[:2] == ["Who", "What for"], form
        assert [each[2:5] for each in rows] == [[1234.5, "GBP", 12]], form
    assert files.head["people_totals"] == [TOLD]


def test_the_uk_file_says_that_general_totals_are_not_of_one_country(report):
    lacks = keeping.kept(report, "united-kingdom").lacks

    assert any("not parted by country" in each for each in lacks)


def test_the_uk_file_of_a_report_without_totals_asks_for_them(published):
    report = published()

    lacks = keeping.kept(report, "united-kingdom").lacks

    assert any("add them by hand" in each for each in lacks)


def test_the_data_package_has_a_table_that_others_judge(report, tmp_path):
    path = tmp_path / "package.zip"
    call_command("export_register", format="datapackage", output=path)

    content("frictionless", "validate", path.name, cwd=tmp_path)
    with ZipFile(path) as archive:
        archive.extractall(tmp_path)
    text = (tmp_path / "people_totals.csv").read_bytes().decode()
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row == {
        "report": report.public_id,
        "company_id": report.company_public_id,
        "year": "2025",
        "group": "patients_and_carers",
        "group_label": "Individual patients and carers",
        "category": "service_fee",
        "category_label": "Fee for a service",
        "currency": "GBP",
        "amount": "1234.50",
        "people": "12",
        "words": "Advice on leaflets",
    }
    content("csvwvalidate", "people_totals.csv-metadata.json", cwd=tmp_path)


def test_a_report_of_people_alone_is_not_nothing(client, company, by, second):
    period = opening.open_year(company, 2025, by=by)
    people.add(period, FEES, by=by)
    report = ledger.published(periods.freeze(period, by=by), by=by, second=second)

    assert (report.nil, report.line_count, report.sums) == (False, 0, {})
    assert Coverage.objects.get(year=2025).state == Coverage.State.REPORT
    page = client.get(report.get_absolute_url()).content.decode()
    assert "£1,234.50" in page
    assert "gave nothing" not in page
    assert keeping.keep_all(report)
    for form in ("csv", *(each.form for each in report.files.all())):
        address = reverse("register:report-file", args=[report.public_id, form])
        assert client.get(address).status_code == 200, form
    printed = client.get(reverse("register:report-print", args=[report.public_id]))
    assert "£1,234.50" in printed.getvalue().decode()
    assert "lines" in json.loads(
        b"".join(client.get(f"{report.get_absolute_url()}snapshot.json"))
    )


def test_the_preview_shows_them(company, fees, by, officer, sign_in):
    period = ledger.in_correction(company, by=by)
    report = ledger.certified(period, by=by)

    page = sign_in(officer).get(
        reverse("disclosures:report-preview", args=[report.public_id])
    )

    assert "£1,234.50" in page.content.decode()
    assert "Individual patients and carers: Fee for a service" in page.content.decode()


def test_a_kind_that_the_rules_no_longer_name_keeps_its_code(company, fees, published):
    rules = Regime.objects.get(pk=fees.period.regime_id)
    profile = {k: v for k, v in rules.profile.items() if k != "people"}
    Regime.objects.filter(pk=rules.pk).update(profile=profile)

    (told,) = snapshot(published())["report"]["people_totals"]

    assert told["group"] == {"code": FEES["group"], "label": FEES["group"]}
