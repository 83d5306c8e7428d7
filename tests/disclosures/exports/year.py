"""A year of two companies as the product publishes it, with everything that is awkward."""

import datetime
from decimal import Decimal

from audit.acting import acting
from disclosures.actions import answers, entries
from disclosures.models import Line, LineVersion, Period, Transfer, Withdrawal
from organisations.models import Identifier
from tests import cast
from tests.disclosures import ledger

ODD = 'A "quoted", text;\nof two lines – Ärzte 😀'


def published(company, *, identifier="GB-CHC"):
    """Several currencies, help without a value, texts that a spreadsheet would run, a
    correction, a line left out, a withdrawn one and a late answer."""
    by = cast.actor(cast.member(company, "disclosure_officer"))
    second = cast.actor(cast.member(company, "compliance_reviewer"))
    charity = cast.patients("Rare Lung Alliance")
    Identifier.objects.create(organisation=charity, scheme=identifier, value="1160024")
    doctors = cast.patients("Ärzte und Kranke", "DE")
    signed = {
        "agreement_title": "Helpline for families",
        "agreement_signed_on": datetime.date(2025, 2, 3),
    }
    changed, gone, withdrawn, *_others = [
        ledger.entry(company, recipient, by=by, **facts)
        for recipient, facts in (
            (charity, signed),
            (charity, {"amount": Decimal("12.30"), "currency": "EUR"}),
            (doctors, {"amount": Decimal("99.00"), "description": "Secret words"}),
            (doctors, {"amount": Decimal("70.50"), "currency": "EUR", **signed}),
            (doctors, {"amount": Decimal("500000"), "currency": "JPY"}),
            (charity, {"amount": Decimal("1.005"), "currency": "KWD"}),
            (charity, {"description": "=1+1", "paid_on": datetime.date(2025, 5, 6)}),
            (charity, {"description": ODD, "category": "membership"}),
            (
                doctors,
                {
                    "amount": None,
                    "form": "in_kind",
                    "category": "donation_in_kind",
                    "valuation": "not_meaningful",
                    "benefit": "A room for four meetings",
                },
            ),
        )
    ]
    period = ledger.in_review(company, by=by)
    ledger.published(period, by=by, second=second)
    person = cast.actor(cast.member(charity, "administrator"))
    answers.answer([changed], "confirmed", by=person, today=ledger.TODAY)
    with acting(by, "A digit was wrong"):
        Transfer.objects.filter(pk=changed.transfer_id).update(amount=Decimal("3000"))
        entries.follow([changed.transfer_id], today=ledger.TODAY)
        entries.exclude(gone.transfer)
    line = Line.objects.get(entry_id=withdrawn.pk)
    Withdrawal.objects.create(
        line=line, ground="A court decided so", withdrawn_on=ledger.TODAY
    )
    period = Period.objects.get(pk=period.pk)
    report = ledger.published(period, by=by, second=second, reason="A digit was wrong")
    assert LineVersion.objects.filter(removed=True).count() == 1
    return report
