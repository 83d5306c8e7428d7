"""The share of income that anybody can compute: public income and published lines."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from independence.models.public import PublicIncome, PublicSoleProduct
from tests.register import published


@pytest.fixture
def income(recipient):
    def income(amount="10000", year=2025, **facts):
        return PublicIncome.objects.create(
            **{
                "organisation_public_id": recipient.public_id,
                "year": year,
                "starts_on": date(year, 1, 1),
                "ends_on": date(year, 12, 31),
                "currency": "GBP",
                "amount": Decimal(amount),
                "source": "Annual accounts, page 7",
            }
            | facts
        )

    return income


def _years(client, recipient):
    page = client.get(reverse("register:organisation", args=[recipient.public_id]))
    return [
        (year.share, year.given, year.lines, year.by_year, year.apart)
        for year in page.context["public_years"]
    ]


def test_the_share_is_computed_from_published_lines(client, payer, recipient, income):
    # 3,500 + 1,000 = 4,500 of 12,000 = 37.5 %
    income("12000")
    published.report(
        payer,
        [
            published.row(recipient, "3500.00", paid_on=date(2025, 3, 1)),
            published.row(recipient, "1000.00"),
        ],
    )

    assert _years(client, recipient) == [
        ("37.50\N{NO-BREAK SPACE}%", "£4,500.00", 2, 1, 0)
    ]


def test_a_line_belongs_to_the_financial_year_of_its_day(
    client, payer, recipient, income
):
    # from April 2024 to March 2025: 31 March lies in it, 1 April and 1 July 2025 do not
    income(starts_on=date(2024, 4, 1), ends_on=date(2025, 3, 31))
    published.report(
        payer,
        [
            published.row(recipient, "100.00", paid_on=date(2025, 3, 31)),
            published.row(recipient, "20.00", paid_on=date(2025, 4, 1)),
            published.row(recipient, "3.00"),
        ],
    )

    assert [given for _share, given, *_counts in _years(client, recipient)] == [
        "£100.00"
    ]


def test_other_currencies_and_help_are_left_out_and_said(
    client, payer, recipient, income
):
    income()
    published.report(
        payer,
        [
            published.row(recipient, "1000.00"),
            published.row(recipient, "500.00", "EUR"),
            published.row(recipient, "700.00", form="in_kind"),
        ],
    )

    ((share, given, lines, _by_year, apart),) = _years(client, recipient)
    assert (given, lines, apart) == ("£1,000.00", 1, 2)
    page = client.get(reverse("register:organisation", args=[recipient.public_id]))
    assert f"at least {share}" in page.content.decode()


def test_of_an_income_of_nothing_there_is_no_share(client, payer, recipient, income):
    income("0")
    published.report(payer, [published.row(recipient, "1000.00")])

    ((share, *_rest),) = _years(client, recipient)
    assert share == "no share: the income is nothing"


def test_payments_of_others_are_not_counted(client, payer, recipient, income):
    income()
    other = published.organisation("Asthma Circle")
    published.report(
        payer, [published.row(other, "9000.00"), published.row(recipient, "1.00")]
    )

    assert [given for _share, given, *_counts in _years(client, recipient)] == ["£1.00"]


def test_without_a_public_income_nothing_is_said(client, payer, recipient):
    published.report(payer, [published.row(recipient, "1000.00")])

    page = client.get(reverse("register:organisation", args=[recipient.public_id]))

    assert "Share of income" not in page.content.decode()


def test_the_only_medicine_is_shown_with_the_groups_words(client, payer, recipient):
    published.report(payer, [published.row(recipient)])
    PublicSoleProduct.objects.create(
        organisation_public_id=recipient.public_id,
        company_public_id=payer.public_id,
        company_name=payer.name,
        product="Breathall",
        condition="Sarcoidosis",
        under_assessment="DE",
        words="We say no when we must.",
    )

    page = client.get(reverse("register:organisation", args=[recipient.public_id]))

    text = page.content.decode()
    assert "Breathall is the only medicine for Sarcoidosis." in text
    assert "In Germany it is being decided now whether it is paid for." in text
    assert "We say no when we must." in text


def test_the_page_still_takes_three_queries(
    client, payer, recipient, income, django_assert_max_num_queries
):
    for year in range(2015, 2026):
        income(year=year)
    published.report(payer, [published.row(recipient)])

    with django_assert_max_num_queries(3):
        client.get(reverse("register:organisation", args=[recipient.public_id]))


def test_a_year_of_which_nothing_is_published_has_no_share(
    client, payer, recipient, income
):
    income(year=2024)
    published.report(payer, [published.row(recipient, "1000.00")])

    ((share, *_rest),) = _years(client, recipient)
    page = client.get(reverse("register:organisation", args=[recipient.public_id]))
    assert share == ""
    assert "nothing published" in page.content.decode()
