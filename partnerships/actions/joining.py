"""Organisations are asked to join a partnership, join it, decline, and leave."""

import datetime
from collections.abc import Collection

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from organisations.models import Organisation
from partnerships.actions import leads, publishing, wordings
from partnerships.lifecycle.joining import MOVES, joining_steps
from partnerships.lifecycle.partnerships import (
    MOVES as PARTNERSHIP_MOVES,
)
from partnerships.lifecycle.partnerships import (
    Standing,
    may_not_lead,
    standing,
)
from partnerships.mail import partnerships as mail
from partnerships.models import Partnership, PartnershipParty, Wording
from workflow.moves import Refused

State = Partnership.State
PartyState = PartnershipParty.State


def invite(
    partnership: Partnership,
    organisation: Organisation,
    *,
    by: Actor,
    today: datetime.date,
    words: str = "",
) -> PartnershipParty:
    """Asks an organisation to join; one that declined or left can be asked again."""
    with acting(by, words):
        place = standing(lock(partnership))
        known = next(
            (p for p in place.parties if p.organisation_id == organisation.pk), None
        )
        reasons = (
            may_not_lead(place, by)
            if known is None
            else joining_steps(place, known, by)["ask_again"]
        )
        if organisation.status != Organisation.Status.ACTIVE:
            reasons.append(_("This organisation does not exist any more."))
        if organisation.is_operator:
            reasons.append(_("The operator of this portal takes no part."))
        if reasons:
            raise Refused(reasons)
        return ask(place, known, organisation, by=by, today=today, words=words)


def ask(
    place: Standing,
    known: PartnershipParty | None,
    organisation: Organisation,
    *,
    by: Actor,
    today: datetime.date,
    words: str,
) -> PartnershipParty:
    """The same, inside an action that has asked whether it may be."""
    party = known or PartnershipParty(
        partnership=place.partnership, organisation=organisation
    )
    party.side, party.state = organisation.kind, MOVES["ask_again"].target
    party.invited_on, party.invited_by_id = today, by.organisation
    party.joined_on = party.ended_on = None
    party.reason = words
    party.save()
    record("party_invited", place.partnership, by=by, reason=words)
    mail.invited(party, words, by=by)
    return party


def join(
    party: PartnershipParty,
    *,
    by: Actor,
    today: datetime.date,
    role: str = "",
    expertise: str = "",
    leader: leads.Choice | None = None,
    agrees: Collection[Wording] = (),
) -> None:
    """The organisation takes part: what it does, what it brings, and who leads for it.

    `agrees` are wordings on the table that it agrees to at once. The partnership runs as
    soon as a company and somebody on the other side take part.
    """
    with acting(by):
        place, locked = _ask(party, "join", by)
        locked.state, locked.joined_on = MOVES["join"].target, today
        locked.role, locked.expertise = role, expertise
        locked.save()
        record("party_joined", place.partnership, by=by)
        if leader is not None:
            leads.place(place.partnership, leader, by=by, today=today)
        for wording in agrees:
            wordings.agree(wording, by=by, today=today)
        settle(place.partnership, by=by, today=today)
        mail.answered(locked, "", by=by)


def decline(
    party: PartnershipParty, *, by: Actor, today: datetime.date, reason: str = ""
) -> None:
    """The organisation does not want to join. A reason helps, but nobody has to give one."""
    with acting(by, reason):
        place, locked = _ask(party, "decline", by)
        _over(locked, "decline", reason, today)
        record("party_declined", place.partnership, by=by, reason=reason)
        mail.answered(locked, reason, by=by)
        settle(place.partnership, by=by, today=today)


def withdraw(party: PartnershipParty, *, by: Actor, today: datetime.date) -> None:
    """Whoever asked takes it back before there was an answer."""
    with acting(by):
        place, locked = _ask(party, "withdraw", by)
        _over(locked, "withdraw", "", today)
        record("invitation_withdrawn", place.partnership, by=by)
        settle(place.partnership, by=by, today=today)


def leave(
    party: PartnershipParty, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """The organisation leaves; what was shared with it until now stays readable to it."""
    with acting(by, reason):
        place, locked = _ask(party, "leave", by)
        _over(locked, "leave", reason, today)
        leads.end_of(
            place.partnership, today=today, organisation_id=locked.organisation_id
        )
        record("party_left", place.partnership, by=by, reason=reason)
        settle(place.partnership, by=by, today=today, reason=reason)
        locked.partnership = place.partnership
        mail.left(locked, reason, by=by)


def describe(party: PartnershipParty, *, by: Actor, role: str, expertise: str) -> None:
    """What the actor's organisation does in the partnership, and what it brings."""
    with acting(by):
        place = standing(lock(party.partnership))
        reasons = may_not_lead(place, by)
        if party.organisation_id != by.organisation_id:
            reasons.append(_("Each organisation describes its own part."))
        if reasons:
            raise Refused(reasons)
        locked = _row(party)
        locked.role, locked.expertise = role, expertise
        locked.save()
        record("part_described", place.partnership, by=by)


def settle(
    partnership: Partnership, *, by: Actor, today: datetime.date, reason: str = ""
) -> None:
    """Lets the partnership begin, be declined or end, when its parties make it so.

    Call it inside `acting`, with the partnership locked.
    """
    place = standing(partnership)
    if partnership.state == State.PROPOSED and place.is_pair:
        partnership.state = PARTNERSHIP_MOVES["begin"].target
        partnership.began_on = today
        partnership.save()
        record("partnership_began", partnership, by=by)
    elif partnership.state == State.PROPOSED and not place.invited():
        partnership.state = PARTNERSHIP_MOVES["decline"].target
        partnership.ended_on = today
        partnership.save()
        leads.end_of(partnership, today=today)
        record("partnership_declined", partnership, by=by)
    elif partnership.state == State.ACTIVE and not place.is_pair:
        finish(partnership, by=by, today=today, reason=reason)
    wordings.settle(partnership, by=by, today=today)
    publishing.settle(partnership, by=by, today=today)


def finish(
    partnership: Partnership, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """It is over: nobody leads, nobody is asked any more. Inside the action that says so."""
    partnership.state = PARTNERSHIP_MOVES["end"].target
    partnership.ended_on, partnership.end_reason = today, reason
    partnership.save()
    leads.end_of(partnership, today=today)
    record("partnership_ended", partnership, by=by, reason=reason)
    publishing.refresh(partnership, today=today)


def lock(partnership: Partnership) -> Partnership:
    return Partnership.objects.select_for_update(of=("self",)).get(pk=partnership.pk)


def _ask(
    party: PartnershipParty, move: str, by: Actor
) -> tuple[Standing, PartnershipParty]:
    place = standing(lock(party.partnership))
    locked = _row(party)
    if reasons := joining_steps(place, locked, by)[move]:
        raise Refused(reasons)
    return place, locked


def _row(party: PartnershipParty) -> PartnershipParty:
    found = PartnershipParty.objects.select_for_update(of=("self",))
    return found.select_related("organisation", "partnership").get(pk=party.pk)


def _over(
    party: PartnershipParty, move: str, reason: str, today: datetime.date
) -> None:
    party.state, party.ended_on, party.reason = MOVES[move].target, today, reason
    if move == "withdraw":
        party.joined_on = None
    party.save()
