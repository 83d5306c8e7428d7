"""Finding published entries."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum
from django.urls import reverse

from disclosures.models import RegisterSum, RegisterTotal
from register import totals
from tests.register import published

SEARCH = "/register/"


def found(client, **asked):
    return [row.description for row, _, _ in client.get(SEARCH, asked).context["rows"]]


@pytest.fixture
def three(payer, recipient):
    other = published.organisation("Schweizerische Diabetesgesellschaft", "CH")
    company = published.organisation("Ärzte Pharma", "DE", company=True)
    published.report(
        payer,
        [
            published.row(recipient, "100.00", description="Helpline"),
            published.row(
                other,
                "250.50",
                "CHF",
                description="Camp 50% off_season",
                category="sponsorship_event",
                answer="none",
            ),
        ],
        year=2024,
        published_on=date(2025, 6, 1),
    )
    published.report(
        company,
        [
            published.row(
                other, "70.00", "CHF", description="Advice", answer="questioned"
            )
        ],
        year=2025,
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Advice", "Camp 50% off_season", "Helpline"]),
        ({"q": "helpline"}, ["Helpline"]),
        ({"q": "NORTHWIND lung"}, ["Helpline"]),
        ({"q": "Schweiz. Diabetes Gesellschaft"}, ["Advice", "Camp 50% off_season"]),
        ({"q": "arzte"}, ["Advice"]),
        ({"q": "%%%abc"}, []),
        ({"q": "' or 1=1 --"}, []),
        ({"year": "2024"}, ["Camp 50% off_season", "Helpline"]),
        ({"country": "GB"}, ["Helpline"]),
        ({"category": "sponsorship_event"}, ["Camp 50% off_season"]),
        ({"answer": "questioned"}, ["Advice"]),
        ({"changed_since": "2026-01-01"}, ["Advice"]),
        ({"sort": "largest"}, ["Camp 50% off_season", "Helpline", "Advice"]),
        ({"sort": "smallest"}, ["Advice", "Helpline", "Camp 50% off_season"]),
        ({"utm_source": "news"}, ["Advice", "Camp 50% off_season", "Helpline"]),
        ({"after": "nonsense"}, ["Advice", "Camp 50% off_season", "Helpline"]),
    ],
)
def test_search_finds(client, three, asked, expected):
    assert found(client, **asked) == expected


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"year": "soon"}, "Enter a year with four digits"),
        ({"year": "99999999999999999999999"}, "Enter a year with four digits"),
        ({"q": "ab"}, "one word of three letters"),
        ({"q": "x" * 5000}, "at most 200 characters"),
        ({"category": "bribe"}, "“bribe” is not one of the choices."),
        ({"sort": "amount; drop table"}, "is not one of the choices."),
        ({"company": "nobody"}, "No organisation on this register has the id"),
        ({"changed_since": "2026-02-31"}, "Enter a real date"),
    ],
)
def test_a_search_that_means_nothing_gets_a_sentence(client, three, asked, sentence):
    page = client.get(SEARCH, asked)
    download = client.get(reverse("register:lines", args=["csv"]), asked)

    assert page.status_code == download.status_code == 400
    assert sentence in page.content.decode()
    assert sentence in download.content.decode()


def test_a_download_with_an_unknown_filter_is_refused_not_widened(client, three):
    response = client.get(reverse("register:lines", args=["csv"]), {"yaer": "2024"})

    assert response.status_code == 400
    assert "“yaer” is no part of a search." in response.content.decode()


def test_sums_are_by_currency_with_what_recipients_say(client, three):
    for asked in ({}, {"q": "pharma"}):
        rows = client.get(SEARCH, asked).context["found"].rows

        assert [(t.currency, t.amount, t.answers) for t in rows] == [
            ("CHF", Decimal("320.50"), {"none": 1, "questioned": 1}),
            ("GBP", Decimal("100.00"), {"confirmed": 1}),
        ]


def test_too_many_entries_to_sum_are_said_to_be_too_many(client, three, monkeypatch):
    monkeypatch.setattr(totals, "CAP", 1)

    response = client.get(SEARCH, {"q": "pharma"})

    assert "too many entries to sum" in response.content.decode()
    assert "more than 1 published" in response.content.decode()


def test_a_search_by_a_merged_organisation_finds_what_it_became(
    client, three, recipient
):
    gone = published.organisation("Rare Lung All.", moved_to=recipient.public_id)

    assert found(client, organisation=gone.public_id) == ["Helpline"]


def test_similar_names_are_offered(client, three):
    alike = client.get(SEARCH, {"q": "Diabetesgeselschaft"}).context["alike"]

    assert [each.name for each in alike] == ["Schweizerische Diabetesgesellschaft"]


def test_pages_lead_through_everything_once(client, payer, recipient):
    rows = [published.row(recipient, f"{n}.00", description=f"n{n}") for n in range(60)]
    rows.append(
        published.row(recipient, None, description="no amount", benefit="A room")
    )
    published.report(payer, rows)

    for sort, expected in (("newest", 61), ("largest", 60)):
        seen, address = [], f"{SEARCH}?sort={sort}"
        while address:
            context = client.get(address).context
            seen += [row.pk for row, _, _ in context["rows"]]
            address = context.get("next_url") and SEARCH + context["next_url"]
        assert len(seen) == len(set(seen)) == expected


def test_sums_of_everything_follow_every_change_of_totals(three, payer):
    total = RegisterTotal.objects.get(currency="GBP")
    RegisterTotal.objects.filter(pk=total.pk).update(
        amount=Decimal("99.00"), answer="none"
    )
    RegisterTotal.objects.filter(currency="CHF", company__name="Ärzte Pharma").delete()

    everything = RegisterSum.objects.filter(company=None)
    left = everything.filter(lines__gt=0).values_list("currency", "answer", "amount")
    assert sorted(left) == [
        ("CHF", "none", Decimal("250.50")),
        ("GBP", "none", Decimal("99.00")),
    ]
    assert everything.aggregate(n=Sum("lines"))["n"] == 2
