"""Who may write what in a conversation."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.sides import writes
from partnerships.models import FollowUp, Message

ONLY_READ = frozenset({"viewer", "auditor", "member"})
"""Roles that read alone: whoever has another one too writes notes for the own side."""


def may_not_say(
    audience: str, actor: Actor, *, takes_part: bool, is_open: bool
) -> list[str]:
    """Reasons against a message; `takes_part`: is a party now, or asked to be one."""
    if audience == Message.Audience.OWN:
        return _may_not_note(actor)
    reasons = []
    if not writes(actor):
        reasons.append(
            _(
                "Leads and legal reviewers of a company, and administrators and"
                " signatories of any other organisation, write to the other side."
            )
        )
    if not takes_part:
        reasons.append(
            _("Your organisation does not take part any more: you can only read.")
        )
    if not is_open:
        reasons.append(_("The proposal was declined: nobody writes here any more."))
    return reasons


def _may_not_note(actor: Actor) -> list[str]:
    if actor.only_company_id is None and not actor.roles <= ONLY_READ:
        return []
    return [_("Viewers, auditors and members read; they write no notes.")]


def may_not_correct(message: Message, actor: Actor) -> list[str]:
    """Reasons against correcting minutes: both sides can, and read each correction."""
    if message.is_private:
        return _may_not_note(actor)
    if writes(actor):
        return []
    return [
        _(
            "Minutes are corrected by leads and legal reviewers of a company, and by"
            " administrators and signatories of any other organisation."
        )
    ]


def may_not_finish(follow_up: FollowUp, actor: Actor) -> list[str]:
    """Reasons against saying that it is done, or who does it: its own organisation does."""
    reasons = []
    if follow_up.owner_id != actor.organisation_id:
        reasons.append(
            _("%(organisation)s says when it is done.")
            % {"organisation": follow_up.owner}
        )
    elif _may_not_note(actor):
        reasons += _may_not_note(actor)
    if follow_up.state != FollowUp.State.OPEN:
        reasons.append(
            _("It is now: “%(state)s”.") % {"state": follow_up.get_state_display()}
        )
    return reasons


def may_not_drop(follow_up: FollowUp, actor: Actor) -> list[str]:
    """Reasons against saying that it is not needed: whoever wrote it down can, too."""
    wrote = follow_up.message.by_organisation_id == actor.organisation_id
    if wrote and not _may_not_note(actor) and follow_up.state == FollowUp.State.OPEN:
        return []
    return may_not_finish(follow_up, actor)
