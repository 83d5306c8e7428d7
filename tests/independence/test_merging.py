"""Public copies when two records of one organisation become one, and two again."""

import datetime

import pytest

from independence import sole
from independence.actions import incomes
from independence.models import Income, PublicIncome, PublicSoleProduct
from organisations.actions import merging
from organisations.models import Condition, Product
from tests import cast
from tests.independence.conftest import TODAY, YEAR


@pytest.fixture
def double():
    return cast.patients("Rare Lung All.", place="Leeds")


def _copies():
    return sorted(
        PublicIncome.objects.values_list("organisation_public_id", "year")
    ) + sorted(
        PublicSoleProduct.objects.values_list("organisation_public_id", "product")
    )


def test_public_incomes_and_situations_follow_a_merge_and_its_undoing(
    company, patients, double, enter, registrar
):
    enter(sight="public")
    incomes.enter(
        YEAR
        | {
            "sight": "public",
            "starts_on": datetime.date(2024, 1, 1),
            "ends_on": datetime.date(2024, 12, 31),
        },
        by=cast.actor(cast.member(double, "administrator")),
    )
    Condition.objects.create(organisation=double, name="Sarcoidosis")
    Product.objects.create(
        company=company,
        name="Breathall",
        stage="marketed",
        condition="Sarcoidosis",
        only_one=True,
    )
    sole.publish_all(TODAY)
    before = _copies()
    by = cast.actor(registrar)

    made = merging.merge(
        patients, double, choices={}, by=by, reason="One charity", today=TODAY
    )

    kept = patients.public_id
    assert _copies() == [(kept, 2024), (kept, 2025), (kept, "Breathall")]

    merging.undo(made, by=by, reason="Two charities after all")

    assert _copies() == before
    assert {double.public_id, kept} == {copy[0] for copy in before}


def test_the_same_year_of_both_stays_with_the_record_that_it_is_of(
    patients, double, enter, registrar
):
    enter(sight="public")
    incomes.enter(
        YEAR | {"sight": "public"},
        by=cast.actor(cast.member(double, "administrator")),
    )

    merging.merge(
        patients,
        double,
        choices={},
        by=cast.actor(registrar),
        reason="One charity",
        today=TODAY,
    )

    assert Income.objects.filter(organisation=patients).count() == 1
    assert _copies() == [(patients.public_id, 2025)]
