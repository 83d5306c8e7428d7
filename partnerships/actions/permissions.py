"""Use of a name or logo: asked for, granted, refused, taken back; it ends by itself."""

import datetime
from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from partnerships.lifecycle.activities import may_not_write
from partnerships.lifecycle.permissions import MOVES, logo_steps
from partnerships.mail import life as mail
from partnerships.models import LogoPermission, Partnership, PartnershipParty
from workflow.moves import Refused

ASKED = "logo_asked"
State = LogoPermission.State
REMIND_DAYS = (30, 7)
"""How many days before the last day both sides are reminded, once each."""


def ask(  # noqa: PLR0913  the facts of a request
    partnership: Partnership,
    owner: Organisation,
    *,
    purpose: str,
    media: Sequence[str],
    from_on: datetime.date,
    until_on: datetime.date,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> LogoPermission:
    """The actor's organisation asks another party; `key` is the form's."""
    with acting(by):
        reasons = may_not_write(by, partnership.pk)
        reasons += not_a_partner(partnership, owner, by)
        if until_on < today:
            reasons.append(_("The last day is over already."))
        if reasons:
            raise Refused(reasons)
        if before := sent_before(key, ASKED, by=by):
            return LogoPermission.objects.get(pk=before.subject_id or 0)
        made = LogoPermission.objects.create(
            partnership=partnership,
            owner=owner,
            other_id=by.organisation,
            purpose=purpose,
            media=list(media),
            from_on=from_on,
            until_on=until_on,
            asked_on=today,
        )
        made.refresh_from_db()
        record(ASKED, made, by=by, key=key)
        mail.logo_asked(made)
        return made


def grant(
    permission: LogoPermission, *, by: Actor, today: datetime.date, words: str = ""
) -> None:
    """`words`: how it is to be shown, for example."""
    _decide(permission, "grant", by=by, today=today, words=words)


def refuse(
    permission: LogoPermission, *, by: Actor, today: datetime.date, words: str
) -> None:
    _decide(permission, "refuse", by=by, today=today, words=words)


def revoke(
    permission: LogoPermission, *, by: Actor, today: datetime.date, words: str
) -> None:
    """From this day on it may not be used any more."""
    _decide(permission, "revoke", by=by, today=today, words=words)


def withdraw(
    permission: LogoPermission, *, by: Actor, today: datetime.date, words: str = ""
) -> None:
    with acting(by, words):
        locked = _ask(permission, "withdraw", by)
        locked.ended_on = today
        _move(locked, "withdraw", by=by)
        mail.logo_moved(locked, by=by)


def expire(today: datetime.date) -> int:
    """Those whose last day is over end."""
    over = LogoPermission.objects.filter(
        state__in=MOVES["expire"].sources, until_on__lt=today
    )
    for pk in (found := list(over.values_list("pk", flat=True))):
        with acting(CALENDAR):
            locked = _ask(LogoPermission(pk=pk), "expire", CALENDAR)
            locked.ended_on = locked.until_on
            _move(locked, "expire", by=CALENDAR)
    return len(found)


def remind(today: datetime.date) -> int:
    """Reminds both sides of granted ones that end, once for each of `REMIND_DAYS`."""
    last = today + datetime.timedelta(days=max(REMIND_DAYS))
    ending = LogoPermission.objects.filter(
        state=State.GRANTED, until_on__range=(today, last)
    )
    return sum(_remind(pk, today) for pk in list(ending.values_list("pk", flat=True)))


def not_a_partner(
    partnership: Partnership, organisation: Organisation, by: Actor
) -> list[str]:
    """Why the two can't have something between them here."""
    if organisation.pk == by.organisation_id:
        return [_("Choose the other organisation, not your own.")]
    there = PartnershipParty.objects.filter(
        Q(state=PartnershipParty.State.JOINED),
        partnership=partnership,
        organisation=organisation,
    )
    if not there.exists():
        return [
            _("%(name)s does not take part in this partnership.")
            % {"name": organisation.legal_name}
        ]
    return []


def _remind(pk: int, today: datetime.date) -> bool:
    with acting(CALENDAR):
        locked = _lock(LogoPermission(pk=pk))
        left = (locked.until_on - today).days
        mark = min(days for days in REMIND_DAYS if days >= left)
        if locked.reminded_days is not None and locked.reminded_days <= mark:
            return False
        locked.reminded_days = mark
        locked.save(update_fields=["reminded_days"])
        mail.logo_ending(locked, left)
    return True


def _decide(
    permission: LogoPermission,
    move: str,
    *,
    by: Actor,
    today: datetime.date,
    words: str,
) -> None:
    if move != "grant" and not words.strip():
        raise Refused([_("Say why; the other side will read it.")])
    with acting(by, words):
        locked = _ask(permission, move, by)
        locked.answer = words
        if move == "revoke":
            locked.ended_on = today
        else:
            locked.answered_on = today
        _move(locked, move, by=by)
        mail.logo_moved(locked, by=by)


def _move(permission: LogoPermission, move: str, *, by: Actor) -> None:
    permission.state = MOVES[move].target
    permission.save()
    record(f"logo_{permission.state}", permission, by=by, reason=permission.answer)


def _ask(permission: LogoPermission, move: str, by: Actor) -> LogoPermission:
    locked = _lock(permission)
    if reasons := logo_steps(locked, by)[move]:
        raise Refused(reasons)
    return locked


def _lock(permission: LogoPermission) -> LogoPermission:
    locked: LogoPermission = (
        LogoPermission.objects.select_for_update(of=("self",))
        .select_related("owner", "other")
        .get(pk=permission.pk)
    )
    return locked
