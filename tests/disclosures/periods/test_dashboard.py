"""A year in figures: the same as the entries say, beside the year before."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.actions import answers, opening
from disclosures.dashboard import MOST_RECIPIENTS, dashboard
from disclosures.models import Entry, Period
from tables.reading import rows
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY

KINDS = {"Corporate membership", "Event sponsorship", "Grant or donation"}


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def year(company, patients, other_patients, by):
    """Two years, two currencies, two recipients, a payment left out."""
    for recipient, amount, currency, paid_year, category in (
        (patients, "100.00", "GBP", 2025, "grant"),
        (patients, "50.50", "GBP", 2025, "sponsorship_event"),
        (other_patients, "900.00", "EUR", 2025, "grant"),
        (patients, "80.00", "GBP", 2024, "grant"),
        (other_patients, "7.00", "GBP", 2024, "membership"),
    ):
        ledger.transfer(
            company,
            recipient,
            by=by,
            amount=Decimal(amount),
            currency=currency,
            paid_year=paid_year,
            category=category,
            description=f"{amount} {category}",
        )
    left_out = ledger.entry(company, patients, by=by, description="Left out")
    Entry.objects.filter(pk=left_out.pk).update(state="excluded")
    return Period.objects.select_related("regime").get(starts_on__year=2025)


def told(sums):
    return {
        (each.code, each.currency): (each.entries, each.amount, each.amount_before)
        for each in sums
    }


def test_sums_are_those_of_the_entries_by_currency(year):
    found = dashboard(year, TODAY)

    assert told(found.currencies) == {
        ("GBP", "GBP"): (2, Decimal("150.50"), Decimal("87.00")),
        ("EUR", "EUR"): (1, Decimal("900.00"), Decimal(0)),
    }
    assert told(found.categories) == {
        ("grant", "GBP"): (1, Decimal("100.00"), Decimal("80.00")),
        ("grant", "EUR"): (1, Decimal("900.00"), Decimal(0)),
        ("sponsorship_event", "GBP"): (1, Decimal("50.50"), Decimal(0)),
        ("membership", "GBP"): (0, Decimal(0), Decimal("7.00")),
    }
    assert (found.whole.entries, found.whole.recipients) == (3, 2)
    assert (found.whole_before.entries, found.whole_before.recipients) == (2, 2)
    assert found.before.year == 2024


def test_the_largest_recipients_come_first(year, other_patients):
    first = dashboard(year, TODAY).recipients[0]

    assert (first.code, first.amount) == (other_patients.public_id, Decimal("900.00"))


def test_answers_and_questions_are_counted(year, patients, po_administrator, by):
    ledger.in_review(year.company, by=by)
    grant, event = Entry.objects.filter(
        recipient=patients, period=year, state="in_review"
    ).order_by("pk")
    po = cast.actor(po_administrator)
    answers.answer([grant], "confirmed", by=po, today=TODAY)
    answers.answer(
        [event], "questioned", by=po, today=TODAY, reason="amount", words="We got 40."
    )
    found = dashboard(year, TODAY)

    assert (found.whole.confirmed, found.whole.answered) == (1, 2)
    assert found.whole.share(found.whole.answered) == 66
    assert (found.questions, found.waiting, found.settled) == (1, 1, 0)


def test_days_to_each_deadline(year):
    (publish,) = [
        each for each in dashboard(year, TODAY).due if each.deadline.what == "publish"
    ]

    assert publish.deadline.on == datetime.date(2026, 6, 30)
    assert publish.days == (publish.deadline.on - TODAY).days


def test_the_last_day_of_a_check_that_runs_is_the_one_that_recipients_were_told(
    company, patients, by
):
    ledger.transfer(company, patients, by=by)
    period = ledger.in_review(company, by=by)

    def days():
        found = dashboard(Period.objects.get(pk=period.pk), TODAY).due
        return [e.deadline.on for e in found if e.deadline.what == "review_closes"]

    assert days() == [period.review_closes_on]
    ledger.ended(period, by=by)
    assert days() == []


def test_a_year_without_entries_has_no_sums(company, by, officer, sign_in):
    period = opening.open_year(company, 2025, by=by)
    page = sign_in(officer).get(
        reverse("disclosures:period-figures", args=[period.public_id])
    )

    assert page.status_code == 200
    assert b"Nothing is in this year yet." in page.content


@pytest.mark.parametrize("more", [0, 60])
def test_the_page_costs_the_same_for_many(
    sign_in, officer, year, patients, by, more, django_assert_num_queries
):
    for number in range(more):
        ledger.transfer(year.company, patients, by=by, description=f"Payment {number}")
    client = sign_in(officer)
    address = reverse("disclosures:period-figures", args=[year.public_id])
    client.get(address)

    with django_assert_num_queries(10):
        page = client.get(address)
    assert "£150.50" in page.content.decode() or more


def test_files_hold_the_same_sums(sign_in, officer, year):
    client = sign_in(officer)
    text = client.get(
        reverse("disclosures:period-figures-csv", args=[year.public_id])
    ).content.decode()
    book = client.get(
        reverse("disclosures:period-figures-xlsx", args=[year.public_id])
    ).content
    listed = list(csv.DictReader(io.StringIO(text)))
    found = list(rows(book, "figures.xlsx"))

    total = [row for row in listed if row["Table"] == "All" and row["Name"] == "GBP"]
    assert [(row["Sum"], row["Sum the year before"]) for row in total] == [
        ("150.50", "87.00")
    ]
    assert len(found) == len(listed)


def table_of(client, year, form="csv", **asked):
    address = reverse(f"disclosures:period-figures-{form}", args=[year.public_id])
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer


def listed(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("all", {"GBP", "EUR"}),
        ("kinds", KINDS),
        ("countries", {"Ireland", "United Kingdom"}),
        ("recipients", {"Rare Lung Alliance", "Asthma Circle"}),
    ],
)
def test_each_table_is_taken_along_alone(code, names, sign_in, officer, year):
    client = sign_in(officer)
    page = client.get(reverse("disclosures:period-figures", args=[year.public_id]))

    answer = table_of(client, year, table=code)
    book = table_of(client, year, "xlsx", table=code).content

    assert f"figures.csv?table={code}" in page.content.decode()
    assert f"figures.xlsx?table={code}" in page.content.decode()
    assert f"2025-{code}-" in answer["Content-Disposition"]
    assert {row["Name"] for row in listed(answer)} == names
    assert len(list(rows(book, "figures.xlsx"))) == len(listed(answer))


def test_a_table_that_is_not_there_is_not_found(sign_in, officer, year):
    client = sign_in(officer)
    address = reverse("disclosures:period-figures-csv", args=[year.public_id])

    assert client.get(address, {"table": "people"}).status_code == 404


def test_files_hold_every_recipient_and_the_year_before(
    sign_in, officer, year, other_patients, by
):
    for number in range(MOST_RECIPIENTS):
        recipient = cast.patients(f"Alliance {number}")
        ledger.transfer(year.company, recipient, by=by, amount=Decimal(5000))
    room = {"form": "in_kind", "amount": None, "valuation": "not_meaningful"}
    ledger.transfer(
        year.company, cast.patients("Quiet Rooms"), by=by, benefit="A room", **room
    )

    assert len(dashboard(year, TODAY).recipients) == MOST_RECIPIENTS
    found = {
        (row["Name"], row["Currency"]): row
        for row in listed(table_of(sign_in(officer), year, table="recipients"))
    }

    assert len(found) == MOST_RECIPIENTS + 4
    before = found[other_patients.legal_name, "GBP"]
    assert (before["Sum"], before["Sum the year before"]) == ("0.00", "7.00")
    assert found["Quiet Rooms", "GBP"]["Entries"] == "1"


def test_figures_lead_to_their_rows(sign_in, officer, year):
    client = sign_in(officer)
    listed = client.get(
        reverse("disclosures:transfer-list"), {"year": 2025, "country": "GB"}
    )

    assert b"100.00 grant" in listed.content
    assert b"900.00 grant" not in listed.content


def test_another_company_finds_nothing(sign_in, outsider_officer, year):
    client = sign_in(outsider_officer)
    for name in ("period-figures", "period-figures-csv", "period-figures-xlsx"):
        address = reverse(f"disclosures:{name}", args=[year.public_id])
        assert client.get(address).status_code == 404
