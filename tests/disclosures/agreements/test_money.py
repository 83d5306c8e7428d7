"""The money of an agreement: agreed beside paid, for both sides, each as it may see it."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.actions import transfers
from disclosures.agreement_money import Paid, findings, instalments, over, paid
from disclosures.agreement_rules import paid_more, paid_more_at_the_end
from disclosures.models import Transfer
from partnerships.actions import amendments
from partnerships.models import AgreementParty
from partnerships.texts.contents import contents
from tests import cast
from tests.disclosures import ledger
from tests.partnerships import table as laying
from tests.partnerships.signed_table import signed
from tests.partnerships.table import TODAY
from tests.partnerships.test_life_costs import DETAIL, at, cost
from workflow.moves import Refused

AFTER = datetime.date(2026, 4, 1)
BEFORE = datetime.date(2026, 2, 1)


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    """12,000 pounds, the first half due on 1 April, signed today."""
    return signed(table, public_title="A helpline")


def entered(table, agreement, amount="3000", **facts):
    """A payment of the company, by its lead."""
    usual = {
        "recipient": table.patients,
        "agreement": agreement,
        "amount": Decimal(amount),
        "currency": "GBP",
        "category": "grant",
        "vat_treatment": "not_applicable",
        "paid_on": AFTER,
        "paid_year": 2026,
    }
    return transfers.add({**usual, **facts}, by=table.lead, today=TODAY)


def seen(agreement, *, of=None) -> Paid:
    rows = Transfer.objects.filter(agreement=of or agreement)
    return paid(rows, agreement, agreement.settled.vat_treatment)


def page(actor, agreement):
    address = reverse("disclosures:agreement-money", args=[agreement.reference])
    response = at(actor).get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_instalments_stand_beside_each_other_and_the_next_one_begins_there(
    table, agreement
):
    first = entered(table, agreement)
    second = entered(table, agreement, "2000", paid_on=AFTER)
    elsewhere = entered(table, None, "70")

    response = at(table.lead).get(first.get_absolute_url())
    told = response.content.decode()

    assert [each["public_id"] for each in response.context["transfer"].instalments] == [
        second.public_id
    ]
    assert elsewhere.public_id not in told
    begins = f"recipient={table.patients.public_id}&amp;agreement={agreement.reference}"
    assert begins in told
    following = (
        f"{reverse('disclosures:transfer-create')}?{begins.replace('&amp;', '&')}"
    )
    assert at(table.lead).get(following).status_code == 200


def test_the_ledger_keeps_the_public_title_and_day_of_the_agreement(table, agreement):
    made = entered(table, agreement, agreement_title="What somebody typed")

    assert made.agreement == agreement
    assert (made.agreement_title, made.agreement_signed_on) == ("A helpline", TODAY)


def test_without_a_public_title_nothing_of_it_becomes_public(table):
    made = entered(table, signed(table))

    assert (made.agreement_title, made.agreement_signed_on) == ("", None)


def test_an_agreement_that_is_not_here_keeps_its_words(table):
    made = entered(table, None, agreement_title="Our letter of May")

    assert (made.agreement, made.agreement_title) == (None, "Our letter of May")


def test_it_is_an_agreement_of_both_sides(table, agreement):
    other = cast.patients("Another Group")

    with pytest.raises(Refused, match="between you and the recipient"):
        entered(table, agreement, recipient=other)


def test_a_payment_given_to_somebody_else_leaves_the_agreement(table, agreement):
    made = entered(table, agreement)

    changed = transfers.edit(
        made,
        {"recipient": cast.patients("Another Group")},
        version=made.version,
        by=table.lead,
        reason="It was somebody else",
        today=TODAY,
    )

    assert changed.agreement is None


def test_sums_stand_by_currency_refunds_and_help_apart(table, agreement):
    first = entered(table, agreement)
    entered(table, agreement, "-500", refund_of=first)
    entered(table, agreement, "700", form="in_kind", valuation="cost", benefit="A room")
    entered(table, agreement, "40", currency="EUR")
    left_out = entered(table, agreement, "9000")
    officer = table.actor("disclosure_officer")
    transfers.exclude(left_out, by=officer, reason="Entered twice")

    euros, pounds = seen(agreement).sums

    assert (euros.currency, euros.net) == ("EUR", 40)
    assert (pounds.paid, pounds.back, pounds.net) == (3000, -500, 2500)
    assert pounds.in_kind == 700


def test_more_than_agreed_is_a_finding_also_when_vat_is_counted_otherwise(table):
    agreement = signed(table, vat_treatment="excluded")
    vat = {"vat_treatment": "included", "vat_amount": Decimal(2000)}
    entered(table, agreement, "14000", **vat)
    assert over(agreement.settled, seen(agreement)) == ""

    entered(table, agreement, "1")

    assert over(agreement.settled, seen(agreement)) == (
        "£12,001.00 was paid; the agreement says £12,000.00."
    )


def test_a_payment_before_signature_is_a_finding(table, agreement):
    entered(table, agreement)
    assert findings(agreement, agreement.settled, seen(agreement)) == []

    entered(table, agreement, "10", paid_on=BEFORE)

    (said,) = findings(agreement, agreement.settled, seen(agreement))
    assert said.startswith("Paid on 1 February 2026, before the agreement")


def test_what_was_paid_covers_the_earliest_instalments(table):
    dates = (datetime.date(2026, 4, 1), datetime.date(2026, 10, 1))
    agreement = signed(
        table, deadlines=[("payment", f"{day}", day, Decimal(6000)) for day in dates]
    )
    entered(table, agreement, "7000")

    told = instalments(agreement, seen(agreement), datetime.date(2026, 11, 1))

    assert [(each.covered, each.late) for each in told] == [
        (True, False),
        (False, True),
    ]


def test_nothing_is_late_for_who_does_not_read_all_payments(table, agreement):
    day = datetime.date(2026, 11, 1)

    (late,) = instalments(agreement, seen(agreement), day)
    (unknown,) = instalments(agreement, seen(agreement), day, whole=False)

    assert (late.late, unknown.late) == (True, False)
    assert "is not recorded as paid yet" in page(table.volunteer, agreement)
    entered(table, agreement)
    assert "is not recorded as paid yet" not in page(table.volunteer, agreement)


def test_the_organisation_reads_payments_from_review_on(table, agreement):
    entered(table, agreement, "13000", paid_on=AFTER)

    before = page(table.volunteer, agreement)
    assert "1 payment is being prepared" in before
    assert "13,000" not in before
    assert "£13,000.00 was paid" in page(table.lead, agreement)

    officer = table.actor("disclosure_officer")
    ledger.in_review(table.company, by=officer, year=2026, today=TODAY)

    after = page(table.volunteer, agreement)
    assert "£13,000.00 was paid; the agreement says £12,000.00." in after
    assert "being prepared" not in after


def test_outsiders_do_not_find_the_page(agreement):
    outsider = cast.company("Kestrel Rare")
    client = at(cast.actor(cast.member(outsider, "lead"), outsider))
    address = reverse("disclosures:agreement-money", args=[agreement.reference])

    assert client.get(address).status_code == 404


def test_at_approval_and_at_the_end_only_what_both_read_is_counted(table, agreement):
    entered(table, agreement, "13000")
    branch = amendments.begin(agreement, "extension", by=table.volunteer, today=TODAY)
    read = contents(branch, branch.versions.get().pk)
    assert paid_more(read) == []
    assert paid_more_at_the_end(agreement, TODAY) == []

    officer = table.actor("disclosure_officer")
    ledger.in_review(table.company, by=officer, year=2026, today=TODAY)

    (said,) = paid_more(read)
    assert said.startswith("£13,000.00 was paid")
    (asked,) = paid_more_at_the_end(agreement, TODAY)
    assert (asked.rule, asked.sentence) == ("VR-13", said)


def test_the_form_offers_the_agreements_of_both_and_the_list_narrows(table, agreement):
    client = at(table.lead)
    address = reverse("disclosures:transfer-create")

    form = client.get(
        address,
        {"recipient": table.patients.public_id, "agreement": agreement.reference},
    ).context["form"]
    assert [key for key, _label in form.fields["agreement"].choices] == [
        "",
        agreement.reference,
    ]
    assert form.initial["agreement"] == agreement.reference
    made = entered(table, agreement)
    entered(table, None)

    listed = client.get(
        reverse("disclosures:transfer-list"), {"agreement": agreement.reference.lower()}
    )

    assert [row for row, _label in listed.context["transfers"]] == [made]
    assert agreement.reference in client.get(made.get_absolute_url()).content.decode()


def test_the_page_costs_the_same_for_one_and_for_many(table, agreement):
    entered(table, agreement)
    clients = at(table.lead), at(table.volunteer)
    address = reverse("disclosures:agreement-money", args=[agreement.reference])
    few = [cost(each, address) for each in clients]

    for _each in range(3):
        entered(table, agreement, "10")

    assert [cost(each, address) for each in clients] == few
    assert max(few) <= DETAIL


def test_with_two_companies_no_sum_of_one_is_told_to_the_other(table, agreement):
    other = cast.company("Southgate Biologics")
    AgreementParty.objects.create(
        agreement=agreement, organisation=other, side=other.kind, shown=True
    )
    entered(table, agreement, "13000")
    officer = table.actor("disclosure_officer")
    ledger.in_review(table.company, by=officer, year=2026, today=TODAY)

    (asked,) = paid_more_at_the_end(agreement, TODAY)

    assert asked.sentence.startswith("More was paid under this agreement than it says;")
    assert "£" not in asked.sentence
