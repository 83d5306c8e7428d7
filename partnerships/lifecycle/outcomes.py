"""Who writes what came of a partnership for patients."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.taking_part import may_not_write
from partnerships.models import Outcome


def may_not_change(outcome: Outcome, actor: Actor, *, joined: bool) -> list[str]:
    reasons = may_not_write(outcome.partnership, actor, joined=joined)
    if outcome.written_by_id != actor.organisation_id:
        reasons.append(
            _("The side that wrote it changes it. Say below how you see it.")
        )
    return reasons


def may_not_say_view(outcome: Outcome, actor: Actor, *, joined: bool) -> list[str]:
    reasons = may_not_write(outcome.partnership, actor, joined=joined)
    if outcome.written_by_id == actor.organisation_id:
        reasons.append(_("You wrote it: change your own words instead."))
    return reasons
