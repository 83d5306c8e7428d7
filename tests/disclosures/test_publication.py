import hashlib
import json
from datetime import timedelta
from decimal import Decimal

import pytest
import rfc8785
from django.db import DatabaseError, transaction
from django.utils import timezone

from audit.acting import acting
from audit.models import Event
from disclosures.actions import (
    answers,
    entries,
    opening,
    periods,
    publication,
    questions,
    reports,
)
from disclosures.findings import finding, open_findings
from disclosures.models import (
    Entry,
    LineVersion,
    PublishedReport,
    Question,
    RegisterLine,
    RegisterTotal,
    Report,
    Transfer,
)
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY
from workflow.moves import Refused


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def second(compliance_reviewer):
    return cast.actor(compliance_reviewer)


@pytest.fixture
def po(po_administrator):
    return cast.actor(po_administrator)


@pytest.fixture
def entry(company, patients):
    return ledger.entry(company, patients)


def snapshot(public):
    return b"".join(bytes(p.data) for p in public.parts.order_by("number"))


def test_the_journey_from_entry_to_register(entry, company, by, second, po):
    period = ledger.in_review(company, by=by)
    answers.answer([entry], "confirmed", by=po, today=TODAY)

    public = ledger.published(period, by=by, second=second)

    line = RegisterLine.objects.get()
    assert (line.amount, line.currency, line.answer, line.organisation_name) == (
        Decimal("3200.0000"),
        "GBP",
        "confirmed",
        "Rare Lung Alliance",
    )
    assert public.sums == {"GBP": {"amount": "3200.00", "lines": 1}}
    assert RegisterTotal.objects.get().amount == Decimal("3200.0000")
    assert Event.objects.filter(verb="published").count() == 1


def test_the_snapshot_is_canonical_and_has_the_published_sum(
    entry, company, by, second
):
    public = ledger.published(ledger.in_review(company, by=by), by=by, second=second)

    data = snapshot(public)
    assert hashlib.sha256(data).hexdigest() == public.sha256
    assert rfc8785.dumps(json.loads(data)) == data
    assert len(data) == public.size


def test_the_certifier_can_not_approve(entry, company, by):
    period = ledger.in_correction(company, by=by)
    report = ledger.certified(period, by=by)

    with pytest.raises(Refused) as refusal:
        reports.approve(report, by=by, today=TODAY)

    assert refusal.value.reasons == [
        "You certified this report; another person has to approve it."
    ]


def test_the_database_refuses_one_person_for_both(entry, company, by):
    period = ledger.in_correction(company, by=by)
    report = ledger.certified(period, by=by)

    with pytest.raises(DatabaseError, match="report_four_eyes"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(
            state="approved", approved_by_id=by.person_id, approved_at=report.created_at
        )


@pytest.mark.parametrize("to_all", [True, False])
def test_more_time_after_an_early_end_is_a_check_that_runs(
    entry, company, patients, by, to_all
):
    today = timezone.localdate()
    opened_on, ended_on = today - timedelta(days=60), today - timedelta(days=2)
    period = ledger.in_review(company, by=by, today=opened_on)
    period = periods.extend(
        period, today + timedelta(days=30), by=by, today=ended_on, reason="Holidays"
    )
    period = periods.begin_correction(period, by=by, today=ended_on)
    report = reports.start(period, by=by, today=today)
    report = reports.write(report, by=by, methodology=ledger.METHOD)
    assert not open_findings(report)

    until = today + timedelta(days=30 if to_all else 31)
    period.refresh_from_db()
    periods.extend(
        period,
        until,
        by=by,
        today=ended_on,
        reason="The treasurer was ill",
        recipient_id=None if to_all else patients.pk,
    )

    again = Report.objects.get(pk=report.pk)
    assert [each.rule.code for each in open_findings(again)] == ["review_running"]
    with pytest.raises(Refused, match="say in words"):
        reports.certify(again, by=by, today=today)


@pytest.mark.parametrize(("days", "runs"), [(1, False), (2, True)])
def test_more_time_is_over_after_its_last_day(entry, company, by, days, runs):
    today = timezone.localdate()
    ended_on = today - timedelta(days=2)
    period = ledger.in_review(company, by=by, today=today - timedelta(days=60))
    period = periods.begin_correction(period, by=by, today=ended_on)
    periods.extend(
        period,
        ended_on + timedelta(days=days),
        by=by,
        today=ended_on,
        reason="Two more days",
    )

    found = open_findings(reports.start(period, by=by, today=today))

    assert ("review_running" in [each.rule.code for each in found]) is runs


@pytest.mark.parametrize(("days", "short"), [(29, True), (30, False)])
def test_a_check_that_was_ended_early_needs_words(entry, company, by, days, short):
    period = ledger.in_review(company, by=by)
    last = TODAY + timedelta(days=days)
    period = periods.begin_correction(period, by=by, today=last)
    report = reports.start(period, by=by, today=last)
    report = reports.write(report, by=by, methodology=ledger.METHOD)

    found = [each.rule.code for each in open_findings(report)]

    assert found == (["review_short"] if short else [])
    if short:
        with pytest.raises(Refused, match="say in words"):
            reports.certify(report, by=by, today=last)
        reports.insist(finding(report, "review_short"), "All answered.", by=by)
    assert reports.certify(report, by=by, today=last).state == "certified"


def test_unknown_vat_blocks(company, patients, by):
    ledger.transfer(company, patients, vat_treatment="unknown")
    period = ledger.in_correction(company, by=by)
    report = reports.write(
        reports.start(period, by=by, today=TODAY), by=by, methodology=ledger.METHOD
    )

    with pytest.raises(Refused) as refusal:
        reports.certify(report, by=by, today=TODAY)

    assert refusal.value.reasons == ["1 amount does not say whether VAT is in it."]


def test_a_change_after_certifying_keeps_it_from_being_published(
    entry, company, by, second
):
    period = ledger.in_correction(company, by=by)
    report = reports.approve(ledger.certified(period, by=by), by=second, today=TODAY)
    with acting(by, "late finding"):
        Transfer.objects.filter(pk=entry.transfer_id).update(amount=Decimal("3100"))
        entries.follow([entry.transfer_id], today=TODAY)

    with pytest.raises(Refused, match="Something has changed"):
        publication.publish(report, by=by, today=TODAY)

    assert not PublishedReport.objects.exists()


def test_a_correction_is_version_2_with_a_reason_and_the_old_one_stays(
    entry, company, by, second, po
):
    period = ledger.in_review(company, by=by)
    answers.answer([entry], "confirmed", by=po, today=TODAY)
    first = ledger.published(period, by=by, second=second)
    before = snapshot(first)
    with acting(by, "VAT had been counted twice"):
        Transfer.objects.filter(pk=entry.transfer_id).update(amount=Decimal("3000"))
        entries.follow([entry.transfer_id], today=TODAY)
    period.refresh_from_db()

    second_report = ledger.published(
        period, by=by, second=second, reason="VAT had been counted twice"
    )

    assert second_report.version == 2
    assert second_report.reference == first.reference
    versions = LineVersion.objects.order_by("version")
    assert [json.loads(v.content)["amount"] for v in versions] == ["3200.00", "3000.00"]
    assert versions[1].reason == "VAT had been counted twice"
    assert snapshot(first) == before
    assert RegisterLine.objects.get().version == 2
    assert Report.objects.get(pk=first.report_id).state == "superseded"


def test_an_unchanged_line_keeps_its_version(entry, company, patients, by, second):
    other = ledger.transfer(company, patients, amount=Decimal("10"))
    period = ledger.in_review(company, by=by)
    ledger.published(period, by=by, second=second)
    with acting(by, "wrong"):
        Transfer.objects.filter(pk=other.pk).update(amount=Decimal("11"))
        entries.follow([other.pk], today=TODAY)
    period.refresh_from_db()

    ledger.published(period, by=by, second=second, reason="A digit was wrong")

    assert sorted(RegisterLine.objects.values_list("amount", "version")) == [
        (Decimal("11.0000"), 2),
        (Decimal("3200.0000"), 1),
    ]


def test_a_line_that_leaves_the_report_says_so(entry, company, patients, by, second):
    other = ledger.transfer(company, patients, amount=Decimal("10"))
    period = ledger.in_review(company, by=by)
    ledger.published(period, by=by, second=second)
    with acting(by, "paid to somebody else"):
        entries.exclude(other)
    period.refresh_from_db()

    ledger.published(period, by=by, second=second, reason="One row was not ours")

    assert RegisterLine.objects.count() == 1
    gone = LineVersion.objects.get(removed=True)
    assert (gone.version, gone.reason) == (2, "One row was not ours")


def test_an_open_question_goes_out_with_both_views(entry, company, by, second, po):
    period = ledger.in_review(company, by=by)
    answers.answer(
        [entry],
        "questioned",
        by=po,
        today=TODAY,
        reason="amount",
        words="It was 3,000.",
    )
    question = Question.objects.get()
    questions.reply(question, "Our bank says 3,200.", by=by, today=TODAY)

    ledger.published(period, by=by, second=second)

    content = json.loads(LineVersion.objects.get().content)
    assert content["question"] == {
        "company_words": "Our bank says 3,200.",
        "reason": "amount",
        "words": "It was 3,000.",
    }
    assert content["answer"] == {"on": "2026-03-01", "status": "questioned"}
    question.refresh_from_db()
    assert question.state == "unsettled"


def test_nobody_changes_a_published_line(entry, company, by, second):
    ledger.published(ledger.in_review(company, by=by), by=by, second=second)

    for table in (LineVersion, PublishedReport):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
        ):
            table.objects.update(published_on=TODAY)


def test_silence_is_told_apart_from_not_being_reached(
    company, by, second, entry, po_administrator
):
    unreached = cast.patients("Nobody at home", "FR")
    ledger.transfer(company, unreached)

    public = ledger.published(ledger.in_review(company, by=by), by=by, second=second)

    assert public.facts["answers"] == {"none": 1, "not_reached": 1}
    assert sorted(RegisterLine.objects.values_list("organisation_name", "answer")) == [
        ("Nobody at home", "not_reached"),
        ("Rare Lung Alliance", "none"),
    ]


def test_a_late_answer_stands_beside_the_line_with_its_date(
    entry, company, by, second, po
):
    public = ledger.published(ledger.in_review(company, by=by), by=by, second=second)
    before = snapshot(public)

    answers.answer([entry], "confirmed", by=po, today=TODAY.replace(month=5))

    line = RegisterLine.objects.get()
    assert (line.answer, line.answered_on) == ("confirmed", TODAY.replace(month=5))
    assert RegisterTotal.objects.get().answer == "confirmed"
    assert snapshot(public) == before


def test_an_answer_lapses_only_when_a_bound_fact_changes(entry, company, by, po):
    ledger.in_review(company, by=by)
    answers.answer([entry], "confirmed", by=po, today=TODAY)
    with acting(by, "another reference"):
        Transfer.objects.filter(pk=entry.transfer_id).update(reference="A-1")
        entries.follow([entry.transfer_id], today=TODAY)
    assert Entry.objects.get().answer == "confirmed"

    with acting(by, "wrong year"):
        Transfer.objects.filter(pk=entry.transfer_id).update(description="Other words")
        entries.follow([entry.transfer_id], today=TODAY)

    lapsed = Entry.objects.get()
    assert (lapsed.answer, lapsed.lapsed_on) == ("none", TODAY)
    assert (lapsed.asked_again_until - TODAY).days == 14
    assert lapsed.answered_about["description"] == "Helpline for families, second year"


def test_a_nil_report_has_no_lines_and_an_attestation(company, by, second):
    period = periods.freeze(opening.open_year(company, 2025, by=by), by=by)
    report = reports.start(period, by=by, today=TODAY)
    reports.write(
        report,
        by=by,
        methodology=ledger.METHOD,
        nil=True,
        attestation="We made no transfer to any patient organisation in 2025.",
    )
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)

    public = publication.publish(report, by=by, today=TODAY)

    assert (public.line_count, public.nil, public.sums) == (0, True, {})
    assert public.facts["attestation"].startswith("We made no transfer")
