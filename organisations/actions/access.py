"""Requests for access, and what a registrar decides about them."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from documents.models import Document, keep
from notices.telling import tell, write_to
from organisations import mandates
from organisations.actions import invitations
from organisations.actions.organisations import tidied
from organisations.actions.people import give_roles
from organisations.lifecycle.access import access_steps
from organisations.models import (
    AccessRequest,
    Membership,
    Organisation,
    OrganisationSight,
)
from workflow.moves import Refused


@dataclass(frozen=True)
class Upload:
    """A file that somebody brought, already checked for size and kind."""

    name: str
    media_type: str
    data: bytes


def request_access(
    *,
    organisation_name: str,
    country: str,
    email: str,
    name: str,
    words: str,
    evidence: Upload | None,
) -> AccessRequest:
    """Somebody without a way in asks for one. A registrar looks at it."""
    by = Actor(person_id=None)
    with acting(by):
        document = (
            keep(
                evidence.data,
                name=evidence.name,
                media_type=evidence.media_type,
                kind=Document.Kind.EVIDENCE,
                owner_id=None,
            )
            if evidence
            else None
        )
        request = AccessRequest.objects.create(
            organisation_name=organisation_name,
            organisation_country=country,
            email=email,
            name=name,
            words=words,
            evidence=document,
        )
        record("access_requested", request, by=by)
    return request


def accept_request(
    request: AccessRequest,
    *,
    by: Actor,
    today: datetime.date,
    reason: str,
    organisation: Organisation | None = None,
) -> None:
    """The evidence convinces: the person acts for the organisation, without a limit.

    Who asked by themselves is invited to `organisation`, or to a new patient
    organisation of the name that they gave. Old contacts are told.
    """
    with acting(by, reason):
        locked = _locked(request)
        _ask(locked, "accept", by, reason)
        if locked.person is None:
            organisation = organisation or _found(locked, by=by)
            locked.organisation = organisation
        else:
            organisation = locked.organisation
        if organisation is None:
            raise Refused([_("Choose the organisation that this is about.")])
        _tell_contacts(organisation, besides=locked.person)
        if locked.person is None:
            invitations.invite(
                organisation,
                by=by,
                today=today,
                email=locked.email,
                roles=invitations.first_roles(organisation),
            )
        else:
            _lift_limit(organisation, locked.person, today)
            _tell_person(locked.person, organisation, accepted=True, reason="")
        _decide(locked, AccessRequest.State.ACCEPTED, by, reason)


def refuse_request(
    request: AccessRequest, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """The evidence does not convince: a limited membership ends at once.

    What the person did for the organisation until now does not stand.
    """
    with acting(by, reason):
        locked = _locked(request)
        _ask(locked, "refuse", by, reason)
        name = (
            locked.organisation.legal_name
            if locked.organisation
            else locked.organisation_name
        )
        if locked.person and locked.organisation:
            Membership.objects.lasting(today).filter(
                person=locked.person,
                organisation=locked.organisation,
                only_company__isnull=False,
            ).update(until_on=today, ended_at=ClockTimestamp())
            stays = Membership.objects.lasting(today).filter(
                person=locked.person, organisation=locked.organisation
            )
            if not stays.exists():
                mandates.refused(
                    locked.organisation.pk, locked.person.pk, by=by, today=today
                )
            _tell_person(
                locked.person, locked.organisation, accepted=False, reason=reason
            )
        else:
            write_to(
                locked.email,
                "access_decided",
                url=reverse("organisations:access-request"),
                context={"organisation": name, "accepted": False, "reason": reason},
            )
        _decide(locked, AccessRequest.State.REFUSED, by, reason)


def withdraw_request(request: AccessRequest, *, by: Actor) -> None:
    with acting(by):
        locked = _locked(request)
        if reasons := access_steps(locked, by)["withdraw"]:
            raise Refused(reasons)
        locked.state = AccessRequest.State.WITHDRAWN
        locked.email = ""
        locked.save(update_fields=["state", "email"])
        record("access_request_withdrawn", locked, by=by)


def _locked(request: AccessRequest) -> AccessRequest:
    return (
        AccessRequest.objects.select_for_update(of=("self",))
        .select_related("organisation", "person")
        .get(pk=request.pk)
    )


def _ask(request: AccessRequest, step: str, by: Actor, reason: str) -> None:
    reasons = access_steps(request, by)[step]
    if not reason.strip():
        reasons.append(_("Say what you looked at and what convinced you or not."))
    if reasons:
        raise Refused(reasons)


def _decide(request: AccessRequest, state: str, by: Actor, reason: str) -> None:
    """The address is erased: what still needs it has it.

    So is what somebody without an account said of themselves: they could never have it
    erased. What was looked at stands in the reason.
    """
    request.state, request.reason, request.email = state, reason, ""
    if request.person_id is None:
        request.name = request.words = ""
    request.decided_by_id, request.decided_at = by.person_id, ClockTimestamp()
    request.save()
    record(f"access_request_{state}", request, by=by, reason=reason)


def _found(request: AccessRequest, *, by: Actor) -> Organisation:
    """A new patient organisation, verified by the evidence of this request.

    Its history can be read by others, so it doesn't repeat what was said of a person.
    """
    reason = _("Checked when somebody asked for access to it")
    with acting(by, reason):
        organisation = Organisation.objects.create(
            kind=Organisation.Kind.PATIENTS,
            legal_name=tidied(request.organisation_name),
            country=request.organisation_country,
            verification=Organisation.Verification.VERIFIED,
            verified_at=ClockTimestamp(),
            verified_by_id=by.person_id,
            evidence=reason,
        )
        organisation.refresh_from_db()
        OrganisationSight.objects.create(organisation=organisation, viewer=organisation)
        record("organisation_added", organisation, by=by, reason=reason)
    return organisation


def _lift_limit(organisation: Organisation, person: User, today: datetime.date) -> None:
    """Roles stay as they are; who has none any more gets the first ones."""
    held = Membership.objects.lasting(today).filter(
        organisation=organisation, person=person
    )
    held.filter(only_company__isnull=False).update(only_company=None)
    if not held.exists():
        give_roles(
            organisation,
            person,
            today=today,
            roles=invitations.first_roles(organisation),
        )


def _tell_contacts(organisation: Organisation, *, besides: User | None) -> None:
    """Everybody who acts or acted for the organisation learns that somebody new does."""
    people = User.objects.filter(
        pk__in=Membership.objects.filter(organisation=organisation).values("person_id")
    )
    if besides:
        people = people.exclude(pk=besides.pk)
    tell(
        people,
        "contacts_changed",
        url=reverse("organisations:people", args=[organisation.public_id]),
        organisation_id=organisation.pk,
        context={"organisation": organisation.legal_name},
    )


def _tell_person(
    person: User, organisation: Organisation, *, accepted: bool, reason: str
) -> None:
    tell(
        person,
        "access_decided",
        url=reverse("organisations:people", args=[organisation.public_id])
        if accepted
        else reverse("organisations:access-request"),
        organisation_id=organisation.pk,
        context={
            "organisation": organisation.legal_name,
            "accepted": accepted,
            "reason": reason,
        },
    )
