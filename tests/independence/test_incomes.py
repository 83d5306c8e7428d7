"""What an organisation says it lives on."""

import datetime
import threading
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from audit.acting import acting
from independence.actions import incomes
from independence.models import Income, IncomePart, PublicIncome
from tests import cast
from tests.independence.conftest import TODAY, YEAR
from workflow.moves import Refused
from workflow.races import Outdated


def _refusal(function, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        function(*args, **kwargs)
    return refused.value.reasons


def test_years_that_overlap_are_refused_and_the_other_one_is_named(enter):
    enter(starts_on=datetime.date(2024, 4, 1), ends_on=datetime.date(2025, 3, 31))

    reasons = _refusal(
        enter, starts_on=datetime.date(2025, 3, 31), ends_on=datetime.date(2026, 3, 30)
    )

    (reason,) = reasons
    assert reason == (
        "The income of 2025 covers 1 April 2024 to 31 March 2025 already, and years"
        " can't overlap."
    )


def test_years_that_touch_are_fine(enter):
    enter(starts_on=datetime.date(2024, 4, 1), ends_on=datetime.date(2025, 3, 31))
    enter(starts_on=datetime.date(2025, 4, 1), ends_on=datetime.date(2026, 3, 31))

    assert Income.objects.count() == 2


def test_the_database_refuses_overlapping_years_too(enter):
    income = enter()

    with pytest.raises(IntegrityError), transaction.atomic():
        Income.objects.create(organisation=income.organisation, **YEAR)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            {"ends_on": datetime.date(2025, 1, 1)},
            "The last day of the year must come after the first.",
        ),
        (
            {"starts_on": datetime.date(2023, 12, 1)},
            "A financial year has at most two calendar years.",
        ),
        (
            {"core_amount": Decimal("10000.01")},
            "What is free to use can't be more than the whole income.",
        ),
    ],
)
def test_an_income_that_can_not_be_is_refused(enter, facts, reason):
    assert _refusal(enter, **facts) == [reason]


def test_a_form_sent_twice_enters_one_year(admin):
    first = incomes.enter(YEAR, by=admin, key="k1")
    second = incomes.enter(YEAR, by=admin, key="k1")

    assert first == second


@pytest.mark.parametrize("role", ["member", "reviewer", "signatory", "auditor"])
def test_only_administrators_enter_an_income(patients, role):
    by = cast.actor(cast.member(patients, role))

    assert _refusal(incomes.enter, YEAR, by=by) == [
        "The income is kept by the organisation's own administrators."
    ]


def test_a_mandate_that_is_not_verified_enters_nothing(patients, company):
    limited = cast.member(patients, "administrator", only_company=company)

    assert _refusal(incomes.enter, YEAR, by=cast.actor(limited)) == [
        "A registrar has yet to verify that you act for it."
    ]


def test_another_organisation_changes_nothing(enter, outsider_po):
    income = enter()
    by = cast.actor(outsider_po)

    assert _refusal(
        incomes.edit, income, {"amount": Decimal(1)}, version=1, by=by, reason="x"
    ) == ["The income is kept by the organisation's own administrators."]


def test_a_change_has_a_reason_and_a_version(enter, admin):
    income = enter()

    incomes.edit(
        income,
        {"amount": Decimal("12000.00")},
        version=1,
        by=admin,
        reason="The auditors found a legacy",
    )

    income.refresh_from_db()
    assert (income.amount, income.version) == (Decimal("12000.00"), 2)
    newest = income.history.latest("history_id")
    assert newest.history_change_reason == "The auditors found a legacy"


def test_the_later_of_two_changes_sees_the_earlier_one(enter, admin):
    income = enter()
    incomes.edit(income, {"amount": Decimal(1)}, version=1, by=admin, reason="first")

    with pytest.raises(Outdated) as race:
        incomes.edit(
            income, {"amount": Decimal(2)}, version=1, by=admin, reason="second"
        )

    assert [conflict.wanted for conflict in race.value.conflicts] == ["2"]


def test_sources_never_add_up_to_more_than_the_income(enter, admin):
    income = enter()
    incomes.add_part(
        income, kind="members", funder="", amount=Decimal("9999.99"), by=admin
    )

    assert _refusal(
        incomes.add_part,
        income,
        kind="company",
        funder="Elsewhere Ltd",
        amount=Decimal("0.02"),
        by=admin,
    ) == ["The sources add up to £10,000.01, more than the whole income."]
    assert _refusal(
        incomes.edit,
        income,
        {"amount": Decimal(500)},
        version=1,
        by=admin,
        reason="typing error",
    ) == ["The sources add up to £9,999.99, more than the whole income."]


def test_a_company_as_a_source_has_a_name(enter, admin):
    income = enter()

    assert _refusal(
        incomes.add_part,
        income,
        kind="company",
        funder=" ",
        amount=Decimal(5),
        by=admin,
    ) == ["Write the company's name."]


def test_a_source_that_was_taken_out_stays_in_the_history(enter, admin):
    part = incomes.add_part(
        enter(), kind="public", funder="Town", amount=Decimal(5), by=admin
    )

    incomes.end_part(part, by=admin, today=TODAY)

    assert IncomePart.history.filter(id=part.pk).count() == 2


def test_only_what_is_public_is_copied_for_everybody(enter, admin, patients):
    income = enter()
    assert not PublicIncome.objects.exists()

    incomes.edit(income, {"sight": "public"}, version=1, by=admin, reason="open")
    copy = PublicIncome.objects.get()
    assert (copy.organisation_public_id, copy.amount) == (
        patients.public_id,
        Decimal(10000),
    )

    incomes.edit(income, {"sight": "partners"}, version=2, by=admin, reason="closed")
    assert not PublicIncome.objects.exists()


FORM = {
    "starts_on_day": "1",
    "starts_on_month": "1",
    "starts_on_year": "2025",
    "ends_on_day": "31",
    "ends_on_month": "12",
    "ends_on_year": "2025",
    "currency": "GBP",
    "amount": "10 000,50",
    "core_amount": "",
    "source": "Accounts",
    "sight": "public",
}


def test_a_sum_is_read_as_a_person_types_it(po_administrator, patients, sign_in):
    client = sign_in(po_administrator, patients)

    client.post(reverse("independence:income-create"), FORM)

    assert Income.objects.get().amount == Decimal("10000.50")


def test_a_sum_that_can_be_read_in_two_ways_is_asked(
    po_administrator, patients, sign_in
):
    client = sign_in(po_administrator, patients)

    page = client.post(
        reverse("independence:income-create"), FORM | {"amount": "1,234"}
    )

    assert "can be read as 1234 or as 1.234" in page.content.decode()
    assert not Income.objects.exists()


def test_an_overlap_is_told_on_the_form(enter, po_administrator, patients, sign_in):
    enter()
    client = sign_in(po_administrator, patients)

    page = client.post(reverse("independence:income-create"), FORM)

    assert "The income of 2025 covers 1 January 2025" in page.content.decode()


def test_who_was_slower_keeps_what_they_typed(
    enter, admin, po_administrator, patients, sign_in
):
    income = enter()
    incomes.edit(income, {"amount": Decimal(1)}, version=1, by=admin, reason="first")
    client = sign_in(po_administrator, patients)

    page = client.post(
        reverse("independence:income-edit", args=[income.public_id]),
        FORM | {"reason": "second", "version": "1"},
    )

    text = page.content.decode()
    assert "Somebody changed this while you were typing" in text
    assert 'value="10 000,50"' in text
    assert 'name="version" value="2"' in text


@pytest.mark.parametrize(
    ("sight", "partner", "status"),
    [
        ("own", True, 404),
        ("partners", False, 404),
        ("partners", True, 200),
        ("public", False, 200),
    ],
)
def test_a_document_is_for_those_who_may_read_the_income(
    patients,
    company,
    viewer,
    admin,
    shown,
    sign_in,
    sight,
    partner,
    status,
):
    with acting(admin):
        income = incomes.enter(
            YEAR | {"sight": sight}, by=admin, document=_document(patients)
        )
    if partner:
        shown(company, patients, "100.00")
    client = sign_in(viewer, company)

    page = client.get(reverse("independence:income-document", args=[income.public_id]))

    assert page.status_code == status


def _document(patients):
    from documents.models import Document, keep  # noqa: PLC0415

    return keep(
        b"%PDF-1.4 accounts",
        name="accounts.pdf",
        media_type="application/pdf",
        kind=Document.Kind.PROFILE,
        owner_id=patients.pk,
    )


def test_the_list_costs_the_same_for_one_year_and_for_many(
    enter, po_member, patients, sign_in, django_assert_num_queries
):
    client = sign_in(po_member, patients)
    enter()
    client.get(reverse("independence:income-list"))
    with django_assert_num_queries(5):
        client.get(reverse("independence:income-list"))
    for year in range(2000, 2012):
        enter(starts_on=datetime.date(year, 1, 1), ends_on=datetime.date(year, 12, 31))

    with django_assert_num_queries(5):
        client.get(reverse("independence:income-list"))


def test_one_year_costs_the_same_for_one_source_and_for_many(
    enter, admin, po_administrator, patients, sign_in, django_assert_num_queries
):
    client = sign_in(po_administrator, patients)
    income = enter()
    url = reverse("independence:income-detail", args=[income.public_id])

    def add():
        incomes.add_part(income, kind="members", funder="", amount=Decimal(1), by=admin)

    add()
    client.get(url)
    with django_assert_num_queries(10):
        client.get(url)
    for _number in range(5):
        add()

    with django_assert_num_queries(10):
        client.get(url)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enter_the_same_year_at_once_one_is_told(admin):
    told = []

    def run():
        try:
            incomes.enter(YEAR, by=admin)
        except Refused as refusal:
            told.extend(refusal.reasons)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Income.objects.count() == 1
    assert [reason.startswith("The income of 2025 covers") for reason in told] == [True]
