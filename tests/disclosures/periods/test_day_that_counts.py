"""Which day of a payment counts: decided for each set of rules, one for all rows."""

import datetime
import json
from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.actions import (
    choices,
    methodology,
    periods,
    recognition,
    reports,
    transfers,
)
from disclosures.findings import finding, findings
from disclosures.models import CountsOn, Entry, LineVersion, Period, RecognitionChoice
from disclosures.recognition import counts_on
from disclosures.rules_asked import Wanted
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = ledger.TODAY
GENERIC, DUTCH = "generic-calendar-year", "nl-cgr"
DECEMBER, JANUARY = datetime.date(2024, 12, 20), datetime.date(2025, 1, 14)


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def decide(company, by):
    def decide(day=CountsOn.INVOICED, *, from_year=2024, code=GENERIC, reason="Ours"):
        return recognition.decide(
            company, code, day, from_year=from_year, reason=reason, by=by, today=TODAY
        )

    return decide


@pytest.fixture
def paid(company, patients, by):
    """A payment of January 2025, invoiced in December 2024."""

    def paid(**fields):
        facts = {"paid_on": JANUARY, "invoiced_on": DECEMBER, "paid_year": 2025}
        return ledger.transfer(company, patients, by=by, **{**facts, **fields})

    return paid


def where(transfer):
    entry = Entry.objects.select_related("period").get(transfer=transfer)
    return entry.period.year, entry.recognised_on


def begun(company, by, year=2025):
    period = periods.freeze(ledger.period_of(company, year), by=by)
    return reports.start(period, by=by, today=TODAY)


def test_without_a_decision_the_day_of_the_payment_counts(paid):
    assert where(paid()) == (2025, None)


def test_a_decision_moves_open_entries_to_the_day_that_counts(company, paid, decide):
    early = paid(paid_on=DECEMBER, paid_year=2024)
    first = paid()

    decided = decide()

    assert decided.moved == 1
    assert where(first) == (2024, DECEMBER)
    assert where(early) == (2024, None)
    assert where(paid(reference="later")) == (2024, DECEMBER)
    assert not Period.objects.filter(company=company, starts_on__year=2025).exists()


@pytest.mark.parametrize(
    ("day", "field"),
    [
        (CountsOn.RECEIVED, "received_on"),
        (CountsOn.INVOICED, "invoiced_on"),
        (CountsOn.AGREED, "agreement_signed_on"),
        (CountsOn.ACTIVITY, "activity_on"),
    ],
)
def test_each_day_can_count(paid, decide, day, field):
    one = paid(**{"invoiced_on": None, field: DECEMBER})
    decide(day)
    assert where(one) == (2024, DECEMBER)


def test_a_payment_whose_day_is_not_known_counts_when_it_was_paid(
    company, paid, decide, by
):
    paid()
    decide()
    without = paid(invoiced_on=None)
    only_year = paid(invoiced_on=None, paid_on=None)

    assert where(without) == where(only_year) == (2025, None)
    found = finding(begun(company, by), "counted_otherwise")
    assert set(found.entries().values_list("transfer", flat=True)) == {
        without.pk,
        only_year.pk,
    }
    assert found.only_told


def test_what_would_count_before_the_decision_began_counts_on_its_first_day(
    company, paid, decide
):
    paid(paid_on=None, paid_year=2025, invoiced_on=None)
    decide(from_year=2025)

    assert where(paid()) == (2025, datetime.date(2025, 1, 1))


def test_what_was_paid_before_keeps_the_day_that_counted_then(paid, decide):
    paid()
    decide(from_year=2025)
    invoiced_later = paid(
        paid_on=DECEMBER, paid_year=2024, invoiced_on=JANUARY, reference="early"
    )

    assert where(invoiced_later) == (2024, None)


def test_a_changed_day_moves_the_entry(paid, decide, by):
    one = paid()
    decide()
    one.refresh_from_db()

    transfers.edit(
        one,
        {"invoiced_on": datetime.date(2025, 1, 3)},
        version=one.version,
        by=by,
        reason="The invoice is of January",
        today=TODAY,
    )

    assert where(one) == (2025, datetime.date(2025, 1, 3))


def test_what_stands_in_a_closed_period_stays_and_is_told(company, paid, decide, by):
    one = paid()
    ledger.in_review(company, by=by)

    decided = decide()

    assert decided.moved == 0
    assert where(one) == (2025, None)
    assert decided.sentences()[1].startswith("1 payment stays in 2025")


def test_one_rule_holds_for_all_rows_of_a_report(company, paid, decide, by):
    paid(invoiced_on=None)
    begun(company, by)

    with pytest.raises(Refused) as refused:
        decide()

    assert "Choose 2026 or a later year" in str(refused.value)
    decide(from_year=2026)


def test_no_payment_under_the_rules_no_decision(decide, paid):
    with pytest.raises(Refused):
        decide()
    paid()
    with pytest.raises(Refused):
        decide(reason=" ")
    decide()
    decide()
    assert RecognitionChoice.objects.count() == 1


def test_the_rules_of_a_country_say_their_own_day(company, by, paid):
    dutch = cast.patients("Vereniging Adem", country="NL")
    one = ledger.transfer(
        company,
        dutch,
        by=by,
        currency="EUR",
        paid_year=2025,
        paid_on=JANUARY,
        invoiced_on=DECEMBER,
    )
    wanted = Wanted(DUTCH, 2024)
    choices.decide(company, "NL", wanted, by=by, today=TODAY)

    assert where(one) == (2024, DECEMBER)
    assert counts_on(Entry.objects.get(transfer=one).period) == CountsOn.INVOICED


def test_lines_say_the_day_and_the_year_that_count(
    client, company, paid, decide, by, second_officer
):
    paid(amount=Decimal("41.00"))
    decide()
    period = ledger.in_correction(company, by=by, year=2024)

    ledger.published(period, by=by, second=cast.actor(second_officer))

    content = json.loads(LineVersion.objects.get().content)
    assert content["recognised_on"] == "2024-12-20"
    assert content["recognised_by"] == "invoiced_on"
    assert (content["paid_on"], content["year"]) == ("2025-01-14", 2024)
    page = client.get(reverse("register:line", args=[content["line"]]))
    assert "20 December 2024, the day of the invoice" in page.content.decode()


def test_a_line_that_counts_when_it_was_paid_says_so_once(
    client, company, paid, by, second_officer
):
    paid()
    period = ledger.in_correction(company, by=by, year=2025)
    ledger.published(period, by=by, second=cast.actor(second_officer))

    content = json.loads(LineVersion.objects.get().content)
    assert (content["recognised_on"], content["recognised_by"]) == (
        "2025-01-14",
        "paid_on",
    )
    page = client.get(reverse("register:line", args=[content["line"]]))
    assert "Counts on" not in page.content.decode()


def test_a_first_day_by_decision_is_no_day_of_the_payment(
    company, paid, decide, by, second_officer
):
    paid(paid_on=None, invoiced_on=None)
    decide(from_year=2025)
    paid()
    period = ledger.in_correction(company, by=by, year=2025)
    ledger.published(period, by=by, second=cast.actor(second_officer))

    (content,) = [
        content
        for each in LineVersion.objects.all()
        if (content := json.loads(each.content))["paid_on"]
    ]
    assert content["recognised_on"] == "2025-01-01"
    assert content["recognised_by"] is None


def test_sums_are_not_unequal_only_because_another_day_counts(
    company, paid, decide, by
):
    paid()
    decide()
    report = begun(company, by, 2024)
    assert "sums_unequal" not in {each.rule.code for each in findings(report)}


def test_a_note_that_names_another_day_is_told(company, paid, decide, by):
    paid()
    decide()
    report = begun(company, by, 2024)
    note = methodology.begin(company, by=by, today=TODAY)
    said = {"recognised_on": {"choice": "paid_on"}}
    methodology.write(note, said, by=by, today=TODAY)
    report = methodology.use(report, note, by=by)

    assert "note_counts_otherwise" in {each.rule.code for each in findings(report)}

    said["recognised_on"]["choice"] = "invoiced_on"
    methodology.write(note, said, by=by, today=TODAY)
    report.refresh_from_db()
    assert "note_counts_otherwise" not in {each.rule.code for each in findings(report)}


def test_the_page_decides(client, sign_in, officer, paid):
    one = paid()
    sign_in(officer)
    address = reverse("disclosures:recognition-choice", args=[GENERIC])

    wrong = client.post(address, {"counts_on": "yesterday", "from_year": "x"})
    assert wrong.status_code == 400
    assert "Say why this day counts." in wrong.content.decode()

    typed = {"counts_on": "invoiced_on", "from_year": "2024", "reason": "Our books"}
    done = client.post(address, typed, follow=True)

    assert "the day of the invoice" in done.content.decode()
    assert where(one) == (2024, DECEMBER)


def test_rules_without_payments_have_no_page(client, sign_in, officer, paid):
    paid()
    sign_in(officer)
    for code in (DUTCH, "nothing-like-it"):
        address = reverse("disclosures:recognition-choice", args=[code])
        assert client.get(address).status_code == 404
