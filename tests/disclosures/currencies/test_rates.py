"""load_exchange_rates: the European Central Bank's file, once and again, and rubbish."""

import datetime
import io
import zipfile
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from disclosures.models import ExchangeRate, RateFile
from disclosures.rates import load
from tables.shapes import Unusable
from tests.disclosures.currencies.conftest import FILE, TODAY


def zipped(**files):
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.csv", content)
    return stored.getvalue()


def test_each_day_and_currency_has_one_rate_and_the_euro_has_one(bank):
    of_friday = ExchangeRate.objects.filter(rated_on=datetime.date(2025, 3, 14))

    rates = dict(of_friday.values_list("currency", "rate"))

    assert rates == {
        "CHF": Decimal("0.96"),
        "EUR": Decimal(1),
        "JPY": Decimal(160),
        "USD": Decimal("1.2"),
    }
    assert (bank.added, bank.known, bank.different) == (12, 0, 0)


def test_the_same_file_again_adds_nothing(bank):
    again = load(FILE, "again.csv", today=TODAY)

    assert (again.added, again.known, again.different) == (0, 12, 0)
    assert RateFile.objects.get().name == "eurofxref-hist.csv"


def test_a_later_file_adds_its_days_and_changes_no_rate_that_is_here(bank):
    later = b"Date,USD\n2025-03-18,1.3\n2025-03-14,9.9\n"

    loaded = load(later, "later.csv", today=TODAY)

    assert (loaded.added, loaded.known, loaded.different) == (2, 1, 1)
    usd = ExchangeRate.objects.get(currency="USD", rated_on="2025-03-14")
    assert usd.rate == Decimal("1.2")


def damaged():
    """Three bytes inside the packed file are others."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rates.csv", FILE * 50)
    content = bytearray(stored.getvalue())
    begins = content.index(b"rates.csv") + len("rates.csv")
    content[begins : begins + 3] = b"\xff\xff\xff"
    return bytes(content)


def test_a_zip_file_with_one_csv_file_is_read():
    loaded = load(zipped(rates=FILE), "eurofxref-hist.zip", today=TODAY)

    assert loaded.added == 12


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The first line must be"),
        (b"\xff\xfe\x00", "no CSV"),
        (b"hello\nworld\n", "The first line must be"),
        (b"Date,USD,USD\n2025-03-14,1,1\n", "The first line must be"),
        (b"Date,EUR\n2025-03-14,1\n", "EUR can't be a column"),
        (b"Date,USD\n", "no rates"),
        (b"Date,USD\n14.3.2025,1\n", "Line 2: “14.3.2025” is no day"),
        (b"Date,USD\n2026-03-02,1\n", "Line 2: this day is still to come"),
        (b"Date,USD\n2025-03-14,1\n2025-03-14,1\n", "Line 3: this day stands twice"),
        (b"Date,USD\n2025-03-14,-1\n", "Line 2: “-1” is no rate of USD"),
        (b"Date,USD\n2025-03-14,0\n", "Line 2: “0” is no rate of USD"),
        (b"Date,USD\n2025-03-14,1e3\n", "Line 2: “1e3” is no rate of USD"),
        (b"Date,USD\n2025-03-14,NaN\n", "Line 2: “NaN” is no rate of USD"),
        (b"Date,USD,JPY\n2025-03-14,1\n", "Line 2 does not have as many columns"),
        (b"Date,USD\n2025-03-14,1,2\n", "Line 2 does not have as many columns"),
        (b'Date,USD\n2025-03-14,"1\n', "no CSV"),
        (zipped(a=FILE, b=FILE), "exactly one CSV file"),
        (zipped(a=FILE)[:-30] + b"x" * 30, "no CSV"),
        (damaged(), "can't be opened"),
    ],
)
def test_rubbish_is_refused_with_a_sentence_and_stores_nothing(db, content, words):
    with pytest.raises(Unusable, match=words):
        load(content, "rubbish.csv", today=TODAY)

    assert not RateFile.objects.exists()
    assert not ExchangeRate.objects.exists()


def test_the_command_tells_what_it_added(db, tmp_path, capsys):
    path = tmp_path / "rates.csv"
    path.write_bytes(FILE)

    call_command("load_exchange_rates", path)

    assert capsys.readouterr().out == "12 rates added.\n0 were here already.\n"


def test_the_command_says_why_a_file_cant_be_used(db, tmp_path):
    path = tmp_path / "rates.csv"
    path.write_bytes(b"Date,USD\n2025-03-14,much\n")

    with pytest.raises(CommandError, match="“much” is no rate of USD"):
        call_command("load_exchange_rates", path)
    with pytest.raises(CommandError, match="can't be read"):
        call_command("load_exchange_rates", tmp_path / "none.csv")
