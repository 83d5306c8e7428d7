"""Telling those who speak for an organisation in a partnership."""

from collections.abc import Iterable
from typing import Any

from notices.telling import tell
from organisations.mail.people import members
from organisations.models import Organisation
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import AgreementParty, Side


def tell_speakers(
    places: Iterable[Organisation], kind: str, *, url: str, context: dict[str, Any]
) -> None:
    """Leads and legal reviewers of a company, administrators and signatories elsewhere."""
    places = list(places)
    for side, roles in ((True, COMPANY_WRITERS), (False, WRITERS)):
        ids = [each.pk for each in places if (each.kind == Side.COMPANY) is side]
        for place, people in members(ids, roles).items() if ids else ():
            tell(people, kind, url=url, organisation_id=place, context=context)


def parties(agreement_id: int) -> list[Organisation]:
    """All that the agreement was shown to."""
    rows = AgreementParty.objects.filter(
        agreement=agreement_id, shown=True
    ).select_related("organisation")
    return [row.organisation for row in rows]


def others(agreement_id: int, but: int | None) -> list[Organisation]:
    return [each for each in parties(agreement_id) if each.pk != but]
