"""What the ledger knows about an agreement at approval and at closing (VR-13).

Both sides read what is found, so only payments that reached the recipient are counted.
"""

import datetime

from django.utils.translation import gettext as _

from disclosures.agreement_money import over, paid
from disclosures.models import Transfer, TransferParty
from partnerships import closing
from partnerships.closing import Open
from partnerships.gates import asking
from partnerships.models import Agreement, AgreementParty
from partnerships.texts.contents import Contents

TWO = 2
"""One company and one organisation: both read all that reached the recipient."""


def register() -> None:
    asking.register("VR-13", paid_more)
    closing.register(paid_more_at_the_end)


def paid_more(contents: Contents) -> list[str]:
    """Before an amendment is approved: what was paid already is more than it says.

    The payments are those under the agreement that it amends. One that was paid before
    the first signature is another finding (VR-03), on the page of the money.
    """
    agreement = contents.agreement
    if agreement.amends_id is None:
        return []
    return _found(agreement, agreement.amends_id, contents.version)


def paid_more_at_the_end(agreement: Agreement, _today: datetime.date) -> list[Open]:
    said = _found(agreement, agreement.pk, agreement.agreed or agreement.current)
    return [Open("VR-13", "paid", each) for each in said]


def _found(agreement: Agreement, of: int, version: object) -> list[str]:
    reached = TransferParty.objects.filter(
        side=TransferParty.Side.RECIPIENT, shown=True
    )
    rows = Transfer.objects.filter(agreement=of, pk__in=reached.values("transfer"))
    said = over(version, paid(rows, agreement, getattr(version, "vat_treatment", "")))
    if not said:
        return []
    sides = AgreementParty.objects.filter(agreement=agreement)
    if sides.count() > TWO:  # a party does not read what another pays or is paid
        said = _("More was paid under this agreement than it says; ask those who paid.")
    return [said + " " + _("An amendment can change the amount.")]
