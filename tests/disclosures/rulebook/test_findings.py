"""Each finding that checks of domain 9.6 ask for: what is found, and what is not."""

import datetime
from decimal import Decimal

import pytest

from audit.acting import acting
from disclosures import statistics
from disclosures.actions import methodology, opening, reports
from disclosures.findings import RULES, finding, findings, open_findings
from disclosures.findings.levels import level_of
from disclosures.models import Entry, Period, RecognitionChoice, Report
from organisations.models import Classification, DueDiligence
from regimes.models import Regime
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.agreements.test_money import entered
from tests.disclosures.ledger import TODAY
from tests.partnerships import table as laying
from tests.partnerships.signed_table import signed

LONG = "Three evenings on living with the illness, held in spring for new members."


@pytest.fixture
def by(officer):
    return cast.actor(officer)


def pay(company, patients, **facts):
    return ledger.transfer(company, patients, **{"description": LONG, **facts})


def draft(company, by, year=2025):
    """The report of a year with its rows as they are."""
    period = ledger.in_correction(company, by=by, year=year)
    return reports.start(period, by=by, today=TODAY)


def rows(report, code):
    """Payments that a rule finds, by key."""
    found = finding(report, code)
    return set(found.entries().values_list("transfer_id", flat=True))


def test_a_benefit_in_few_words_is_found(company, patients, by):
    facts = {"form": "in_kind", "amount": None, "valuation": "not_meaningful"}
    short = pay(company, patients, benefit="A room", **facts)
    pay(company, patients, benefit="A meeting room for thirty, once a month.", **facts)

    assert rows(draft(company, by), "benefit_short") == {short.pk}


def test_short_descriptions_are_told(company, patients, by):
    short = pay(company, patients, description="Helpline, second year")
    pay(company, patients, description="Grant")
    pay(company, patients, amount="7.00")

    report = draft(company, by)

    assert rows(report, "description_short") == {short.pk}
    assert "description_short" not in {f.rule.code for f in open_findings(report)}


def test_vat_counted_in_two_ways_is_found(company, patients, by):
    without = pay(company, patients, vat_treatment="excluded")
    within = pay(company, patients, vat_treatment="included", amount="9.00")
    pay(company, patients, vat_treatment="not_applicable", amount="8.00")
    fee = {"category": "service_fee", "amount": "6.00"}
    pay(company, patients, vat_treatment="included", **fee)
    report = draft(company, by)
    assert rows(report, "vat_mixed") == {without.pk, within.pk}

    def noted(rule):
        note = methodology.begin(company, by=by, today=TODAY)
        methodology.write(note, {"vat_rule": {"choice": rule}}, by=by, today=TODAY)
        return methodology.use(report, note, by=by)

    assert rows(noted("included"), "vat_mixed") == {without.pk}
    assert rows(noted("stated"), "vat_mixed") == set()


def test_the_rule_for_vat_of_the_profile_comes_first(company, patients, by):
    fee = pay(company, patients, category="service_fee", vat_treatment="included")
    pay(company, patients, category="grant", vat_treatment="included", amount="9.00")
    with acting(by):
        regime = Regime.objects.create(
            code="by-kind",
            name="By kind",
            version="1",
            valid_from=datetime.date(2020, 1, 1),
            profile={
                **ledger.period_of(company).regime.profile,
                "vat": {
                    "rule": "by_kind",
                    "included": ["grant"],
                    "excluded": ["service_fee"],
                },
            },
        )
        Period.objects.update(regime=regime)

    assert rows(draft(company, by), "vat_mixed") == {fee.pk}


def test_a_row_without_the_day_that_counts_is_found(company, patients, by):
    day = datetime.date(2025, 5, 5)
    pay(company, patients, paid_on=day, received_on=day)
    never = pay(company, patients, paid_on=day, amount="9.00")
    report = draft(company, by)
    assert rows(report, "counted_otherwise") == set()

    with acting(by):
        RecognitionChoice.objects.create(
            company=company,
            regime_code=report.period.regime.code,
            counts_on="received_on",
            from_year=2025,
            reason="Our books",
            decided_by_id=by.person_id,
            decided_on=TODAY,
        )

    assert rows(report, "counted_otherwise") == {never.pk}


def test_more_than_was_agreed_is_found():
    table = laying.laid()
    agreement = signed(table)
    for number, amount in enumerate(("8000", "4001"), start=1):
        entered(
            table,
            agreement,
            amount,
            paid_on=datetime.date(2026, 4, number),
            description=LONG,
        )
    entered(table, None, "99")
    officer = cast.actor(cast.member(table.company, "disclosure_officer"))
    report = draft(table.company, officer, year=2026)

    found = finding(report, "more_than_agreed")
    assert found.count == 2
    assert set(found.entries().values_list("amount", flat=True)) == {8000, 4001}


def test_a_row_in_another_currency_than_its_payment_blocks(company, patients, by):
    pay(company, patients)
    report = draft(company, by)
    with acting(by):
        Entry.objects.update(currency="EUR")

    found = {each.rule.code: each.level for each in findings(report)}
    assert found["sums_unequal"] == "block"


def test_rows_close_in_amount_and_day_are_found(company, patients, by):
    day = datetime.date(2025, 5, 5)
    first = pay(company, patients, amount="1000.00", paid_on=day)
    near = day + datetime.timedelta(days=14)
    second = pay(company, patients, amount="1010.00", paid_on=near)
    far = near + datetime.timedelta(days=15)
    pay(company, patients, amount="1010.00", paid_on=far)
    pay(company, patients, amount="1021.00", paid_on=day)

    assert rows(draft(company, by), "near_duplicate") == {first.pk, second.pk}


def test_what_an_affiliate_published_is_looked_at_and_no_draft_of_it(
    company, patients, by, compliance_reviewer
):
    sister = cast.company("Northwind South", parent=company)
    facts = {"amount": "1000.00", "paid_on": datetime.date(2025, 5, 5)}
    mine = pay(company, patients, **facts)
    pay(sister, patients, **facts)
    report = draft(company, by)
    assert rows(report, "near_duplicate") == set()

    head = cast.actor(cast.member(sister, "disclosure_officer"))
    second = cast.actor(cast.member(sister, "compliance_reviewer"))
    ledger.published(ledger.in_correction(sister, by=head), by=head, second=second)

    assert rows(report, "near_duplicate") == {mine.pk}


def test_an_organisation_classified_anew_is_found(company, patients, by, registrar):
    other = cast.patients("Steady Circle")
    changed = pay(company, patients)
    pay(company, other)
    with acting(cast.actor(registrar)):
        for place, value, day in (
            (patients, "patients", datetime.date(2020, 1, 1)),
            (patients, "other", datetime.date(2025, 6, 1)),
            (other, "patients", datetime.date(2025, 6, 1)),
        ):
            Classification.objects.create(
                organisation=place,
                value=value,
                valid_from=day,
                reason="Its statutes",
                decided_on=day,
                decided_by_id=registrar.pk,
            )

    assert rows(draft(company, by), "classified_twice") == {changed.pk}


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("Gifts for speakers", True),
        ("Ein Geschenk zum Jubiläum", True),
        ("Des cadeaux pour les enfants", True),
        ("Regali di Natale", True),
        ("The gifted children group", False),
        ("Members present their year", False),
    ],
)
def test_words_for_gifts_are_found_in_several_languages(
    company, patients, by, words, is_found
):
    pay(company, patients, description=words)

    assert bool(rows(draft(company, by), "gift_words")) is is_found


def test_a_person_where_an_organisation_belongs_blocks(company, patients, by):
    pay(company, patients, intermediary="Dr. Anna Example")

    found = {each.rule.code: each.level for each in findings(draft(company, by))}
    assert found["person_in_field"] == "block"


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("Travel for 3 patients to Vienna", True),
        ("Reise für zwei Patientinnen", True),
        ("Travel for 12 patients to Vienna", False),
        ("Three evenings for patients", False),
    ],
)
def test_very_few_people_are_found(company, patients, by, words, is_found):
    pay(company, patients, description=words)

    assert bool(rows(draft(company, by), "few_people")) is is_found


def test_payments_while_checks_were_not_valid_are_told(company, patients, by):
    days = [datetime.date(2025, month, 1) for month in (1, 3, 9)]
    before, _valid, after = (
        pay(company, patients, paid_on=day, amount=f"{day.month}0.00") for day in days
    )
    pay(company, cast.patients("Never Checked"), paid_on=days[0])
    with acting(by):
        DueDiligence.objects.create(
            company=company,
            organisation=patients,
            state="cleared",
            reason="In order.",
            begun_on=datetime.date(2025, 2, 1),
            decided_on=datetime.date(2025, 2, 1),
            decided_by_id=by.person_id,
            expires_on=datetime.date(2025, 8, 1),
        )

    assert rows(draft(company, by), "not_cleared") == {before.pk, after.pk}


def test_money_under_no_agreement_is_found(company, patients, by):
    bare = pay(company, patients)
    undated = pay(company, patients, amount="5.00", agreement_title="Helpline 2025")
    day = {"agreement_signed_on": datetime.date(2025, 1, 7)}
    pay(company, patients, amount="6.00", **day)
    pay(company, patients, amount="8.00", agreement_title="Stand 2025", **day)
    pay(company, patients, amount="-7.00", refund_of=bare)
    room = {"form": "in_kind", "amount": None, "valuation": "not_meaningful"}
    pay(company, patients, benefit="A meeting room for thirty.", **room)

    report = draft(company, by)

    assert rows(report, "no_agreement") == {bare.pk}
    assert finding(report, "no_agreement").only_told
    assert rows(report, "agreement_undated") == {undated.pk}
    assert finding(report, "agreement_undated").only_told


def test_money_under_an_agreement_of_the_portal_is_not_found():
    table = laying.laid()
    agreement = signed(table)
    officer = cast.actor(cast.member(table.company, "disclosure_officer"))
    pay(table.company, table.patients, agreement=agreement, by=officer)

    assert rows(draft(table.company, officer), "no_agreement") == set()


def test_rules_that_ask_for_no_written_agreement_find_none(company, patients, by):
    pay(company, patients)
    report = draft(company, by)
    profile = report.period.regime.profile

    report.period.regime.profile = {**profile, "agreement_rules": {"VR-01": "inform"}}
    assert not rows(report, "no_agreement")
    report.period.regime.profile = {**profile, "agreement_rules": {"VR-01": "ask"}}
    assert rows(report, "no_agreement")


def test_rules_of_a_country_ask_for_an_agreement_as_the_general_ones_do(
    company, patients, by
):
    pay(company, patients)
    report = draft(company, by)
    general = Regime.objects.get(code="generic-calendar-year")
    silent = {k: v for k, v in general.profile.items() if k != "agreement_rules"}
    report.period.regime.profile = {**silent, "countries": ["BE"]}
    assert rows(report, "no_agreement")

    with acting(by):
        Regime.objects.filter(pk=general.pk).update(
            profile={**general.profile, "agreement_rules": {"VR-01": "off"}}
        )
    assert not rows(report, "no_agreement")


def test_payments_while_an_old_agreement_is_not_closed_are_told():
    table = laying.laid()
    agreement = signed(table)
    ended = agreement.settled.ends_on
    long_after = ended + datetime.timedelta(days=91)
    officer = cast.actor(cast.member(table.company, "disclosure_officer"))
    late = pay(table.company, table.patients, paid_on=long_after,
               paid_year=long_after.year, by=officer)  # fmt: skip
    pay(table.company, table.patients, paid_on=long_after - datetime.timedelta(days=1),
        paid_year=long_after.year, amount="5.00", by=officer)  # fmt: skip

    report = draft(table.company, officer, year=long_after.year)

    assert rows(report, "close_out_open") == {late.pk}


def test_a_question_that_stays_open_is_told(company, patients, by):
    pay(company, patients)
    report = draft(company, by)
    with acting(by):
        Entry.objects.update(
            answer="questioned",
            answered_on=TODAY,
            answered_by_id=1,
            answered_way="portal",
        )

    assert finding(report, "not_agreed").count == 1


def test_the_profile_says_how_strictly_and_never_adds_what_blocks():
    profile = {"checks": {"VR-26": "insist", "few_people": "block"}}

    assert level_of(profile, "gift_words", ("VR-26",), "warn") == "insist"
    assert level_of(profile, "few_people", ("VR-31",), "warn") == "insist"
    assert level_of(profile, "no_description", ("VR-11",), "insist") == "insist"
    softer = {"checks": {"vat_unknown": "inform"}}
    assert level_of(softer, "vat_unknown", ("VR-12",), "block") == "block"
    assert {rule.code for rule in RULES if rule.blocks} == {
        "vat_unknown",
        "sums_unequal",
        "person_in_field",
        "no_methodology",
    }


def test_a_check_that_is_asked_more_strictly_needs_words(company, patients, by):
    pay(company, patients, description=f"{LONG} Gifts for speakers.")
    regime = ledger.period_of(company).regime
    report = reports.write(draft(company, by), by=by, methodology=ledger.METHOD)
    assert "gift_words" not in {each.rule.code for each in open_findings(report)}

    stricter = {**regime.profile, "checks": {"VR-26": "insist"}}
    report.period.regime.profile = stricter

    assert "gift_words" in {each.rule.code for each in open_findings(report)}


def test_looking_costs_the_same_for_a_thousand_rows(
    company, patients, by, django_assert_num_queries
):
    first = pay(company, patients, paid_on=datetime.date(2025, 5, 5))
    report = draft(company, by)
    with django_assert_num_queries(4):
        findings(report)
    with acting(by):
        type(first).objects.bulk_create(
            type(first)(
                disclosed_by=company,
                recipient=patients,
                amount=Decimal(number),
                currency="GBP",
                category="grant",
                vat_treatment="included",
                paid_on=datetime.date(2025, 5, 5),
                paid_year=2025,
                description="Gifts for 3 patients",
            )
            for number in range(1, 1000)
        )
        missing = type(first).objects.filter(entry=None)
        Entry.objects.bulk_create(
            Entry(
                period=report.period,
                transfer=row,
                recipient=patients,
                amount=row.amount,
                currency="GBP",
            )
            for row in missing
        )
    statistics.gather()

    with django_assert_num_queries(4):
        found = findings(report)
    assert next(f for f in found if f.rule.code == "few_people").count == 999


@pytest.mark.parametrize(("amount", "found"), [("799.99", False), ("1000", True)])
def test_a_digit_too_many_is_held_against_what_is_usual(
    company, patients, by, amount, found
):
    for usual in ("90", "100", "110"):
        pay(company, patients, amount=Decimal(usual), paid_year=2024)
    pay(company, patients, amount=Decimal(9_000), paid_year=2024, currency="JPY")
    made = pay(company, patients, amount=Decimal(amount))

    assert rows(draft(company, by), "many_times") == ({made.pk} if found else set())


def test_two_payments_show_nothing_usual(company, patients, by):
    for usual in ("90", "100"):
        pay(company, patients, amount=Decimal(usual), paid_year=2024)
    pay(company, patients, amount=Decimal(10_000))

    assert rows(draft(company, by), "many_times") == set()


def test_a_payment_that_went_to_another_before_is_found(
    company, patients, other_patients, by
):
    pay(company, other_patients, amount=Decimal(450), paid_year=2024)
    wrong = pay(company, patients, amount=Decimal(450))
    pay(company, other_patients, amount=Decimal(450))
    pay(company, patients, amount=Decimal(451))

    assert rows(draft(company, by), "usually_anothers") == {wrong.pk}


def test_whoever_was_paid_before_is_not_found(company, patients, other_patients, by):
    pay(company, other_patients, amount=Decimal(450), paid_year=2024)
    pay(company, patients, amount=Decimal(20), paid_year=2024)
    pay(company, patients, amount=Decimal(450))

    assert rows(draft(company, by), "usually_anothers") == set()


def test_a_payment_that_was_agreed_and_never_recorded_is_found(db):
    table = laying.laid()
    by = cast.actor(cast.member(table.company, "disclosure_officer"))
    agreement = signed(table)
    report = Report(period=opening.open_year(table.company, 2026, by=by), version=1)
    other = Report(period=opening.open_year(table.company, 2025, by=by), version=1)

    assert "agreed_unpaid" in {each.rule.code for each in findings(report)}
    assert "agreed_unpaid" not in {each.rule.code for each in findings(other)}

    entered(table, agreement)

    assert "agreed_unpaid" not in {each.rule.code for each in findings(report)}
