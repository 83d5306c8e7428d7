"""A partnership and an agreement that all parties show to everybody."""

from partnerships.actions import publishing
from partnerships.models import PublicAgreement, PublicPartnership
from tests.partnerships import signing
from tests.partnerships.table import TODAY


def shown(table) -> PublicPartnership:
    for by in (table.volunteer, table.lead):
        publishing.agree(table.partnership, by=by, today=TODAY)
    table.partnership.refresh_from_db()
    return PublicPartnership.objects.get(public_id=table.partnership.public_id)


def sheet(table, agreement) -> PublicAgreement:
    for by in (table.volunteer, table.lead):
        publishing.agree_to_agreement(agreement, by=by, today=TODAY)
    return PublicAgreement.objects.get(reference=agreement.reference)


def signed(table, **terms):
    return signing.signed(table, signing.people(table), **terms)
