"""What came of a partnership for patients: written, changed, seen otherwise."""

import datetime
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record as note
from partnerships.lifecycle.outcomes import may_not_change, may_not_say_view
from partnerships.lifecycle.taking_part import may_not_write, takes_part
from partnerships.mail import learned as mail
from partnerships.models import (
    Agreement,
    Outcome,
    OutcomeAgreement,
    OutcomeView,
    Partnership,
)
from workflow.moves import Refused
from workflow.races import Outdated


def write(
    partnership: Partnership,
    *,
    agreements: Collection[Agreement],
    by: Actor,
    today: datetime.date,
    **facts: Any,
) -> Outcome:
    """`agreements` are those whose amounts it cost; `facts` what was intended, what came."""
    with acting(by):
        joined = takes_part(partnership, by)
        if reasons := may_not_write(partnership, by, joined=joined):
            raise Refused(reasons)
        made = Outcome.objects.create(
            partnership=partnership,
            written_by_id=by.organisation,
            recorded_on=today,
            **facts,
        )
        made.refresh_from_db()
        _cost(made, agreements, by=by, today=today)
        note("outcome_written", made, by=by)
        mail.outcome_written(made, by=by)
    return made


def change(
    outcome: Outcome,
    *,
    agreements: Collection[Agreement],
    by: Actor,
    today: datetime.date,
    version: int,
    **facts: Any,
) -> None:
    with acting(by):
        locked = _locked(outcome)
        joined = takes_part(locked.partnership, by)
        if reasons := may_not_change(locked, by, joined=joined):
            raise Refused(reasons)
        if locked.version != version:
            raise Outdated(
                _("Somebody changed it since you opened this page. Look again."),
                version=locked.version,
                conflicts=[],
            )
        for name, value in facts.items():
            setattr(locked, name, value)
        locked.version += 1
        locked.save()
        _cost(locked, agreements, by=by, today=today)
        note("outcome_changed", locked, by=by)


def say_view(outcome: Outcome, *, words: str, by: Actor, today: datetime.date) -> None:
    """Another organisation of the partnership says how it sees it; both stand there."""
    with acting(by):
        locked = _locked(outcome)
        joined = takes_part(locked.partnership, by)
        if reasons := may_not_say_view(locked, by, joined=joined):
            raise Refused(reasons)
        OutcomeView.objects.update_or_create(
            outcome=locked,
            organisation_id=by.organisation,
            defaults={"words": words, "said_on": today},
        )
        note("outcome_seen", locked, by=by)


def _cost(
    outcome: Outcome,
    agreements: Collection[Agreement],
    *,
    by: Actor,
    today: datetime.date,
) -> None:
    """Links exactly these; only agreements that the writer's side is a party of."""
    wanted = {each.pk for each in agreements}
    known = set(
        Agreement.objects.for_actor(by)
        .filter(pk__in=wanted, partnership=outcome.partnership)
        .values_list("pk", flat=True)
    )
    if wanted - known:
        raise Refused([_("Choose agreements of this partnership.")])
    linked = {each.agreement_id: each for each in outcome.agreements.all()}
    OutcomeAgreement.objects.filter(
        pk__in=[each.pk for pk, each in linked.items() if pk not in wanted],
        ended_on__isnull=True,
    ).update(ended_on=today)
    OutcomeAgreement.objects.filter(
        pk__in=[each.pk for pk, each in linked.items() if pk in wanted]
    ).update(ended_on=None)
    OutcomeAgreement.objects.bulk_create(
        OutcomeAgreement(outcome=outcome, agreement_id=pk)
        for pk in sorted(wanted - linked.keys())
    )


def _locked(outcome: Outcome) -> Outcome:
    return (
        Outcome.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=outcome.pk)
    )
