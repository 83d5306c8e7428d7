"""Payments follow the rules of the recipient's country, once a person has decided."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.actions import choices, entries, periods, reports, transfers
from disclosures.findings import findings
from disclosures.models import Entry, Period, RulesChoice, Transfer
from disclosures.rules_asked import Wanted, asked_about
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = ledger.TODAY
ENGLAND, FRANCE, GENERIC = "uk-abpi", "fr-transparence", "generic-calendar-year"
CLOSED = (
    "1 payment stays in 2025: this period, or the one where it would go, is closed"
    " for changes."
)
LIST = reverse("disclosures:rules-choices")


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def french():
    return cast.patients("Association Vivre", country="FR")


@pytest.fixture
def paid(company, french, by):
    """Pays the French organisation on a day, or in a year."""

    def paid(*, paid_on=None, **fields):
        year = {"paid_year": paid_on.year} if paid_on else {}
        return ledger.transfer(
            company, french, by=by, currency="EUR", paid_on=paid_on, **year, **fields
        )

    return paid


@pytest.fixture
def decide(company, by):
    def decide(country="FR", rules=FRANCE, *, from_year=2025, undated="", **facts):
        wanted = Wanted(rules, from_year, undated)
        return choices.decide(company, country, wanted, by=by, today=TODAY, **facts)

    return decide


def where(transfer):
    period = Entry.objects.select_related("period__regime").get(transfer=transfer)
    return period.period.label, period.period.regime.code


def day(month, number=1, year=2025):
    return datetime.date(year, month, number)


def edited(transfer, by, **changes):
    transfer.refresh_from_db()
    return transfers.edit(
        transfer,
        changes,
        version=transfer.version,
        by=by,
        reason="The day was wrong",
        today=TODAY,
    )


def test_the_country_of_the_recipient_is_proposed_and_the_payers_named(
    company, patients, paid
):
    paid(amount=Decimal("10.10"))
    paid(amount=Decimal("5.05"))

    (french,) = asked_about(company)

    assert (french.rules.code, french.payments) == (FRANCE, 2)
    assert french.totals == {"EUR": Decimal("15.1500")}
    assert french.why == (
        "The recipients are established in France."
        " Northwind Pharma, which paid, is in United Kingdom."
    )


def test_without_rules_of_the_country_those_of_the_affiliate_are_proposed(company, by):
    away = cast.patients("Pacientes Unidos", country="BR")
    ledger.transfer(company, away, by=by)

    (asked,) = asked_about(company)

    assert (asked.rules.code, asked.waits) == (ENGLAND, True)
    assert asked.why == (
        "There are no rules of Brazil here; Northwind Pharma is in United Kingdom."
    )


def test_until_somebody_decides_payments_stand_in_the_general_year(paid):
    assert where(paid(paid_on=day(3))) == ("2025", GENERIC)


def test_a_decision_moves_entries_into_half_years(paid, decide):
    spring, autumn = paid(paid_on=day(6, 30)), paid(paid_on=day(7, 1))

    decided = decide()

    assert decided.moved == 2
    name = "France, Transparence Santé"
    assert where(spring) == (f"2025, January to June, {name}", FRANCE)
    assert where(autumn) == (f"2025, July to December, {name}", FRANCE)
    half = Period.objects.get(entries__transfer=spring)
    assert (half.time_zone, half.report_currency) == ("Europe/Paris", "EUR")


def test_new_payments_go_where_was_decided(paid, decide, company, patients, by):
    paid(paid_on=day(1))
    decide()

    assert where(paid(paid_on=day(12, 31)))[1] == FRANCE
    assert where(ledger.transfer(company, patients, by=by)) == ("2025", GENERIC)
    assert Period.objects.count() == 3  # two half-years, and the general one


def test_a_year_that_a_decision_empties_asks_for_no_report(paid, decide):
    paid(paid_on=day(1))

    decide()

    assert [period.label for period in Period.objects.all()] == [
        "2025, January to June, France, Transparence Santé"
    ]


def test_payments_before_the_year_of_the_decision_stay(paid, decide):
    old = paid(paid_on=day(5, year=2024))

    decide()

    assert where(old) == ("2024", GENERIC)


def test_a_payment_of_which_only_the_year_is_known_waits_for_an_answer(
    paid, decide, company
):
    undated = paid()

    decide()
    assert where(undated) == ("2025", GENERIC)
    assert asked_about(company)[0].days_wanted == 1

    decide(undated="second")
    assert where(undated)[0].startswith("2025, July to December")
    assert asked_about(company)[0].days_wanted == 0


def test_a_day_that_is_entered_later_moves_the_entry(paid, decide, by):
    undated = paid()
    decide()

    edited(undated, by, paid_on=day(2, 3))

    assert where(undated)[0].startswith("2025, January to June")


def test_what_is_closed_stays_and_is_named(paid, decide, company, by):
    made = paid(paid_on=day(3))
    periods.freeze(ledger.period_of(company), by=by)

    decided = decide()

    assert where(made) == ("2025", GENERIC)
    assert [(period.label, number) for period, number in decided.staying] == [
        ("2025", 1)
    ]
    assert decided.sentences() == [
        "Decided. 0 payments went to another period.",
        CLOSED,
    ]


def test_a_closed_half_year_takes_no_other_day(paid, decide, by):
    made = paid(paid_on=day(3))
    decide()
    periods.freeze(Entry.objects.get(transfer=made).period, by=by)

    with pytest.raises(Refused, match="2025, January to June, France"):
        edited(made, by, paid_on=day(8))

    edited(made, by, paid_on=day(4))
    assert where(made)[0].startswith("2025, January to June")


def test_one_affiliate_can_follow_other_rules(paid, decide, company):
    sister = cast.company("Northwind France", country="FR")
    own, theirs = paid(paid_on=day(3)), paid(paid_on=day(3), paid_by=sister)

    decide(affiliate=sister)

    assert (where(own)[1], where(theirs)[1]) == (GENERIC, FRANCE)


def test_the_newest_decision_holds_and_entries_come_back(paid, decide):
    made = paid(paid_on=day(3))
    decide()

    decide(rules=GENERIC, reason="Reported by the French affiliate itself")

    assert where(made) == ("2025", GENERIC)
    assert RulesChoice.objects.count() == 2


def test_a_decision_given_twice_is_one(paid, decide):
    paid()

    first, second = decide(), decide()

    assert first.choice == second.choice


def test_other_rules_than_proposed_need_a_reason(paid, decide):
    paid()

    with pytest.raises(Refused, match="not the rules that the portal proposes"):
        decide(rules="de-fsa")


def test_rules_that_had_not_begun_cannot_be_chosen(company, patients, by, decide):
    ledger.transfer(company, patients, by=by)

    with pytest.raises(Refused, match="ABPI Code hold from 2025 on"):
        decide("GB", ENGLAND, from_year=2023)


@pytest.mark.parametrize("role", ["viewer", "compliance_reviewer"])
def test_only_the_officer_decides(paid, company, role):
    paid()

    with pytest.raises(Refused, match="disclosure officer"):
        choices.decide(
            company,
            "FR",
            Wanted(FRANCE, 2025),
            by=cast.actor(cast.member(company, role)),
            today=TODAY,
        )


def test_a_half_year_goes_through_to_its_report(paid, decide, by, second_officer):
    made = paid(paid_on=day(3))
    decide()
    half = Entry.objects.get(transfer=made).period
    half = periods.freeze(half, by=by)
    half = periods.open_review(half, by=by, today=TODAY)

    report = ledger.published(half, by=by, second=cast.actor(second_officer))

    assert (report.year, report.facts["period"]) == (
        2025,
        {"ends_on": "2025-06-30", "starts_on": "2025-01-01"},
    )


def test_a_row_of_another_half_is_found_before_publication(paid, decide, by):
    made = paid(paid_on=day(3))
    decide()
    half = periods.freeze(Entry.objects.get(transfer=made).period, by=by)
    draft = reports.start(half, by=by, today=TODAY)
    assert "sums_unequal" not in {each.rule.code for each in findings(draft)}

    Transfer.objects.filter(pk=made.pk).update(paid_on=day(9))

    assert "sums_unequal" in {each.rule.code for each in findings(draft)}


def test_placing_many_costs_as_much_as_placing_one(
    paid, decide, by, django_assert_num_queries
):
    paid(paid_on=day(3))
    decide()
    several = [paid(paid_on=day(month), placed=False).pk for month in range(1, 13)]

    with django_assert_num_queries(7):
        entries.place(several[:1], today=TODAY)
    with django_assert_num_queries(7):
        entries.place(several[1:], today=TODAY)


def test_the_officer_decides_on_the_page(paid, officer, company, sign_in):
    made = paid(paid_on=day(3))
    desk = sign_in(officer, company)
    address = reverse("disclosures:rules-choice", args=["FR"])
    assert "France, Transparence Santé" in desk.get(address).content.decode()

    response = desk.post(
        address,
        {"rules": FRANCE, "from_year": "2025", "undated": "", "reason": ""},
        follow=True,
    )

    assert "Decided. 1 payment went to another period." in response.content.decode()
    assert where(made)[1] == FRANCE


def test_a_year_that_is_none_is_refused_with_a_sentence(
    paid, officer, company, sign_in
):
    paid()
    desk = sign_in(officer, company)
    address = reverse("disclosures:rules-choice", args=["FR"])

    response = desk.post(address, {"rules": FRANCE, "from_year": "soon"})

    assert response.status_code == 400
    assert response.context["form"].errors["from_year"] == [
        "Enter a year with four digits, such as 2025."
    ]


def test_a_country_without_payments_has_no_page(officer, company, sign_in):
    address = reverse("disclosures:rules-choice", args=["FR"])

    assert sign_in(officer, company).get(address).status_code == 404


def test_the_page_of_the_year_says_what_could_go_elsewhere(
    paid, decide, officer, company, sign_in
):
    made = paid(paid_on=day(3))
    desk = sign_in(officer, company)
    address = Entry.objects.get(transfer=made).period.get_absolute_url()
    said = (
        "1 payment to recipients in France could go under France, Transparence Santé:"
    )
    assert said in desk.get(address).content.decode()

    decide(rules=GENERIC, reason="The affiliate reports by itself")

    assert said not in desk.get(address).content.decode()


def test_another_company_sees_its_own_countries_only(
    paid, outsider_officer, other_company, sign_in
):
    paid()

    response = sign_in(outsider_officer, other_company).get(LIST)

    assert response.context["asked"] == []


def test_the_list_costs_the_same_for_many_countries(
    paid, company, officer, by, sign_in, django_assert_num_queries
):
    paid()
    desk = sign_in(officer, company)
    desk.get(LIST)
    with django_assert_num_queries(8):
        desk.get(LIST)

    for country in ("DE", "ES", "IT", "CH"):
        recipient = cast.patients(f"Patients {country}", country=country)
        ledger.transfer(company, recipient, by=by)
    with django_assert_num_queries(8):
        desk.get(LIST)
