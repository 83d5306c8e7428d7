"""How long published entries stay; nothing leaves by itself."""

import datetime
import json

import pytest
from django.urls import reverse

from disclosures.actions import publication, reports, retention
from disclosures.exports.reports.keeping import keep_all
from disclosures.models import (
    Line,
    Period,
    RegisterLine,
    RegisterSum,
    Transfer,
    Withdrawal,
)
from disclosures.retention import kept
from notices.models import Notice
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.exports import test_standards as standards
from tests.disclosures.ledger import TODAY
from workflow.moves import Refused

LATER = datetime.date(2027, 9, 1)
"""When the payment that was found late was published."""


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def second(compliance_reviewer):
    return cast.actor(compliance_reviewer)


@pytest.fixture
def lines(company, patients, by, second):
    """One payment of 2025 published in 2026, and one that was found a year later."""
    ledger.transfer(company, patients)
    period = ledger.in_review(company, by=by)
    ledger.published(period, by=by, second=second)
    ledger.transfer(company, patients, description="Found late", today=LATER)
    period.refresh_from_db()
    ledger.published(
        period, by=by, second=second, today=LATER, reason="A payment was found late"
    )
    return list(Line.objects.order_by("first_published_on"))


def take(lines, by, today, *, legal=False, ground="Its time is over."):
    return retention.withdraw(lines, ground=ground, legal=legal, by=by, today=today)


def test_a_payment_found_late_has_its_own_clock(client, lines):
    """Worked example J: the clock runs from the first publication of each line."""
    period = Period.objects.select_related("regime").get()
    years = period.regime.profile["public_years"]
    (found,) = kept([period], TODAY)

    assert found.first_free == TODAY.replace(year=TODAY.year + years)
    assert found.last_free == LATER.replace(year=LATER.year + years)
    assert found.records_until == datetime.date(
        2025 + period.regime.profile["records_years"], 12, 31
    )
    page = client.get(lines[1].get_absolute_url()).content.decode()
    assert f"stays public until 1 September {LATER.year + years} at least" in page


def test_past_lines_are_counted_and_proposed_once(lines, company):
    period = Period.objects.select_related("regime").get()
    years = period.regime.profile["public_years"]
    last = TODAY.replace(year=TODAY.year + years)
    after = last + datetime.timedelta(days=1)

    assert kept([period], last)[0].past == 0
    assert kept([period], after)[0].past == 1
    assert retention.propose(last) == 0
    assert retention.propose(after) == 1
    assert retention.propose(after) == 0
    assert Notice.objects.filter(kind="retention_proposed").exists()
    assert RegisterLine.objects.count() == 2
    assert not Withdrawal.objects.exists()


def test_before_its_time_only_a_legal_ground_takes_a_line_off(lines, by):
    years = Period.objects.select_related("regime").get().regime.profile["public_years"]
    last = TODAY.replace(year=TODAY.year + years)

    with pytest.raises(Refused, match="stays public until"):
        take(lines[:1], by, last)
    with pytest.raises(Refused, match="stays public until"):
        take(lines, by, last + datetime.timedelta(days=1))
    assert not Withdrawal.objects.exists()
    assert take(lines[1:], by, TODAY, legal=True, ground="A court decided so.") == 1


def test_what_is_taken_off_leaves_a_page_and_the_records(client, lines, by):
    take(lines[:1], by, TODAY, legal=True, ground="A court decided so.")
    page = client.get(lines[0].get_absolute_url())

    assert page.status_code == 410
    assert b"A court decided so." in page.content
    assert not RegisterLine.objects.filter(line=lines[0]).exists()
    assert (
        sum(RegisterSum.objects.filter(company=None).values_list("lines", flat=True))
        == 1
    )
    assert Transfer.objects.count() == 2
    assert lines[0].versions.exists()


def test_a_line_that_was_taken_off_stays_off_in_the_next_version(
    client, lines, by, second
):
    take(lines[:1], by, TODAY, legal=True, ground="A court decided so.")
    period = Period.objects.get()
    recipient = Transfer.objects.first().recipient
    ledger.transfer(
        period.company, recipient, description="A meeting", paid_year=2025, today=LATER
    )
    public = ledger.published(
        period, by=by, second=second, today=LATER, reason="One more"
    )

    assert not RegisterLine.objects.filter(line=lines[0]).exists()
    told = json.loads(b"".join(bytes(each.data) for each in public.parts.all()))
    assert lines[0].public_id not in {each["line"] for each in told["lines"]}
    assert len(told["lines"]) == public.line_count == 2
    assert told["report"]["reservations"][-1] == {
        "rule": "taken_off",
        "words": "1 entry was taken off the register on 1 March 2026: A court decided so.",
    }
    assert not lines[0].versions.filter(removed=True).exists()
    assert list(standards.validator("report-1").iter_errors(told)) == []
    page = client.get(public.get_absolute_url()).content.decode()
    assert "A court decided so." in page


SECRET = "Words that a court forbade"


@pytest.fixture
def forbidden(company, patients, by, second):
    """A report of two lines, of which one was taken off."""
    ledger.transfer(company, patients, description=SECRET)
    ledger.transfer(company, patients, description="A meeting")
    public = ledger.published(ledger.in_review(company, by=by), by=by, second=second)
    line = Line.objects.get(versions__content__contains=SECRET)
    take([line], by, TODAY, legal=True, ground="A court decided so.")
    return public


@pytest.mark.parametrize("form", ["", "/print", "/csv"])
def test_what_was_taken_off_is_on_no_page_of_its_report(client, forbidden, form):
    address = {
        "": forbidden.get_absolute_url(),
        "/print": reverse("register:report-print", args=[forbidden.public_id]),
        "/csv": reverse("register:report-file", args=[forbidden.public_id, "csv"]),
    }[form]
    response = client.get(address)
    page = (response.getvalue() if response.streaming else response.content).decode()

    assert response.status_code == 200
    assert SECRET not in page
    assert "A meeting" in page
    if form != "/csv":
        assert (
            "1 entry of this report was taken off the register on 1 March 2026" in page
        )
        assert "A court decided so." in page


def test_files_made_before_are_held_back_and_their_fingerprint_stays(client, forbidden):
    keep_all(forbidden)
    snapshot = reverse("register:snapshot", args=[forbidden.public_id])
    kept = [
        reverse("register:report-file", args=[forbidden.public_id, each.form])
        for each in forbidden.files.all()
    ]

    assert len(kept) > 2
    for address in [snapshot, *kept]:
        held = client.get(address)
        assert held.status_code == 410, address
        assert "A court decided so." in held.content.decode()
    page = client.get(forbidden.get_absolute_url()).content.decode()
    assert forbidden.sha256 in page
    assert snapshot not in page
    assert not any(address in page for address in kept)
    past = client.get(
        "/register/as-of/",
        {
            "company": forbidden.company_public_id,
            "at": forbidden.recorded_at.isoformat(),
        },
    ).content.decode()
    assert "Not given any more" in past
    assert forbidden.sha256 in past
    assert snapshot not in past


def test_what_leaves_after_approval_is_certified_again(
    company, patients, by, second, forbidden
):
    period = Period.objects.get()
    report = reports.start(period, by=by, today=TODAY, reason="A better note")
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)
    take(Line.objects.filter(withdrawal=None), by, TODAY, legal=True, ground="It too.")

    with pytest.raises(Refused, match="has changed since the report was certified"):
        publication.publish(report, by=by, today=TODAY)


@pytest.mark.parametrize(
    ("words", "match"), [({"ground": " "}, "Say why"), ({}, "taken off already")]
)
def test_it_needs_words_and_happens_once(lines, by, words, match):
    if not words:
        take(lines[:1], by, TODAY, legal=True)

    with pytest.raises(Refused, match=match):
        take(lines[:1], by, TODAY, legal=True, **words)


def test_only_the_officer_of_that_company(lines, viewer, outsider_officer):
    with pytest.raises(Refused, match="disclosure officer"):
        take(lines, cast.actor(viewer), TODAY, legal=True)
    with pytest.raises(Refused, match="another company"):
        take(lines, cast.actor(outsider_officer), TODAY, legal=True)


def test_the_officer_chooses_on_the_page(
    fresh_sign_in, lines, officer, django_assert_max_num_queries
):
    client = fresh_sign_in(officer)
    index = reverse("disclosures:retention")
    address = reverse(
        "disclosures:retention-entries", args=[Period.objects.get().public_id]
    )
    client.get(index)
    with django_assert_max_num_queries(8):
        assert client.get(index).status_code == 200
    with django_assert_max_num_queries(8):
        assert len(client.get(address).context["rows"]) == 2
    early = client.post(
        address, {"line": lines[0].public_id, "legal": "no", "ground": "Over."}
    )
    none = client.post(address, {"legal": "yes", "ground": "A court."})
    client.post(
        address, {"line": lines[0].public_id, "legal": "yes", "ground": "A court."}
    )

    assert "stays public until" in str(early.context["form"].errors)
    assert "Choose at least one" in str(none.context["form"].errors)
    assert Withdrawal.objects.get().line == lines[0]
