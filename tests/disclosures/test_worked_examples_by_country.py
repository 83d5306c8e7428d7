"""Worked examples: limits of countries, refunds, help in kind, a class that changes."""

import csv
import datetime
import io
import json
from decimal import Decimal

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from disclosures.actions import bulk, choices, publication, reports, transfers
from disclosures.exports.reports import keeping
from disclosures.findings import finding, open_findings
from disclosures.models import Entry, RegisterLine, Transfer
from disclosures.rules_asked import Wanted
from organisations.actions import classification
from organisations.models import Classification
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = ledger.TODAY
DAY = datetime.date(2025, 3, 14)


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def second(second_officer):
    return cast.actor(second_officer)


def paid(company, recipient, by, amount, **facts):
    """A payment as the officer enters it."""
    values = {
        "recipient": recipient,
        "amount": Decimal(amount),
        "currency": "EUR",
        "category": "grant",
        "vat_treatment": "not_applicable",
        "paid_on": DAY,
        "paid_year": DAY.year,
        "description": "Three evenings for new members on living with the illness",
    }
    return transfers.add({**values, **facts}, by=by, today=TODAY)


def draft(company, by, **of_period):
    """The report of the period, after its check."""
    (period,) = {each.period for each in Entry.objects.filter(**of_period)}
    period = ledger.periods.freeze(period, by=by)
    period = ledger.periods.open_review(period, by=by, today=TODAY)
    report = reports.start(ledger.ended(period, by=by), by=by, today=TODAY)
    return reports.write(report, by=by, methodology=ledger.METHOD)


def published(report, by, second):
    for each in open_findings(report):
        reports.insist(each, "Looked at; they are right.", by=by)
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)
    return publication.publish(report, by=by, today=TODAY)


def rows_of(report, form):
    text = bytes(keeping.kept(report, form).data).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def lines_of(report):
    """What the lines say, in the order in which they were entered."""
    versions = report.new_line_versions.order_by("line__entry_id")
    return [json.loads(each.content) for each in versions]


def below(report):
    found = finding(report, "below_limit")
    return set(found.entries().values_list("amount", flat=True))


def test_a_dutch_year_is_listed_from_500_euros_on(company, by, second):
    """Example E: 499.99 in a year is not listed; one cent more is, as EUR 500."""
    less = cast.patients("Longpunt", "NL")
    more = cast.patients("Hartgenoten", "NL")
    for recipient in (less, more):
        paid(company, recipient, by, "300")
        paid(company, recipient, by, "199.99")
    paid(company, more, by, "0.01")
    choices.decide(company, "NL", Wanted("nl-cgr", 2025), by=by, today=TODAY)

    report = draft(company, by, recipient__country="NL")

    assert below(report) == {Decimal("300"), Decimal("199.99")}
    kept = published(report, by, second)
    (row,) = rows_of(kept, "netherlands")
    assert row["amount"] == "500"
    assert "limit" in str(keeping.kept(kept, "netherlands").left_out)


@pytest.mark.parametrize(
    ("amount", "shown"), [("9.99", None), ("10.00", "10"), ("10.49", "10")]
)
def test_a_french_advantage_is_listed_from_10_euros_on(
    company, by, second, amount, shown
):
    """Example F: with VAT, in whole euros."""
    french = cast.patients("Association Vivre", "FR")
    paid(company, french, by, amount, category="sponsorship_event")
    choices.decide(company, "FR", Wanted("fr-transparence", 2025), by=by, today=TODAY)

    report = draft(company, by, recipient=french)

    assert below(report) == ({Decimal(amount)} if shown is None else set())
    rows = rows_of(published(report, by, second), "france")
    assert [row["AVANT_MONTANT_TTC"] for row in rows] == ([shown] if shown else [])


def test_vat_on_top_counts_towards_a_limit(company, by):
    french = cast.patients("Association Vivre", "FR")
    on_top = {"vat_treatment": "excluded", "vat_amount": Decimal("0.50")}
    paid(company, french, by, "9.50", **on_top)
    paid(company, french, by, "9.40", **on_top)
    choices.decide(company, "FR", Wanted("fr-transparence", 2025), by=by, today=TODAY)

    assert below(draft(company, by, recipient=french)) == {Decimal("9.40")}


def test_what_is_below_the_limit_can_be_left_out_at_once(
    company, by, officer, sign_in, second
):
    french = cast.patients("Association Vivre", "FR")
    small = [paid(company, french, by, amount) for amount in ("9.99", "4.20")]
    paid(company, french, by, "70")
    choices.decide(company, "FR", Wanted("fr-transparence", 2025), by=by, today=TODAY)
    report = draft(company, by, recipient=french)
    page = reverse("disclosures:report-finding", args=[report.public_id, "below_limit"])

    said = {"action": "all", "words": "Below EUR 10."}
    sign_in(officer, company).post(page, said)

    left = Transfer.objects.filter(state=Transfer.State.EXCLUDED)
    assert set(left) == set(small)
    assert {each.excluded_because for each in left} == {"Below EUR 10."}
    assert below(report) == set()
    kept = published(report, by, second)
    assert [line.amount for line in RegisterLine.objects.filter(report=kept)] == [70]


def test_leaving_out_many_is_the_officers_and_needs_words(company, by, lead):
    paid(company, cast.patients("Association Vivre", "FR"), by, "5")
    entry = Entry.objects.get()
    with pytest.raises(Refused, match="disclosure officer"):
        bulk.leave_out(
            entry.period, by=cast.actor(lead), reason="Small", entry_ids=[entry.pk]
        )
    with pytest.raises(Refused, match="Say why"):
        bulk.leave_out(entry.period, by=by, reason=" ", entry_ids=[entry.pk])


def test_hours_of_an_agency_are_help_in_kind_through_it(company, patients, by, second):
    """Example B: 20 hours at EUR 100; without a price the benefit is described."""
    in_kind = {
        "form": "in_kind",
        "category": "donation_in_kind",
        "intermediary": "Lautwerk Agentur",
    }
    hours = {"valuation": "hours", "benefit": "20 hours of press work at EUR 100"}
    paid(company, patients, by, "2000", **in_kind, **hours)
    without = {"valuation": "not_meaningful", "amount": None}
    transfers.add(
        {
            "recipient": patients,
            "currency": "EUR",
            "vat_treatment": "not_applicable",
            "paid_year": 2025,
            "benefit": "The agency lent its meeting room on twelve evenings.",
            **in_kind,
            **without,
        },
        by=by,
        today=TODAY,
    )

    kept = published(draft(company, by, recipient=patients), by, second)

    told = [(x["amount"], x["valuation"], x["intermediary"]) for x in lines_of(kept)]
    assert told == [
        ("2000.00", "hours", "Lautwerk Agentur"),
        (None, "not_meaningful", "Lautwerk Agentur"),
    ]


def test_fee_and_travel_of_a_speaker_stand_under_the_organisation(
    company, patients, by, second
):
    """Example C: its president spoke for it; both sums are its own, told apart."""
    of_service = {"form": "service", "currency": "GBP"}
    paid(company, patients, by, "500", category="service_fee", **of_service)
    paid(company, patients, by, "120", category="service_expenses", **of_service)

    kept = published(draft(company, by, recipient=patients), by, second)

    told = [(x["category"]["code"], x["amount"]) for x in lines_of(kept)]
    assert told == [("service_fee", "500.00"), ("service_expenses", "120.00")]
    assert {x["recipient"]["name"] for x in lines_of(kept)} == {patients.legal_name}
    data = bytes(keeping.kept(kept, "united-kingdom").data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    told = str([book.get_sheet_by_name(x).to_python() for x in book.sheet_names])
    assert "500.0" in told
    assert "120.0" in told


def test_a_refund_stands_beside_what_it_was_of(
    company, patients, by, second, sign_in, officer
):
    """Example K: negative and linked; the net is shown, the payment stays."""
    first = paid(company, patients, by, "500")
    back = paid(company, patients, by, "-120", refund_of=first)

    page = sign_in(officer, company).get(first.get_absolute_url()).content.decode()
    assert back.get_absolute_url() in page
    assert "€380.00 stayed with the recipient." in page
    kept = published(draft(company, by, recipient=patients), by, second)

    assert [(x["amount"], x["refund"]) for x in lines_of(kept)] == [
        ("500.00", False),
        ("-120.00", True),
    ]
    assert kept.sums["EUR"]["amount"] == "380.00"


def test_no_more_comes_back_than_was_paid(company, patients, by):
    first = paid(company, patients, by, "500")
    paid(company, patients, by, "-400", refund_of=first)

    with pytest.raises(Refused, match=r"€500\.01 are more than the payment of €500"):
        paid(company, patients, by, "-100.01", refund_of=first)
    with pytest.raises(Refused, match="in the currency of the payment, EUR"):
        paid(company, patients, by, "-1", refund_of=first, currency="GBP")
    with pytest.raises(Refused, match="more than the payment"):
        transfers.edit(
            first,
            {"amount": Decimal(399)},
            version=first.version,
            by=by,
            reason="A digit",
            today=TODAY,
        )


def test_a_refund_is_never_in_a_report_without_its_payment(company, patients, by):
    first = paid(company, patients, by, "500")
    back = paid(company, patients, by, "-400", refund_of=first)

    with pytest.raises(Refused, match="Leave the refund out first"):
        transfers.exclude(first, by=by, reason="Not ours")
    entry = Entry.objects.get(transfer=first)
    with pytest.raises(Refused, match="Leave the refund out too"):
        bulk.leave_out(entry.period, by=by, reason="Small", entry_ids=[entry.pk])
    transfers.exclude(back, by=by, reason="Not ours")
    transfers.exclude(first, by=by, reason="Not ours")
    with pytest.raises(Refused, match="left out itself"):
        transfers.include(back, by=by, reason="It is", today=TODAY)


def test_a_clinic_moves_to_the_other_list_for_the_whole_group(
    company, patients, by, second, registrar
):
    """Example I: classified anew in August; all rows of the year, of every company."""
    first, last = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)
    for day in (first, last):
        paid(company, patients, by, "100", paid_on=day, currency="GBP")
    other = cast.company("Southgate Biologics")
    theirs = cast.actor(cast.member(other, "disclosure_officer"))
    paid(other, patients, theirs, "70", currency="GBP")
    for value, valid_from in (
        (Classification.Value.PATIENTS, datetime.date(2020, 1, 1)),
        (Classification.Value.HEALTHCARE, datetime.date(2025, 8, 1)),
    ):
        classification.decide(
            patients,
            value=value,
            valid_from=valid_from,
            reason="Its statutes of that month say so.",
            by=cast.actor(registrar),
            today=TODAY,
        )

    report = draft(company, by, period__company=company)
    assert finding(report, "classified_twice").count == 2
    assert finding(draft(other, theirs, period__company=other), "classified_twice")
    kept = published(report, by, second)

    data = bytes(keeping.kept(kept, "efpia").data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    _head, *patients_list = book.get_sheet_by_name("Patient organisations").to_python()
    _head, *others = book.get_sheet_by_name("Other organisations").to_python()
    assert patients_list == []
    assert [row[4] for row in others] == [100, 100]
    reasons = Classification.objects.filter(organisation=patients)
    assert set(reasons.values_list("reason", "in_force")) == {
        ("Its statutes of that month say so.", False),
        ("Its statutes of that month say so.", True),
    }
