"""Two records of one organisation become one: its public pages follow, and go back."""

import pytest

from organisations.actions import merging
from partnerships.models import PublicAgreement, PublicPartnership
from tests import cast
from tests.partnerships.public.showing import sheet, shown, signed
from tests.partnerships.table import TODAY, laid

pytestmark = pytest.mark.django_db


def _named():
    return [
        set(model.objects.get().party_ids)
        for model in (PublicPartnership, PublicAgreement)
    ]


def test_pages_name_the_record_that_is_kept_and_again_the_other_after_an_undo(
    registrar,
):
    table = laid()
    sheet(table, signed(table))
    shown(table)
    kept = cast.patients("The Rare Lung Alliance")
    by = cast.actor(registrar)

    made = merging.merge(
        kept, table.patients, choices={}, by=by, reason="One charity", today=TODAY
    )

    assert _named() == [{table.company.public_id, kept.public_id}] * 2
    assert kept.legal_name in PublicPartnership.objects.get().named

    merging.undo(made, by=by, reason="Two charities after all")

    assert _named() == [{table.company.public_id, table.patients.public_id}] * 2
    assert PublicPartnership.objects.get().published_on == TODAY
