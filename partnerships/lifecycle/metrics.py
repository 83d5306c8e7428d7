"""Who chooses what is measured: both sides, for the same baseline and target."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.taking_part import may_not_write
from partnerships.models import Metric

State = Metric.State


def may_not_change(metric: Metric, actor: Actor, *, joined: bool) -> list[str]:
    reasons = may_not_write(metric.partnership, actor, joined=joined)
    if metric.state == State.DROPPED:
        reasons.append(_("It was dropped."))
    return reasons


def may_not_agree(
    metric: Metric, actor: Actor, *, joined: bool, consented: bool
) -> list[str]:
    reasons = may_not_change(metric, actor, joined=joined)
    if consented:
        reasons.append(_("Your organisation has agreed already."))
    elif metric.state == State.CHOSEN:
        reasons.append(_("Both sides have chosen it."))
    return reasons


def may_not_measure(metric: Metric, actor: Actor, *, joined: bool) -> list[str]:
    reasons = may_not_change(metric, actor, joined=joined)
    if metric.state == State.PROPOSED:
        reasons.append(_("Both sides have to choose it first."))
    return reasons


def may_not_confirm(actor: Actor) -> list[str]:
    """Names of the list belong to nobody's partnership: registrars compare them."""
    if actor.has("registrar"):
        return []
    return [_("A registrar compares names of the list with the source.")]
