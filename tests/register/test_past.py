"""A report as it stood at a past instant: the same bytes as then."""

import datetime
import hashlib

import pytest
from django.urls import reverse

from disclosures.actions import transfers
from disclosures.models import PublishedReport, Transfer
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY

AS_OF = "/register/as-of/"


@pytest.fixture
def versions(company, patients, officer, compliance_reviewer):
    """Three versions of one report."""
    by, second = cast.actor(officer), cast.actor(compliance_reviewer)
    ledger.entry(company, patients)
    made = [ledger.published(ledger.in_review(company, by=by), by=by, second=second)]
    for number in (1, 2):
        transfer = Transfer.objects.get()
        transfers.edit(
            transfer,
            {"amount": transfer.amount - number},
            version=transfer.version,
            by=by,
            reason="A digit was wrong",
            today=TODAY,
        )
        period = ledger.period_of(company)
        made.append(
            ledger.published(period, by=by, second=second, reason="A digit was wrong")
        )
    return made


def asked(client, company, at, **more):
    return client.get(AS_OF, {"company": company.public_id, "at": at, **more})


def test_each_instant_gives_the_version_that_stood_then_byte_for_byte(
    client, company, versions
):
    for number, version in enumerate(versions):
        following = [each.recorded_at for each in versions[number + 1 :]]
        last = following[0] - datetime.timedelta(microseconds=1) if following else None
        for moment in filter(None, (version.recorded_at, last)):
            response = asked(client, company, moment.isoformat(), year=2025)
            (found,) = response.context["reports"]
            sent = b"".join(
                client.get(reverse("register:snapshot", args=[found.public_id]))
            )

            assert found.version == number + 1
            assert hashlib.sha256(sent).hexdigest() == version.sha256


def test_before_the_first_there_is_nothing(client, company, versions):
    before = versions[0].recorded_at - datetime.timedelta(microseconds=1)
    response = asked(client, company, before.isoformat())

    assert response.context["reports"] == []
    assert b"Nothing of this company was published by then." in response.content


def test_a_day_means_its_end(client, company, versions):
    day = versions[-1].recorded_at.astimezone(datetime.UTC).date()

    (found,) = asked(client, company, day.isoformat()).context["reports"]

    assert found.version == 3


@pytest.mark.parametrize(
    "at", ["yesterday", "2026-13-01", "2026-02-30T10:00Z", "0", ""]
)
def test_a_moment_that_is_none_is_refused_in_words(client, company, at):
    response = asked(client, company, at)

    assert response.status_code == 400
    assert response.context["form"].errors["at"]


@pytest.mark.parametrize("company", ["", "x", "' or 1=1", "ÿ" * 16])
def test_a_company_that_is_none_is_refused_in_words(client, company):
    response = client.get(AS_OF, {"company": company, "at": "2026-05-01"})

    assert response.status_code == 400
    assert response.context["form"].errors["company"]


def test_the_page_asks_once(client, company, versions, django_assert_num_queries):
    with django_assert_num_queries(1):
        asked(client, company, "2099-01-01")
    assert PublishedReport.objects.count() == 3


def test_the_empty_page_explains(client, db):
    response = client.get(AS_OF)

    assert response.status_code == 200
    assert not response.context["form"].is_bound
