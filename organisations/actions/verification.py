"""A registrar verifies an organisation, or says why not."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from notices.telling import tell
from organisations.lifecycle.verification import verification_steps
from organisations.models import Membership, Organisation, Role
from workflow.moves import Refused


def verify(organisation: Organisation, *, by: Actor, evidence: str) -> None:
    """From now on the record is shared: everybody who is signed in may find it."""
    with acting(by, evidence):
        locked = _ask(organisation, "verify", by, evidence)
        locked.verification = Organisation.Verification.VERIFIED
        locked.verified_at, locked.verified_by_id = ClockTimestamp(), by.person_id
        locked.evidence = evidence
        _save(locked)
        _tell_members(locked, accepted=True, reason="")
        record("verified", locked, by=by, reason=evidence)


def refuse(organisation: Organisation, *, by: Actor, reason: str) -> None:
    """It stays with those who see it now; it can be verified later."""
    with acting(by, reason):
        locked = _ask(organisation, "refuse", by, reason)
        locked.verification = Organisation.Verification.REFUSED
        _save(locked)
        _tell_members(locked, accepted=False, reason=reason)
        record("verification refused", locked, by=by, reason=reason)


def _ask(organisation: Organisation, step: str, by: Actor, reason: str) -> Organisation:
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    reasons = verification_steps(locked, by)[step]
    if not reason.strip():
        reasons.append(_("Say what you looked at, and what it showed."))
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
