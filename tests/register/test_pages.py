"""What anybody can read, without signing in."""

import hashlib
from datetime import date

import pytest
from django.urls import reverse

from disclosures.models import LateAnswer, RegisterOrganisation, Withdrawal
from tests.register import published


def addresses(report, line, company):
    return [
        reverse("register:home"),
        reverse("register:search"),
        reverse("register:search") + "?q=helpline",
        reverse("register:search") + f"?company={company.public_id}&sort=largest",
        line.get_absolute_url(),
        report.get_absolute_url(),
        company.get_absolute_url(),
        reverse("register:coverage"),
        reverse("register:about"),
        reverse("register:downloads"),
        reverse("register:downloads") + f"?company={company.public_id}&q=helpline",
    ]


def test_every_page_takes_three_queries_at_most_for_one_entry_and_for_many(
    client, payer, recipient, django_assert_max_num_queries
):
    for count in (1, 60):
        rows = [published.row(recipient, f"{n}.50") for n in range(count)]
        report = published.report(payer, rows, year=2020 + count % 5)
        line = report.lines.first().line_version.line
        for address in addresses(report, line, payer):
            with django_assert_max_num_queries(3):
                response = client.get(address)
            assert response.status_code == 200, address


def test_pages_can_be_kept_by_any_cache_and_set_no_cookie(client, line, payer):
    report = line.versions.get().report

    for address in addresses(report, line, payer):
        response = client.get(address)

        assert not response.cookies, address
        assert "public" in response["Cache-Control"]
        assert (
            len(client.get(address, headers={"accept-encoding": "gzip"}).content)
            < 20_000
        )


def test_a_signed_in_reader_gets_a_page_of_their_own(sign_in, officer, line):
    response = sign_in(officer).get(line.get_absolute_url())

    assert "private" in response["Cache-Control"]


def test_the_line_page_shows_each_version_and_the_difference(
    client, payer, recipient, line
):
    published.correct(
        line,
        payer,
        published.row(recipient, "3200.00"),
        reason="VAT had been counted twice.",
    )

    page = client.get(line.get_absolute_url()).content.decode()

    assert "VAT had been counted twice." in page
    assert "£3,500.00</del>" in page
    assert "£3,200.00</ins>" in page


def test_the_line_page_shows_both_statements_and_a_late_answer(
    client, payer, recipient
):
    question = {
        "reason": "amount",
        "words": "We received 900.",
        "company_words": "The bank kept 100.",
    }
    report = published.report(
        payer, [published.row(recipient, answer="questioned", question=question)]
    )
    line = report.lines.get().line_version.line
    LateAnswer.objects.create(
        line=line, answer="confirmed", answered_on=date(2026, 8, 3)
    )

    page = client.get(line.get_absolute_url()).content.decode()

    assert "We received 900." in page
    assert "The bank kept 100." in page
    assert "After publication, on 3 August 2026" in page


def test_a_withdrawn_line_keeps_a_page_that_says_so(client, line):
    Withdrawal.objects.create(
        line=line, ground="Court order 12/2026", withdrawn_on=date(2026, 9, 9)
    )

    response = client.get(line.get_absolute_url())

    assert response.status_code == 410
    assert "Court order 12/2026" in response.content.decode()
    assert "Rare Lung Alliance" not in response.content.decode()


def test_a_merged_organisation_leads_to_where_it_went(client, line, recipient):
    RegisterOrganisation.objects.filter(pk=recipient.pk).update(moved_to="a" * 16)

    response = client.get(recipient.get_absolute_url())

    assert response.status_code == 301
    assert response["Location"] == f"/register/organisations/{'a' * 16}/"


def test_the_report_page_names_its_newer_version(client, payer, recipient, line):
    first = line.versions.get().report
    second = published.correct(
        line, payer, published.row(recipient, "1.00"), reason="A typing mistake."
    )

    page = client.get(first.get_absolute_url()).content.decode()

    assert second.get_absolute_url() in page
    assert "earlier version" in page
    assert first.sha256 in page


def test_a_snapshot_is_the_bytes_of_its_fingerprint(client, line):
    report = line.versions.get().report

    response = client.get(reverse("register:snapshot", args=[report.public_id]))
    data = b"".join(response.streaming_content)

    assert hashlib.sha256(data).hexdigest() == report.sha256
    assert int(response["Content-Length"]) == len(data)


def test_a_nil_report_says_that_there_was_nothing(client, payer):
    report = published.report(payer, [])

    page = client.get(report.get_absolute_url()).content.decode()

    assert "Nothing was given in this year." in page


def test_coverage_shows_what_is_missing(client, payer):
    published.report(payer, [], year=2025)
    published.organisation("Southgate Biologics", company=True)

    page = client.get(reverse("register:coverage"), {"year": "2025"}).content.decode()
    absent = client.get(
        reverse("register:coverage"), {"year": "2025", "state": "absent"}
    )

    assert "Nothing to report" in page
    assert [company.name for company, _ in absent.context["rows"]] == [
        "Southgate Biologics"
    ]


def test_an_organisation_page_sums_by_year_and_kind_in_one_currency(
    client, payer, recipient
):
    published.report(payer, [published.row(recipient, "10.00")], year=2024)
    published.report(
        payer,
        [published.row(recipient, "20.00"), published.row(recipient, "7", "JPY")],
        year=2025,
    )

    totals = client.get(recipient.get_absolute_url()).context["totals"]
    yen = client.get(recipient.get_absolute_url(), {"currency": "JPY"}).context[
        "totals"
    ]

    assert totals.by_year == [(2025, 1, 1, "£20.00"), (2024, 1, 1, "£10.00")]
    assert totals.matrix == [
        ("Grant or donation", [(2025, "£20.00"), (2024, "£10.00")])
    ]
    assert yen.by_year == [(2025, 1, 1, "JPY\N{NO-BREAK SPACE}7")]


@pytest.mark.parametrize(
    "path",
    [
        "/register/lines/aaaaaaaaaaaaaaaa/",
        "/register/reports/aaaaaaaaaaaaaaaa/",
        "/register/reports/aaaaaaaaaaaaaaaa/snapshot.json",
        "/register/organisations/aaaaaaaaaaaaaaaa/",
        "/register/lines/1/",
        "/register/lines/' or 1=1 --/",
        "/register/lines.exe",
    ],
)
def test_an_address_of_nothing_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_report_page_sums_by_kind_and_currency(client, payer, recipient):
    rows = [
        published.row(recipient, "10.10"),
        published.row(recipient, "5.05"),
        published.row(recipient, None, benefit="A room"),
        published.row(recipient, "7", "JPY"),
        published.row(recipient, "1.00", category="service_fee"),
    ]
    report = published.report(payer, rows)

    assert client.get(report.get_absolute_url()).context["categories"] == [
        ("Fee for a service", "GBP", 1, "£1.00"),
        ("Grant or donation", "GBP", 3, "£15.15"),
        ("Grant or donation", "JPY", 1, "JPY\N{NO-BREAK SPACE}7"),
    ]
