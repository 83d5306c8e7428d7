"""What is reported, and at which sum."""

from decimal import Decimal

import pytest

from regimes.counting import counted, group_of, groups, listed, rounded, vat_rule
from regimes.reference import profiles

PROFILES = {each["code"]: each["profile"] for each in profiles()}


def of(code, *amounts):
    return listed(PROFILES[code], [Decimal(amount) for amount in amounts])


def test_dutch_payments_count_together_from_500():
    """Case E."""
    assert of("nl-cgr", "300", "199.99") == [False, False]
    assert of("nl-cgr", "300", "199.99", "0.01") == [True, True, True]
    assert of("nl-cgr", "500") == [True]
    assert rounded(PROFILES["nl-cgr"], Decimal("500.00")) == Decimal(500)


def test_each_french_benefit_counts_by_itself_from_10():
    """Case F."""
    assert of("fr-transparence", "9.99", "10.00", "10.49") == [False, True, True]
    assert rounded(PROFILES["fr-transparence"], Decimal("10.49")) == Decimal(10)
    assert rounded(PROFILES["fr-transparence"], Decimal("10.50")) == Decimal(11)


def test_italian_payments_count_one_by_one_or_together():
    assert of("it-trasparente", "1000", "1000") == [False, False]
    assert of("it-trasparente", "1000.01", "200") == [True, False]
    assert of("it-trasparente", "1000", "1000", "500.01") == [True, True, True]


def test_without_a_limit_everything_is_reported():
    assert of("uk-abpi", "0.01", "12000") == [True, True]


def test_a_refund_counts_as_it_stands():
    """Case K: what came back takes the year's sum under the limit."""
    assert of("nl-cgr", "600", "-200") == [False, False]
    assert rounded(PROFILES["nl-cgr"], Decimal("-0.5")) == Decimal(-1)


def test_nothing_to_report_is_an_empty_list():
    """Case L."""
    assert of("be-sunshine") == []
    assert PROFILES["be-sunshine"]["nil_return"] == "required"


def test_fees_and_expenses_of_one_contract_stand_apart():
    """Case C, by the British rules."""
    profile = PROFILES["uk-abpi"]

    fee, travel = (
        group_of(profile, "service_fee"),
        group_of(profile, "service_expenses"),
    )

    assert (fee.code, fee.shown) == ("service_fees", "total")
    assert (travel.code, travel.shown) == ("service_expenses", "total")


def test_help_that_is_not_money_has_its_own_heading():
    """Case B."""
    group = group_of(PROFILES["efpia-24"], "donation_in_kind")

    assert (group.code, group.shown) == ("non_financial", "each")


def test_payments_to_persons_are_a_total_and_a_number_only():
    """Case D and clause 30: never among the lines of organisations."""
    people = PROFILES["uk-abpi"]["people"]

    assert [each["shows"] for each in people] == [["total", "people"]]


@pytest.mark.parametrize("code", PROFILES)
def test_every_kind_of_payment_has_one_place_in_the_report(code):
    profile = PROFILES[code]
    placed = [kind for group in groups(profile) for kind in group.kinds]

    assert sorted(placed) == sorted(kind["code"] for kind in profile["categories"])


def test_dutch_vat_depends_on_the_kind():
    profile = PROFILES["nl-cgr"]
    sums = {"net": Decimal(100), "gross": Decimal(121)}

    assert counted(profile, "service_fee", **sums) == Decimal(100)
    assert counted(profile, "service_expenses", **sums) == Decimal(121)
    assert vat_rule(profile, "membership") == "unknown"
    assert counted(profile, "membership", **sums) is None


def test_where_the_company_chooses_the_sum_that_it_gave_stands():
    profile = PROFILES["uk-abpi"]

    assert counted(profile, "grant", net=Decimal(100), gross=None) == Decimal(100)
    assert counted(profile, "grant", net=None, gross=Decimal(120)) == Decimal(120)


def test_an_unknown_rule_matters_only_where_there_is_vat():
    profile = PROFILES["be-sunshine"]

    assert counted(profile, "grant", net=Decimal(5), gross=Decimal(5)) == Decimal(5)
    assert counted(profile, "grant", net=Decimal(5), gross=Decimal(6)) is None
