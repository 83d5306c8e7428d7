"""Who writes what a partnership learned: those who speak for somebody who takes part."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.sides import writes
from partnerships.models import Partnership, PartnershipParty

BEGUN = frozenset({Partnership.State.ACTIVE, Partnership.State.ENDED})


def takes_part(partnership: Partnership, actor: Actor) -> bool:
    """Whether the actor's organisation takes part now (one query)."""
    return PartnershipParty.objects.filter(
        partnership=partnership,
        organisation_id=actor.organisation_id or 0,
        state=PartnershipParty.State.JOINED,
    ).exists()


def may_not_write(partnership: Partnership, actor: Actor, *, joined: bool) -> list[str]:
    """Reasons why this actor records nothing here; also when the partnership has ended,
    what is still to be said can be said."""
    reasons = []
    if not writes(actor):
        reasons.append(
            _(
                "This is written by leads and legal reviewers of a company, and by"
                " administrators and signatories of an organisation."
            )
        )
    if not joined:
        reasons.append(_("Your organisation does not take part in this partnership."))
    if partnership.state not in BEGUN:
        reasons.append(_("The partnership has to be running first."))
    return reasons
