"""Pairs are looked for in the background; the page says so and answers at once."""

from decimal import Decimal

from django.urls import reverse

from disclosures.models import Comparison, Pair
from disclosures.reconciliation.matching import Row, pairs
from disclosures.tasks import ask_to_match
from tests.draining import drain


def look(client, comparison):
    return client.post(
        reverse("disclosures:comparison-match", args=[comparison.public_id])
    )


def test_the_page_answers_at_once_and_the_worker_pairs(
    report, enter, comparison, sign_in, po_administrator
):
    enter("3200.00")
    report({"amount": Decimal(3200)})
    drain()
    client = sign_in(po_administrator)

    assert look(client, comparison).status_code == 302
    assert not Pair.objects.exists()
    assert b"being looked for" in client.get(comparison.get_absolute_url()).content

    assert drain() == 1

    assert Pair.objects.get().kind == "equal"
    page = client.get(comparison.get_absolute_url()).content
    assert b"being looked for" not in page
    assert b"1 new pair was found" in page


def test_two_clicks_find_pairs_once(report, enter, comparison, po):
    enter("3200.00")
    report({"amount": Decimal(3200)})
    drain()
    ask_to_match(comparison, by=po)
    ask_to_match(comparison, by=po)

    drain()

    assert Pair.objects.count() == 1
    assert Comparison.objects.get().looked_found == 1


def test_who_lost_the_role_meanwhile_pairs_nothing(
    report, enter, comparison, po, po_administrator
):
    enter("3200.00")
    report({"amount": Decimal(3200)})
    drain()
    ask_to_match(comparison, by=po)
    po_administrator.memberships.update(role="member")

    drain()

    assert not Pair.objects.exists()
    assert Comparison.objects.get().looking_since is None


def test_a_beginning_comparison_looks_by_itself(
    company, report, enter, sign_in, po_administrator
):
    enter("3200.00")
    report({"amount": Decimal(3200)})
    drain()

    sign_in(po_administrator).post(
        reverse("disclosures:comparison-start"), {"company": company.public_id}
    )
    drain()

    assert Pair.objects.get().kind == "equal"


def test_rows_without_a_reference_share_none():
    mine = [Row(1, Decimal(100), "GBP", 2025)]
    theirs = [Row(2, Decimal(116), "EUR", 2025)]

    assert pairs(mine, theirs) == []
