"""An umbrella organisation and its members: one side says it, the other confirms."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import record
from notices.telling import tell
from organisations import heirs
from organisations.actions.profiles import locked, note
from organisations.lifecycle.ties import State, state_of, tie_steps
from organisations.models import Organisation, Role, Tie
from organisations.profiles.publishing import publish
from workflow.moves import Refused

PART = "ties"


def say(
    organisation: Organisation,
    other: Organisation,
    *,
    is_umbrella: bool,
    from_on: datetime.date | None,
    by: Actor,
    today: datetime.date,
) -> Tie:
    """`organisation` says that `other` is its umbrella, or its member.

    Said again by the other side, it is confirmed by that.
    """
    umbrella, member = (other, organisation) if is_umbrella else (organisation, other)
    with acting(by):
        kept = locked(organisation, by)
        _ask(organisation, other, umbrella, today)
        tie, new = Tie.objects.select_for_update().get_or_create(
            umbrella=umbrella,
            member=member,
            defaults={"said_by": organisation, "from_on": from_on},
        )
        if not new and state_of(tie, today) == State.WAITING:
            if tie.said_by_id != organisation.pk:
                return confirm(tie, by=by, today=today)
            return tie
        tie.said_by, tie.from_on = organisation, from_on
        tie.confirmed_on = tie.until_on = None
        tie.save()
        note(kept, by=by, part=PART)
        _tell(tie, organisation, other, today)
    return tie


def _ask(
    organisation: Organisation,
    other: Organisation,
    umbrella: Organisation,
    today: datetime.date,
) -> None:
    """Raises Refused for itself, a company, a circle of two, and what is said already."""
    if organisation == other:
        raise Refused([_("An organisation is no part of itself.")])
    if other.kind == Organisation.Kind.COMPANY:
        raise Refused([_("A company is no umbrella or member organisation.")])
    pair = Q(umbrella=organisation, member=other) | Q(
        umbrella=other, member=organisation
    )
    for tie in Tie.objects.filter(pair):
        state = state_of(tie, today)
        if state in {State.REFUSED, State.ENDED}:
            continue
        if tie.umbrella_id != umbrella.pk:
            raise Refused([_("It is the other way round already.")])
        if state == State.CONFIRMED:
            raise Refused([_("Both sides say so already.")])


def confirm(tie: Tie, *, by: Actor, today: datetime.date) -> Tie:
    """The other side says so too: from now on everybody may read it."""
    return _move(tie, "confirm", by, today, confirmed_on=today)


def refuse(tie: Tie, *, by: Actor, today: datetime.date) -> Tie:
    """The other side says that it is not so."""
    return _move(tie, "refuse", by, today, until_on=today)


def take_back(tie: Tie, *, by: Actor, today: datetime.date) -> Tie:
    """It was said by mistake."""
    return _move(tie, "take_back", by, today, until_on=today)


def end(tie: Tie, *, by: Actor, today: datetime.date) -> Tie:
    """It was so until today."""
    return _move(tie, "end", by, today, until_on=today)


def _move(
    tie: Tie, move: str, by: Actor, today: datetime.date, **dates: datetime.date
) -> Tie:
    with acting(by):
        found = (
            Tie.objects.select_for_update(of=("self",))
            .select_related("umbrella", "member")
            .get(pk=tie.pk)
        )
        if reasons := tie_steps(found, by, today)[move]:
            raise Refused(reasons)
        for name, day in dates.items():
            setattr(found, name, day)
        found.save(update_fields=list(dates))
        record(f"tie_{move}", found, by=by)
        publish(found.umbrella)
        publish(found.member)
    return found


def _tell(
    tie: Tie, organisation: Organisation, other: Organisation, today: datetime.date
) -> None:
    administrators = User.objects.filter(
        pk__in=heirs.memberships(other.pk, today)
        .filter(role=Role.ADMINISTRATOR, only_company=None)
        .values("person_id")
    )
    tell(
        administrators,
        "tie_said",
        url=reverse("organisations:profile-ties", args=[other.public_id]),
        organisation_id=other.pk,
        context={
            "organisation": other.legal_name,
            "other": organisation.legal_name,
            "is_umbrella": tie.umbrella_id == organisation.pk,
        },
        about=tie,
    )
