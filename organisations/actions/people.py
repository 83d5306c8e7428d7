"""Who acts for an organisation: roles, last days, deputies.

Events are about the person, not the organisation: they are its own people's matter,
while an organisation's history can be read by others.
"""

import datetime
from collections.abc import Collection

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from notices.telling import tell
from organisations import handover
from organisations.lifecycle import memberships as rules
from organisations.models import Deputy, Membership, Organisation, Role
from workflow.moves import Refused


def change_roles(
    organisation: Organisation,
    person: User,
    *,
    by: Actor,
    today: datetime.date,
    roles: Collection[str],
    function: str = "",
    until_on: datetime.date | None = None,
    reason: str = "",
) -> None:
    """Makes `roles` the person's roles from now on; what is taken away ends at once."""
    with acting(by, reason):
        organisation = _locked(organisation)
        held = _held(organisation, person, today)
        before = {membership.role for membership in held}
        reasons = rules.manage_reasons(organisation, by)
        reasons += rules.limited_reasons(by)
        reasons += rules.role_reasons(
            organisation, roles, function=function, until_on=until_on, today=today
        )
        if not held:
            reasons.append(_("This person doesn’t act for this organisation any more."))
        stays = Role.ADMINISTRATOR in roles and until_on is None
        if Role.ADMINISTRATOR in before and not stays:
            reasons += rules.last_administrator_reasons(organisation, person, by)
        if reasons:
            raise Refused(reasons)
        _end(held.exclude(role__in=roles), today, today)
        give_roles(
            organisation,
            person,
            today=today,
            roles=roles,
            function=function,
            until_on=until_on,
            only_company_id=_limit(list(held)),
        )
        record(
            "roles_changed",
            person,
            by=by,
            reason=reason,
            before=sorted(before),
            after=sorted(roles),
            organisation=organisation.pk,
        )


def give_roles(
    organisation: Organisation,
    person: User,
    *,
    today: datetime.date,
    roles: Collection[str],
    function: str = "",
    until_on: datetime.date | None = None,
    only_company_id: int | None = None,
) -> None:
    """Sees to it that the person has these roles. Call inside `acting`.

    A role that they have already keeps its first day; a limit to one company's rows
    falls when the role is now given without it.
    """
    held = {
        membership.role: membership
        for membership in _held(organisation, person, today).order_by("pk")
    }
    for role in roles:
        membership = held.get(role) or Membership(
            person=person,
            organisation=organisation,
            role=role,
            from_on=today,
            only_company_id=only_company_id,
        )
        membership.function = function if role == Role.LEAD else ""
        membership.until_on = until_on
        if only_company_id is None:
            membership.only_company_id = None
        membership.save()


def end_membership(
    organisation: Organisation,
    person: User,
    *,
    by: Actor,
    today: datetime.date,
    last_day: datetime.date,
    taker: User | None = None,
    reason: str = "",
) -> None:
    """Ends all that the person may do for an organisation, and hands over open work.

    With today as the last day it ends at once. The work goes over now in either case.
    """
    with acting(by, reason):
        organisation = _locked(organisation)
        held = _held(organisation, person, today)
        reasons = rules.end_reasons(organisation, person, by)
        reasons += rules.last_administrator_reasons(organisation, person, by)
        if not held:
            reasons.append(_("This person doesn’t act for this organisation any more."))
        if last_day < today:
            reasons.append(_("The last day can’t lie in the past."))
        if taker and not _held(organisation, taker, today).exclude(person=person):
            reasons.append(_("Choose somebody of this organisation for the open work."))
        if reasons:
            raise Refused(reasons)
        labels = ", ".join(str(m.get_role_display()) for m in held.order_by("pk"))
        _end(held, today, last_day)
        end_deputies(organisation, person, today=today, last_day=last_day)
        handover.hand_over(
            organisation.pk, person.pk, taker.pk if taker else None, by=by, today=today
        )
        tell(
            person,
            "membership_ended",
            url=reverse("accounts:preferences"),
            context={"organisation": organisation.legal_name, "role": labels},
        )
        record(
            "membership_ended",
            person,
            by=by,
            reason=reason,
            organisation=organisation.pk,
            last_day=last_day.isoformat(),
            taker=taker.pk if taker else None,
        )


def end_deputies(
    organisation: Organisation,
    person: User,
    *,
    today: datetime.date,
    last_day: datetime.date,
) -> None:
    """A person who leaves is nobody's deputy, and has none. Call inside `acting`."""
    lasting = Deputy.objects.lasting(today).filter(organisation=organisation)
    _end(lasting.filter(deputy=person), today, last_day)
    _end(lasting.filter(person=person), today, last_day)


def name_deputy(
    organisation: Organisation,
    person: User,
    deputy: User,
    *,
    by: Actor,
    today: datetime.date,
    from_on: datetime.date,
    until_on: datetime.date,
) -> Deputy:
    """`deputy` acts in the place of `person`, from–until; what they do says so."""
    with acting(by):
        organisation = _locked(organisation)
        reasons = rules.deputy_reasons(organisation, person, by)
        if person == deputy:
            reasons.append(_("Nobody is their own deputy."))
        if until_on < from_on or until_on < today:
            reasons.append(
                _("The last day can’t lie before the first, or in the past.")
            )
        if not _held(organisation, person, today):
            reasons.append(_("This person doesn’t act for this organisation any more."))
        if not _held(organisation, deputy, today):
            reasons.append(_("Choose a deputy who acts for this organisation."))
        if reasons:
            raise Refused(reasons)
        made = Deputy.objects.create(
            organisation=organisation,
            person=person,
            deputy=deputy,
            from_on=from_on,
            until_on=until_on,
        )
        tell(
            deputy,
            "deputy_named",
            url=reverse("organisations:deputies"),
            organisation_id=organisation.pk,
            context={
                "organisation": organisation.legal_name,
                "person": str(person),
                "from_on": from_on,
                "until_on": until_on,
            },
        )
        record(
            "deputy_named",
            person,
            by=by,
            organisation=organisation.pk,
            deputy=deputy.pk,
            until=until_on.isoformat(),
        )
    return made


def end_deputy(deputy: Deputy, *, by: Actor, today: datetime.date) -> None:
    """The person is back, or the deputy gives it up: it ends at once."""
    with acting(by):
        chosen = Deputy.objects.filter(pk=deputy.pk)
        locked = chosen.select_for_update().select_related().get()
        reasons = rules.end_deputy_reasons(locked, by)
        if not Deputy.objects.lasting(today).filter(pk=deputy.pk).exists():
            reasons.append(_("This has ended already."))
        if reasons:
            raise Refused(reasons)
        _end(chosen, today, today)
        record(
            "deputy_ended",
            locked.person,
            by=by,
            organisation=locked.organisation_id,
            deputy=locked.deputy_id,
        )


def _locked(organisation: Organisation) -> Organisation:
    """Changes of an organisation's people happen one after the other."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _held(
    organisation: Organisation, person: User, today: datetime.date
) -> QuerySet[Membership]:
    return Membership.objects.lasting(today).filter(
        organisation=organisation, person=person
    )


def _limit(held: list[Membership]) -> int | None:
    """The company to whose rows a person is limited, if they are in all their roles."""
    limits = {membership.only_company_id for membership in held}
    return None if None in limits else next(iter(limits), None)


def _end(
    rows: QuerySet[Membership] | QuerySet[Deputy],
    today: datetime.date,
    last_day: datetime.date,
) -> None:
    """Sets the last day, at once when it is today; earlier last days stay."""
    ending = rows.exclude(until_on__lt=last_day)
    if last_day > today:
        ending.update(until_on=Greatest(F("from_on"), last_day))
    else:
        ending.update(
            until_on=Greatest(F("from_on"), last_day), ended_at=ClockTimestamp()
        )
