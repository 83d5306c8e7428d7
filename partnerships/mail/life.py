"""Who is told what while an agreement runs: those who can do something about it."""

from typing import Any

from audit.acting import Actor
from organisations.models import Organisation
from partnerships.mail.telling import others, parties, tell_speakers
from partnerships.models import (
    Acknowledgement,
    DataUse,
    FairPay,
    LogoPermission,
    Material,
    Milestone,
    Side,
    UnspentMoney,
)


def milestone_said(milestone: Milestone, *, by: Actor) -> None:
    """The other parties: it was said to be done, accepted or questioned."""
    tell_speakers(
        others(milestone.agreement_id, by.organisation_id),
        "milestone_said",
        url=milestone.get_absolute_url(),
        context={
            "who": _name(by.organisation_id),
            "reference": milestone.agreement.reference,
            "words": milestone.words,
            "state": milestone.state,
            "reason": milestone.question,
        },
    )


def milestone_due(milestone: Milestone, days: int) -> None:
    """Those who have to do it; when it is late, all parties."""
    late = days < 0
    company = milestone.side == Side.COMPANY
    places = [
        each
        for each in parties(milestone.agreement_id)
        if late or (each.kind == Side.COMPANY) is company
    ]
    tell_speakers(
        places,
        "milestone_late" if late else "milestone_due",
        url=milestone.get_absolute_url(),
        context={
            "reference": milestone.agreement.reference,
            "words": milestone.words,
            "until": milestone.due_on,
            "days": days,
        },
    )


def acknowledgement_brought(found: Acknowledgement, *, by: Actor) -> None:
    tell_speakers(
        others(found.agreement_id, by.organisation_id),
        "acknowledgement_brought",
        url=found.get_absolute_url(),
        context={
            "who": _name(by.organisation_id),
            "reference": found.agreement.reference,
        },
    )


def logo_asked(permission: LogoPermission) -> None:
    tell_speakers(
        [permission.owner],
        "logo_asked",
        url=permission.get_absolute_url(),
        context={
            "who": permission.other.legal_name,
            "words": permission.purpose,
            "from_on": permission.from_on,
            "until": permission.until_on,
        },
    )


def logo_moved(permission: LogoPermission, *, by: Actor) -> None:
    """The other one of the two reads what was decided."""
    mine = by.organisation_id == permission.owner_id
    tell_speakers(
        [permission.other if mine else permission.owner],
        "logo_answered",
        url=permission.get_absolute_url(),
        context={
            "who": (permission.owner if mine else permission.other).legal_name,
            "state": permission.state,
            "reason": permission.answer,
        },
    )


def logo_ending(permission: LogoPermission, days: int) -> None:
    tell_speakers(
        [permission.owner, permission.other],
        "logo_ending",
        url=permission.get_absolute_url(),
        context={
            "organisation": permission.owner.legal_name,
            "who": permission.other.legal_name,
            "until": permission.until_on,
            "days": days,
        },
    )


def data_use_said(use: DataUse, *, by: Actor, what: str = "") -> None:
    """The other one of the two: proposed, answered, ended, or results are there."""
    mine = by.organisation_id == use.owner_id
    tell_speakers(
        [use.other if mine else use.owner],
        "data_use_said",
        url=use.get_absolute_url(),
        context={
            "who": (use.owner if mine else use.other).legal_name,
            "words": use.data_set,
            "state": what or use.state,
            "reason": use.answer,
        },
    )


def fair_pay_said(pay: FairPay, *, by: Actor) -> None:
    mine = by.organisation_id == pay.company_id
    tell_speakers(
        [pay.organisation if mine else pay.company],
        "fair_pay_said",
        url=pay.get_absolute_url(),
        context={
            "who": (pay.company if mine else pay.organisation).legal_name,
            "words": pay.words,
            "state": pay.state,
            "reason": pay.answer,
        },
    )


def material_shown(material: Material) -> None:
    tell_speakers(
        [material.other],
        "material_shown",
        url=material.get_absolute_url(),
        context={
            "who": material.owner.legal_name,
            "title": material.title,
            "words": material.words,
        },
    )


def material_said(material: Material, what: str, *, by: Actor) -> None:
    """`what`: "version", "comment", "answer", "request" or "closed"."""
    mine = by.organisation_id == material.owner_id
    tell_speakers(
        [material.other if mine else material.owner],
        "material_said",
        url=material.get_absolute_url(),
        context={
            "who": (material.owner if mine else material.other).legal_name,
            "title": material.title,
            "state": what,
        },
    )


def unspent_said(unspent: UnspentMoney, *, by: Actor) -> None:
    tell_speakers(
        others(unspent.agreement_id, by.organisation_id),
        "unspent_said",
        url=unspent.get_absolute_url(),
        context={
            "who": _name(by.organisation_id),
            "reference": unspent.agreement.reference,
            "state": unspent.state,
            "reason": unspent.question,
        },
    )


def _name(place: int | None) -> Any:
    return Organisation.objects.get(pk=place or 0).legal_name
