"""A registrar sets and lifts legal holds: a person's details stay although they ask."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import LegalHold, User
from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from notices.telling import tell
from organisations.lifecycle.erasing import may_not_hold
from workflow.moves import Refused


def set_hold(
    person: User,
    *,
    by: Actor,
    today: datetime.date,
    ground: str,
    until_on: datetime.date,
    key: str = "",
) -> None:
    """The person is told the ground and the last day."""
    with acting(by):
        if sent_before(key, "hold_set", by=by):
            return
        reasons = may_not_hold(by)
        if until_on <= today:
            reasons.append(_("The last day has to lie in the future."))
        if person.erased_at:
            reasons.append(_("This account is erased already."))
        if reasons or by.person_id is None:
            raise Refused(reasons)
        LegalHold.objects.create(
            person=person,
            ground=ground,
            until_on=until_on,
            set_on=today,
            set_by_id=by.person_id,
        )
        tell(
            person,
            "hold_set",
            url=reverse("accounts:about"),
            context={"ground": ground, "until_on": until_on},
        )
        record("hold_set", person, by=by, until=until_on.isoformat(), key=key)


def lift_hold(hold: LegalHold, *, by: Actor, today: datetime.date) -> None:
    """Ends it before its last day; the person is told."""
    with acting(by):
        locked = LegalHold.objects.select_for_update().get(pk=hold.pk)
        reasons = may_not_hold(by)
        if locked.lifted_on is not None or locked.until_on < today:
            reasons.append(_("This hold has ended already."))
        if reasons:
            raise Refused(reasons)
        locked.lifted_on, locked.lifted_by_id = today, by.person_id
        locked.save()
        tell(
            locked.person,
            "hold_lifted",
            url=reverse("accounts:about"),
            context={"ground": locked.ground},
        )
        record("hold_lifted", locked.person, by=by)
