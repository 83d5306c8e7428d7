"""The sums that the register shows are those of its lines, whatever happened to them."""

from decimal import Decimal

from django.db import connection

from audit.acting import acting
from disclosures.actions import answers, entries
from disclosures.models import Line, RegisterPair, RegisterSum, Transfer, Withdrawal
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY

GROUP = "year, category, country, answer, currency"


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return sorted(cursor.fetchall(), key=str)


def kept(model, *names):
    found = model.objects.filter(lines__gt=0)
    return sorted(found.values_list(*names, "amount", "lines"), key=str)


def sums_are_those_of_the_lines():
    summed = (
        f"{GROUP}, coalesce(sum(amount), 0), count(*) from disclosures_registerline"
    )
    assert kept(RegisterSum, "company", *GROUP.split(", ")) == rows(
        f"select null::bigint, {summed} group by {GROUP}"
        f" union all select company_id, {summed} group by company_id, {GROUP}"
    )
    assert kept(RegisterPair, "company", "organisation", "currency") == rows(
        "select company_id, organisation_id, currency, coalesce(sum(amount), 0), count(*)"
        " from disclosures_registerline group by 1, 2, 3"
    )
    return RegisterPair.objects.filter(lines__gt=0).count()


def test_sums_follow_publication_correction_and_withdrawal(
    company, other_company, patients, officer, compliance_reviewer, po_administrator
):
    by, second = cast.actor(officer), cast.actor(compliance_reviewer)
    changed, left_out, withdrawn = (
        ledger.entry(company, recipient, **fields)
        for recipient, fields in (
            (patients, {"category": "membership"}),
            (cast.patients("Lung Circle", "IE"), {"currency": "EUR"}),
            (cast.patients("Ärzte und Kranke", "DE"), {"amount": Decimal("70.50")}),
        )
    )
    ledger.entry(other_company, patients)
    other = cast.actor(cast.member(other_company, "disclosure_officer"))
    other_second = cast.actor(cast.member(other_company, "compliance_reviewer"))
    ledger.published(
        ledger.in_review(other_company, by=other), by=other, second=other_second
    )
    period = ledger.in_review(company, by=by)
    ledger.published(period, by=by, second=second)
    assert sums_are_those_of_the_lines() == 4

    answers.answer([changed], "confirmed", by=cast.actor(po_administrator), today=TODAY)
    assert sums_are_those_of_the_lines() == 4
    assert RegisterSum.objects.filter(answer="confirmed", lines=1).count() == 2

    with acting(by, "A digit was wrong"):
        Transfer.objects.filter(pk=changed.transfer_id).update(amount=Decimal("3000"))
        entries.follow([changed.transfer_id], today=TODAY)
        entries.exclude(left_out.transfer)
    Withdrawal.objects.create(
        line=Line.objects.get(entry_id=withdrawn.pk),
        ground="A court decided so",
        withdrawn_on=TODAY,
    )
    period.refresh_from_db()
    ledger.published(period, by=by, second=second, reason="A digit was wrong")
    assert sums_are_those_of_the_lines() == 2
