"""An invented list, loaded as the command does it."""

import csv
import datetime
import io

import pytest

from audit.acting import Actor, acting
from organisations.actions import screening_lists
from organisations.models import GoverningMember, ScreeningMatch
from organisations.screening.lists import COLUMNS, read
from tests import cast

TODAY = datetime.date(2026, 3, 1)
ENTRIES = (
    ("O-1", "Rare Lung Aliance", "", "organisation", "GB", "Invented programme"),
    ("O-2", "Blue Harbour Shipping Ltd", "", "organisation", "", ""),
    ("P-1", "Example, Ann Marie", "A. M. Example", "person", "", "Invented"),
)


def as_file(*entries):
    out = io.StringIO()
    csv.writer(out).writerows([COLUMNS, *entries])
    return out.getvalue().encode()


@pytest.fixture
def load():
    """Loads an edition of a list; gives what that changed."""

    def load(*entries, dated_on=TODAY, name="invented", today=TODAY):
        content = as_file(*entries)
        return screening_lists.load(
            read(content, "list.csv").entries,
            content,
            "list.csv",
            name=name,
            source="Made up",
            dated_on=dated_on,
            by=Actor(person_id=None),
            today=today,
        )

    return load


@pytest.fixture
def registrar(operator):
    return cast.member(operator, "registrar")


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


@pytest.fixture
def chair(patients):
    with acting(Actor(person_id=None)):
        return GoverningMember.objects.create(
            organisation=patients, name="Ann Marie Example", office="Chair"
        )


@pytest.fixture
def match(load, patients):
    load(*ENTRIES)
    return ScreeningMatch.objects.get(organisation=patients, member=None)
