"""Why somebody can't erase their account now; and who sets a legal hold."""

import datetime

from django.utils.translation import gettext as _

from accounts.models import LegalHold, User
from audit.acting import Actor
from organisations.lifecycle.memberships import last_administrator_reasons
from organisations.models import Membership, Organisation, Role
from ui.dates import written_day


def places(person: User, today: datetime.date) -> list[Organisation]:
    """The organisations for which they act now or later, by name."""
    lasting = Membership.objects.lasting(today).filter(person=person)
    return list(
        Organisation.objects.filter(pk__in=lasting.values("organisation_id")).order_by(
            "name_key", "pk"
        )
    )


def may_not_erase(person: User, today: datetime.date) -> list[str]:
    """Holds with their ground and last day; organisations that would have nobody left."""
    reasons = [
        _("A law forbids erasing your details until %(day)s. The ground: %(ground)s")
        % {"day": written_day(hold.until_on), "ground": hold.ground}
        for hold in LegalHold.objects.standing(today)
        .filter(person=person)
        .order_by("until_on", "pk")
    ]
    for organisation in places(person, today):
        leaver = Actor(person_id=person.pk, organisation_id=organisation.pk)
        reasons += [
            _("%(organisation)s: %(why)s") % {"organisation": organisation, "why": why}
            for why in last_administrator_reasons(organisation, person, leaver)
        ]
        if organisation.is_operator:
            reasons += _last_registrar(organisation, person, today)
    return reasons


def _last_registrar(
    operator: Organisation, person: User, today: datetime.date
) -> list[str]:
    registrars = Membership.objects.lasting(today).filter(
        organisation=operator, role=Role.REGISTRAR
    )
    if not registrars.filter(person=person).exists():
        return []
    if registrars.exclude(person=person).exists():
        return []
    return [_("You are the only registrar. Another one has to be let in first.")]


def may_not_hold(actor: Actor) -> list[str]:
    """Legal holds are a registrar's matter."""
    if actor.has("registrar"):
        return []
    return [_("A registrar sets and lifts legal holds.")]
