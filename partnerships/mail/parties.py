"""Telling the people of an agreement's parties: those who can do something about it."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from audit.acting import Actor
from notices.telling import tell
from organisations.mail.people import members
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import Agreement, Side


def tell_others(agreement: Agreement, kind: str, *, by: Actor, **context: Any) -> None:
    """Those who speak for the parties for which the actor doesn't act. `who` is told."""
    parties = list(agreement.parties.select_related("organisation"))
    who = next(
        party.organisation.legal_name
        for party in parties
        if party.organisation_id == by.organisation_id
    )
    for party in parties:
        if not party.shown or party.organisation_id == by.organisation_id:
            continue
        roles = COMPANY_WRITERS if party.side == Side.COMPANY else WRITERS
        place = party.organisation_id
        tell(
            members([place], roles).get(place, []),
            kind,
            url=agreement.get_absolute_url(),
            organisation_id=place,
            context={**facts(agreement), "who": who, **context},
        )


def tell_parties(
    agreement: Agreement,
    kind: str,
    *,
    roles: Collection[str] = (*COMPANY_WRITERS, *WRITERS),
    page: str = "agreement",
    but: Collection[int] = (),
    **context: Any,
) -> None:
    """People in these roles at all parties; `but`: organisations that needn't know."""
    places = [
        party.organisation_id
        for party in agreement.parties.all()
        if party.shown and party.organisation_id not in but
    ]
    for place, people in members(places, roles).items():
        tell(
            people,
            kind,
            url=reverse(f"partnerships:{page}", args=[agreement.reference]),
            organisation_id=place,
            context={**facts(agreement), **context},
        )


def facts(agreement: Agreement) -> dict[str, Any]:
    """What every text about an agreement is told."""
    version = agreement.agreed or agreement.current
    return {
        "reference": agreement.reference,
        "title": version.title if version else "",
    }
