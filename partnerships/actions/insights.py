"""What patients told: recorded, corrected, decided about, fed back to them."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record as note
from organisations.models import Organisation
from partnerships.lifecycle.insights import (
    may_not_correct,
    may_not_decide,
    may_not_feed_back,
)
from partnerships.lifecycle.taking_part import may_not_write, takes_part
from partnerships.mail import learned as mail
from partnerships.models import (
    Insight,
    InsightDecision,
    Partnership,
    PartnershipParty,
)
from workflow.moves import Refused
from workflow.races import Outdated


def record(
    partnership: Partnership, *, by: Actor, today: datetime.date, **facts: Any
) -> Insight:
    """`facts` are stage, given_by, occasion, told_on and told."""
    with acting(by):
        joined = takes_part(partnership, by)
        if reasons := may_not_write(partnership, by, joined=joined):
            raise Refused(reasons)
        if facts["told_on"] > today:
            raise Refused([_("Nobody can have told it after today.")])
        made = Insight.objects.create(
            partnership=partnership,
            recorded_by_id=by.organisation,
            recorded_on=today,
            **facts,
        )
        made.refresh_from_db()
        note("insight_recorded", made, by=by)
        mail.insight_recorded(made, by=by)
    return made


def correct(
    insight: Insight, *, by: Actor, today: datetime.date, version: int, **facts: Any
) -> None:
    """The side that recorded it mends it; both read in its history what it said before."""
    with acting(by):
        locked = _locked(insight)
        if reasons := may_not_correct(
            locked, by, joined=takes_part(locked.partnership, by)
        ):
            raise Refused(reasons)
        if locked.version != version:
            raise Outdated(
                _("Somebody changed it since you opened this page. Look again."),
                version=locked.version,
                conflicts=[],
            )
        if facts["told_on"] > today:
            raise Refused([_("Nobody can have told it after today.")])
        for name, value in facts.items():
            setattr(locked, name, value)
        locked.version += 1
        locked.save()
        note("insight_corrected", locked, by=by)


def take_back(
    insight: Insight, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """It was wrong to record it; it stays readable, and is no longer counted."""
    with acting(by, reason):
        locked = _locked(insight)
        if reasons := may_not_correct(
            locked, by, joined=takes_part(locked.partnership, by)
        ):
            raise Refused(reasons)
        locked.taken_back_on = today
        locked.save()
        note("insight_taken_back", locked, by=by, reason=reason)


def decide(
    insight: Insight,
    *,
    organisation: Organisation,
    by: Actor,
    today: datetime.date,
    **facts: Any,
) -> InsightDecision:
    """What `organisation` decided. `facts` are function, outcome, words and decided_on."""
    with acting(by):
        locked = _locked(insight)
        reasons = may_not_decide(locked, by, joined=takes_part(locked.partnership, by))
        if not PartnershipParty.objects.filter(
            partnership=locked.partnership,
            organisation=organisation,
            state__in=["joined", "left"],
        ).exists():
            reasons.append(
                _("%(name)s does not take part in this partnership.")
                % {"name": organisation}
            )
        if facts["decided_on"] > today:
            reasons.append(_("A decision cannot have been taken after today."))
        if facts["decided_on"] < locked.told_on:
            reasons.append(_("This is before it was told."))
        if reasons:
            raise Refused(reasons)
        made = InsightDecision.objects.create(
            insight=locked,
            organisation=organisation,
            recorded_by_id=by.organisation,
            recorded_on=today,
            **facts,
        )
        made.refresh_from_db()
        note("insight_decided", locked, by=by, outcome=made.outcome)
        mail.insight_decided(made, by=by)
    return made


def feed_back(
    decision: InsightDecision,
    *,
    by: Actor,
    today: datetime.date,
    fed_back_on: datetime.date,
    fed_back_how: str,
) -> None:
    """Those who told it have heard what followed: when, and how."""
    with acting(by):
        locked = (
            InsightDecision.objects.select_for_update(of=("self",))
            .select_related("insight__partnership")
            .get(pk=decision.pk)
        )
        reasons = may_not_feed_back(
            locked, by, joined=takes_part(locked.insight.partnership, by)
        )
        if fed_back_on > today:
            reasons.append(_("Say it when it has happened: this is after today."))
        if fed_back_on < locked.decided_on:
            reasons.append(_("This is before the decision."))
        if reasons:
            raise Refused(reasons)
        locked.fed_back_on, locked.fed_back_how = fed_back_on, fed_back_how
        locked.fed_back_by_id = by.organisation
        locked.save()
        note("insight_fed_back", locked.insight, by=by)


def _locked(insight: Insight) -> Insight:
    return (
        Insight.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=insight.pk)
    )
