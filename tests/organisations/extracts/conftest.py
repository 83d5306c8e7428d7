"""Extracts of a register, and the registrar who brings them."""

import datetime
from pathlib import Path

import pytest

from organisations.actions import extracts
from organisations.extracts.columns import from_toml
from tests import cast

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = datetime.date(2026, 3, 1)
MAPPING = (EXAMPLES / "register_mapping.toml").read_text(encoding="utf-8")
EXAMPLE = (EXAMPLES / "register.csv").read_text(encoding="utf-8")
HEADER = EXAMPLE.splitlines()[0]


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


@pytest.fixture
def checked(by):
    """An extract whose rows were read and compared: the file's text, its mapping."""

    def check(text=EXAMPLE, mapping=MAPPING, *, verifies=False, name="register.csv"):
        extract = extracts.upload(text.encode(), name, by=by)
        extracts.map_columns(extract, from_toml(mapping), by=by, verifies=verifies)
        extracts.begin_reading(extract, by=by)
        extracts.read(extract, by=by)
        extract.refresh_from_db()
        return extract

    return check


@pytest.fixture
def stored(checked, by):
    """The same, stored."""

    def store(*args, partial=False, **kwargs):
        extract = checked(*args, **kwargs)
        extracts.begin_storing(extract, by=by, partial=partial)
        extracts.store(extract, by=by, today=TODAY, partial=partial)
        extract.refresh_from_db()
        return extract

    return store


def lines(*rows):
    return "\n".join([HEADER, *rows, ""])
