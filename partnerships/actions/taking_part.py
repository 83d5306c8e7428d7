"""Only parties do something with an agreement, whatever their role elsewhere."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.models import Agreement, AgreementParty
from workflow.moves import Refused


def ask(agreement: Agreement, by: Actor) -> None:
    """Refuses somebody whose organisation is no party, or does not see it yet."""
    party = AgreementParty.objects.filter(
        agreement=agreement, organisation_id=by.organisation, shown=True
    )
    if not party.exists():
        raise Refused([_("Your organisation is no party of this agreement.")])
