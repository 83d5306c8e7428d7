"""Two records become one, and two again."""

import datetime
import json
from decimal import Decimal

import pytest

from audit.acting import acting
from audit.models import Event
from disclosures.actions import answers
from disclosures.models import (
    Answer,
    Delivery,
    Entry,
    Transfer,
)
from independence.models import Income, PublicIncome
from independence.publishing import publish_incomes
from organisations.actions import merging
from organisations.actions.organisations import add_condition, add_identifier, add_name
from organisations.models import Merge, OrganisationName, Profile, PublicProfile
from organisations.profiles.publishing import publish
from tests import cast
from tests.disclosures import ledger
from tests.organisations import merging_tables
from workflow.moves import Refused

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
    with acting(by):
        Profile.objects.create(organisation=double, sights={"mission": "public"})
        publish(double)
        for each, year in ((patients, 2023), (double, 2023), (double, 2024)):
            Income.objects.create(
                organisation=each,
                starts_on=datetime.date(year, 1, 1),
                ends_on=datetime.date(year, 12, 31),
                amount=1000,
                currency="GBP",
                sight="public",
            )
            publish_incomes(each)
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
    copies = PublicProfile.objects.values_list("organisation_public_id", "moved_to")
    assert dict(copies) == {
        patients.public_id: "",
        double.public_id: patients.public_id,
    }
    assert set(PublicIncome.objects.values_list("organisation_public_id", "year")) == {
        (patients.public_id, 2023),
        (patients.public_id, 2024),
    }
    assert [_on_register(client, each) for each in (patients, double)] == [2, 2]

    merging.undo(made, by=by, reason="Two registers, two bodies")

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


def test_what_was_changed_since_stays_and_is_named(patients, double, by):
    made = merge(patients, double, by, place="merged", country="merged")
    patients.refresh_from_db()
    patients.place, patients.version = "York", patients.version + 1
    with acting(by):
        patients.save()
    told = OrganisationName.objects.get(organisation=patients, name="Rare Lung All.")
    told.kind = "former"
    with acting(by):
        told.save()

    stay = merging.undo(made, by=by, reason="Two bodies")

    patients.refresh_from_db()
    assert patients.place == "York"
    assert stay == ["Rare Lung All.", "town or postcode"]


def test_an_answer_given_after_the_merge_goes_back_with_its_row(
    company, patients, double, officer, po_administrator, by
):
    acts = cast.actor(officer)
    ledger.transfer(company, double, by=acts)
    ledger.in_review(company, by=acts)
    made = merge(patients, double, by)
    entry = Entry.objects.get()
    answers.answer([entry], "confirmed", by=cast.actor(po_administrator), today=TODAY)

    merging.undo(made, by=by, reason="Two bodies")

    entry.refresh_from_db()
    assert (entry.recipient, entry.answer) == (double, "confirmed")
    assert entry.answered_about["recipient"] == double.pk


def test_one_request_to_check_stands_for_both(
    company, patients, double, officer, po_administrator, by
):
    acts = cast.actor(officer)
    first = ledger.entry(company, patients, by=acts)
    ledger.transfer(company, double, by=acts)
    ledger.in_review(company, by=acts)
    first.refresh_from_db()
    answers.answer([first], "confirmed", by=cast.actor(po_administrator), today=TODAY)
    assert Delivery.objects.get(recipient=patients).state == "done"

    made = merge(patients, double, by)
    assert Delivery.objects.get(recipient=patients).state == "answering"
    merging.undo(made, by=by, reason="Two bodies")

    states = dict(Delivery.objects.values_list("recipient__legal_name", "state"))
    assert states == {"Rare Lung Alliance": "done", "Rare Lung All.": "not_invited"}


def test_merges_upon_merges_are_undone_from_the_last(patients, double, by):
    third = cast.patients("RLA")
    first = merge(double, third, by)
    second = merge(patients, double, by)
    third.refresh_from_db()
    assert third.successor == patients

    with pytest.raises(Refused, match="itself merged into another record"):
        merging.undo(first, by=by, reason="x")
    merging.undo(second, by=by, reason="x")
    third.refresh_from_db()
    assert third.successor == double
    merging.undo(first, by=by, reason="x")
    with pytest.raises(Refused, match="undone already"):
        merging.undo(first, by=by, reason="x")


def test_records_that_are_not_one_are_refused(company, patients, double, operator, by):
    unverified = cast.patients("New", verified=False)
    part = cast.patients("Part", parent=patients)
    for kept, merged, sentence in (
        (patients, company, "One of them is a company"),
        (patients, operator, "runs this installation"),
        (unverified, patients, "keep the verified record"),
        (patients, part, "part of the other's group"),
        (patients, patients, "one and the same"),
    ):
        with pytest.raises(Refused, match=sentence):
            merge(kept, merged, by)
    merge(patients, double, by)
    with pytest.raises(Refused, match="is a duplicate already"):
        merge(part, double, by)


def test_companies_with_reports_of_one_year_and_payments_between_are_refused(
    company, other_company, patients, double, by
):
    ledger.transfer(company, patients, ultimate_recipient=double)
    with pytest.raises(Refused, match="went from one of them to the other"):
        merge(patients, double, by)
    ledger.transfer(other_company, patients)
    with pytest.raises(Refused, match="Both have payments for 2025"):
        merge(company, other_company, by)


def test_a_company_follows_with_its_year_and_its_published_report(
    company, officer, second_officer, patients, by, client
):
    acts = cast.actor(officer)
    ledger.transfer(company, patients, by=acts)
    period = ledger.in_review(company, by=acts)
    ledger.published(period, by=acts, second=cast.actor(second_officer))
    kept = cast.company("Northwind Pharmaceuticals")
    rows = merging_tables.current()

    made = merge(kept, company, by)

    page = client.get(f"/register/organisations/{company.public_id}/", follow=True)
    assert page.redirect_chain[0][0] == f"/register/organisations/{kept.public_id}/"
    assert [each["year"] for each in page.context["reports"]] == [2025]
    assert cast.actor(officer).organisation_id == kept.pk

    merging.undo(made, by=by, reason="Two bodies")
    after = merging_tables.current()
    assert {table for table, said in after.items() if said != rows[table]} == set()


def test_the_same_form_sent_twice_merges_once(patients, double, by):
    first, again = (
        merging.merge(
            patients, double, choices={}, by=by, reason="x", today=TODAY, key="k1"
        )
        for _sent in range(2)
    )

    assert first == again
    assert Merge.objects.count() == 1
