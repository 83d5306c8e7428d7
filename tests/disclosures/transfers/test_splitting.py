"""One payment in parts: their sums are the whole, and it can be undone."""

from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.actions import splitting, transfers
from disclosures.actions.splitting import Part
from disclosures.models import Entry, Line, Transfer
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = ledger.TODAY
BOTH = "It was for two organisations."


@pytest.fixture
def invoice(company, patients, by):
    return ledger.transfer(
        company,
        patients,
        by=by,
        amount=Decimal("100.00"),
        vat_treatment="included",
        vat_amount=Decimal("16.67"),
        reference="INV-7",
    )


@pytest.fixture
def halves(patients, other_patients):
    return [
        Part(patients, Decimal("33.33"), ""),
        Part(other_patients, Decimal("66.67"), "Print"),
    ]


def split(transfer, parts, by):
    return splitting.split(transfer, parts, by=by, reason=BOTH, today=TODAY)


def test_parts_take_the_place_of_the_whole(invoice, halves, other_patients, by):
    one, two = split(invoice, halves, by)

    invoice.refresh_from_db()
    assert (invoice.state, invoice.entry.state) == ("excluded", "excluded")
    assert invoice.excluded_because == f"Split into 2 payments: {BOTH}"
    assert (one.reference, two.reference) == ("INV-7/1", "INV-7/2")
    assert (one.vat_amount, two.vat_amount) == (Decimal("5.56"), Decimal("11.11"))
    assert (one.description, two.description) == (invoice.description, "Print")
    assert {one.split_of_id, two.split_of_id} == {invoice.pk}
    included = Entry.objects.included().order_by("pk")
    assert [(e.recipient_id, e.amount) for e in included] == [
        (invoice.recipient_id, Decimal("33.33")),
        (other_patients.pk, Decimal("66.67")),
    ]


@pytest.mark.parametrize(
    ("sums", "words"),
    [
        (["33.33", "66.66"], "£0.01 are left to share out"),
        (["33.34", "66.67"], "more than the whole, by £0.01"),
        (["100.00"], "at least two parts"),
        (["120.00", "-20.00"], "a sum above zero"),
        (["33.333", "66.667"], "with the decimals of its currency"),
    ],
)
def test_parts_that_are_not_the_whole_are_refused(invoice, patients, by, sums, words):
    parts = [Part(patients, Decimal(each), "") for each in sums]

    with pytest.raises(Refused, match=words):
        split(invoice, parts, by)

    assert Transfer.objects.count() == 1


def test_a_part_or_a_payment_with_a_refund_cant_be_split(
    invoice, halves, company, patients, by
):
    one, _two = split(invoice, halves, by)
    with pytest.raises(Refused, match="a part already"):
        split(one, halves, by)
    first = ledger.transfer(company, patients, by=by)
    ledger.transfer(company, patients, by=by, amount=Decimal(-5), refund_of=first)
    with pytest.raises(Refused, match="Leave the refund out first"):
        split(first, halves, by)


def test_splitting_twice_is_refused(invoice, halves, by):
    split(invoice, halves, by)

    with pytest.raises(Refused, match="Not published"):
        split(invoice, halves, by)


def test_only_an_officer_splits(invoice, halves, lead):
    with pytest.raises(Refused, match="disclosure officer"):
        split(invoice, halves, cast.actor(lead))


def test_the_whole_and_its_parts_are_never_both_in_a_report(invoice, halves, by):
    one, _two = split(invoice, halves, by)
    with pytest.raises(Refused, match="Undo that"):
        transfers.include(invoice, by=by, reason="All of it", today=TODAY)

    splitting.make_whole(invoice, by=by, reason="One after all", today=TODAY)

    invoice.refresh_from_db()
    assert invoice.state == "recorded"
    assert [e.transfer_id for e in Entry.objects.included()] == [invoice.pk]
    with pytest.raises(Refused, match="stands as a whole again"):
        transfers.include(one, by=by, reason="This part", today=TODAY)


def test_split_again_the_references_go_on(invoice, halves, by):
    split(invoice, halves, by)
    splitting.make_whole(invoice, by=by, reason="One after all", today=TODAY)

    again = split(invoice, halves, by)

    assert [each.reference for each in again] == ["INV-7/3", "INV-7/4"]


def test_what_was_published_is_not_undone(invoice, halves, by):
    one, _two = split(invoice, halves, by)
    Line.objects.create(entry_id=one.entry.pk, first_published_on=TODAY)

    with pytest.raises(Refused, match="A part is published"):
        splitting.make_whole(invoice, by=by, reason="One after all", today=TODAY)


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 10_000), min_size=2, max_size=20), st.integers(0, 100_000)
)
def test_shares_of_vat_are_the_whole_vat(cents, vat):
    parts = [Part(None, Decimal(each) / 100, "") for each in cents]
    whole = Transfer(
        amount=Decimal(sum(cents)) / 100, vat_amount=Decimal(vat) / 100, currency="GBP"
    )

    shares = splitting.shares_of_vat(whole, parts)

    assert sum(shares) == whole.vat_amount
    assert min(shares) >= 0


def at(name, transfer):
    return reverse(f"disclosures:transfer-{name}", args=[transfer.public_id])


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def desk(officer, company, sign_in):
    return sign_in(officer, company)


def typed(patients, *amounts, **more):
    facts = {"lines": "2", "reason": BOTH, **more}
    for number, amount in enumerate(amounts, start=1):
        facts[f"part{number}-recipient"] = patients.legal_name
        facts[f"part{number}-amount"] = amount
    return facts


def test_the_page_tells_what_is_left_and_gives_another_line(invoice, patients, desk):
    page = desk.post(at("split", invoice), typed(patients, "30", "50", more="1"))

    assert len(page.context["forms"]) == 3
    assert "Still to share out: £20.00" in words(page)
    assert f'value="{patients.legal_name}"' in words(page)
    assert Transfer.objects.count() == 1


def test_the_page_splits_and_leads_back_to_the_payment(invoice, patients, desk):
    answer = desk.post(at("split", invoice), typed(patients, "30", "70"))

    assert answer.url == invoice.get_absolute_url()
    page = desk.get(answer.url)
    assert [each["amount"] for each in page.context["transfer"].family] == [
        "30.0000",
        "70.0000",
    ]
    assert at("make-whole", invoice) in words(page)


@pytest.mark.parametrize(
    ("sums", "sentence"),
    [
        (("30", "60"), "£10.00 are left to share out"),
        (("30", "much"), "is no sum"),
        (("30", ""), "Say how much this part is."),
    ],
)
def test_the_page_says_what_is_wrong(invoice, patients, desk, sums, sentence):
    page = desk.post(at("split", invoice), typed(patients, *sums))

    assert page.status_code == 200
    assert sentence in words(page)


def test_the_page_undoes(invoice, halves, by, desk):
    split(invoice, halves, by)

    desk.post(at("make-whole", invoice), {"reason": "One after all"})

    invoice.refresh_from_db()
    assert invoice.state == "recorded"


def test_a_recipient_sees_its_own_part_and_not_the_others(
    invoice, halves, company, by, outsider_po, other_patients, sign_in
):
    _one, two = split(invoice, halves, by)
    ledger.in_review(company, by=by)

    page = sign_in(outsider_po, other_patients).get(two.get_absolute_url())

    assert page.status_code == 200
    assert page.context["transfer"].family == []
