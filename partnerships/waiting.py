"""What waits for whom in a partnership, as its page says it; asks the database nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.models import FollowUp, Partnership, PartnershipParty
from partnerships.partnership_page import Member, Words
from ui.dates import written_day


@dataclass(frozen=True)
class Wait:
    """Something that waits for somebody."""

    text: str
    url: str
    own: bool


def of(
    partnership: Partnership,
    parts: Iterable[Member],
    told: Iterable[Words],
    todo: Iterable[FollowUp],
    actor: Actor,
) -> list[Wait]:
    """What waits for whom, the own side's first."""
    own = actor.organisation_id
    members = list(parts)
    waits = [
        *_of_parties(partnership, members, own),
        *_of_wordings(partnership, told),
        *_of_public_page(partnership, members, own),
        *_of_follow_ups(todo, own),
    ]
    return sorted(waits, key=lambda wait: not wait.own)


def _of_parties(
    partnership: Partnership, parts: Iterable[Member], own: int | None
) -> Iterator[Wait]:
    here = [partnership.public_id]
    for member in parts:
        party, name = member.party, member.party.organisation.legal_name
        mine = party.organisation_id == own
        if party.state == PartnershipParty.State.INVITED:
            yield Wait(
                _("%(name)s is asked to join, since %(day)s.")
                % {"name": name, "day": written_day(party.invited_on)},
                reverse("partnerships:join", args=here) if mine else "",
                mine,
            )
        elif party.state == PartnershipParty.State.JOINED and not partnership.ended_on:
            lead = member.lead
            url = reverse("partnerships:lead", args=here) if mine else ""
            if lead is None:
                yield Wait(
                    _("%(name)s has not said who leads for it.") % {"name": name},
                    url,
                    mine,
                )
            elif lead.asked_on:
                yield Wait(
                    _("%(name)s is asked who leads now, since %(day)s.")
                    % {"name": name, "day": written_day(lead.asked_on)},
                    url,
                    mine,
                )


def _of_wordings(partnership: Partnership, told: Iterable[Words]) -> Iterator[Wait]:
    for each in told:
        if each.proposed and each.waits_for:
            yield Wait(
                _("“%(label)s” waits for the consent of %(names)s.")
                % {"label": each.label, "names": ", ".join(each.waits_for)},
                reverse(
                    "partnerships:wording", args=[partnership.public_id, each.kind]
                ),
                each.may_agree,
            )


def _of_public_page(
    partnership: Partnership, parts: Iterable[Member], own: int | None
) -> Iterator[Wait]:
    """Somebody would show the partnership to everybody; the others may agree."""
    joined = [
        member.party
        for member in parts
        if member.party.state == PartnershipParty.State.JOINED
    ]
    agreed = [party for party in joined if party.public_agreed_on]
    others = [party for party in joined if not party.public_agreed_on]
    if not agreed or not others:
        return
    names = ", ".join(party.organisation.legal_name for party in others)
    yield Wait(
        _("A public page waits for the consent of %(names)s, if they wish.")
        % {"names": names},
        reverse("partnerships:public", args=[partnership.public_id]),
        any(party.organisation_id == own for party in others),
    )


def _of_follow_ups(todo: Iterable[FollowUp], own: int | None) -> Iterator[Wait]:
    for each in todo:
        by_when = (
            _(" (by %(day)s)") % {"day": written_day(each.due_on)}
            if each.due_on
            else ""
        )
        yield Wait(
            _("%(name)s: %(text)s%(by_when)s")
            % {"name": each.owner, "text": each.text, "by_when": by_when},
            each.get_absolute_url(),
            each.owner_id == own,
        )
