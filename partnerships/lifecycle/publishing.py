"""Who agrees that everybody may read about a partnership, an agreement, a joint story."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.agreements import ANY_PARTY, SIGNED
from partnerships.lifecycle.partnerships import LEADS_DO, Standing
from partnerships.lifecycle.sides import leads, writes
from partnerships.lifecycle.taking_part import BEGUN, may_not_write
from partnerships.models import Agreement, AgreementParty, Story

SHOWN = SIGNED - {Agreement.State.SUPERSEDED}


def may_not_show(place: Standing, actor: Actor) -> list[str]:
    """Why this person can't agree to a public page of the partnership."""
    reasons = []
    if not leads(actor) or not place.takes_part(actor):
        reasons.append(str(LEADS_DO))
    if place.partnership.state not in BEGUN:
        reasons.append(_("The partnership has to be running first."))
    own = place.own(actor)
    if own is not None and own.public_agreed_on is not None:
        reasons.append(_("Your organisation has agreed already."))
    return reasons


def may_not_hide(place: Standing, actor: Actor) -> list[str]:
    """Whoever agreed may take it back at any time, without a reason."""
    own = place.own(actor)
    reasons = []
    if not leads(actor):
        reasons.append(str(LEADS_DO))
    if own is None or own.public_agreed_on is None:
        reasons.append(_("Your organisation has not agreed to a public page."))
    return reasons


def may_not_show_agreement(
    agreement: Agreement, own: AgreementParty | None, actor: Actor
) -> list[str]:
    """Only what is signed is shown, and an amendment with what it amends."""
    reasons = []
    if not writes(actor) or own is None:
        reasons.append(str(ANY_PARTY))
    if agreement.amends_id is not None:
        reasons.append(_("An amendment is shown with the agreement that it amends."))
    elif agreement.state not in SHOWN:
        reasons.append(_("An agreement can be public when all have signed it."))
    if own is not None and own.public_agreed_on is not None:
        reasons.append(_("Your organisation has agreed already."))
    return reasons


def may_not_hide_agreement(own: AgreementParty | None, actor: Actor) -> list[str]:
    reasons = []
    if not writes(actor):
        reasons.append(str(ANY_PARTY))
    if own is None or own.public_agreed_on is None:
        reasons.append(_("Your organisation has not agreed to a public page."))
    return reasons


def may_not_change_story(story: Story, actor: Actor, *, joined: bool) -> list[str]:
    """Words that all approved stay as they are until somebody takes that back."""
    reasons = may_not_write(story.partnership, actor, joined=joined)
    if story.is_open:
        reasons.append(
            _("It is public with the words that all approved. Take it back first.")
        )
    return reasons


def may_not_approve_story(
    story: Story, actor: Actor, *, joined: bool, consented: bool
) -> list[str]:
    reasons = may_not_write(story.partnership, actor, joined=joined)
    if consented:
        reasons.append(_("Your organisation has approved these words."))
    return reasons


def may_not_close_story(
    story: Story, actor: Actor, *, joined: bool, consented: bool
) -> list[str]:
    """Each of those who agreed may take it back at any time, also after leaving."""
    reasons = may_not_write(story.partnership, actor, joined=joined or consented)
    if not consented:
        reasons.append(_("Your organisation has not approved it."))
    return reasons
