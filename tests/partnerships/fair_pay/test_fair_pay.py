"""Rates are the company's own; the range is computed and kept; no pay is a free choice."""

import datetime
from decimal import Decimal

import pytest

from partnerships.actions import fair_pay, rates
from partnerships.models import FairPay, RateTable
from tables.shapes import Unusable
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.life import RATE, loaded
from tests.partnerships.life import paid as proposed
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    return laying.sent(table, kind="services")


def test_the_range_is_rate_times_hours_times_people_and_is_kept(table, agreement):
    loaded(table)

    pay = proposed(table, agreement)
    loaded(table, {**RATE, "low": Decimal(1), "high": Decimal(2)})
    pay.refresh_from_db()

    assert pay.hours == Decimal("9.5")
    assert (pay.low, pay.high) == (Decimal(950), Decimal(1520))
    assert pay.rate.table.number == 1


def test_outside_the_range_somebody_says_why(table, agreement):
    loaded(table)

    with pytest.raises(Refused, match="Say why it is another sum"):
        proposed(table, agreement, amount=Decimal(400))

    pay = proposed(
        table, agreement, amount=Decimal(400), justification="Half a day was enough."
    )
    assert pay.state == "proposed"


def test_without_a_fitting_rate_there_is_no_range_and_no_hindrance(table, agreement):
    loaded(table, {**RATE, "country": "CH"})

    pay = proposed(table, agreement)

    assert (pay.rate, pay.low, pay.high) == (None, None, None)


def test_the_most_exact_rate_of_the_day_counts(table, agreement):
    exact = {**RATE, "country": "GB", "kind": "advisory", "low": 60, "high": 90}
    loaded(table, RATE, {**RATE, "country": "GB"}, {**RATE, "kind": "advisory"}, exact)
    loaded(table, valid_from=TODAY + datetime.timedelta(days=1))

    assert proposed(table, agreement).rate.low == 60


def test_the_other_side_agrees_and_not_the_one_that_proposed(table, agreement):
    pay = proposed(table, agreement)
    with pytest.raises(Refused, match="did not propose it"):
        fair_pay.agree(pay, by=table.lead, today=TODAY)

    fair_pay.agree(pay, by=table.volunteer, today=TODAY)

    pay.refresh_from_db()
    assert pay.state == "agreed"


def test_an_organisation_proposes_its_pay_too(table, agreement):
    pay = proposed(table, agreement, by=table.volunteer)

    fair_pay.agree(pay, by=table.lead, today=TODAY)

    pay.refresh_from_db()
    assert pay.proposed_by == table.patients


def test_no_pay_is_the_organisation_s_choice_alone(table, agreement):
    pay = proposed(table, agreement)
    with pytest.raises(Refused, match="Only the organisation"):
        fair_pay.decline(pay, by=table.lead, today=TODAY)
    with pytest.raises(Refused, match="Only the organisation"):
        proposed(table, agreement, declined=True)

    fair_pay.decline(pay, by=table.volunteer, today=TODAY)
    free = proposed(table, agreement, by=table.volunteer, declined=True)

    pay.refresh_from_db()
    assert (pay.state, free.state, free.amount) == ("declined", "declined", None)


def test_the_same_form_sent_twice_is_one_engagement(table, agreement):
    assert proposed(table, agreement, key="k") == proposed(table, agreement, key="k")
    assert FairPay.objects.count() == 1


def test_both_sides_see_it_and_nobody_else(table, agreement):
    proposed(table, agreement)
    outsider = cast.company("Somebody Else")
    other = cast.actor(cast.member(outsider, "lead"), outsider)

    assert [
        FairPay.objects.for_actor(actor).count()
        for actor in (table.lead, table.volunteer, other)
    ] == [1, 1, 0]


def test_partners_read_the_rates_and_other_companies_do_not(table):
    loaded(table)
    rival = cast.company("Southgate Biologics")
    stranger = cast.patients("Somebody Else")

    assert [
        RateTable.objects.for_actor(actor).count()
        for actor in (
            table.lead,
            table.volunteer,
            cast.actor(cast.member(rival, "lead"), rival),
            cast.actor(cast.member(stranger, "administrator"), stranger),
        )
    ] == [1, 1, 0, 0]


def test_only_those_who_speak_for_a_company_bring_rates(table):
    for by in (table.volunteer, table.actor("viewer")):
        with pytest.raises(Refused, match="bring in its rates"):
            rates.load([RATE], valid_from=TODAY, words="", by=by)


def test_versions_count_and_a_form_sent_twice_is_one(table):
    numbers = [loaded(table, key="a").number, loaded(table, key="a").number]

    assert [*numbers, loaded(table).number] == [1, 1, 2]


def test_two_rates_for_the_same_work_are_refused(table):
    with pytest.raises(Refused, match="two rates for the same"):
        loaded(table, RATE, {**RATE, "low": Decimal(1)})


def test_a_file_is_read_by_codes_or_names():
    content = (
        b"Country,Activity,Level,Low,High,Currency\n"
        b'gb,Training,Expert patient,50,"1,080.50",gbp\n'
        b",,lived,20,30,EUR\n"
    )

    assert rates.read(content, "rates.csv") == [
        {
            "country": "GB",
            "kind": "training",
            "level": "expert",
            "low": Decimal(50),
            "high": Decimal("1080.50"),
            "currency": "GBP",
        },
        {
            "country": "",
            "kind": "",
            "level": "lived",
            "low": Decimal(20),
            "high": Decimal(30),
            "currency": "EUR",
        },
    ]


def test_each_wrong_row_says_what_is_wrong():
    content = (
        b"country,activity,level,low,high,currency\n"
        b"ZZ,dancing,boss,5,1,XXQ\n"
        b"GB,training,expert,five,6,GBP\n"
    )

    with pytest.raises(Unusable) as problem:
        rates.read(content, "rates.csv")

    assert [text.split(":")[0] for text in problem.value.sentences] == [
        *["Row 2"] * 5,
        "Row 3",
    ]


def test_a_file_without_a_column_is_refused():
    with pytest.raises(Unusable, match="lacks the column “level”"):
        rates.read(b"country,low,high,currency\nGB,1,2,GBP\n", "rates.csv")


def test_a_range_beyond_every_sum_is_refused_in_words(table, agreement):
    loaded(table, {**RATE, "high": Decimal(999_999_999_999)})

    with pytest.raises(Refused, match="too large"):
        proposed(table, agreement, people=1000, justification="Many people")
    assert not FairPay.objects.exists()
