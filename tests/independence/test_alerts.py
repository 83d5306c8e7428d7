"""Questions about dependence: asked once a year, answered by both sides, never a refusal."""

import datetime
import threading
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from inbox.waiting import waiting
from independence.actions import alerts, incomes
from independence.dependency import own_share
from independence.models import Alert
from notices.models import Notice
from organisations.actors import seats
from organisations.models import CompanyProfile
from tests import cast
from tests.independence.conftest import TODAY, YEAR
from workflow.moves import Refused

State = Alert.State


def _levels():
    return {
        (alert.company_id, alert.year): (alert.level, alert.share)
        for alert in Alert.objects.all()
    }


def _notices():
    return Notice.objects.filter(kind__startswith="dependence").count()


def test_each_company_and_all_together_are_asked_once(
    company, other_company, patients, shown, enter, outsider_officer
):
    # of 10,000: company 1 gave 2,100 = 21 %; company 2 gave 900 = 9 %; together 30 %
    shown(company, patients, "2000.00", "100.00")
    shown(other_company, patients, "900.00", officer=outsider_officer)
    enter()

    assert alerts.ask(TODAY) == 2

    assert _levels() == {
        (company.pk, 2025): (20, Decimal("21.00")),
        (None, 2025): (25, Decimal("30.00")),
    }
    assert alerts.ask(TODAY) == 0


def test_a_year_that_has_not_ended_asks_nobody(company, patients, shown, enter):
    shown(company, patients, "9000.00")
    enter()

    assert alerts.ask(datetime.date(2025, 12, 31)) == 0
    assert alerts.ask(datetime.date(2026, 1, 1)) == 2


def test_years_long_gone_ask_nobody(company, patients, shown, enter):
    shown(company, patients, "9000.00", year=2024)
    enter(starts_on=datetime.date(2024, 1, 1), ends_on=datetime.date(2024, 12, 31))
    enter()

    assert alerts.ask(TODAY) == 0


def test_what_a_company_still_prepares_is_nobodys_question(
    company, patients, officer, enter
):
    from tests.disclosures import ledger  # noqa: PLC0415

    ledger.transfer(
        company, patients, by=cast.actor(officer), amount=Decimal("9000.00")
    )
    enter()

    assert alerts.ask(TODAY) == 0


def test_a_level_that_rises_changes_the_facts_and_asks_nobody_again(
    company, patients, shown, enter, admin, lead, po_administrator
):
    shown(company, patients, "1500.00")
    income = enter()
    alerts.ask(TODAY)
    told = _notices()
    alert = Alert.objects.get(company=company)
    alerts.explain(alert, "We look for others.", by=admin, today=TODAY)
    answered = _notices()

    # of 2,500 instead of 10,000: 60 %
    incomes.edit(
        income, {"amount": Decimal(2500)}, version=1, by=admin, reason="Mistyped"
    )
    assert alerts.ask(TODAY) == 2

    alert.refresh_from_db()
    assert (alert.level, alert.share, alert.state) == (50, Decimal("60.00"), State.OPEN)
    assert (told, answered, _notices()) == (3, 4, 4)


def test_a_share_that_falls_leaves_the_question_as_it_is(
    company, patients, shown, enter, admin
):
    shown(company, patients, "6000.00")
    income = enter()
    alerts.ask(TODAY)

    incomes.edit(
        income, {"amount": Decimal(50000)}, version=1, by=admin, reason="Mistyped"
    )

    assert alerts.ask(TODAY) == 0
    assert Alert.objects.get(company=company).level == 50


def test_many_payments_are_one_question(company, patients, shown, enter):
    shown(company, patients, *["500.00"] * 6)
    enter()
    alerts.ask(TODAY)

    assert Alert.objects.filter(company=company).count() == 1


def test_a_company_that_is_not_here_is_asked_nothing(patients, enter, admin):
    income = enter()
    incomes.add_part(
        income, kind="company", funder="Elsewhere", amount=Decimal(6000), by=admin
    )

    alerts.ask(TODAY)

    assert list(_levels()) == [(None, 2025)]


def test_the_levels_are_the_installations(company, patients, shown, enter, settings):
    settings.INDEPENDENCE_ALERT_LEVELS = [40]
    shown(company, patients, "3900.00")
    enter()

    assert alerts.ask(TODAY) == 0


@pytest.fixture
def alert(company, patients, shown, enter, lead, po_administrator):
    shown(company, patients, "3000.00")
    enter()
    alerts.ask(TODAY)
    return Alert.objects.get(company=company)


def test_both_sides_answer_and_then_it_is_answered(alert, lead, admin):
    alerts.explain(alert, " We have a limit. ", by=admin, today=TODAY)
    alert.refresh_from_db()
    assert (alert.organisation_words, alert.state) == ("We have a limit.", State.OPEN)

    alerts.plan(alert, "We leave in three steps.", by=cast.actor(lead), today=TODAY)

    alert.refresh_from_db()
    assert (alert.state, alert.company_on) == (State.ANSWERED, TODAY)


def test_of_all_companies_together_the_organisation_alone_is_asked(
    alert, admin, lead, company
):
    together = Alert.objects.get(company=None)

    with pytest.raises(Refused):
        alerts.plan(together, "We plan", by=cast.actor(lead), today=TODAY)
    alerts.explain(together, "Members pay more from May.", by=admin, today=TODAY)

    together.refresh_from_db()
    assert together.state == State.ANSWERED


@pytest.mark.parametrize("role", ["viewer", "disclosure_officer", "auditor"])
def test_others_of_the_company_write_no_plan(alert, company, role):
    by = cast.actor(cast.member(company, role))

    with pytest.raises(Refused) as refused:
        alerts.plan(alert, "words", by=by, today=TODAY)

    assert refused.value.reasons == [
        "The company's leads, administrators and compliance reviewers write its plan."
    ]


def test_each_side_writes_its_own_words_only(alert, admin, lead, outsider_po):
    for action, by in (
        (alerts.plan, admin),
        (alerts.explain, cast.actor(lead)),
        (alerts.explain, cast.actor(outsider_po)),
    ):
        with pytest.raises(Refused):
            action(alert, "words", by=by, today=TODAY)


def test_no_words_are_no_answer(alert, admin):
    with pytest.raises(Refused) as refused:
        alerts.explain(alert, "  ", by=admin, today=TODAY)

    assert refused.value.reasons == ["Write it in your own words."]


def test_what_was_answered_stands(alert, admin, lead):
    alerts.explain(alert, "Ours", by=admin, today=TODAY)
    alerts.plan(alert, "Theirs", by=cast.actor(lead), today=TODAY)

    with pytest.raises(Refused) as refused:
        alerts.explain(alert, "Other words", by=admin, today=TODAY)

    assert refused.value.reasons == [
        "Everybody who was asked has answered. What was said stands."
    ]


def test_both_sides_are_told_and_find_it_in_their_work(
    alert, lead, po_administrator, company, patients
):
    told = Notice.objects.filter(kind__startswith="dependence")
    assert sorted(told.values_list("person_id", "kind")) == sorted(
        [
            (po_administrator.pk, "dependence_words"),  # of all companies together
            (po_administrator.pk, "dependence_words"),
            (lead.pk, "dependence_plan"),
        ]
    )
    asked_at = reverse("independence:alert-list")
    for person, count in ((lead, 1), (po_administrator, 2)):
        found = waiting(person, seats(person, timezone.localdate()), TODAY)
        counts = [each.item.count for each in found if each.item.url == asked_at]
        assert counts == [count]


def test_who_was_answered_is_told(alert, admin, lead):
    alerts.explain(alert, "Ours", by=admin, today=TODAY)

    assert Notice.objects.get(kind="dependence_answered").person == lead


def test_run_due_twice_asks_once(alert):
    call_command("run_due", verbosity=0)
    call_command("run_due", verbosity=0)

    assert Alert.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_ask_once(company, patients, shown, enter, po_administrator):
    shown(company, patients, "3000.00")
    enter()
    errors = []

    def run():
        try:
            alerts.ask(TODAY)
        except Exception as error:  # noqa: BLE001
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert Alert.objects.count() == 2
    told = Notice.objects.filter(kind="dependence_words", person=po_administrator)
    assert told.count() == 2


# What the company reads


def _page(client, alert):
    url = reverse("independence:alert-detail", args=[alert.public_id])
    return client.get(url).content.decode()


@pytest.mark.parametrize(
    ("sight", "exact"), [("own", False), ("partners", True), ("public", True)]
)
def test_a_company_reads_the_exact_share_only_with_the_income(
    company, patients, shown, enter, viewer, sign_in, sight, exact
):
    # 3,333.33 of 10,000 = 33.33 %
    shown(company, patients, "3333.33")
    enter(sight=sight)
    alerts.ask(TODAY)

    page = _page(sign_in(viewer, company), Alert.objects.get(company=company))

    assert ("33.33" in page) is exact
    assert ("between 25 and 50 per cent" in page) is not exact
    assert "10,000" not in page


def test_a_company_sees_no_other_companys_question(
    alert, other_company, outsider_officer, sign_in
):
    client = sign_in(outsider_officer, other_company)

    found = client.get(reverse("independence:alert-detail", args=[alert.public_id]))

    assert found.status_code == 404
    assert client.get(reverse("independence:alert-list")).context["alerts"] == []


def test_no_company_sees_the_question_about_all_together(alert, lead, company, sign_in):
    together = Alert.objects.get(company=None)
    client = sign_in(lead, company)

    page = client.get(reverse("independence:alert-detail", args=[together.public_id]))

    assert page.status_code == 404


def test_both_read_what_the_other_says(
    alert, admin, lead, viewer, company, po_member, patients, sign_in
):
    alerts.explain(alert, "We look for five more.", by=admin, today=TODAY)
    alerts.plan(alert, "We leave by 2029.", by=cast.actor(lead), today=TODAY)

    for person, organisation in ((viewer, company), (po_member, patients)):
        page = _page(sign_in(person, organisation), alert)
        assert "We look for five more." in page
        assert "We leave by 2029." in page


def test_the_companys_own_limit_stands_beside(
    alert, company, po_member, patients, sign_in
):
    CompanyProfile.objects.create(
        organisation=company, income_share_limit=Decimal("22.5")
    )

    assert "22.50" in _page(sign_in(po_member, patients), alert)


def test_the_page_answers(alert, po_administrator, patients, sign_in):
    client = sign_in(po_administrator, patients)

    client.post(
        reverse("independence:alert-explain", args=[alert.public_id]),
        {"words": "Our own words"},
    )

    alert.refresh_from_db()
    assert alert.organisation_words == "Our own words"


def test_the_list_costs_the_same_for_one_and_for_many(
    alert, viewer, company, sign_in, django_assert_num_queries
):
    client = sign_in(viewer, company)
    url = reverse("independence:alert-list")
    client.get(url)
    with django_assert_num_queries(5):
        client.get(url)
    Alert.objects.bulk_create(
        Alert(
            organisation=cast.patients(f"Group {number}"),
            company=company,
            year=2025,
            level=10,
            share=Decimal(12),
            asked_on=TODAY,
        )
        for number in range(6)
    )

    with django_assert_num_queries(5):
        client.get(url)


# What stands beside a company's checks


def test_checks_tell_a_company_its_own_share_in_steps(
    company, other_company, patients, shown, enter, outsider_officer
):
    shown(company, patients, "3000.00")
    shown(other_company, patients, "900.00", officer=outsider_officer)
    enter()

    (fact,) = own_share(company, patients, TODAY)

    assert fact.text == (
        "Of the income of 2025, Northwind Pharma gave: between 25 and 50 per cent."
    )


def test_checks_say_when_no_income_is_entered(company, patients):
    (fact,) = own_share(company, patients, TODAY)

    assert fact.text == (
        "The organisation has entered no income of a year that has ended."
    )


def test_the_income_of_a_year_is_not_needed(company, patients, shown, admin, enter):
    shown(company, patients, "3000.00")
    incomes.enter(YEAR | {"amount": Decimal(0)}, by=admin)

    assert alerts.ask(TODAY) == 0
