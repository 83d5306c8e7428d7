"""Asking people to act for an organisation, and their yes."""

import datetime
from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions import open_account
from accounts.models import User
from audit.acting import CALENDAR, Actor, acting
from audit.models import ClockTimestamp, record
from notices.telling import tell, write_to
from organisations import secrets
from organisations.actions.people import give_roles
from organisations.lifecycle import invitations as rules
from organisations.lifecycle.memberships import role_reasons
from organisations.models import (
    AccessRequest,
    Invitation,
    Membership,
    Organisation,
    OrganisationSight,
    Role,
    roles_for,
)
from workflow.moves import Refused

LINK_DAYS = 30
LETTER_DAYS = 90
FIRST_ROLES = (Role.ADMINISTRATOR, Role.SIGNATORY, Role.REVIEWER)


def first_roles(organisation: Organisation) -> list[str]:
    """What the first administrator of an organisation can do there."""
    return [role for role in FIRST_ROLES if role in roles_for(organisation)]


def invite(
    organisation: Organisation,
    *,
    by: Actor,
    today: datetime.date,
    email: str,
    roles: Collection[str],
    function: str = "",
    until_on: datetime.date | None = None,
) -> Invitation:
    """An administrator asks somebody to act for their organisation.

    What an administrator may not see yet, those whom they invite don't see either.
    """
    with acting(by):
        reasons = rules.invite_reasons(organisation, by)
        reasons += role_reasons(
            organisation, roles, function=function, until_on=until_on, today=today
        )
        reasons += _address_reasons(organisation, email, today)
        if reasons:
            raise Refused(reasons)
        limit = by.only_company_id if by.organisation_id == organisation.pk else None
        return _send(
            organisation,
            email,
            by=by,
            today=today,
            roles=list(roles),
            function=function,
            until_on=until_on,
            by_company_id=limit,
        )


def invite_first(
    organisation: Organisation,
    *,
    by: Actor,
    today: datetime.date,
    email: str,
    address_source: str,
) -> Invitation:
    """A company asks somebody to be the first administrator of another organisation.

    They see this company's rows alone until a registrar has verified their mandate.
    """
    with acting(by):
        reasons = _first_reasons(organisation, by, today)
        if not address_source.strip():
            reasons.append(_("Say where the address comes from."))
        if reasons:
            raise Refused(reasons)
        return _send(
            organisation,
            email,
            by=by,
            today=today,
            roles=first_roles(organisation),
            address_source=address_source,
            by_company_id=by.organisation_id,
        )


def letter_code(organisation: Organisation, *, by: Actor, today: datetime.date) -> str:
    """A one-time code to print on a company's letter. It is shown this once only.

    A later letter of the same company makes the earlier code void.
    """
    with acting(by):
        if reasons := _first_reasons(organisation, by, today):
            raise Refused(reasons)
        earlier = Invitation.objects.filter(
            organisation=organisation,
            by_company_id=by.organisation_id,
            way=Invitation.Way.LETTER,
            state=Invitation.State.OPEN,
        )
        earlier.update(state=Invitation.State.WITHDRAWN)
        code = secrets.new_letter_code()
        invitation = Invitation.objects.create(
            organisation=organisation,
            way=Invitation.Way.LETTER,
            roles=first_roles(organisation),
            secret_sha256=secrets.digest(secrets.plain_code(code)),
            by_company_id=by.organisation_id,
            invited_by_id=by.person_id,
            invited_on=today,
            expires_on=today + datetime.timedelta(days=LETTER_DAYS),
        )
        record("letter_code_made", invitation, by=by)
    return code


def withdraw(invitation: Invitation, *, by: Actor) -> None:
    with acting(by):
        locked = _locked(invitation)
        if reasons := rules.invitation_steps(locked, by)["withdraw"]:
            raise Refused(reasons)
        locked.state, locked.email = Invitation.State.WITHDRAWN, ""
        locked.save(update_fields=["state", "email"])
        record("invitation_withdrawn", locked, by=by)


def expire(*, today: datetime.date) -> int:
    """The calendar's: invitations whose last day is over; their addresses are erased."""
    with acting(CALENDAR):
        return Invitation.objects.filter(
            state=Invitation.State.OPEN, expires_on__lt=today
        ).update(state=Invitation.State.EXPIRED, email="")


def accept(invitation: Invitation, person: User, *, today: datetime.date) -> None:
    """The person with the link or the code joins. Of two who try, one succeeds."""
    by = Actor(person_id=person.pk, organisation_id=invitation.organisation_id)
    with acting(by):
        locked = _locked(invitation)
        reasons = rules.invitation_steps(locked, by, holds_secret=True)["accept"]
        if not reasons and rules.expired(locked, today):
            reasons = [_("This invitation has expired. Ask for a new one.")]
        if _is_first(locked) and _has_people(locked.organisation, today):
            reasons.append(rules.taken())
        if _acts_for(person, locked.by_company_id, today):
            reasons.append(
                _("You act for the company that invites: somebody else has to join.")
            )
        if reasons:
            raise Refused(reasons)
        organisation = Organisation.objects.select_for_update().get(
            pk=locked.organisation_id
        )
        give_roles(
            organisation,
            person,
            today=today,
            roles=locked.roles,
            function=locked.function,
            until_on=locked.until_on,
            only_company_id=locked.by_company_id,
        )
        OrganisationSight.objects.get_or_create(
            organisation=organisation, viewer=organisation
        )
        if locked.by_company_id:
            _ask_for_mandate(locked, person)
        locked.state, locked.email = Invitation.State.ACCEPTED, ""
        locked.accepted_by_id, locked.accepted_at = person.pk, ClockTimestamp()
        locked.save(update_fields=["state", "email", "accepted_by_id", "accepted_at"])
        _tell_administrators(organisation, person, today)
        record("invitation_accepted", locked, by=by, roles=sorted(locked.roles))


def accept_as_new(
    invitation: Invitation,
    *,
    today: datetime.date,
    email: str,
    name: str,
    password: str,
) -> User:
    """Somebody without an account, who has shown that they read this address's mail."""
    with acting(Actor(person_id=None)):
        person = open_account(
            email=email,
            name=name,
            password=password,
            language=invitation.organisation.language,
        )
        accept(invitation, person, today=today)
    return person


def mail_link(invitation: Invitation, *, email: str) -> None:
    """Whoever has a letter's code gets a link by e-mail, which proves the address."""
    with acting(Actor(person_id=None)):
        write_to(
            email,
            "letter_link",
            url=reverse(
                "organisations:invitation-accept",
                args=[secrets.signed(invitation.public_id, email)],
            ),
            language=invitation.organisation.language,
            context={"organisation": invitation.organisation.legal_name},
        )


def _send(
    organisation: Organisation,
    email: str,
    *,
    by: Actor,
    today: datetime.date,
    **facts: Any,
) -> Invitation:
    """A new invitation and its mail; an open one to the same address gives way."""
    Invitation.objects.filter(
        organisation=organisation, email__iexact=email, state=Invitation.State.OPEN
    ).update(state=Invitation.State.WITHDRAWN, email="")
    secret = secrets.new_link_secret()
    invitation = Invitation.objects.create(
        organisation=organisation,
        way=Invitation.Way.EMAIL,
        email=email,
        secret_sha256=secrets.digest(secret),
        invited_by_id=by.person_id,
        invited_on=today,
        expires_on=today + datetime.timedelta(days=LINK_DAYS),
        **facts,
    )
    inviter = Organisation.objects.get(
        pk=by.organisation_id or organisation.pk
    ).legal_name
    write_to(
        email,
        "invited",
        url=reverse("organisations:invitation-accept", args=[secret]),
        language=organisation.language,
        about=invitation,
        context={
            "organisation": organisation.legal_name,
            "inviter": inviter,
            "role": ", ".join(str(Role(role).label) for role in invitation.roles),
            "until": invitation.expires_on,
        },
    )
    record("invited", invitation, by=by, roles=sorted(invitation.roles))
    return invitation


def _locked(invitation: Invitation) -> Invitation:
    return (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation", "by_company")
        .get(pk=invitation.pk)
    )


def _first_reasons(
    organisation: Organisation, by: Actor, today: datetime.date
) -> list[str]:
    return rules.first_reasons(
        organisation, by, has_people=_has_people(organisation, today)
    )


def _has_people(organisation: Organisation, today: datetime.date) -> bool:
    """Whether it has an administrator whose mandate was verified."""
    verified = Membership.objects.on(today).filter(
        organisation=organisation,
        role=Role.ADMINISTRATOR,
        only_company__isnull=True,
    )
    return verified.exists()


def _is_first(invitation: Invitation) -> bool:
    """Whether a company asks for the first administrator: by letter, or by an address
    whose source it states. A colleague of such a person is invited without either."""
    return bool(
        invitation.by_company_id
        and (invitation.way == Invitation.Way.LETTER or invitation.address_source)
    )


def _address_reasons(
    organisation: Organisation, email: str, today: datetime.date
) -> list[str]:
    member = Membership.objects.lasting(today).filter(
        organisation=organisation, person__email__iexact=email
    )
    if member.exists():
        return [
            _("This person acts for your organisation already: change their roles.")
        ]
    return []


def _acts_for(person: User, company_id: int | None, today: datetime.date) -> bool:
    """Nobody answers for an organisation about what their own company reports."""
    if company_id is None:
        return False
    return (
        Membership.objects.on(today)
        .filter(person=person, organisation_id=company_id)
        .exists()
    )


def _ask_for_mandate(invitation: Invitation, person: User) -> None:
    """Puts the question to a registrar, once for a person and an organisation."""
    AccessRequest.objects.get_or_create(
        organisation=invitation.organisation,
        person=person,
        state=AccessRequest.State.WAITING,
        defaults={
            "words": _(
                "Invited by %(company)s. Where the address comes from: %(source)s"
            )
            % {
                "company": invitation.by_company,
                "source": invitation.address_source or _("a printed letter"),
            }
        },
    )


def _tell_administrators(
    organisation: Organisation, person: User, today: datetime.date
) -> None:
    administrators = User.objects.filter(
        pk__in=Membership.objects.on(today)
        .filter(
            organisation=organisation,
            role=Role.ADMINISTRATOR,
            only_company__isnull=True,
        )
        .exclude(person=person)
        .values("person_id")
    )
    tell(
        administrators,
        "joined",
        url=reverse("organisations:people", args=[organisation.public_id]),
        organisation_id=organisation.pk,
        context={"organisation": organisation.legal_name, "person": str(person)},
    )
