import datetime
import hashlib
import json
from decimal import Decimal

import pytest

from audit.acting import acting
from audit.models import Event
from disclosures.actions import answers
from disclosures.models import Answer, Entry, Transfer
from independence.models import Income, IncomePart
from independence.statements import looking_back
from organisations.models import Product
from tests import cast
from tests.disclosures import ledger

FUNDING = {
    "last_day": "14",
    "last_month": "3",
    "last_year": "2026",
    "months": "12",
    "subject": "Appraisal of lungomab",
}


@pytest.fixture
def officer_actor(officer):
    return cast.actor(officer)


@pytest.fixture
def payments(company, patients, other_patients, officer_actor, po_administrator):
    """A year by hand: what counts is 3,200 − 200 in money, 500 in kind, one without value.

    A payment of 14 March 2025 lies one day before twelve months that end on 14 March 2026.
    """

    def give(recipient=patients, **facts):
        made = ledger.transfer(company, recipient, by=officer_actor, **facts)
        Entry.objects.filter(transfer=made).update(state=Entry.State.IN_REVIEW)
        return made

    grant = give(paid_on=datetime.date(2025, 3, 15), description="=Helpline")
    refund = give(
        amount=Decimal("-200.00"),
        refund_of=grant,
        paid_on=datetime.date(2025, 9, 1),
        description="Part of the grant",
    )
    give(
        amount=Decimal("500.00"),
        form="in_kind",
        valuation="market_price",
        benefit="Printing of 200 leaflets",
        description="Leaflets",
        category="in_kind_other",
    )
    give(
        amount=None,
        form="in_kind",
        valuation="not_meaningful",
        benefit="A room for the yearly meeting",
        description="Room",
        paid_on=datetime.date(2026, 3, 1),
        paid_year=2026,
        received_on=datetime.date(2026, 3, 14),
    )
    give(paid_on=datetime.date(2025, 3, 14), description="Too early")
    give(
        amount=Decimal("70.00"),
        paid_on=datetime.date(2025, 5, 1),
        ultimate_recipient=other_patients,
        description="For others",
    )
    left_out = give(amount=Decimal("11.00"), paid_on=datetime.date(2025, 6, 1))
    Transfer.objects.filter(pk=left_out.pk).update(
        state="excluded", excluded_because="Recorded twice"
    )
    answers.answer(
        [Entry.objects.get(transfer=grant)],
        Answer.CONFIRMED,
        by=cast.actor(po_administrator),
        today=ledger.TODAY,
    )
    # Not sent to the recipient yet, and not theirs at all
    ledger.transfer(
        company, patients, by=officer_actor, description="Still being prepared"
    )
    give(other_patients, description="Only for the Asthma Circle")
    return {"grant": grant, "refund": refund}


def _json(client, kind="funding", **asked):
    response = client.get(f"/statements/{kind}/", {**asked, "as": "json"})
    assert response.status_code == 200, response
    return json.loads(response.content)


def test_look_back_is_twelve_months_to_the_day():
    assert looking_back(datetime.date(2026, 3, 14), 12) == datetime.date(2025, 3, 15)
    assert looking_back(datetime.date(2026, 1, 31), 24) == datetime.date(2024, 2, 1)
    assert looking_back(datetime.date(2024, 2, 29), 12) == datetime.date(2023, 3, 1)


def test_funding_statement_equals_the_sums_computed_by_hand(
    payments, sign_in, po_administrator
):
    facts = _json(sign_in(po_administrator), **FUNDING)

    (sums,) = facts["sums"]
    assert (sums["currency"], sums["money"], sums["in_kind"]) == (
        "GBP",
        "3000.00",
        "500.00",
    )
    assert (sums["rows"], sums["no_value"], sums["unconfirmed"]) == (4, 1, 3)
    rows = {row["description"]: row for row in facts["rows"]}
    assert rows.keys() == {
        "=Helpline",
        "Part of the grant",
        "Leaflets",
        "Room",
        "For others",
        "Helpline for families, second year",
    }
    assert (rows["Leaflets"]["date"], rows["Leaflets"]["date_known"]) == (
        "2025",
        "year",
    )
    assert rows["Room"]["date"] == "2026-03-14"
    assert rows["Part of the grant"]["refund_of"] == payments["grant"].public_id
    assert rows["For others"]["counts"] == "passed_on"
    assert rows["Helpline for families, second year"]["counts"] == "not_published"


def test_page_marks_what_is_not_confirmed_and_says_what_is_not_known(
    payments, sign_in, po_administrator
):
    page = sign_in(po_administrator).get("/statements/funding/", FUNDING)

    text = page.content.decode()
    assert "Appraisal of lungomab" in text
    assert text.count("Not confirmed by us yet.") == 5
    assert "Passed on to Asthma Circle." in text
    assert "Not published: Recorded twice" in text
    assert "3 payments or help are not confirmed by the organisation." in text
    assert "Of 1 row only the calendar year is known" in text
    assert "1 help has no value in money" in text
    assert "Still being prepared" not in text
    assert "Only for the Asthma Circle" not in text


def test_sha256_is_that_of_the_data_and_is_recorded(
    payments, sign_in, po_administrator, patients
):
    facts = _json(sign_in(po_administrator), **FUNDING)

    sha256 = facts.pop("sha256")
    data = json.dumps(
        facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    assert hashlib.sha256(data).hexdigest() == sha256
    event = Event.objects.get(verb="statement_made")
    assert (event.acting_for_id, event.data["sha256"]) == (patients.pk, sha256)
    assert event.subject_id is None  # others read the organisation's history
    assert event.data["form"] == "json"


def test_yearly_statement_has_company_value_date_and_description(
    payments, sign_in, po_administrator
):
    response = sign_in(po_administrator).get(
        "/statements/year/", {"year": "2025", "as": "csv"}
    )

    lines = response.content.decode().splitlines()
    assert lines[0] == "company,value,currency,date,description,confirmed,remarks"
    assert lines[1] == "Northwind Pharma,3200.00,GBP,2025-03-15,'=Helpline,yes,"
    assert len(lines) == 5
    assert not any("Room" in line or "For others" in line for line in lines)


def test_files_say_the_same_as_the_page(payments, sign_in, po_administrator):
    client = sign_in(po_administrator)

    paper = client.get("/statements/funding/", {**FUNDING, "as": "pdf"})
    table = client.get("/statements/funding/", {**FUNDING, "as": "csv"})
    book = client.get("/statements/funding/", {**FUNDING, "as": "xlsx"})

    assert book.content.startswith(b"PK")
    assert paper.content.startswith(b"%PDF-")
    assert len(table.content.decode().splitlines()) == 7
    assert client.get("/statements/funding/", {**FUNDING, "as": "exe"}).status_code == (
        404
    )


def test_companies_that_do_not_report_here_are_named_as_the_organisation_says(
    patients, sign_in, po_administrator
):
    with acting(cast.actor(po_administrator)):
        income = Income.objects.create(
            organisation=patients,
            starts_on=datetime.date(2025, 1, 1),
            ends_on=datetime.date(2025, 12, 31),
            currency="GBP",
            amount=Decimal(9000),
            source="Accounts",
        )
        IncomePart.objects.create(
            income=income, kind="company", funder="Elsewhere Ltd", amount=Decimal(400)
        )
        IncomePart.objects.create(income=income, kind="public", amount=Decimal(100))

    facts = _json(sign_in(po_administrator), **FUNDING)

    assert [(part["company"], part["amount"]) for part in facts["not_here"]] == [
        ("Elsewhere Ltd", "400.00")
    ]


def test_companies_with_a_medicine_for_the_condition_are_marked(
    payments, company, patients, officer_actor, sign_in, po_administrator
):
    with acting(officer_actor):
        patients.conditions.create(name="Lung fibrosis")
        Product.objects.create(
            company=company,
            name="Lungomab",
            stage="marketed",
            condition="LUNG FIBROSIS",
        )
        Product.objects.create(
            company=company, name="Skinomab", stage="marketed", condition="Psoriasis"
        )

    facts = _json(sign_in(po_administrator), **FUNDING, condition="1")

    assert facts["condition"] == "Lung fibrosis"
    assert facts["sums"][0]["products"] == ["Lungomab"]


def test_unverified_mandate_gets_one_companys_rows_and_a_sentence(
    payments, company, other_company, patients, outsider_officer, sign_in
):
    rival = ledger.transfer(
        other_company,
        patients,
        by=cast.actor(outsider_officer),
        description="From the rival",
    )
    Entry.objects.filter(transfer=rival).update(state=Entry.State.IN_REVIEW)
    limited = cast.member(patients, "administrator", only_company=other_company)

    client = sign_in(limited)
    facts = _json(client, "year", year="2025")
    page = client.get("/statements/year/", {"year": "2025"}).content.decode()

    assert [row["description"] for row in facts["rows"]] == ["From the rival"]
    assert facts["only_company"] == "Southgate Biologics"
    assert "It is not the whole picture." in page


def test_statement_costs_the_same_for_one_row_and_for_many(
    company,
    patients,
    officer_actor,
    sign_in,
    po_administrator,
    django_assert_num_queries,
):
    client = sign_in(po_administrator)

    def give():
        made = ledger.transfer(company, patients, by=officer_actor)
        Entry.objects.filter(transfer=made).update(state=Entry.State.IN_REVIEW)

    give()
    client.get("/statements/year/", {"year": "2025"})
    with django_assert_num_queries(QUERIES):
        client.get("/statements/year/", {"year": "2025"})
    for _number in range(6):
        give()
    with django_assert_num_queries(QUERIES):
        client.get("/statements/year/", {"year": "2025"})


QUERIES = 12


def test_form_comes_back_with_what_is_wrong(sign_in, po_administrator):
    page = sign_in(po_administrator).get("/statements/funding/", {"months": "13"})

    assert page.status_code == 200
    assert page.context["funding_form"].errors.keys() == {"last", "months"}
    assert not Event.objects.filter(verb="statement_made").exists()
