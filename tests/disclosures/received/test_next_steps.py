"""From a difference, each side reaches what it can do about it."""

from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.actions import comparisons
from tests.disclosures.received.conftest import TODAY


@pytest.fixture
def rows(report, enter, comparison, po):
    enter("988.00")
    (payment, alone) = report({"amount": Decimal(1000)}, {"amount": Decimal(450)})
    comparisons.match(comparison, by=po)
    comparisons.show(comparison, by=po, today=TODAY)
    return payment, alone


@pytest.mark.parametrize(("which", "number"), [("different", 0), ("only-reported", 1)])
def test_a_difference_leads_to_asking_and_to_correcting(
    rows, comparison, which, number, sign_in, po_administrator, officer, viewer
):
    payment = rows[number]
    page = reverse("disclosures:comparison-rows", args=[comparison.public_id, which])
    ask = payment.entry.get_absolute_url().encode()
    edit = reverse("disclosures:transfer-edit", args=[payment.public_id]).encode()

    def shown(someone):
        return sign_in(someone).get(f"{page}?year=2025").content

    assert ask in shown(po_administrator)
    assert edit not in shown(po_administrator)
    assert edit in shown(officer)
    assert edit not in shown(viewer)
    assert sign_in(officer).get(edit.decode()).status_code == 200
    assert b"Something is wrong" in sign_in(po_administrator).get(ask.decode()).content
