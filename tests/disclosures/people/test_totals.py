"""Totals of payments to persons: who changes them when, and what is refused."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from disclosures.actions import opening, people, periods, reports
from disclosures.findings import finding, open_findings
from disclosures.models import PeopleTotal, Period
from regimes.models import Regime
from regimes.people import groups_of_people
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.people.conftest import FEES
from workflow.moves import Refused
from workflow.races import Outdated


def few(period, by, **facts):
    return people.add(period, {**FEES, "people": 4, **facts}, by=by)


def test_the_model_has_no_field_for_a_name():
    fields = {each.name for each in PeopleTotal._meta.get_fields()}

    assert fields == {
        "id", "public_id", "period", "group", "category", "currency", "amount",
        "people", "words", "removed_because", "version", "created_at",
    }  # fmt: skip


def test_a_total_is_added_once_and_its_history_kept(period, by):
    first = people.add(period, FEES, by=by, key="form")
    again = people.add(period, FEES, by=by, key="form")

    assert again == first
    assert (first.amount, first.people) == (Decimal("1234.5000"), 12)
    assert first.history.get().history_user_id == by.person_id


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"group": "journalists"}, "don't name this group"),
        ({"category": "grant"}, "don't name this kind"),
        ({"currency": "XXY"}, "no currency"),
        ({"amount": Decimal(0)}, "above zero"),
        ({"currency": "JPY"}, "more decimals"),
        ({"people": 0}, "one person at least"),
        ({"words": "Fee of Mrs Harper"}, "seem to name a person"),
        ({"words": "Ask ann@patients.example"}, "nobody is named here"),
    ],
)
def test_what_is_wrong_is_refused_in_words(period, by, wrong, said):
    with pytest.raises(Refused, match=said):
        people.add(period, {**FEES, **wrong}, by=by)

    assert not PeopleTotal.objects.exists()


def test_the_same_group_kind_and_currency_has_one_total(period, fees, by):
    with pytest.raises(Refused, match="already"):
        people.add(period, FEES, by=by)

    people.add(period, {**FEES, "currency": "EUR"}, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        PeopleTotal.objects.create(period=period, **FEES)


def test_all_kinds_together_stand_alone(period, fees, by):
    together = {**FEES, "category": "all", "people": 15}
    with pytest.raises(Refused, match="stands alone"):
        people.add(period, together, by=by)
    people.remove(fees, "One total for all", by=by)
    people.add(period, together, by=by)

    with pytest.raises(Refused, match="stands alone"):
        people.put_back(fees, by=by)


def test_changing_keeps_the_version_and_the_slower_one_sees_the_difference(fees, by):
    changed = people.change(fees, {**FEES, "people": 13}, version=1, by=by)

    assert (changed.people, changed.version) == (13, 2)
    with pytest.raises(Outdated) as race:
        people.change(fees, {**FEES, "people": 14}, version=1, by=by)
    assert [(x.now, x.wanted) for x in race.value.conflicts] == [("13", "14")]


def test_taking_out_needs_a_reason_and_can_be_undone(period, fees, by):
    with pytest.raises(Refused, match="why"):
        people.remove(fees, " ", by=by)

    gone = people.remove(fees, "Paid to an organisation", by=by)
    assert not PeopleTotal.objects.standing().exists()
    assert people.remove(gone, "Again", by=by).removed_because == gone.removed_because
    with pytest.raises(Refused, match="Put it back first"):
        people.change(gone, FEES, version=2, by=by)
    people.put_back(gone, by=by)

    assert PeopleTotal.objects.standing().get() == fees


def test_a_closed_year_asks_why(period, fees, by):
    periods.freeze(period, by=by)

    with pytest.raises(Refused, match="closed for changes"):
        people.change(fees, {**FEES, "people": 13}, version=1, by=by)
    people.change(fees, {**FEES, "people": 13}, version=1, by=by, reason="Counted anew")

    assert fees.history.latest().history_change_reason == "Counted anew"


def test_nothing_is_changed_under_a_certified_or_published_report(
    company, period, fees, by, second
):
    period = ledger.in_correction(company, by=by)
    report = ledger.certified(period, by=by)
    with pytest.raises(Refused, match="taken back to draft"):
        people.remove(fees, "A mistake", by=by)
    reports.take_back(report, "To be mended", by=by)
    people.change(fees, {**FEES, "people": 13}, version=1, by=by, reason="Mended")
    report = reports.certify(report, by=by, today=ledger.TODAY)
    reports.approve(report, by=second, today=ledger.TODAY)


def test_certifying_binds_the_totals(company, period, fees, by, second):
    report = ledger.certified(ledger.in_correction(company, by=by), by=by)
    PeopleTotal.objects.update(people=99)

    with pytest.raises(Refused, match="changed since"):
        reports.approve(report, by=second, today=ledger.TODAY)


def test_the_checksum_of_a_report_without_totals_is_what_it_was(company, period, by):
    """Reports that were certified before there were totals don't become stale."""
    report = ledger.certified(ledger.in_correction(company, by=by), by=by)
    digest = report.certified_digest
    reports.take_back(report, "To look", by=by)
    total = people.add(Period.objects.get(), FEES, by=by, reason="Forgotten")
    changed = reports.certify(report, by=by, today=ledger.TODAY).certified_digest
    reports.take_back(report, "To look", by=by)
    people.remove(total, "A mistake", by=by)

    again = reports.certify(report, by=by, today=ledger.TODAY).certified_digest

    assert (again, changed != digest) == (digest, True)


def test_others_do_not_change_totals(period, fees, lead, viewer, outsider_officer):
    for person in (lead, viewer, outsider_officer):
        with pytest.raises(Refused, match="disclosure officer's"):
            people.remove(fees, "Not mine", by=cast.actor(person))

    own, other = (cast.actor(person) for person in (viewer, outsider_officer))
    assert PeopleTotal.objects.for_actor(own).exists()
    assert not PeopleTotal.objects.for_actor(other).exists()


@pytest.mark.parametrize(("number", "found"), [(4, True), (5, False)])
def test_fewer_than_five_people_are_insisted_on_or_put_together(
    company, period, by, number, found
):
    few(period, by, people=number)
    report = reports.start(
        ledger.in_correction(company, by=by), by=by, today=ledger.TODAY
    )
    reports.write(report, by=by, methodology=ledger.METHOD)

    open_ = {each.rule.code for each in open_findings(report)}

    assert ("people_few" in open_) is found


def test_insisting_on_few_people_is_about_those_that_were_there(company, period, by):
    few(period, by)
    period = ledger.in_correction(company, by=by)
    report = reports.start(period, by=by, today=ledger.TODAY)
    reports.write(report, by=by, methodology=ledger.METHOD)
    reports.insist(finding(report, "people_few"), "They agreed.", by=by)
    assert not finding(report, "people_few").open

    people.add(
        period, {**FEES, "currency": "EUR", "people": 1}, by=by, reason="Forgotten"
    )

    assert finding(report, "people_few").open


def test_a_report_of_nothing_has_no_totals(company, by):
    period = opening.open_year(company, 2025, by=by)
    total = people.add(period, FEES, by=by)
    period = periods.freeze(period, by=by)
    report = reports.start(period, by=by, today=ledger.TODAY)
    with pytest.raises(Refused, match="report of nothing"):
        reports.write(report, by=by, nil=True, attestation="Nothing")
    people.remove(total, "A mistake", by=by)

    assert reports.write(report, by=by, nil=True, attestation="Nothing").nil


def test_rules_name_groups_with_kinds_a_source_and_a_doubt(db):
    named = {
        (regime.code, group.code): group
        for regime in Regime.objects.in_use()
        for group in groups_of_people(regime.profile).values()
    }

    assert {
        ("generic-calendar-year", "patients_and_carers"),
        ("uk-abpi", "public_and_patients"),
        ("se-lif", "patients"),
    } == set(named)
    for group in named.values():
        assert next(iter(group.kinds)) == "all"
        assert {"grant", "donation_in_kind"}.isdisjoint(group.kinds)
        assert group.explanation
        assert group.source
        assert group.doubt


def test_a_group_without_kinds_has_the_usual_ones(db):
    profile = Regime.objects.get(code="uk-abpi").profile
    profile["people"] = [{"code": "public", "label": "The public", "shows": ["total"]}]

    (group,) = groups_of_people(profile).values()

    assert list(group.kinds) == [
        "all", "service_fee", "service_expenses", "event_costs", "other",
    ]  # fmt: skip
