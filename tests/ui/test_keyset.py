import base64
import datetime
import itertools
import json

import pytest
from django.http import QueryDict

from disclosures.models import Transfer
from organisations.models import Organisation
from tests import cast
from ui.keyset import addresses, capped_count, page

COUNTRIES = ["GB", "FR", "GB", "DE", "FR", "GB", "DE"]


@pytest.fixture
def organisations():
    return [
        cast.patients(f"Circle {number % 3}", country)
        for number, country in enumerate(COUNTRIES)
    ]


@pytest.fixture
def transfers(company, patients):
    for number, amount in enumerate([5, None, 3, 5, None, 3, 9, None]):
        Transfer.objects.create(
            disclosed_by=company,
            recipient=patients,
            category="grant",
            form="in_kind",
            valuation="not_meaningful",
            benefit="A room",
            amount=amount,
            currency="GBP",
            paid_year=2025,
            paid_on=datetime.date(2025, 1, 1) if number % 3 else None,
        )
    return Transfer.objects.select_related("recipient")


def walk(queryset, order, size):
    """Every page forwards, then every page backwards from the last one."""
    forwards = [page(queryset, order=order, size=size)]
    while forwards[-1].next:
        forwards.append(page(queryset, order=order, size=size, after=forwards[-1].next))
    backwards = [forwards[-1]]
    while backwards[-1].previous:
        backwards.append(
            page(queryset, order=order, size=size, before=backwards[-1].previous)
        )
    return forwards, backwards[::-1]


def ids(pages):
    return [row.pk for each in pages for row in each.rows]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
@pytest.mark.parametrize(
    "order",
    [
        ("name_key", "id"),
        ("-name_key", "-id"),
        ("name_key", "-id"),
        ("country", "-name_key", "id"),
        ("-pk",),
    ],
)
def test_pages_hold_every_row_once_in_order(organisations, order, size):
    wanted = list(Organisation.objects.order_by(*order).values_list("pk", flat=True))

    forwards, backwards = walk(Organisation.objects.all(), order, size)

    assert ids(forwards) == wanted
    assert forwards[0].first
    assert not forwards[0].previous
    # backwards the first page is filled up, so that page one always looks the same
    assert backwards[0].rows == forwards[0].rows
    assert set(ids(backwards)) == set(wanted)


@pytest.mark.parametrize(
    ("order", "size"),
    itertools.product(
        [
            ("amount", "id"),
            ("-amount", "-id"),
            ("-amount", "id"),
            ("paid_on", "-amount", "id"),
            ("recipient__name_key", "amount", "-id"),
        ],
        [1, 2, 3, 5],
    ),
)
def test_nulls_have_their_place(transfers, order, size):
    wanted = list(transfers.order_by(*order).values_list("pk", flat=True))

    forwards, backwards = walk(transfers, order, size)

    assert ids(forwards) == wanted
    assert set(ids(backwards)) == set(wanted)


def crafted(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "é",
        "====",
        "a" * 9000,
        crafted("name"),
        crafted(["only one"]),
        crafted(["a", "not a number"]),
        crafted(["a", None]),
        crafted(["\0", 1]),
        crafted(["\ud800", 1]),
        crafted(["a", 1e400]),
        crafted(["a", [1]]),
        crafted(["a", "9" * 5000]),
        base64.urlsafe_b64encode(b"[" * 5000).decode(),
    ],
)
def test_a_crafted_cursor_gives_page_one(organisations, cursor):
    order = ("name_key", "id")
    wanted = page(Organisation.objects.all(), order=order, size=2)

    for where in ("after", "before"):
        found = page(Organisation.objects.all(), order=order, size=2, **{where: cursor})
        assert found == wanted


@pytest.mark.parametrize("value", ["NaN", "1e99999999", "Infinity", "x"])
def test_a_crafted_amount_gives_page_one(transfers, value):
    order = ("amount", "id")

    found = page(transfers, order=order, after=crafted([value, 1]), size=2)

    assert found == page(transfers, order=order, size=2)


def test_a_page_costs_one_query(organisations, django_assert_num_queries):
    order = ("name_key", "id")
    cursor = page(Organisation.objects.all(), order=order, size=2).next

    with django_assert_num_queries(1) as asked:
        page(Organisation.objects.all(), order=order, size=2, after=cursor)

    assert " OR " not in asked.captured_queries[0]["sql"]


@pytest.mark.parametrize("order", [("-amount", "-id"), ("amount", "id")])
def test_amounts_cost_one_query_although_some_have_none(
    transfers, order, django_assert_num_queries
):
    nulls_first = "-" in order[0]
    cursor = page(transfers, order=order, size=4 if nulls_first else 1).next

    with django_assert_num_queries(1):
        page(transfers, order=order, size=2, after=cursor)


def test_capped_count_stops(organisations):
    every = Organisation.objects.order_by("name_key")

    assert capped_count(every, cap=7) == (7, False)
    assert capped_count(every, cap=6) == (6, True)


def test_addresses_keep_what_was_asked(organisations):
    found = page(Organisation.objects.all(), order=("id",), size=2)

    links = addresses(found, QueryDict("q=lung+circle&kind=patients&before=old"))

    assert links == {"next_url": f"?q=lung+circle&kind=patients&after={found.next}"}
