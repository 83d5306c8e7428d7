"""What one side must not read of the other, or of those who had the row before."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from disclosures.actions import answers, periods, publication, reports, transfers
from disclosures.findings import open_findings
from disclosures.models import Entry, RegisterOrganisation
from disclosures.publishing import records
from disclosures.views.review_workbook import WorkbookForm
from organisations.models import Profile
from tests import cast
from tests.disclosures import ledger

TODAY = ledger.TODAY


class Unread(SimpleUploadedFile):
    def read(self, *_size):
        raise AssertionError("read")


@pytest.fixture
def by(officer):
    return cast.actor(officer)


def changed(transfer, by, reason, **values):
    transfer.refresh_from_db()
    return transfers.edit(
        transfer, values, version=transfer.version, by=by, reason=reason, today=TODAY
    )


def pages(client, transfer):
    """What both pages of a row say."""
    entry = Entry.objects.get(transfer=transfer)
    answered = [client.get(thing.get_absolute_url()) for thing in (transfer, entry)]
    return [page.content.decode() for page in answered if page.status_code == 200]


@pytest.fixture
def moved(company, patients, other_patients, by, po_administrator):
    """A row that its first recipient questioned and proved to be somebody else's."""
    transfer = ledger.transfer(company, patients, by=by)
    ledger.in_review(company, by=by)
    recipient = cast.actor(po_administrator)
    answers.answer(
        [Entry.objects.get(transfer=transfer)],
        "questioned",
        by=recipient,
        today=TODAY,
        reason="recipient",
        words="Our treasurer knows nothing of it.",
    )
    transfers.attach(
        transfer,
        data=b"%PDF-1.7 our account",
        name="bank-statement.pdf",
        media_type="application/pdf",
        by=recipient,
    )
    changed(transfer, by, "They said so", recipient=other_patients)
    return transfer


def test_next_recipient_reads_nothing_of_the_first(
    moved, other_patients, outsider_po, sign_in
):
    client = sign_in(outsider_po, other_patients)

    shown = pages(client, moved)
    statement = moved.evidence.get().document
    answer = client.get(
        reverse("disclosures:evidence", args=[moved.public_id, statement.public_id])
    )

    assert len(shown) == 2
    for page in shown:
        assert "bank-statement.pdf" not in page
        assert "Our treasurer" not in page
        assert "Rare Lung Alliance" not in page
        assert "They said so" not in page
    assert answer.status_code == 404


def test_company_keeps_what_the_first_recipient_proved(
    moved, company, officer, sign_in
):
    client = sign_in(officer, company)

    shown = pages(client, moved)[0]
    statement = moved.evidence.get().document
    answer = client.get(
        reverse("disclosures:evidence", args=[moved.public_id, statement.public_id])
    )

    assert "bank-statement.pdf" in shown
    assert answer.content == b"%PDF-1.7 our account"


def test_those_to_whom_it_was_passed_on_read_no_dispute(
    company, patients, other_patients, by, po_administrator, outsider_po, sign_in
):
    transfer = ledger.transfer(
        company, patients, by=by, ultimate_recipient=other_patients
    )
    ledger.in_review(company, by=by)
    answers.answer(
        [Entry.objects.get(transfer=transfer)],
        "questioned",
        by=cast.actor(po_administrator),
        today=TODAY,
        reason="amount",
        words="Our treasurer knows of 3,000.",
    )

    shown = pages(sign_in(outsider_po, other_patients), transfer)

    assert len(shown) == 1
    assert "Our treasurer" not in shown[0]
    assert "Something is wrong" not in shown[0]


def test_what_was_written_while_preparing_is_the_company_s_own(
    company, patients, by, officer, po_administrator, sign_in
):
    """Also what was written on the very day on which the check was opened."""
    transfer = ledger.transfer(company, patients, by=by)
    changed(transfer, by, "Legal told us to lower it", amount=Decimal("3100"))
    ledger.in_review(company, by=by, today=timezone.localdate())
    changed(transfer, by, "Counted once more", amount=Decimal("3050"))

    own = pages(sign_in(officer, company), transfer)
    theirs = pages(sign_in(po_administrator, patients), transfer)

    assert "Legal told us" in own[0]
    assert len(theirs) == 2
    for page in theirs:
        assert "Legal told us" not in page
        assert "Counted once more" in page


def test_a_year_published_without_a_check_shows_nothing_earlier_either(
    company, patients, by, second_officer, po_administrator, sign_in
):
    transfer = ledger.transfer(company, patients, by=by)
    changed(transfer, by, "Legal told us to lower it", amount=Decimal("3100"))
    period = periods.freeze(ledger.period_of(company), by=by)
    report = reports.start(period, by=by, today=TODAY)
    report = reports.write(report, by=by, methodology=ledger.METHOD)
    for finding in open_findings(report):
        reports.insist(finding, "We were late", by=by)
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=cast.actor(second_officer), today=TODAY)
    publication.publish(report, by=by, today=TODAY)

    shown = pages(sign_in(po_administrator, patients), transfer)

    assert len(shown) == 2
    for page in shown:
        assert "Legal told us" not in page


def test_a_refund_is_of_one_s_own_payment(
    company, other_company, by, outsider_officer, sign_in
):
    """A company that was paid by another records no refund in the other's place."""
    transfer = ledger.transfer(company, other_company, by=by)
    ledger.in_review(company, by=by)

    answer = sign_in(outsider_officer, other_company).get(
        reverse("disclosures:transfer-create"), {"refund_of": transfer.public_id}
    )

    assert answer.status_code == 404


def test_an_unverified_mandate_learns_no_colleague_s_name(
    company, patients, by, po_administrator, sign_in
):
    entry = ledger.entry(company, patients, by=by)
    ledger.in_review(company, by=by)
    newcomer = cast.member(patients, "administrator", only_company=company)

    answer = sign_in(newcomer, patients).post(
        reverse("disclosures:review-answers"),
        {"row": f"{entry.public_id}.1", "action": "ask"},
    )

    assert answer.status_code == 200
    assert str(po_administrator) not in answer.content.decode()


def test_a_file_that_is_too_large_is_not_even_read():
    large = Unread("answers.csv", b"x" * (5 * 1024 * 1024 + 1))

    form = WorkbookForm({}, {"file": large})

    assert list(form.errors) == ["file"]


@pytest.mark.parametrize(
    ("sights", "public"),
    [({}, ["Asthma"]), ({"conditions": "partners"}, []), ({"conditions": "own"}, [])],
)
def test_the_register_has_the_conditions_that_everybody_may_read(
    company, patients, by, compliance_reviewer, sights, public
):
    patients.conditions.create(name="Asthma")
    patients.conditions.create(name="Cystic fibrosis", ended_on=TODAY)
    Profile.objects.create(organisation=patients, sights=sights)
    ledger.transfer(company, patients, by=by)
    period = ledger.in_review(company, by=by)
    ledger.published(period, by=by, second=cast.actor(compliance_reviewer))

    page = RegisterOrganisation.objects.get(public_id=patients.public_id)
    assert page.conditions == public
    assert records.facts(patients)["conditions"] == public
    for hidden in {"asthma", "cystic fibrosis"} - {name.lower() for name in public}:
        assert hidden not in page.search_key
