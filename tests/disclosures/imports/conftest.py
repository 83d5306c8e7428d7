"""Files to import, and the officer who brings them."""

import datetime
import io
import json

import pytest
from django.core.management import call_command

from disclosures.actions import import_undoing, imports
from disclosures.imports.mapping import from_toml
from tests import cast
from tests.disclosures.imports.taking_back import HEAD, ROWS, WHY

TODAY = datetime.date(2026, 3, 1)

MAPPING = """
[file]
decimal = "."
[columns]
recipient = "to"
amount = "amount"
currency = "currency"
paid_year = "year"
description = "purpose"
[defaults]
category = "grant"
vat_treatment = "not applicable"
"""
WITH_REFERENCE = MAPPING.replace("[defaults]", 'reference = "ref"\n[defaults]')


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def checked(company, by):
    """A batch whose rows were read and checked: the file's text, its mapping."""

    def check(text, mapping=MAPPING, *, only_year=None, name="payments.csv"):
        content = text if isinstance(text, bytes) else text.encode()
        batch = imports.upload(company, content, name, by=by)
        imports.map_columns(batch, from_toml(mapping), by=by, only_year=only_year)
        imports.begin_reading(batch, by=by)
        imports.read(batch, by=by)
        batch.refresh_from_db()
        return batch

    return check


@pytest.fixture
def store(by):
    """Stores a checked batch; new recipients are made of whoever is not near another."""

    def store_it(batch, *, partial=False, create=True):
        imports.take_decisions(batch, by=by, file=None, create=create)
        batch.refresh_from_db()
        imports.begin_storing(batch, by=by, partial=partial)
        imports.store(batch, by=by, today=TODAY, partial=partial)
        batch.refresh_from_db()
        return batch

    return store_it


@pytest.fixture
def stored(checked, store, patients):
    """Three payments of two years."""
    return store(checked(HEAD + ROWS))


@pytest.fixture
def take_back(by):
    def take(batch):
        import_undoing.begin(batch, WHY, by=by)
        import_undoing.take_back(batch, by=by, today=TODAY)
        batch.refresh_from_db()

    return take


@pytest.fixture
def command(capsys):
    """Runs import_transfers; gives its exit status, what it printed, what it complained."""

    def run(*arguments):
        out, err = io.StringIO(), io.StringIO()
        status = 0
        try:
            call_command(
                "import_transfers", *map(str, arguments), stdout=out, stderr=err
            )
        except SystemExit as exit_:
            status = exit_.code
        return status, out.getvalue(), err.getvalue()

    return run


def figures(text):
    return json.loads(text)
