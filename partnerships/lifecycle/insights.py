"""Who records what patients told, and what followed."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.taking_part import may_not_write
from partnerships.models import Insight, InsightDecision


def may_not_correct(insight: Insight, actor: Actor, *, joined: bool) -> list[str]:
    reasons = may_not_write(insight.partnership, actor, joined=joined)
    if insight.recorded_by_id != actor.organisation_id:
        reasons.append(_("Only the side that recorded it corrects it."))
    if insight.taken_back_on:
        reasons.append(_("It was taken back."))
    return reasons


def may_not_decide(insight: Insight, actor: Actor, *, joined: bool) -> list[str]:
    reasons = may_not_write(insight.partnership, actor, joined=joined)
    if insight.taken_back_on:
        reasons.append(_("It was taken back."))
    return reasons


def may_not_feed_back(
    decision: InsightDecision, actor: Actor, *, joined: bool
) -> list[str]:
    reasons = may_not_write(decision.insight.partnership, actor, joined=joined)
    if decision.fed_back_on:
        reasons.append(_("Those who told it have heard already."))
    return reasons
