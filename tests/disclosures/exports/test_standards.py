"""What we publish is what the open standards say, judged by other people's programs."""

import csv
import io
import json
from decimal import Decimal
from operator import itemgetter
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from disclosures.actions import corrections
from disclosures.models import LineVersion, PublishedReport
from organisations.actors import NOBODY
from register import schemas
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.exports import year
from tests.disclosures.exports.judges import GRANTS, content, faults_of_grants, judged


@pytest.fixture
def report(company):
    return year.published(company)


def exported(form, path, **options):
    call_command("export_register", format=form, output=path, **options)
    return path


def validator(name):
    every = [
        (f"{each}.json", json.loads(schemas.content(each))) for each in schemas.NAMES
    ]
    for _name, schema in every:
        Draft202012Validator.check_schema(schema)
    registry = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in every
    )
    return Draft202012Validator(dict(every)[f"{name}.json"], registry=registry)


def snapshot(report):
    parts = report.parts.order_by("number")
    return json.loads(b"".join(bytes(part.data) for part in parts))


def test_every_line_and_snapshot_of_a_year_is_as_the_schemas_say(report):
    of_lines, of_reports = validator("line-1"), validator("report-1")

    for version in LineVersion.objects.all():
        assert list(of_lines.iter_errors(json.loads(version.content))) == []
    for each in PublishedReport.objects.all():
        assert list(of_reports.iter_errors(snapshot(each))) == []


WRONG = {
    "amount": (3200, "3200.", "1e3"),
    "currency": ("gbp",),
    "paid_on": ("3 May 2025",),
    "form": ("gift",),
}


def test_schemas_take_new_keys_and_refuse_wrong_values(report):
    line = json.loads(LineVersion.objects.order_by("pk").first().content)
    of_lines = validator("line-1")

    assert of_lines.is_valid(line | {"a_key_of_tomorrow": {"any": "thing"}})
    for key, values in WRONG.items():
        for value in values:
            assert not of_lines.is_valid(line | {key: value}), key
    del line["vat"]
    assert not of_lines.is_valid(line)


def test_schemas_stand_at_stable_addresses(client):
    for name in schemas.NAMES:
        response = client.get(f"/register/schema/{name}.json")

        assert response.json()["$id"] == f"{name}.json"
        assert "immutable" in response["Cache-Control"]
    assert client.get("/register/schema/line-2.json").status_code == 404


def test_the_data_package_is_valid_and_joins(report, tmp_path):
    asked = corrections.ask(
        report,
        reason="missing",
        words="A secret person asks: the spring grant is not there.",
        email="asker@people.example",
        by=NOBODY,
        today=ledger.TODAY,
    )
    path = exported("datapackage", tmp_path / "package.zip")

    content("frictionless", "validate", path.name, cwd=tmp_path)
    with ZipFile(path) as archive:
        package = json.loads(archive.read("datapackage.json"))
        tables = {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode(), "")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }

    assert len(package["resources"]) == 8
    (request,) = tables["requests.csv"]
    assert (request["request"], request["reason"]) == (asked.public_id, "missing")
    assert "secret person" not in str(tables)
    assert "asker@people.example" not in str(tables)
    assert len(tables["transfers.csv"]) == 7
    assert sorted(row["kind"] for row in tables["corrections.csv"]) == [
        "answered",
        "changed",
        "removed",
        "withdrawn",
    ]
    assert "Secret words" not in str(tables)
    assert "=1+1" in {row["description"] for row in tables["transfers.csv"]}
    assert {row["methodology"] for row in tables["reports.csv"]} != {""}


def test_a_package_of_one_company_and_year_joins_too(report, tmp_path):
    other = cast.company("Southgate Biologics")
    by = cast.actor(cast.member(other, "disclosure_officer"))
    second = cast.actor(cast.member(other, "compliance_reviewer"))
    ledger.entry(other, cast.patients("Heart Circle"), by=by, description="Of another")
    ledger.published(ledger.in_review(other, by=by), by=by, second=second)
    path = tmp_path / "package.zip"

    exported("datapackage", path, company=report.company_name, year="2025")

    content("frictionless", "validate", path.name, cwd=tmp_path)
    with ZipFile(path) as archive:
        everything = b"".join(map(archive.read, archive.namelist())).decode()
    assert "Helpline for families" in everything
    assert "Of another" not in everything
    assert "Southgate" not in everything


def test_a_wrong_package_is_found_by_the_judge(report, tmp_path):
    path = exported("datapackage", tmp_path / "package.zip")
    with ZipFile(path) as archive:
        archive.extractall(tmp_path / "all")
    table = tmp_path / "all" / "transfers.csv"
    table.write_bytes(table.read_bytes().replace(b"cash", b"gift", 1))

    status, _said = judged(
        "frictionless", "validate", "datapackage.json", cwd=tmp_path / "all"
    )

    assert status == 1


def test_csv_on_the_web_is_valid(client, report, tmp_path):
    path = exported("csvw", tmp_path / "csvw.zip")
    with ZipFile(path) as archive:
        archive.extractall(tmp_path)
    served = client.get("/register/csvw/lines.csv")

    content("csvwvalidate", "lines.csv-metadata.json", cwd=tmp_path)

    assert b"".join(served.streaming_content) == (tmp_path / "lines.csv").read_bytes()
    described = client.get("/register/csvw/lines.csv-metadata.json").json()
    assert described == json.loads((tmp_path / "lines.csv-metadata.json").read_text())


def test_grants_have_the_day_of_their_agreement_or_are_left_out(
    report, tmp_path, capsys, settings
):
    settings.GRANTS_PREFIX = "360G-example"
    path = exported("360giving", tmp_path / "grants.json")
    flat = exported("360giving", tmp_path / "grants.csv")
    note = (tmp_path / "grants.json.note.txt").read_text()
    package = json.loads(path.read_text(), parse_float=Decimal)
    euro, pound = sorted(package["grants"], key=itemgetter("currency"))

    assert pound["awardDate"] == euro["awardDate"] == "2025-02-03"
    assert str(pound["amountAwarded"]) == "3000.00"
    assert str(euro["amountAwarded"]) == "70.50"
    assert pound["recipientOrganization"][0]["id"] == "GB-CHC-1160024"
    assert euro["recipientOrganization"][0]["id"].startswith("360G-example-ORG:")
    assert pound["id"].startswith("360G-example-")
    assert package["description"] == note.strip()
    assert note.startswith("Grants: 2. Lines left out, no grant or donation (")
    assert "Lines left out, help without a value in money: 1." in note
    assert "Lines left out, no day of an award because" in note
    assert "stands in them: 3." in note
    rows = list(csv.DictReader(io.StringIO(flat.read_bytes().decode(), "")))
    assert {row["Amount Awarded"] for row in rows} == {"70.50", "3000.00"}
    assert note.strip() in capsys.readouterr().out


@pytest.mark.skipif(not GRANTS.exists(), reason="the schema of 360Giving is not here")
def test_grants_are_as_the_schema_of_360giving_says(report, tmp_path):
    package = json.loads(exported("360giving", tmp_path / "grants.json").read_text())

    assert faults_of_grants(package) == []
