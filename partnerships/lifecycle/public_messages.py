"""Who agrees that everybody may read a message."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.sides import writes
from partnerships.models import Message


def may_not_agree(
    message: Message, actor: Actor, *, takes_part: bool, consented: bool
) -> list[str]:
    """Only what was written for everybody, and by those whom it concerns."""
    reasons = []
    if message.audience != Message.Audience.PUBLIC:
        reasons.append(_("It was written for those who take part, not for everybody."))
    if not writes(actor) or not takes_part:
        reasons.append(
            _("Those who speak for one of the sides that take part agree to this.")
        )
    if consented:
        reasons.append(_("Your organisation has agreed already."))
    return reasons


def may_not_take_back(actor: Actor, *, consented: bool) -> list[str]:
    """Whoever agreed may take it back at any time, also after leaving."""
    reasons = []
    if not writes(actor):
        reasons.append(_("Those who speak for your organisation take it back."))
    if not consented:
        reasons.append(_("Your organisation has not agreed to it."))
    return reasons
