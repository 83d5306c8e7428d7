"""People and organisations declare their interests, and are reminded to do it again."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.actions.diligence import months_after
from organisations.lifecycle.interests import (
    MONTHS,
    REMIND_DAYS,
    may_not_change,
    may_not_declare,
)
from organisations.mail import interests as mail
from organisations.models import Interest, Organisation
from workflow.moves import Refused

DECLARED = "interest_declared"
Kind = Interest.Kind


def declare(
    *,
    kind: str,
    by: Actor,
    today: datetime.date,
    of_organisation: bool = False,
    company: Organisation | None = None,
    company_name: str = "",
    key: str = "",
    **facts: Any,
) -> Interest:
    """An interest of the actor, or of their organisation; or that there is none.

    `facts` are description, from_on, until_on and in_governing_body. Something takes the
    place of "nothing to declare". `key` is the form's: sent twice, one is declared.
    """
    with acting(by):
        if reasons := may_not_declare(by, of_organisation=of_organisation):
            raise Refused(reasons)
        place = Organisation.objects.select_for_update().get(pk=by.organisation_id or 0)
        if before := sent_before(key, DECLARED, by=by):
            return Interest.objects.get(pk=before.subject_id or 0)
        person = None if of_organisation else by.person_id
        lasting = Interest.objects.lasting(today).filter(
            organisation=place, person=person
        )
        if kind == Kind.NOTHING:
            if lasting.exclude(kind=Kind.NOTHING).exists():
                raise Refused(
                    [_("There are interests here that last. Take them back first.")]
                )
            company, company_name = None, ""
        elif company is None and not company_name:
            raise Refused([_("Say in which company the interest is.")])
        lasting.filter(kind=Kind.NOTHING).update(ended_on=today)
        made = Interest.objects.create(
            organisation=place,
            person_id=person,
            kind=kind,
            company=company,
            company_name="" if company else company_name,
            declared_on=today,
            renew_by=months_after(today, MONTHS),
            **facts,
        )
        made.refresh_from_db()
        record(DECLARED, made, by=by, key=key)
    return made


def renew(interest: Interest, *, by: Actor, today: datetime.date) -> None:
    """It is still so, for another while."""
    with acting(by):
        locked = _locked(interest, by)
        locked.declared_on, locked.reminded_days = today, None
        locked.renew_by = months_after(today, MONTHS)
        locked.save()
        record("interest_renewed", locked, by=by)


def end(interest: Interest, *, by: Actor, today: datetime.date) -> None:
    """It is no longer so; it stays in the list of what was declared."""
    with acting(by):
        locked = _locked(interest, by)
        locked.ended_on = today
        locked.save()
        record("interest_ended", locked, by=by)


def remind(*, today: datetime.date) -> int:
    """Reminds of declarations that end, once for each of `REMIND_DAYS`; how many."""
    due = Q()
    for days in REMIND_DAYS:
        told = Q(reminded_days__isnull=False, reminded_days__lte=days)
        due |= ~told & Q(renew_by__lte=today + datetime.timedelta(days=days))
    ending = Interest.objects.lasting(today).filter(due, renew_by__gte=today)
    return sum(_remind(pk, today) for pk in list(ending.values_list("pk", flat=True)))


def _remind(pk: int, today: datetime.date) -> bool:
    with acting(CALENDAR):
        locked = _row(pk)
        left = (locked.renew_by - today).days
        if locked.ended_on or not 0 <= left <= max(REMIND_DAYS):
            return False
        mark = min(days for days in REMIND_DAYS if days >= left)
        if locked.reminded_days is not None and locked.reminded_days <= mark:
            return False
        locked.reminded_days = mark
        locked.save(update_fields=["reminded_days"])
        return mail.ending(locked, left)


def _locked(interest: Interest, by: Actor) -> Interest:
    locked = _row(interest.pk)
    if reasons := may_not_change(locked, by):
        raise Refused(reasons)
    return locked


def _row(pk: int) -> Interest:
    found = Interest.objects.select_for_update(of=("self",))
    return found.select_related("organisation").get(pk=pk)
