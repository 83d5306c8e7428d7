"""What a new draft says from the start: starter text, agreed wordings, application."""

from collections.abc import Iterable
from typing import Any

from organisations.models import CompanyProfile, Organisation
from partnerships.models import (
    Application,
    Partnership,
    PartnershipParty,
    Side,
    Wording,
)
from partnerships.starters import Starter

SAME_NAME = (
    "objectives",
    "benefit",
    "starts_on",
    "ends_on",
    "amount",
    "currency",
    "vat_treatment",
    "acknowledgement",
)


def values(
    partnership: Partnership,
    starter: Starter | None,
    application: Application | None,
    parties: Iterable[Organisation],
) -> dict[str, Any]:
    """Fields of the version: what is more particular wins over what is more general."""
    found: dict[str, Any] = dict(starter.values) if starter else {}
    parties = list(parties)
    if "acknowledgement" in found:
        found["acknowledgement"] = _named(found["acknowledgement"], parties)
    codes = CompanyProfile.objects.filter(organisation__in=parties).values_list(
        "codes", flat=True
    )
    if told := [code for each in codes for code in each]:
        found["codes"] = list(dict.fromkeys(told))
    wordings = Wording.objects.filter(
        partnership=partnership, agreed_on__isnull=False
    ).order_by("kind", "number")
    found |= {wording.kind: wording.text for wording in wordings}
    if application is not None:
        found |= _of_application(application)
    return found


def children(
    partnership: Partnership,
    starter: Starter | None,
    application: Application | None,
    parties: Iterable[Organisation],
) -> dict[str, list[dict[str, Any]]]:
    """Rows: each party's role and expertise, budget, help that is not money."""
    joined = {
        party.organisation_id: party
        for party in PartnershipParty.objects.filter(partnership=partnership)
    }
    found: dict[str, list[dict[str, Any]]] = {
        "parties": [_party(party, joined.get(party.pk), starter) for party in parties]
    }
    if application is None:
        return found
    lines = application.lines.order_by("position")
    if budget := [
        {"words": line.words, "amount": line.asked} for line in lines if line.asked
    ]:
        found["budget"] = budget
    if application.in_kind_asked:
        found["in_kind"] = [{"words": application.in_kind_asked, "value": None}]
    return found


def _named(words: str, parties: list[Organisation]) -> str:
    """Readers of an acknowledgement know no "company": it names who it was."""
    for called, wanted in (("the company", True), ("the organisation", False)):
        names = [
            party.legal_name
            for party in parties
            if (party.kind == Organisation.Kind.COMPANY) is wanted
        ]
        words = words.replace(called, ", ".join(names))
    return words


def _of_application(application: Application) -> dict[str, Any]:
    asked = {name: getattr(application, name) for name in SAME_NAME}
    asked["description"] = "\n\n".join(
        text
        for text in (
            application.summary,
            application.target_group,
            application.place,
            application.materials,
        )
        if text
    )
    return {name: value for name, value in asked.items() if value not in ("", None)}


def _party(
    party: Organisation, joined: PartnershipParty | None, starter: Starter | None
) -> dict[str, Any]:
    side = party.kind if party.kind in Side.values else Side.OTHER
    role = (joined.role if joined else "") or (starter.role[side] if starter else "")
    return {
        "organisation": party,
        "role": role,
        "expertise": joined.expertise if joined else "",
        "signatories": starter.signatories[side] if starter else "",
    }
