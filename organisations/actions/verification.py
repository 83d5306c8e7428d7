"""A registrar verifies an organisation and its numbers in registers, or says why not."""

import datetime

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from notices.telling import tell
from organisations.lifecycle.verification import (
    may_not_confirm,
    verification_steps,
)
from organisations.models import Identifier, Membership, Organisation, Role
from organisations.profiles.publishing import publish
from workflow.moves import Refused

LOOKED_AT = gettext_lazy("Say what you looked at, and what it showed.")


def verify(
    organisation: Organisation, *, by: Actor, evidence: str, today: datetime.date
) -> None:
    """From now on the record is shared: everybody who is signed in may find it.

    The numbers that stand in it are verified with it; a later one is confirmed singly.
    """
    with acting(by, evidence):
        locked = _ask(organisation, "verify", by, evidence)
        locked.verification = Organisation.Verification.VERIFIED
        locked.verified_at, locked.verified_by_id = ClockTimestamp(), by.person_id
        locked.evidence = evidence
        _save(locked)
        unverified = locked.identifiers.filter(ended_on=None, verified_on=None)
        _verify_numbers(unverified, by, evidence, today)
        _tell_members(locked, accepted=True, reason="")
        record("verified", locked, by=by, reason=evidence)
        publish(locked)


def refuse(organisation: Organisation, *, by: Actor, reason: str) -> None:
    """It stays with those who see it now; it can be verified later."""
    with acting(by, reason):
        locked = _ask(organisation, "refuse", by, reason)
        locked.verification = Organisation.Verification.REFUSED
        _save(locked)
        _tell_members(locked, accepted=False, reason=reason)
        record("verification_refused", locked, by=by, reason=reason)


def confirm_identifier(
    identifier: Identifier, *, by: Actor, evidence: str, today: datetime.date
) -> None:
    """One number is the organisation's, on evidence: imports may rely on it."""
    with acting(by, evidence):
        organisation = Organisation.objects.select_for_update().get(
            pk=identifier.organisation_id
        )
        locked = Identifier.objects.select_for_update().get(pk=identifier.pk)
        reasons = may_not_confirm(locked, by)
        if not evidence.strip():
            reasons.append(str(LOOKED_AT))
        if reasons:
            raise Refused(reasons)
        numbers = organisation.identifiers.filter(pk=locked.pk)
        _verify_numbers(numbers, by, evidence, today)
        record(
            "number_confirmed",
            organisation,
            by=by,
            reason=evidence,
            number=str(locked),
        )
        publish(organisation)


def _verify_numbers(
    numbers: models.QuerySet[Identifier], by: Actor, evidence: str, today: datetime.date
) -> None:
    """A number in a register is one organisation's: the first that it is verified for."""
    taken = Exists(
        Identifier.objects.filter(
            scheme=OuterRef("scheme"),
            value=OuterRef("value"),
            verified_on__isnull=False,
        ).exclude(organisation=OuterRef("organisation"))
    )
    if elsewhere := numbers.filter(taken).order_by("pk"):
        raise Refused(
            [
                _(
                    "%(number)s is verified as the number of another organisation."
                    " Take it out of one of the two records first."
                )
                % {"number": number}
                for number in elsewhere
            ]
        )
    numbers.update(
        verified_on=today, verified_by_id=by.person_id, evidence=evidence.strip()
    )


def _ask(organisation: Organisation, step: str, by: Actor, reason: str) -> Organisation:
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    reasons = verification_steps(locked, by)[step]
    if not reason.strip():
        reasons.append(str(LOOKED_AT))
    if reasons:
        raise Refused(reasons)
    return locked


def _save(organisation: Organisation) -> None:
    organisation.version += 1
    organisation.save(
        update_fields=[
            "verification",
            "verified_at",
            "verified_by_id",
            "evidence",
            "version",
        ]
    )


def _tell_members(organisation: Organisation, *, accepted: bool, reason: str) -> None:
    administrators = User.objects.filter(
        pk__in=Membership.objects.filter(
            organisation=organisation,
            role=Role.ADMINISTRATOR,
            until_on__isnull=True,
        ).values("person_id")
    )
    tell(
        administrators,
        "organisation_decided",
        url=reverse("organisations:people", args=[organisation.public_id]),
        organisation_id=organisation.pk,
        context={
            "organisation": organisation.legal_name,
            "accepted": accepted,
            "reason": reason,
        },
    )
