"""Metrics: proposed, chosen by both sides, measured, dropped; names of the list confirmed."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record as note
from audit.once import sent_before
from documents.models import Document
from partnerships.lifecycle.metrics import (
    may_not_agree,
    may_not_change,
    may_not_confirm,
    may_not_measure,
)
from partnerships.lifecycle.taking_part import may_not_write, takes_part
from partnerships.mail import learned as mail
from partnerships.metric_list import by_key
from partnerships.models import (
    Metric,
    MetricConsent,
    MetricName,
    Partnership,
    PartnershipParty,
    Side,
)
from workflow.moves import Refused
from workflow.races import Outdated

State = Metric.State
PROPOSED = "metric_proposed"
WANTED = ("name", "baseline", "target", "due_on")
"""What both sides agree to."""


def propose(
    partnership: Partnership,
    *,
    by: Actor,
    today: datetime.date,
    listed: str = "",
    key: str = "",
    **facts: Any,
) -> Metric:
    """`facts` are name, baseline, target and due_on; `listed` is a key of the list.

    The same form sent twice (`key`) proposes one.
    """
    with acting(by):
        if before := sent_before(key, PROPOSED, by=by):
            return Metric.objects.get(pk=before.subject_id or 0)
        joined = takes_part(partnership, by)
        reasons = may_not_write(partnership, by, joined=joined)
        if listed and listed not in by_key():
            reasons.append(_("This is not in the list."))
        if reasons:
            raise Refused(reasons)
        made = Metric.objects.create(
            partnership=partnership,
            listed=listed,
            proposed_by_id=by.organisation,
            recorded_on=today,
            **facts,
        )
        made.refresh_from_db()
        _consent(made, by=by, today=today)
        note(PROPOSED, made, by=by, key=key)
        mail.metric_proposed(made, by=by)
    return made


def change(
    metric: Metric, *, by: Actor, today: datetime.date, version: int, **facts: Any
) -> None:
    """Another baseline or target is a new proposal to the other side."""
    with acting(by):
        locked = _locked(metric)
        joined = takes_part(locked.partnership, by)
        if reasons := may_not_change(locked, by, joined=joined):
            raise Refused(reasons)
        if locked.version != version:
            raise Outdated(
                _("Somebody changed it since you opened this page. Look again."),
                version=locked.version,
                conflicts=[],
            )
        for name in WANTED:
            setattr(locked, name, facts[name])
        locked.version += 1
        locked.state, locked.chosen_on = State.PROPOSED, None
        locked.save()
        _consent(locked, by=by, today=today)
        note("metric_changed", locked, by=by)
        mail.metric_proposed(locked, by=by)


def agree(metric: Metric, *, by: Actor, today: datetime.date) -> bool:
    """True when a company and somebody of the other side want the same."""
    with acting(by):
        locked = _locked(metric)
        if reasons := may_not_agree(
            locked,
            by,
            joined=takes_part(locked.partnership, by),
            consented=has_consented(locked, by),
        ):
            raise Refused(reasons)
        _consent(locked, by=by, today=today)
        note("metric_agreed", locked, by=by)
        sides = set(
            PartnershipParty.objects.filter(
                partnership=locked.partnership,
                organisation__in=locked.consents.filter(
                    metric_version=locked.version
                ).values("organisation"),
            ).values_list("side", flat=True)
        )
        if Side.COMPANY not in sides or sides == {Side.COMPANY}:
            return False
        locked.state, locked.chosen_on = State.CHOSEN, today
        locked.save()
    return True


def drop(metric: Metric, *, by: Actor, reason: str) -> None:
    with acting(by, reason):
        locked = _locked(metric)
        joined = takes_part(locked.partnership, by)
        if reasons := may_not_change(locked, by, joined=joined):
            raise Refused(reasons)
        locked.state, locked.end_reason = State.DROPPED, reason
        locked.save()
        note("metric_dropped", locked, by=by, reason=reason)


def measure(
    metric: Metric,
    *,
    result: str,
    result_on: datetime.date,
    is_reached: bool | None,
    evidence: str,
    document: Document | None,
    by: Actor,
    today: datetime.date,
) -> None:
    """Either side writes what came out; the history keeps earlier results."""
    with acting(by):
        locked = _locked(metric)
        joined = takes_part(locked.partnership, by)
        reasons = may_not_measure(locked, by, joined=joined)
        if result_on > today:
            reasons.append(_("It cannot have been measured after today."))
        if reasons:
            raise Refused(reasons)
        locked.result, locked.result_on = result, result_on
        locked.is_reached, locked.evidence = is_reached, evidence
        locked.document = document or locked.document
        locked.result_by_id = by.organisation
        locked.save()
        note("metric_measured", locked, by=by)


def confirm_name(
    listed: str, *, name: str, source: str, by: Actor, today: datetime.date
) -> None:
    """A registrar looked it up: the name as it stands in the source, and where."""
    with acting(by):
        reasons = may_not_confirm(by)
        if listed not in by_key():
            reasons.append(_("This is not in the list."))
        if reasons:
            raise Refused(reasons)
        made, _new = MetricName.objects.update_or_create(
            listed=listed,
            defaults={
                "name": name,
                "source": source,
                "confirmed_on": today,
                "person_id": by.person,
            },
        )
        note("metric_name_confirmed", made, by=by)


def has_consented(metric: Metric, by: Actor) -> bool:
    return MetricConsent.objects.filter(
        metric=metric,
        metric_version=metric.version,
        organisation_id=by.organisation_id or 0,
    ).exists()


def _consent(metric: Metric, *, by: Actor, today: datetime.date) -> None:
    MetricConsent.objects.create(
        metric=metric,
        metric_version=metric.version,
        organisation_id=by.organisation,
        person_id=by.person,
        agreed_on=today,
    )


def _locked(metric: Metric) -> Metric:
    return (
        Metric.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=metric.pk)
    )
