"""The command gives what the public downloads give."""

import csv
import io
import json
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from tests.register import published


@pytest.fixture
def two_companies(payer, recipient):
    published.report(payer, [published.row(recipient, "10.00")], year=2024)
    other = published.organisation("Southgate Biologics", company=True)
    published.report(other, [published.row(recipient, "20.00")], year=2025)


def test_the_file_is_the_download(client, two_companies, tmp_path):
    for form in ("csv", "json"):
        call_command("export_register", format=form, output=tmp_path / form)

        download = b"".join(client.get(f"/register/lines.{form}").streaming_content)
        assert (tmp_path / form).read_bytes() == download


@pytest.mark.parametrize(
    ("form", "file"),
    [
        ("datapackage", "datapackage.zip"),
        ("csvw", "csvw.zip"),
        ("360giving", "360giving.json"),
        ("360giving", "360giving.csv"),
    ],
)
def test_the_file_of_an_open_standard_is_the_download(
    client, two_companies, tmp_path, form, file
):
    call_command("export_register", format=form, output=tmp_path / file)

    download = b"".join(client.get(f"/register/{file}").streaming_content)
    assert (tmp_path / file).read_bytes() == download


def test_a_data_package_is_narrowed_by_company_and_year_only(
    client, two_companies, payer
):
    narrowed = client.get("/register/datapackage.zip", {"company": payer.public_id})
    other = client.get("/register/datapackage.zip", {"q": "helpline"})

    with ZipFile(io.BytesIO(b"".join(narrowed.streaming_content))) as package:
        rows, reports = (
            list(csv.DictReader(io.StringIO(package.read(name).decode(), "")))
            for name in ("transfers.csv", "reports.csv")
        )
    assert [row["amount"] for row in rows] == ["10.00"]
    assert [row["company_id"] for row in reports] == [payer.public_id]
    assert other.status_code == 400
    assert other.content.decode() == (
        "This format can't be narrowed by “q”, only by company, year.\n"
    )


def test_a_company_and_a_year_narrow_it(two_companies, tmp_path):
    path = tmp_path / "lines.json"

    call_command(
        "export_register", format="json", output=path, company="Northwind Pharma"
    )
    of_company = json.loads(path.read_bytes())["lines"]
    call_command("export_register", format="json", output=path, year="2025")
    of_year = json.loads(path.read_bytes())["lines"]

    assert [line["amount"] for line in of_company] == ["10.00"]
    assert [line["amount"] for line in of_year] == ["20.00"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"company": "Nobody"}, "No company “Nobody” is on the register."),
        ({"year": "soon"}, "Enter a year with four digits"),
    ],
)
def test_what_cannot_be_exported_is_said_and_leaves_no_file(
    two_companies, tmp_path, options, sentence
):
    asked = {"format": "csv", "output": tmp_path / "lines"} | options

    with pytest.raises(CommandError, match=sentence) as refused:
        call_command("export_register", **asked)

    assert refused.value.returncode == 2
    assert not list(tmp_path.iterdir())
