"""Thousands of real charities with their other names: merged in pairs, and parted again."""

import csv
import datetime
from pathlib import Path

import pytest

from audit.acting import acting
from audit.models import ClockTimestamp, Event
from organisations.actions import merging
from organisations.models import (
    Identifier,
    Merge,
    MergedRow,
    Organisation,
    OrganisationName,
)
from tests import cast
from tests.disclosures import ledger
from tests.organisations import merging_tables

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "charities"
CHARITIES = FOLDER / "ukcat_sample.csv"
NAMES = FOLDER / "lookups_charity-names.csv"
TODAY = datetime.date(2026, 3, 1)
PAIRS = 200

pytestmark = pytest.mark.skipif(
    not CHARITIES.exists(), reason="the real files are not here"
)


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def charities(registrar):
    """A record for each row, by the number in the register: some stand there twice."""
    rows = _rows(CHARITIES)
    with acting(cast.actor(registrar), "Extract of the register"):
        made = Organisation.objects.bulk_create(
            Organisation(
                kind="patients",
                legal_name=row["name"].strip()[:500] or row["org_id"],
                country="GB",
                place=row["postcode"][:200],
                verification="verified",
                verified_at=ClockTimestamp(),
                verified_by_id=registrar.pk,
            )
            for row in rows
        )
        keys = {}
        for row, each in zip(rows, made, strict=True):
            keys.setdefault(row["org_id"], []).append(each.pk)
        Identifier.objects.bulk_create(
            Identifier(
                organisation_id=pk,
                scheme=org_id.rpartition("-")[0],
                value=org_id.rpartition("-")[2],
                verified_on=None if number else TODAY,
                verified_by_id=None if number else registrar.pk,
            )
            for org_id, pks in keys.items()
            for number, pk in enumerate(pks)
        )
        OrganisationName.objects.bulk_create(
            (
                OrganisationName(
                    organisation_id=pk, name=row["alternative_name"].strip()[:500]
                )
                for row in _rows(NAMES)
                for pk in keys.get(row["org_id"], ())
                if row["alternative_name"].strip()
            ),
            ignore_conflicts=True,
        )
    return keys


def _pairs(charities):
    """Those that stand there twice, kept and merged by turns; then any two."""
    twice = [(pks[1], pks[0]) for pks in charities.values() if pks[1:]]
    alone = [pks[0] for pks in charities.values() if not pks[1:]]
    others = zip(alone[::2], alone[1::2], strict=False)
    return twice, [*twice, *others][:PAIRS]


def test_charities_are_as_before_when_every_merge_is_undone(
    charities, company, officer, second_officer, registrar
):
    assert sum(map(len, charities.values())) == 4203
    twice, pairs = _pairs(charities)
    records = Organisation.objects.in_bulk([pk for pair in pairs for pk in pair])
    by, acts = cast.actor(registrar), cast.actor(officer)
    for pair in pairs[::5]:
        for pk in pair:
            ledger.transfer(company, records[pk], by=acts)
    period = ledger.in_review(company, by=acts)
    ledger.published(period, by=acts, second=cast.actor(second_officer))
    rows, history = merging_tables.current(), merging_tables.histories()

    made = [
        merging.merge(
            records[kept],
            records[merged],
            choices={"legal_name": "merged"} if number % 2 else {},
            by=by,
            reason="Compared by hand",
            today=TODAY,
        )
        for number, (kept, merged) in enumerate(pairs)
    ]

    gone = Organisation.objects.filter(status="duplicate")
    assert gone.count() == PAIRS
    numbers = MergedRow.objects.filter(
        target="organisations_identifier.organisation_id"
    )
    assert numbers.count() == PAIRS - len(twice)
    assert not Identifier.objects.filter(
        organisation__in=gone, verified_on__isnull=False
    ).exists()

    for each in made:
        merging.undo(each, by=by, reason="Two after all")

    after, later = merging_tables.current(), merging_tables.histories()
    assert {table for table, said in after.items() if said != rows[table]} == set()
    changed = {t for t, said in history.items() if not set(said) <= set(later[t])}
    assert changed == set()
    assert Merge.objects.filter(undone_at__isnull=False).count() == PAIRS
    for verb in ("records_merged", "merge_undone"):
        assert Event.objects.filter(verb=verb).count() == PAIRS * 2
