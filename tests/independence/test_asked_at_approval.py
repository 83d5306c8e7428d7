"""What dependence asks at approval: one question that both sides may read."""

import datetime

import pytest

from independence.asked_at_approval import asks
from independence.models import Alert, PublicSoleProduct
from organisations.models import CompanyProfile
from partnerships.actions import agreements, joining
from partnerships.gates import assessed
from partnerships.texts.contents import contents
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY


@pytest.fixture
def table():
    return laying.laid()


def alert(table, *, company, share=30, year=2025, **more):
    return Alert.objects.create(
        organisation=table.patients,
        company=company,
        year=year,
        level=25,
        share=share,
        asked_on=datetime.date(2026, 2, 1),
        **more,
    )


def asked(table):
    agreement = laying.sent(table)
    check = assessed(agreement, agreement.current_id, TODAY)
    return [str(each.sentence) for each in check.findings if each.rule.code == "VR-20"]


def test_an_open_question_about_the_pair_is_asked_in_steps_with_the_limit(table):
    CompanyProfile.objects.create(organisation=table.company, income_share_limit=20)
    alert(table, company=table.company, share=28, year=2024)
    alert(table, company=table.company)

    assert asked(table) == [
        (
            "Of the income of Rare Lung Alliance in 2025, Northwind Pharma gave between 25"
            " and 50 per cent. That is more than the company’s own limit of 20 per cent."
        )
    ]


def test_what_one_side_may_not_read_is_not_asked(table):
    alert(table, company=None)
    alert(table, company=cast.company("Southgate Biologics", "CH"))
    alert(
        table,
        company=table.company,
        state="answered",
        organisation_words="We know.",
        company_plan="Less.",
    )

    assert asked(table) == []


def test_shares_and_only_medicines_are_one_question(table):
    alert(table, company=table.company)
    PublicSoleProduct.objects.create(
        organisation_public_id=table.patients.public_id,
        company_public_id=table.company.public_id,
        company_name="Northwind Pharma",
        product="Avelorin",
        condition="Sarcoidosis",
    )

    (question,) = asked(table)

    assert question.endswith(
        "Avelorin of Northwind Pharma is the only medicine for Sarcoidosis."
    )


def test_with_two_companies_no_share_is_told_to_the_other(table):
    other = cast.company("Southgate Biologics", "CH")
    lead = cast.actor(cast.member(other, "lead"), other)
    joining.join(
        joining.invite(table.partnership, other, by=table.lead, today=TODAY),
        by=lead,
        today=TODAY,
    )
    agreement = agreements.draft(
        table.partnership,
        shape=agreements.Shape(kind="grant"),
        title="A helpline",
        parties=[table.company, other, table.patients],
        by=table.volunteer,
        today=TODAY,
    )
    alert(table, company=other, share=62)

    said = asks(contents(agreement, agreement.versions.get().pk))

    assert said == [
        (
            "One of the companies gave a large part of the income of one of the"
            " organisations. Ask them."
        )
    ]
