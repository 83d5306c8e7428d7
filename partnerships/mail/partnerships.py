"""Who is told what about a partnership: those who speak for its other parties."""

from collections.abc import Collection, Iterable
from typing import Any

from accounts.models import User
from audit.acting import Actor
from notices.telling import tell
from organisations.mail.people import members
from organisations.models import Organisation
from partnerships.lifecycle.partnerships import TAKING_PART
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import (
    Lead,
    Partnership,
    PartnershipParty,
    Side,
    Wording,
)


def speakers(organisation_id: int, side: str) -> list[User]:
    """Those who speak for an organisation at the table."""
    roles = COMPANY_WRITERS if side == Side.COMPANY else WRITERS
    return members([organisation_id], roles).get(organisation_id, [])


def invited(party: PartnershipParty, words: str, *, by: Actor) -> None:
    """Those asked to join read by whom, what for, and the words that go with it."""
    partnership = party.partnership
    _tell(
        [party],
        "partnership_invited",
        partnership,
        by=by,
        words=words,
        purpose=partnership.purpose,
    )


def answered(party: PartnershipParty, reason: str, *, by: Actor) -> None:
    joined = party.state == PartnershipParty.State.JOINED
    tell_others(
        party.partnership, "partnership_answered", by=by, joined=joined, reason=reason
    )


def left(party: PartnershipParty, reason: str, *, by: Actor) -> None:
    """The others read who left, why, and whether the partnership ended by that."""
    over = party.partnership.state == Partnership.State.ENDED
    tell_others(party.partnership, "partnership_left", by=by, reason=reason, ended=over)


def ended(partnership: Partnership, *, by: Actor) -> None:
    tell_others(partnership, "partnership_ended", by=by, reason=partnership.end_reason)


def lead_changed(lead: Lead, words: str, *, first: bool, by: Actor) -> None:
    """The other parties, unless it is the `first`; and whoever leads now, if told by others."""
    partnership = lead.partnership
    if not first:
        tell_others(partnership, "lead_changed", by=by)
    if lead.person_id != by.person_id:
        tell(
            lead.person,
            "lead_named",
            url=partnership.get_absolute_url(),
            organisation_id=lead.organisation_id,
            context={
                "partnership": partnership.title,
                "organisation": lead.organisation.legal_name,
                "words": words,
            },
        )


def stage_changed(partnership: Partnership, words: str, *, by: Actor) -> None:
    """They read the new stage and are asked who leads now."""
    tell_others(
        partnership,
        "stage_changed",
        by=by,
        stage=partnership.get_stage_display(),
        words=words,
    )


def wording_proposed(wording: Wording, *, by: Actor) -> None:
    tell_others(
        wording.partnership,
        "wording_proposed",
        by=by,
        wording=wording.get_kind_display(),
        text=wording.text,
    )


def wording_agreed(wording: Wording, *, by: Actor) -> None:
    """All agreed: it holds from now on."""
    tell_others(
        wording.partnership,
        "wording_agreed",
        by=by,
        wording=wording.get_kind_display(),
        text=wording.text,
    )


def tell_others(
    partnership: Partnership,
    kind: str,
    *,
    by: Actor,
    url: str = "",
    among: Collection[int] | None = None,
    **context: Any,
) -> None:
    """The other parties that take part or are asked to; or those `among` them."""
    parties = partnership.parties.exclude(organisation_id=by.organisation_id or 0)
    if among is None:
        parties = parties.filter(state__in=TAKING_PART)
    else:
        parties = parties.filter(organisation_id__in=among)
    _tell(parties, kind, partnership, by=by, url=url, **context)


def _tell(
    parties: Iterable[PartnershipParty],
    kind: str,
    partnership: Partnership,
    *,
    by: Actor,
    url: str = "",
    **context: Any,
) -> None:
    who = name_of(by.organisation_id)
    for party in parties:
        tell(
            speakers(party.organisation_id, party.side),
            kind,
            url=url or partnership.get_absolute_url(),
            organisation_id=party.organisation_id,
            context={"partnership": partnership.title, "who": who, **context},
        )


def name_of(organisation_id: int | None) -> str:
    """The legal name of whoever acts; empty when nobody does."""
    named = Organisation.objects.filter(pk=organisation_id or 0)
    return named.values_list("legal_name", flat=True).first() or ""
