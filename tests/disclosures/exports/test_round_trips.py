"""What one register publishes, another can take in: the same rows, the same sums."""

import datetime
import io
from collections import Counter
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from disclosures.actions import recognition
from disclosures.models import CountsOn, Entry, RegisterLine, Transfer
from organisations.models import Organisation
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.exports import year

MAPPINGS = Path(settings.BASE_DIR) / "docs" / "mappings"
FORMATS = {
    "csv": ("lines.csv", "lines.toml"),
    "json": ("lines.json", "lines.toml"),
    "xlsx": ("lines.xlsx", "lines.toml"),
    "datapackage": ("transfers.csv", "lines.toml"),
    "csvw": ("lines.csv", "lines.toml"),
    "360giving": ("grants.csv", "360giving.toml"),
}
SAME = (
    "year",
    "paid_on",
    "organisation_name",
    "country",
    "category",
    "form",
    "description",
    "benefit",
    "amount",
    "currency",
    "vat_treatment",
    "agreement_title",
)
IN_THE_LEDGER = {
    "year": "paid_year",
    "organisation_name": "recipient__legal_name",
    "country": "recipient__country",
}


@pytest.fixture
def taken_away(tmp_path):
    """Publishes a year, exports it, and gives back the file and what was public.

    All else is undone: what follows meets an empty installation.
    """

    def take(form, published=year.published, names=SAME):
        file, _mapping = FORMATS[form]
        path = tmp_path / file
        with transaction.atomic():
            published(cast.company())
            rows = Counter(RegisterLine.objects.values_list(*names))
            zipped = form in {"datapackage", "csvw"}
            made = tmp_path / "made.zip" if zipped else path
            call_command("export_register", format=form, output=made)
            if zipped:
                path.write_bytes(ZipFile(made).read(file))
            transaction.set_rollback(True)
        assert not Organisation.objects.exists()
        return path, rows

    return take


def brought_in(path, form, company=None):
    company = company or cast.company("Southgate Biologics")
    officer = cast.member(company, "disclosure_officer")
    err = io.StringIO()
    call_command(
        "import_transfers",
        str(path),
        "--company",
        company.legal_name,
        "--mapping",
        str(MAPPINGS / FORMATS[form][1]),
        "--new-recipients",
        "create",
        "--by",
        officer.email,
        stdout=io.StringIO(),
        stderr=err,
    )
    assert err.getvalue() == ""


def in_the_ledger(names=SAME):
    return Counter(
        Transfer.objects.values_list(*(IN_THE_LEDGER.get(name, name) for name in names))
    )


def sums(rows, amount, currency):
    found = Counter()
    for row, times in rows.items():
        found[row[currency]] += (row[amount] or Decimal(0)) * times
    return found


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "datapackage", "csvw"])
def test_rows_and_sums_come_back_as_they_were(taken_away, form):
    path, rows = taken_away(form)

    brought_in(path, form)

    assert in_the_ledger() == rows
    amount, currency = SAME.index("amount"), SAME.index("currency")
    assert sums(in_the_ledger(), amount, currency) == sums(rows, amount, currency)
    assert len(sums(rows, amount, currency)) == 4


def test_grants_come_back_from_360giving(taken_away):
    names = ("organisation_name", "country", "description", "amount", "currency")
    names = (*names, "agreement_title")
    path, rows = taken_away("360giving")
    signed = Counter()
    for row, times in rows.items():
        told = dict(zip(SAME, row, strict=True))
        if told["agreement_title"]:
            signed[tuple(told[name] for name in names)] += times

    brought_in(path, "360giving")

    assert in_the_ledger(names) == signed
    assert sums(signed, 3, 4) == {"GBP": Decimal("3000.00"), "EUR": Decimal("70.50")}


PAID, INVOICED = datetime.date(2026, 1, 14), datetime.date(2025, 12, 20)


def counts_by_invoice(company, by):
    """As decided from 2025 on, for which a payment has to be there."""
    recognition.decide(
        company,
        "generic-calendar-year",
        CountsOn.INVOICED,
        from_year=2025,
        reason="Our books",
        by=by,
        today=ledger.TODAY,
    )


def counted_otherwise(company):
    """A payment invoiced in the year before, and one that counts when it was paid."""
    by = cast.actor(cast.member(company, "disclosure_officer"))
    second = cast.actor(cast.member(company, "compliance_reviewer"))
    charity = cast.patients("Rare Lung Alliance")
    ledger.transfer(company, charity, by=by, paid_on=datetime.date(2025, 3, 1))
    counts_by_invoice(company, by)
    ledger.transfer(
        company, charity, by=by, paid_year=2026, paid_on=PAID, invoiced_on=INVOICED
    )
    ledger.published(ledger.in_review(company, by=by), by=by, second=second)


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "datapackage", "csvw"])
def test_lines_that_count_on_another_day_come_back(taken_away, form):
    names = ("year", "paid_on", "recognised_on", "recognised_by")
    path, rows = taken_away(form, counted_otherwise, names)
    assert (2025, PAID, INVOICED, "invoiced_on") in rows
    company = cast.company("Southgate Biologics")
    by = cast.actor(cast.member(company, "disclosure_officer"))
    ledger.transfer(company, cast.patients("Mind Together"), by=by, paid_year=2025)
    counts_by_invoice(company, by)

    brought_in(path, form, company)

    moved = Entry.objects.get(transfer__paid_on=PAID)
    assert (moved.period.year, moved.recognised_on) == (2025, INVOICED)
    assert (moved.transfer.invoiced_on, moved.transfer.paid_year) == (INVOICED, 2026)
    other = Entry.objects.get(transfer__paid_on=datetime.date(2025, 3, 1))
    assert (other.period.year, other.recognised_on) == (2025, None)
    assert other.transfer.invoiced_on is None
