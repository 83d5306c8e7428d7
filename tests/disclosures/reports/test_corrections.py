"""What a second version says, and what was said between two versions."""

import json
from decimal import Decimal

import pytest
from django.utils import translation

from audit.acting import acting
from disclosures.actions import (
    answers,
    bulk,
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
    LateAnswer,
    LineVersion,
    PublishedReport,
    Question,
    RegisterLine,
    RegisterOrganisation,
    RegisterTotal,
    Transfer,
)
from disclosures.publishing.differences import differences
from organisations.models import Deputy, Identifier, Membership, Organisation
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY
from workflow.moves import Refused

LATER = TODAY.replace(month=6)


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
def entry(company, patients, po_administrator):
    return ledger.entry(company, patients)


def change(entry, by, **facts):
    with acting(by, "found wrong"):
        Transfer.objects.filter(pk=entry.transfer_id).update(**facts)
        entries.follow([entry.transfer_id], today=LATER)


def first(company, by, second):
    return ledger.published(ledger.in_review(company, by=by), by=by, second=second)


def corrected(company, by, second, reason="A mistake", **more):
    return ledger.published(
        ledger.period_of(company),
        by=by,
        second=second,
        today=LATER,
        reason=reason,
        **more,
    )


def register_answers():
    return list(RegisterLine.objects.values_list("answer", flat=True))


def test_an_answer_about_a_change_not_yet_public_stays_off_the_public_line(
    entry, company, by, second, po
):
    first(company, by, second)
    change(entry, by, amount=Decimal("3000"))
    answers.answer([Entry.objects.get()], "confirmed", by=po, today=LATER)
    before = register_answers()

    corrected(company, by, second)

    assert before == ["none"]
    assert register_answers() == ["confirmed"]
    assert not LateAnswer.objects.exists()


def test_a_late_answer_belongs_to_the_version_it_was_about(
    entry, company, by, second, po
):
    first(company, by, second)
    answers.answer([entry], "confirmed", by=po, today=LATER)
    change(entry, by, amount=Decimal("3000"))

    corrected(company, by, second)

    assert register_answers() == ["none"]
    assert LateAnswer.objects.get().version == 1


def test_the_companys_reply_to_a_late_question_is_public(
    entry, company, by, second, po
):
    first(company, by, second)
    answers.answer(
        [entry],
        "questioned",
        by=po,
        today=LATER,
        reason="amount",
        words="It was 3,000.",
    )

    questions.reply(Question.objects.get(), "Our bank says 3,200.", by=by, today=LATER)

    said = LateAnswer.objects.order_by("pk").values_list("words", "company_words")
    assert list(said) == [
        ("It was 3,000.", ""),
        ("It was 3,000.", "Our bank says 3,200."),
    ]


def test_the_counts_of_a_correction_include_what_was_said_since(
    entry, company, by, second, po
):
    first(company, by, second)
    answers.answer([entry], "confirmed", by=po, today=LATER)

    public = corrected(company, by, second)

    assert public.facts["answers"] == {"confirmed": 1}
    assert RegisterTotal.objects.get().answer == "confirmed"
    assert LineVersion.objects.count() == 1


def test_a_line_that_returns_after_a_report_of_nothing_goes_on_counting(
    entry, company, by, second
):
    first(company, by, second)
    with acting(by, "not ours"):
        entries.exclude(entry.transfer)
    report = reports.start(
        ledger.period_of(company), by=by, today=LATER, reason="Not ours"
    )
    reports.write(
        report, by=by, methodology=ledger.METHOD, nil=True, attestation="Nothing."
    )
    report = reports.certify(report, by=by, today=LATER)
    report = reports.approve(report, by=second, today=LATER)
    publication.publish(report, by=by, today=LATER)
    with acting(by, "ours after all"):
        entries.include(entry.transfer, today=LATER)

    corrected(company, by, second, reason="Ours after all")

    versions = LineVersion.objects.order_by("version")
    assert [(v.version, v.removed, v.reason) for v in versions] == [
        (1, False, ""),
        (2, True, "Not ours"),
        (3, False, "Ours after all"),
    ]
    assert RegisterLine.objects.get().version == 3


def test_nothing_in_a_report_must_be_declared(entry, company, by, second):
    first(company, by, second)
    with acting(by, "not ours"):
        entries.exclude(entry.transfer)

    with pytest.raises(Refused, match="declare it in words"):
        ledger.certified(ledger.period_of(company), by=by, reason="Not ours")


def test_a_report_of_nothing_is_refused_when_a_payment_comes(
    company, patients, by, second
):
    period = periods.freeze(opening.open_year(company, 2025, by=by), by=by)
    report = reports.start(period, by=by, today=TODAY)
    reports.write(
        report, by=by, methodology=ledger.METHOD, nil=True, attestation="Nothing."
    )
    ledger.transfer(company, patients)

    with pytest.raises(Refused, match="can't be a report of nothing"):
        reports.certify(report, by=by, today=TODAY)


def test_a_renamed_recipient_keeps_its_old_name_on_unchanged_lines(
    entry, company, patients, by, second
):
    first(company, by, second)
    with acting(by, "renamed"):
        Organisation.objects.filter(pk=patients.pk).update(legal_name="Breathe Freely")
        Identifier.objects.create(
            organisation=patients, scheme="GB-CHC", value="1234567"
        )

    corrected(company, by, second)

    line = LineVersion.objects.get()
    assert json.loads(line.content)["recipient"]["name"] == "Rare Lung Alliance"
    renamed = RegisterOrganisation.objects.get(public_id=patients.public_id)
    assert renamed.name == "Breathe Freely"


def test_the_language_of_the_publisher_changes_no_line(entry, company, by, second):
    first(company, by, second)

    with translation.override("de"):
        corrected(company, by, second)

    assert LineVersion.objects.count() == 1


def test_what_is_mended_loses_its_reservation(company, patients, by, second):
    entry = ledger.entry(company, patients, description="Grant")
    period = ledger.in_review(company, by=by)
    period = ledger.ended(period, by=by)
    report = reports.start(period, by=by, today=TODAY)
    reports.write(report, by=by, methodology=ledger.METHOD)
    reports.insist(finding(report, "says_nothing"), "It is all we know.", by=by)
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)
    publication.publish(report, by=by, today=TODAY)
    change(entry, by, description="Helpline for families")

    corrected(company, by, second)

    said = [
        json.loads(v.content)["reservations"]
        for v in LineVersion.objects.order_by("version")
    ]
    assert said == [[{"rule": "says_nothing", "words": "It is all we know."}], []]


def test_the_difference_is_shown_before_certifying(
    entry, company, patients, by, second
):
    other = ledger.entry(company, patients, amount=Decimal("10"))
    public = first(company, by, second)
    change(entry, by, amount=Decimal("3000"))
    with acting(by, "not ours"):
        entries.exclude(other.transfer)
    ledger.transfer(company, patients, amount=Decimal("55"), today=LATER)
    draft = reports.start(
        ledger.period_of(company), by=by, today=LATER, reason="Checked again"
    )

    found = differences(draft, PublishedReport.objects.get(pk=public.pk))

    told = sorted(
        (each.kind, [(c.label, c.before, c.after) for c in each.changes])
        for each in found
    )
    assert told == [
        ("changed", [("Amount", "£3,200.00", "£3,000.00")]),
        ("gone", []),
        ("new", []),
    ]


def test_whoever_stands_in_for_the_certifier_can_not_approve(
    entry, company, by, officer, viewer
):
    Deputy.objects.create(
        person=officer, organisation=company, deputy=viewer,
        from_on=TODAY.replace(year=2020), until_on=TODAY.replace(year=2090),
    )  # fmt: skip
    period = ledger.in_correction(company, by=by)
    report = ledger.certified(period, by=by)
    stands_in = cast.actor(viewer)
    assert stands_in.deputy_for_id == officer.pk

    with pytest.raises(Refused, match="stand in for the person who certified"):
        reports.approve(report, by=stands_in, today=TODAY)


def test_an_approver_whose_membership_ended_can_not_approve(entry, company, by, viewer):
    period = ledger.in_correction(company, by=by)
    report = ledger.certified(period, by=by)
    Membership.objects.filter(person=viewer).update(until_on=TODAY.replace(year=2025))

    with pytest.raises(Refused, match="Invite this person to your organisation first"):
        reports.invite_approver(report, viewer.pk, by=by, today=TODAY)


def test_vat_is_said_for_a_category_and_the_answer_lapses(
    company, patients, po_administrator, by, po
):
    entry = ledger.entry(company, patients, vat_treatment="unknown")
    fee = ledger.entry(
        company, patients, vat_treatment="unknown", category="service_fee"
    )
    period = ledger.in_review(company, by=by)
    answers.answer([entry], "confirmed", by=po, today=TODAY)

    count = bulk.set_vat(
        period, "not_applicable", by=by, today=LATER, reason="Grants", category="grant"
    )

    assert count == 1
    entry.refresh_from_db()
    assert (entry.answer, entry.lapsed_on) == ("none", LATER)
    assert Transfer.objects.get(entry=fee).vat_treatment == "unknown"


def test_vat_can_not_be_said_under_a_certified_report(entry, company, by):
    period = ledger.in_correction(company, by=by)
    ledger.certified(period, by=by)

    with pytest.raises(Refused, match="Take the report back"):
        bulk.set_vat(
            period, "included", by=by, today=TODAY, reason="?", entry_ids=[entry.pk]
        )


def test_the_name_of_a_category_is_no_description(company, patients, by):
    ledger.transfer(company, patients, description="Grant or donation")
    ledger.transfer(company, patients, description="Other sponsorship")
    ledger.transfer(company, patients, description="Sponsoring of the summer camp")
    report = reports.start(ledger.in_review(company, by=by), by=by, today=TODAY)

    assert finding(report, "says_nothing").count == 2


def test_one_reason_settles_a_selection(company, patients, by):
    chosen = ledger.entry(company, patients, description="")
    left = ledger.entry(company, patients, description="")
    report = reports.start(ledger.in_review(company, by=by), by=by, today=TODAY)

    reports.insist(
        finding(report, "no_description"), "Lost", by=by, entry_ids=[chosen.pk]
    )

    still = next(f for f in open_findings(report) if f.rule.code == "no_description")
    assert (still.count, still.open) == (2, 1)
    assert list(still.open_entries()) == [left]


def test_a_verified_organisation_may_be_called_like_a_person(company, by):
    verified = cast.patients("Mr Bean Association of Friends")
    doubtful = cast.patients("Mrs Smith", verified=False)
    ledger.transfer(company, cast.patients("Frau Holle"))
    ledger.transfer(company, verified)
    ledger.transfer(company, doubtful)
    report = reports.start(ledger.in_review(company, by=by), by=by, today=TODAY)

    found = finding(report, "person_in_field")

    assert [e.recipient for e in found.entries()] == [doubtful]
