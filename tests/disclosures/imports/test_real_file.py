"""The collection of SRF Data, where it lies beside the project: all companies, to the cent."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Count, Sum

from disclosures.models import Transfer
from organisations.models import Organisation
from tests import cast
from tests.disclosures.imports.conftest import figures

ROOT = Path(__file__).parents[3]
FILE = ROOT.parent / "shared" / "data" / "srf_po_payments_dev.csv"
MAPPING = ROOT / "tests" / "examples" / "srf_mapping.toml"

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real data is not here")


@pytest.fixture
def all_new(tmp_path):
    """Decisions that make a new organisation of every spelling."""
    with FILE.open(encoding="utf-8", newline="") as file:
        names = {row["payment_receiver"] for row in csv.DictReader(file)}
    path = tmp_path / "decisions.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["recipient", "decision"])
        writer.writerows((name, "new") for name in sorted(names))
    return path


def test_every_company_is_read_to_the_cent(command, all_new, tmp_path):
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    copy = tmp_path / FILE.name
    copy.write_bytes(FILE.read_bytes())
    sums = {}

    for name in sorted({row["company"] for row in rows}):
        company = cast.company(name, "CH")
        officer = cast.member(company, "disclosure_officer")
        arguments = [copy, "--company", company.public_id, "--mapping", MAPPING]
        arguments += ["--only", f"company={name}", "--by", officer.email, "--json"]
        arguments += ["--decisions", all_new, "--partial"]
        status, out, err = command(*arguments)
        again = command(*arguments)
        found = figures(out)
        own = [row for row in rows if row["company"] == name]

        assert err == ""
        assert found["accepted"] + found["refused"] == found["read"] == len(own)
        assert status == (1 if name == "Celgene" else 0)
        assert (status, out, err) == again
        assert (
            Transfer.objects.filter(disclosed_by=company).count() == found["accepted"]
        )
        for currency, both in found["sums"].items():
            total = Decimal(both["accepted"]) + Decimal(both["refused"])
            assert total == sum(
                Decimal(row["amount"]) for row in own if row["currency"] == currency
            )
            sums[currency] = sums.get(currency, 0) + total

    assert sums == {
        "CHF": Decimal("5654820.60"),
        "EUR": Decimal("177762.5562"),
        "USD": Decimal("2129000.00"),
    }
    stored = Transfer.objects.values("currency").annotate(
        rows=Count("pk"), sum=Sum("amount")
    )
    assert {(s["currency"], s["rows"], s["sum"]) for s in stored} == {
        ("CHF", 608, Decimal("5654820.60")),
        ("EUR", 11, Decimal("170126.15")),
        ("USD", 4, Decimal("2129000.00")),
    }
    with (tmp_path / f"{FILE.name}.errors.csv").open(encoding="utf-8-sig") as file:
        (refused,) = csv.DictReader(file)
    assert refused["Value"] == "7636.4062"
    assert refused["What is wrong"] == "The amount has 4 decimals, but EUR has 2."


def test_near_spellings_wait_for_a_decision(command, tmp_path):
    company = cast.company("Pfizer", "CH")
    officer = cast.member(company, "disclosure_officer")
    copy = tmp_path / FILE.name
    copy.write_bytes(FILE.read_bytes())

    status, out, _err = command(
        copy,
        *("--company", "Pfizer", "--mapping", MAPPING, "--only", "company=Pfizer"),
        *("--by", officer.email, "--json", "--new-recipients", "create"),
    )

    found = figures(out)
    assert (status, found["read"]) == (1, 93)
    assert 0 < found["refused"] < 93
    assert not Transfer.objects.exists()
    assert not Organisation.objects.filter(kind="patients").exists()
