"""The register reads what publication writes."""

import hashlib
from decimal import Decimal

import pytest
from django.urls import reverse

from audit.acting import acting
from disclosures.actions import answers, entries
from disclosures.models import Line, Transfer
from tests import cast
from tests.disclosures import ledger


@pytest.fixture
def corrected(company, patients, officer, compliance_reviewer, po_administrator):
    """A report and its correction; gives both public copies."""
    by, second = cast.actor(officer), cast.actor(compliance_reviewer)
    entry = ledger.entry(company, patients, by=by)
    period = ledger.in_review(company, by=by)
    answers.answer(
        [entry], "confirmed", by=cast.actor(po_administrator), today=ledger.TODAY
    )
    first = ledger.published(period, by=by, second=second)
    with acting(by, "VAT had been counted twice"):
        Transfer.objects.filter(pk=entry.transfer_id).update(amount=Decimal("3000"))
        entries.follow([entry.transfer_id], today=ledger.TODAY)
    period.refresh_from_db()
    reason = "VAT had been counted twice"
    return first, ledger.published(period, by=by, second=second, reason=reason)


def test_a_reader_follows_a_correction_from_search_to_snapshot(client, corrected):
    first, second = corrected
    search = client.get(reverse("register:search"), {"q": "helpline"})
    ((row, _kind, _answer),) = search.context["rows"]
    line = client.get(row.get_absolute_url()).content.decode()
    report = client.get(second.get_absolute_url())
    snapshot = client.get(reverse("register:snapshot", args=[first.public_id]))

    assert row.amount == Decimal("3000.00")
    assert "£3,200.00</del>" in line
    assert "£3,000.00</ins>" in line
    assert "VAT had been counted twice" in line
    assert report.context["categories"] == [
        ("Grant or donation", "GBP", 1, "£3,000.00")
    ]
    assert report.context["sums"] == [("GBP", 1, "£3,000.00")]
    assert (
        hashlib.sha256(b"".join(snapshot.streaming_content)).hexdigest() == first.sha256
    )


def test_both_sides_have_a_page(client, corrected, company, patients):
    for side in (company, patients):
        page = client.get(reverse("register:organisation", args=[side.public_id]))

        assert page.context["totals"].by_year[0][3] == "£3,000.00"
    assert Line.objects.count() == 1
