"""The pages of agencies' lists: for the reporter, for the company, and for nobody else."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosures.actions import comparisons, receipts
from disclosures.models import Comparison, PassOnList, Receipt, Settlement, Transfer
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.received.passing_on import (
    NAME,
    agency,
    asked,
    handed_in,
    paid_through,
    reporter_of,
    row,
)
from tests.draining import drain

FILE = (
    b"Empf\xc3\xa4nger;Betrag;Datum;Kategorie;W\xc3\xa4hrung\n"
    b"Rare Lung Alliance;800,00;06.05.2025;grant;GBP\n"
    b"Asthma Circle;120,00;14.06.2025;;GBP\n"
    b"Asthma Circle;1,00;14.06.2024;;GBP\n"
    b"Asthma Circle;2,00;14.06.2025;marmalade;GBP\n"
)


@pytest.fixture
def body():
    return agency()


@pytest.fixture
def person(body):
    return reporter_of(body)


@pytest.fixture
def made(company, patients, body, person, firm):
    paid_through(company, patients, by=firm)
    return asked(body, company, by=firm)


def url(name, made, *rest):
    return reverse(f"disclosures:passed-on-{name}", args=[made.public_id, *rest])


def table(response):
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_the_officer_asks_on_the_page_of_the_year(
    company, patients, body, sign_in, officer, firm
):
    paid_through(company, patients, by=firm)
    page = reverse(
        "disclosures:period-passed-on", args=[ledger.period_of(company).public_id]
    )
    client = sign_in(officer)
    day = {"due_on_day": "1", "due_on_month": "1", "due_on_year": "2099"}

    assert client.post(page, {"agency": "Nobody Here", **day}).status_code == 200
    assert not PassOnList.objects.exists()
    client.post(page, {"agency": NAME, **day})

    assert PassOnList.objects.get().agency == body
    assert NAME.encode() in client.get(page).content


def test_a_file_is_read_looked_at_and_stored(made, person, sign_in):
    client = sign_in(person)
    file = SimpleUploadedFile("passed.csv", FILE)

    look = client.post(url("upload", made), {"file": file}).url
    page = client.get(look).content.decode()

    assert "The list is about 2025; this was at another time." in page
    assert "“marmalade” is no category here." in page
    client.post(look)
    client.post(look)  # again: nothing is stored twice
    assert list(
        Receipt.objects.order_by("pk").values_list(
            "recipient_name", "amount", "category", "payer__legal_name", "passed_on"
        )
    ) == [
        ("Rare Lung Alliance", 800, "grant", "Northwind Pharma", made.pk),
        ("Asthma Circle", 120, "", "Northwind Pharma", made.pk),
    ]


def test_a_row_is_entered_corrected_and_handed_in(made, person, sign_in):
    client = sign_in(person)
    given = {"recipient_name": "Asthma Circle", "amount": "12", "currency": "GBP"}

    late = client.post(url("create", made), {**given, "year": "2024"})
    assert b"The list is about 2025" in late.content
    client.post(url("create", made), {**given, "year": "2025", "key": "k"})
    client.post(url("create", made), {**given, "year": "2025", "key": "k"})
    only = Receipt.objects.get()
    client.post(url("remove", made, only.public_id), {"reason": "Entered wrong"})
    assert (
        b"Say that nothing was passed on"
        in client.post(
            url("hand-in", made), {"statement": "complete"}, follow=True
        ).content
    )

    client.post(url("hand-in", made), {"statement": "nothing"})

    made.refresh_from_db()
    assert (made.state, made.statement) == ("handed_in", "nothing")
    client.post(url("take-back", made))
    made.refresh_from_db()
    assert made.state == "asked"


def test_handing_in_compares_for_whoever_asked(made, person, officer, sign_in):
    receipts.enter(row(), by=cast.actor(person), passed_on=made)
    drain()

    sign_in(person).post(url("hand-in", made), {"statement": "complete"})
    drain()

    comparison = Comparison.objects.get()
    assert (comparison.looking_since, comparison.looked_found) == (None, 1)
    page = sign_in(officer).get(comparison.get_absolute_url()).content
    assert b"100.0% agree" in page
    assert b"Everything is settled." in page
    assert (
        b"Settled"
        in sign_in(officer).get(reverse("disclosures:passed-on-list")).content
    )


@pytest.fixture
def differing(made, person, firm, other_patients):
    rows = row(amount="790.00", description="=cmd()"), row("Asthma Circle", "120.00")
    handed_in(made, *rows, by=cast.actor(person))
    comparison = Comparison.objects.get()
    comparisons.match(comparison, by=firm)
    return comparison


def alone():
    return Receipt.objects.get(amount=120)


def test_a_row_becomes_a_payment_in_one_step(
    made, differing, officer, sign_in, other_patients
):
    client = sign_in(officer)
    page = client.get(
        reverse(
            "disclosures:comparison-rows", args=[differing.public_id, "only-received"]
        )
        + "?year=2025"
    )
    settle = url("settle", made, alone().public_id)
    assert settle.encode() in page.content
    given = {
        "act": "record",
        "category": "grant",
        "vat_treatment": "not_applicable",
        "description": "Day of asthma",
    }
    assert b"Asthma Circle, Ireland" in client.get(settle).content
    assert b"Say which organisation it is." in client.post(settle, given).content

    client.post(settle, {**given, "recipient": other_patients.public_id})

    payment = Transfer.objects.latest("pk")
    assert (payment.recipient, payment.intermediary) == (other_patients, NAME)
    assert (
        client.post(
            settle, {**given, "recipient": other_patients.public_id}
        ).status_code
        == 200
    )
    assert Transfer.objects.count() == 2


def test_a_row_is_set_aside_with_a_reason_that_the_agency_reads(
    made, differing, officer, person, sign_in
):
    sign_in(officer).post(
        url("settle", made, alone().public_id),
        {"act": "set_aside", "reason": "That was your own gift."},
    )

    page = sign_in(person).get(url("row", made, alone().public_id))
    assert b"That was your own gift." in page.content
    assert b"Set aside on" in page.content


def test_both_say_how_a_difference_came_about(
    made, differing, officer, person, sign_in
):
    pair = differing.pairs.get()
    about = reverse(
        "disclosures:comparison-say", args=[differing.public_id, "pair", pair.public_id]
    )
    different = reverse(
        "disclosures:comparison-rows", args=[differing.public_id, "different"]
    )
    edit = reverse("disclosures:transfer-edit", args=[Transfer.objects.get().public_id])
    client = sign_in(officer)
    assert edit.encode() in client.get(f"{different}?year=2025").content
    client.post(about, {"words": "We sent 800."})
    theirs = Receipt.objects.get(amount=790)

    page = sign_in(person).get(url("detail", made)).content
    assert b"We sent 800." in page
    assert b"waits for your words" in page
    sign_in(person).post(url("row", made, theirs.public_id), {"words": "A fee of 10."})

    assert Settlement.objects.get().settled_on is not None


def test_both_take_their_side_as_a_file(made, differing, officer, person, sign_in):
    ours = table(sign_in(officer).get(url("export", made, "csv")))
    theirs = table(sign_in(person).get(url("export", made, "csv")))

    assert [each["where"] for each in ours] == ["only in the list", "both"]
    assert ours[1]["amount"] == "790.00"
    assert ours[1]["company_amount"] == "800.00"
    assert ours[1]["description"] == "'=cmd()"
    assert "differences" not in theirs[0]
    assert [each["amount"] for each in theirs] == ["790.00", "120.00"]
    for client in (sign_in(officer), sign_in(person)):
        assert client.get(url("export", made, "xlsx")).content[:2] == b"PK"
        assert client.get(url("export", made, "pdf")).status_code == 404


def test_who_has_nothing_to_do_with_it_sees_nothing(
    made,
    differing,
    body,
    sign_in,
    outsider_officer,
    po_administrator,
    client,
):
    another = reporter_of(agency("Another Agency (invented)"))
    administrator = cast.member(body, "administrator")
    pages = [
        url("detail", made),
        url("export", made, "csv"),
        differing.get_absolute_url(),
        url("row", made, alone().public_id),
    ]
    for page in pages:
        assert client.get(page).status_code == 302
        client.logout()
    for someone in (another, outsider_officer, po_administrator, administrator):
        for page in pages:
            assert sign_in(someone).get(page).status_code in {403, 404}
    listed = sign_in(outsider_officer).get(reverse("disclosures:passed-on-list"))
    assert NAME.encode() not in listed.content


def test_the_agency_sees_nothing_of_the_ledger(made, differing, person, sign_in):
    client = sign_in(person)

    assert client.get(differing.get_absolute_url()).status_code == 404
    for page in (url("detail", made), url("row", made, alone().public_id)):
        assert b"800.00" not in client.get(page).content
    listed = client.get(reverse("disclosures:transfer-list"))
    assert b"Helpline for families" not in listed.content
    held = client.get(reverse("disclosures:comparison-list"))
    assert b"Northwind" not in held.content.split(b"<main")[1].split(b"</main")[0]


def test_nothing_is_said_of_a_list_that_was_never_handed_in(made, person, sign_in):
    kept = receipts.enter(row(), by=cast.actor(person), passed_on=made)

    answer = sign_in(person).post(
        url("row", made, kept.public_id), {"words": "Hello"}, follow=True
    )

    assert b"Hand the list in first" in answer.content
    assert not Settlement.objects.exists()


def test_a_reporter_sees_no_payment_of_which_the_agency_is_a_party(
    company, patients, body, person, firm, sign_in
):
    payment = ledger.transfer(company, body, by=firm, ultimate_recipient=patients)
    ledger.in_review(company, by=firm)
    member = cast.member(body, "member")

    assert sign_in(member).get(payment.get_absolute_url()).status_code == 200
    assert sign_in(person).get(payment.get_absolute_url()).status_code == 404


def test_the_company_reads_only_what_is_handed_in(made, person, officer, sign_in):
    kept = receipts.enter(
        row("Quiet Street Group"), by=cast.actor(person), passed_on=made
    )
    client = sign_in(officer)

    assert b"Quiet Street" not in client.get(url("detail", made)).content
    assert client.get(url("export", made, "csv")).status_code == 404
    assert client.get(url("settle", made, kept.public_id)).status_code == 404


@pytest.mark.parametrize("count", [1, 9])
def test_lists_cost_the_same(
    count, made, company, person, officer, firm, sign_in, django_assert_num_queries
):
    for number in range(count - 1):
        asked(agency(f"Agency {number} (invented)"), company, by=firm)
    for number in range(count):
        receipts.enter(
            row(amount=f"{number + 1}"), by=cast.actor(person), passed_on=made
        )
    lists = reverse("disclosures:passed-on-list")
    year = reverse("disclosures:period-passed-on", args=[made.period.public_id])
    for someone, page, queries in (
        (officer, lists, 5),
        (officer, year, 6),
        (person, lists, 5),
        (person, url("detail", made), 10),
    ):
        client = sign_in(someone)
        client.get(page)
        with django_assert_num_queries(queries):
            client.get(page)
