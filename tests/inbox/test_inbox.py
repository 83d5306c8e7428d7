import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from disclosures.actions import answers, claims, questions, reports
from disclosures.models import Delivery, ImportBatch
from documents.models import keep
from inbox import items
from inbox.waiting import waiting
from organisations.actors import seats
from organisations.models import AccessRequest
from tests import cast
from tests.disclosures import ledger

TODAY = ledger.TODAY
CLOSES = TODAY + datetime.timedelta(days=30)


def on_desk(person, today=TODAY):
    """Kind, organisation, count, last day; but for an empty profile, which all have."""
    return [
        (row.item.kind, str(row.item.organisation), row.item.count, row.item.due_on)
        for row in waiting(person, seats(person, timezone.localdate()), today)
        if row.item.kind != "profile"
    ]


@pytest.fixture
def reviewed(company, patients, officer):
    """Two payments of Northwind to Rare Lung Alliance, being checked."""
    by = cast.actor(officer)
    ledger.transfer(company, patients, by=by)
    ledger.transfer(company, patients, by=by)
    return ledger.in_review(company, by=by)


def test_a_patient_organisation_checks_all_companies_together(
    reviewed, other_company, outsider_officer, patients, po_administrator, outsider_po
):
    by = cast.actor(outsider_officer)
    ledger.transfer(other_company, patients, by=by)
    second = ledger.in_review(other_company, by=by)
    Delivery.objects.filter(period=second).update(
        closes_on=CLOSES - datetime.timedelta(days=5)
    )

    assert on_desk(po_administrator) == [
        ("check", "Rare Lung Alliance", 3, CLOSES - datetime.timedelta(days=5))
    ]
    assert on_desk(outsider_po) == []


def test_an_unverified_mandate_counts_the_inviting_company_alone(
    reviewed, other_company, outsider_officer, patients
):
    by = cast.actor(outsider_officer)
    ledger.transfer(other_company, patients, by=by)
    ledger.in_review(other_company, by=by)
    newcomer = cast.member(patients, "administrator", only_company=other_company)

    assert on_desk(newcomer) == [("check", "Rare Lung Alliance", 1, CLOSES)]


def test_a_colleague_sees_the_rows_that_they_were_given(reviewed, po_member):
    assert on_desk(po_member) == []

    entry = reviewed.entries.first()
    entry.assigned_to_id = po_member.pk
    entry.save()

    assert on_desk(po_member) == [("check", "Rare Lung Alliance", 1, CLOSES)]


def test_counting_stops(reviewed, po_administrator, monkeypatch):
    monkeypatch.setattr(items, "CAP", 1)

    row, _profile = waiting(
        po_administrator, seats(po_administrator, timezone.localdate()), TODAY
    )

    assert row.item.title == (
        "Check more than 1 payments or help that companies want to publish"
    )


def test_a_report_goes_from_one_person_to_the_next(
    reviewed, company, officer, compliance_reviewer, viewer, outsider_officer
):
    by = cast.actor(officer)
    due = datetime.date(2026, 6, 30)
    assert on_desk(officer, due) == [("publication", "Northwind Pharma", 1, due)]

    report = reports.start(reviewed, by=by, today=TODAY)
    assert on_desk(officer) == [("draft", "Northwind Pharma", 1, due)]
    assert on_desk(compliance_reviewer) == []

    report.state, report.certified_by_id = "certified", officer.pk
    report.certified_at = timezone.now()
    report.save()
    assert on_desk(officer) == []
    assert on_desk(compliance_reviewer) == [("certified", "Northwind Pharma", 1, due)]

    director = cast.member(company, "viewer")
    assert on_desk(director) == []
    report.approvers.create(person=director)
    assert on_desk(director) == [("certified", "Northwind Pharma", 1, due)]
    director.memberships.update(until_on=TODAY - datetime.timedelta(days=1))
    assert on_desk(director) == []  # who has left hears of no report

    assert on_desk(viewer) == []
    assert on_desk(outsider_officer) == []


def test_registrars_see_their_queue_and_nobody_else_does(
    registrar, operator_auditor, patients, po_administrator
):
    AccessRequest.objects.create(organisation=patients, email="a@example.org")
    cast.patients("Spelled Oddly", verified=False)

    assert on_desk(registrar) == [
        ("requests", "Evenhand Register", 1, None),
        ("unverified", "Evenhand Register", 1, None),
    ]
    assert on_desk(operator_auditor) == []
    assert on_desk(po_administrator) == []


def test_files_wait_until_they_are_stored(company, officer, viewer, outsider_officer):
    document = keep(
        b"x", name="x.csv", media_type="text/csv", kind="import", owner_id=1
    )
    for state in ("checked", "stored", "discarded"):
        ImportBatch.objects.create(company=company, document=document, state=state)

    assert on_desk(officer) == [("imports", "Northwind Pharma", 1, None)]
    assert on_desk(viewer) == []
    assert on_desk(outsider_officer) == []


def test_a_question_waits_for_the_company_then_for_the_one_who_asked(
    reviewed, officer, po_reviewer, viewer
):
    entry = reviewed.entries.order_by("pk").first()
    answers.answer(
        [entry],
        "questioned",
        by=cast.actor(po_reviewer),
        today=TODAY,
        reason="amount",
        words="It was 3,000.",
    )
    assert on_desk(officer) == [("questions", "Northwind Pharma", 1, CLOSES)]
    assert on_desk(viewer) == []

    questions.reply(
        entry.questions.get(), "It was 3,200.", by=cast.actor(officer), today=TODAY
    )
    assert on_desk(officer) == []
    assert on_desk(po_reviewer) == [
        ("check", "Rare Lung Alliance", 1, CLOSES),
        ("read", "Rare Lung Alliance", 1, None),
    ]


def test_a_claim_waits_for_its_company(
    company, officer, outsider_officer, po_administrator
):
    claims.claim(
        company,
        by=cast.actor(po_administrator),
        today=TODAY,
        amount=Decimal(100),
        currency="GBP",
        year=2025,
        received_on=None,
        description="A hall",
    )

    assert on_desk(officer) == [("claims", "Northwind Pharma", 1, None)]
    assert on_desk(outsider_officer) == []
    assert on_desk(po_administrator) == []


def test_the_most_urgent_comes_first_and_says_how_long_there_is(
    reviewed, company, officer, patients
):
    both = cast.member(patients, "reviewer", person=officer)
    claims.claim(
        company,
        by=cast.actor(both, patients),
        today=TODAY,
        amount=Decimal(100),
        currency="GBP",
        year=2025,
        received_on=None,
        description="A hall",
    )

    rows = waiting(both, seats(both, timezone.localdate()), CLOSES)

    assert [(row.item.kind, row.left, row.soon) for row in rows] == [
        ("check", "Today is the last day", True),
        ("claims", "", False),
    ]
    later = CLOSES + datetime.timedelta(days=2)
    assert [
        row.left for row in waiting(both, seats(both, timezone.localdate()), later)
    ] == [
        "2 days ago",
        "89 days left",
        "",
    ]
