"""Two records become one, and two again."""

import datetime
import json
from decimal import Decimal

import pytest

from audit.models import Event
from disclosures.actions import answers
from disclosures.models import (
    Answer,
    Entry,
    Transfer,
)
from organisations.actions import merging
from organisations.actions.organisations import add_condition, add_identifier, add_name
from tests import cast
from tests.disclosures import ledger
from tests.organisations import merging_tables

TODAY = datetime.date(2026, 3, 1)
REASON = "The charity register has one entry for both."


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


@pytest.fixture
def double(patients):
    return cast.patients("Rare Lung All.", place="Leeds")


def merge(kept, merged, by, **choices):
    return merging.merge(
        kept, merged, choices=choices, by=by, reason=REASON, today=TODAY
    )


@pytest.fixture
def story(company, other_company, patients, double, officer, second_officer, by):
    """Both have people, names, numbers, answers in all states and published entries."""
    admin = cast.member(double, "administrator")
    cast.member(patients, "administrator")
    cast.member(patients, "reviewer", person=admin)
    cast.member(double, "reviewer", person=admin)
    for each in (patients, double):
        add_identifier(each, scheme="GB-CHC", value="1000003", by=by)
        add_condition(each, name="Sarcoidosis", scheme="words", code="", by=by)
        add_name(each, name="RLA", kind="short", language="", by=by)
    add_identifier(double, scheme="GB-COH", value="07654321", by=by)
    acts, second = cast.actor(officer), cast.actor(second_officer)
    for each in (patients, double):
        ledger.transfer(company, each, by=acts, paid_year=2023)
    period = ledger.in_review(company, by=acts, year=2023)
    ledger.published(period, by=acts, second=second)
    for amount in ("10.00", "20.00", "30.00", "40.00"):
        ledger.transfer(
            company, double, by=acts, paid_year=2024, amount=Decimal(amount)
        )
    ledger.transfer(company, patients, by=acts, paid_year=2024)
    ledger.transfer(company, double, by=acts, paid_year=2025)
    ledger.in_review(company, by=acts, year=2024)
    recipient = cast.actor(admin, double)
    entries = Entry.objects.filter(recipient=double, period__starts_on__year=2024)
    for entry, answer in zip(entries.order_by("pk"), Answer.values[1:], strict=False):
        answers.answer(
            [entry],
            answer,
            by=recipient,
            today=TODAY,
            **({"reason": "amount", "words": "Less"} if answer == "questioned" else {}),
        )
    return admin


def _on_register(client, organisation):
    """How many entries the public search has of an organisation, by its id."""
    found = client.get("/register/lines.json", {"organisation": organisation.public_id})
    return len(json.loads(b"".join(found.streaming_content))["lines"])


def test_everything_follows_and_comes_back(story, patients, double, by, client):
    rows, history = merging_tables.current(), merging_tables.histories()

    made = merge(patients, double, by, place="merged")

    assert not Transfer.objects.filter(recipient=double).exists()
    assert not Entry.objects.filter(recipient=double).exists()
    assert Entry.objects.filter(answer="confirmed", recipient=patients).exists()
    assert cast.actor(story, patients).roles == {"administrator", "reviewer"}
    double.refresh_from_db()
    assert (double.status, double.successor) == ("duplicate", patients)
    patients.refresh_from_db()
    assert patients.place == "Leeds"
    assert [_on_register(client, each) for each in (patients, double)] == [2, 2]

    merging.undo(made, by=by, reason="Two registers, two bodies", today=TODAY)

    after, later = merging_tables.current(), merging_tables.histories()
    assert {t: r for t, r in after.items() if r != rows[t]} == {}
    assert {t for t, r in later.items() if not set(history[t]) <= set(r)} == set()
    verbs = Event.objects.filter(verb__in=["records_merged", "merge_undone"])
    assert sorted(verbs.values_list("verb", flat=True)) == [
        "merge_undone",
        "merge_undone",
        "records_merged",
        "records_merged",
    ]
