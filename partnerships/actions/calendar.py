"""What time makes due for agreements: they begin, end, and are not signed for ever."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Least
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, acting
from audit.models import Event
from partnerships.actions import going_back
from partnerships.actions.versions import lock
from partnerships.lifecycle.agreements import MOVES
from partnerships.mail import signatures as mail
from partnerships.models import Agreement, Signature

State = Agreement.State
TO_SIGN = (State.READY, State.PART_SIGNED)
REMIND_DAYS = (7, 1)
"""How many days before the last one the signatories are reminded."""


def move_on(today: datetime.date) -> int:
    """Begins, completes, ends early and lets expire what is due; gives how many.

    The same day twice changes nothing more.
    """
    return (
        _move("start", Q(agreed__starts_on__lte=today) | Q(agreed__starts_on=None))
        + _move("end_early", Q(ends_early_on__lt=today))
        + _move(
            "complete",
            Q(agreed__ends_on__lt=today, ends_early_on=None),
            completed_on=today,
        )
        + _expire(today)
    )


def _move(name: str, due: Q, **changed: Any) -> int:
    """All that are due, in one statement; each with its event."""
    move = MOVES[name]
    with acting(CALENDAR):
        keys = list(
            Agreement.objects.filter(due, state__in=move.sources, amends=None)
            .select_for_update(of=("self",), skip_locked=True)
            .values_list("pk", flat=True)
        )
        Agreement.objects.filter(pk__in=keys).update(state=move.target, **changed)
        Event.objects.bulk_create(
            Event(
                verb=f"agreement_{name}",
                subject_type=Agreement._meta.label_lower,
                subject_id=key,
            )
            for key in keys
        )
    return len(keys)


def _expire(today: datetime.date) -> int:
    """Not signed by all on the last day. A paper that waits for a look keeps it open."""
    paper = Signature.objects.filter(
        agreement=OuterRef("pk"), state=Signature.State.DECLARED
    )
    late = Agreement.objects.filter(
        ~Exists(paper), state__in=TO_SIGN, sign_by__lt=today
    )
    return sum(_expire_one(pk, today) for pk in list(late.values_list("pk", flat=True)))


def _expire_one(pk: int, today: datetime.date) -> bool:
    with acting(CALENDAR):
        locked = lock(Agreement(pk=pk))
        due = locked.sign_by is not None and locked.sign_by < today
        if locked.state not in TO_SIGN or not due:
            return False
        reason = _("It was not signed by all in time.")
        going_back.void(locked, reason=reason)
        locked.state, locked.end_reason = MOVES["expire"].target, reason
        locked.save()
        Event.objects.create(
            verb="agreement_expire",
            subject_type=Agreement._meta.label_lower,
            subject_id=pk,
        )
        mail.expired(locked)
    return True


def remind(today: datetime.date) -> int:
    """Tells signatories 7 days and a day before it begins or can't be signed any more."""
    soon = today + datetime.timedelta(days=max(REMIND_DAYS))
    waiting = Agreement.objects.filter(state__in=TO_SIGN, sign_by__gte=today).annotate(
        last=Least("sign_by", "agreed__starts_on")
    )
    due = waiting.filter(last__range=(today, soon)).values_list("pk", "last")
    return sum(_remind(pk, (last - today).days) for pk, last in list(due))


def _remind(pk: int, left: int) -> bool:
    with acting(CALENDAR):
        locked = lock(Agreement(pk=pk))
        mark = min(days for days in REMIND_DAYS if days >= left)
        before = locked.sign_reminded_days
        if locked.state not in TO_SIGN or (before is not None and before <= mark):
            return False
        locked.sign_reminded_days = mark
        locked.save(update_fields=["sign_reminded_days"])
        signed = locked.signatures.filter(
            version=locked.agreed_id,
            state__in=[Signature.State.SIGNED, Signature.State.DECLARED],
        )
        mail.remind(
            locked,
            signed=set(signed.values_list("organisation_id", flat=True)),
            days=left,
        )
    return True
