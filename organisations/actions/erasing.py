"""A person erases their account: who they are goes, that somebody did it stays."""

import datetime
from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from accounts.actions import empty
from accounts.models import User
from audit.acting import Actor, acting
from audit.models import record
from notices.models import Message, Notice
from organisations import own_words
from organisations.actions.people import end_membership
from organisations.lifecycle.erasing import may_not_erase, places
from organisations.models import AccessRequest, Interest, Invitation
from workflow.moves import Refused


def erase(
    person: User,
    *,
    today: datetime.date,
    takers: Mapping[int, User | None],
    named_in: Collection[str] = (),
) -> None:
    """Ends what they may do, hands over open work, and empties every personal field.

    `takers` says for each of their organisations who takes the open work; `named_in` are
    keys of `own_words.places` that the person called their own. What they did stays, as
    done by "a person" in a role for an organisation.
    """
    by = Actor(person_id=person.pk)
    with acting(by):
        locked = User.objects.select_for_update().get(pk=person.pk)
        if locked.erased_at:
            raise Refused([_("This account is erased already.")])
        if reasons := may_not_erase(locked, today):
            raise Refused(reasons)
        for organisation in places(locked, today):
            end_membership(
                organisation,
                locked,
                by=Actor(person_id=person.pk, organisation_id=organisation.pk),
                today=today,
                last_day=today,
                taker=takers.get(organisation.pk),
            )
        own_words.empty(locked, named_in)
        _empty_interests(locked, today)
        _empty_requests(locked)
        Message.objects.filter(to__iexact=locked.email).delete()
        Message.objects.filter(person=locked).delete()
        Notice.objects.filter(person=locked).delete()
        empty(locked)
        record("person_erased", locked, by=by)


def _empty_interests(person: User, today: datetime.date) -> None:
    declared = Interest.objects.filter(person=person)
    declared.filter(ended_on__isnull=True).update(ended_on=today)
    declared.exclude(description="").update(description="")


def _empty_requests(person: User) -> None:
    """Of requests and invitations what tells of the person; open ones are over."""
    for asked in (
        AccessRequest.objects.filter(person=person),
        AccessRequest.objects.filter(email__iexact=person.email),
    ):
        waiting = asked.filter(state=AccessRequest.State.WAITING)
        waiting.update(state=AccessRequest.State.WITHDRAWN)
        asked.update(name="", email="", words="")
    invited = Invitation.objects.filter(email__iexact=person.email)
    invited.filter(state=Invitation.State.OPEN).update(state=Invitation.State.WITHDRAWN)
    invited.update(email="")
