"""The pages on which companies of a group are asked and answer, and who sees them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from disclosures.actions import affiliates
from disclosures.models import AffiliateStatement
from tests import cast
from tests.disclosures import ledger


def of(name, statement):
    return reverse(f"disclosures:affiliate-{name}", args=[statement.public_id])


def page_of(period, name="period-affiliates"):
    return reverse(f"disclosures:{name}", args=[period.public_id])


def text(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def pdf():
    return SimpleUploadedFile("letter.pdf", b"%PDF-1.4 letter", "application/pdf")


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


@pytest.mark.parametrize("number", [1, 3])
def test_the_officer_sees_who_said_what_at_the_same_cost(
    number, asked, company, officer, by, sign_in
):
    for name in ("Northwind Iberia", "Northwind Nordic")[: number - 1]:
        cast.company(name, "ES", parent=company)
    client = sign_in(officer)
    address = page_of(asked.period)
    client.get(address)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        shown = text(client.get(address))

    assert len(queries) == 8
    assert "Northwind Benelux" in shown
    assert ("Not asked yet" in shown) is (number > 1)


def test_the_officer_asks_all_with_a_last_day(period, officer, sign_in):
    client = sign_in(officer)
    ask, today = page_of(period, "period-affiliates-ask"), timezone.localdate()

    wrong = client.post(ask, day("answer_by", today.replace(year=today.year - 1)))
    assert "over already" in text(wrong)
    said = text(client.post(ask, day("answer_by", today), follow=True))

    assert "1 company is asked." in said
    assert period.affiliate_statements.get().answer_by == today
    again = text(client.post(ask, day("answer_by", today), follow=True))
    assert "asked before" in again


def test_another_company_is_named_by_its_name(period, officer, sign_in):
    cast.company("Eastwind Pharma", "DE")
    facts = {"affiliate": "Eastwind Pharma", **day("answer_by", timezone.localdate())}

    shown = sign_in(officer).post(
        page_of(period, "period-affiliates-name"), facts, follow=True
    )

    assert "Eastwind Pharma" in text(shown)


def test_a_person_of_the_company_reads_its_payments_and_answers(
    asked, company, patients, sister, by, sisters_officer, sign_in
):
    ledger.transfer(
        company, patients, by=by, paid_by=sister, description="Summer school"
    )
    ledger.transfer(company, patients, by=by, description="Not theirs")
    client = sign_in(sisters_officer)

    listed = text(client.get(reverse("disclosures:affiliate-list")))
    shown = text(client.get(asked.get_absolute_url()))
    assert "Northwind Pharma, 2025" in listed
    assert "Summer school" in shown
    assert "Not theirs" not in shown
    facts = {"statement": "complete", "words": "All books were looked at."}
    said = text(client.post(of("say", asked), facts, follow=True))

    assert "Noted." in said
    assert "All books were looked at." in said
    assert AffiliateStatement.objects.get().entered is False


def test_the_officer_enters_what_was_said_with_a_document(
    asked, officer, sisters_officer, outsider_officer, sign_in
):
    client, today = sign_in(officer), timezone.localdate()
    facts = {
        "statement": "nothing",
        "said_by": "Head of finance",
        **day("said_on", today),
    }

    assert "Choose a file" in text(client.post(of("say", asked), facts))
    shown = text(
        client.post(of("say", asked), {**facts, "document": pdf()}, follow=True)
    )

    assert "Entered by the company that reports" in shown
    assert client.get(of("document", asked)).status_code == 200
    assert sign_in(sisters_officer).get(of("document", asked)).status_code == 200
    for name in ("detail", "document", "say"):
        assert sign_in(outsider_officer).get(of(name, asked)).status_code == 404


def test_a_word_that_lapsed_says_so_on_both_pages(
    asked, company, patients, sister, by, hers, officer, sisters_officer, sign_in
):
    affiliates.say(asked, "complete", by=hers, today=ledger.TODAY)
    ledger.transfer(company, patients, by=by, paid_by=sister)

    for person in (officer, sisters_officer):
        shown = text(sign_in(person).get(asked.get_absolute_url()))
        assert "the answer no longer holds" in shown
        assert "Payments: <del><span" in shown
        assert "Sum in GBP: <del><span" in shown
    assert "No longer holds" in text(sign_in(officer).get(page_of(asked.period)))
    assert "Ask again" in text(sign_in(officer).get(asked.get_absolute_url()))


def test_moves_of_the_officer_lead_back_with_a_sentence(asked, officer, sign_in):
    client = sign_in(officer)

    assert "Reminded." in text(client.post(of("remind", asked), follow=True))
    out = client.post(of("take-out", asked), {"reason": "Dormant"}, follow=True)
    assert "Dormant" in text(out)
    assert "It is asked now." in text(client.post(of("put-back", asked), follow=True))
    assert "not open" in text(client.post(of("ask-again", asked), follow=True))


def test_the_answer_is_taken_back_with_a_reason(asked, hers, sisters_officer, sign_in):
    affiliates.say(asked, "complete", by=hers, today=ledger.TODAY)

    shown = sign_in(sisters_officer).post(
        of("take-back", asked), {"reason": "A team was forgotten"}, follow=True
    )

    assert "asked anew" in text(shown)


def test_odd_input_gets_a_sentence(asked, sisters_officer, sign_in):
    client = sign_in(sisters_officer)

    for facts in ({}, {"statement": "gift"}):
        assert "There is a problem" in text(client.post(of("say", asked), facts))


def test_it_waits_in_the_inbox_of_the_company_that_is_asked(
    asked, sisters_officer, officer, by, hers, sign_in
):
    waits = "1 report of your group"
    assert waits in text(sign_in(sisters_officer).get(reverse("inbox:index")))
    assert waits not in text(sign_in(officer).get(reverse("inbox:index")))

    affiliates.say(asked, "complete", by=hers, today=ledger.TODAY)

    assert waits not in text(sign_in(sisters_officer).get(reverse("inbox:index")))


@pytest.mark.parametrize("number", [1, 3])
def test_what_changed_costs_one_query_more(
    number, asked, company, patients, sister, by, hers, sisters_officer, sign_in
):
    affiliates.say(asked, "complete", by=hers, today=ledger.TODAY)
    for amount in range(1, number + 1):
        ledger.transfer(company, patients, by=by, paid_by=sister, amount=amount)
    client = sign_in(sisters_officer)
    client.get(asked.get_absolute_url())

    with CaptureQueriesContext(connection) as queries:
        text(client.get(asked.get_absolute_url()))

    assert len(queries) == 10


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_a_statement_costs_the_same_for_many_payments(
    number, asked, company, patients, sister, by, sisters_officer, sign_in
):
    for amount in range(1, number + 1):
        ledger.transfer(company, patients, by=by, paid_by=sister, amount=amount)
    client = sign_in(sisters_officer)
    client.get(asked.get_absolute_url())

    with CaptureQueriesContext(connection) as queries:
        text(client.get(asked.get_absolute_url()))

    assert len(queries) == 9
