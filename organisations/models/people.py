"""Who acts for whom: memberships, deputies, invitations, requests for access."""

import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models.organisations import Organisation


class Role(models.TextChoices):
    """What a person may do for an organisation. Which roles fit which kind: `ROLES`."""

    LEAD = "lead", _("Lead")
    MEDICAL_REVIEWER = "medical_reviewer", _("Medical reviewer")
    LEGAL_REVIEWER = "legal_reviewer", _("Legal reviewer")
    COMPLIANCE_REVIEWER = "compliance_reviewer", _("Compliance reviewer")
    DISCLOSURE_OFFICER = "disclosure_officer", _("Disclosure officer")
    SIGNATORY = "signatory", _("Signatory")
    ADMINISTRATOR = "administrator", _("Administrator")
    REVIEWER = "reviewer", _("Reviewer")
    MEMBER = "member", _("Member")
    VIEWER = "viewer", _("Viewer")
    AUDITOR = "auditor", _("Auditor")
    REGISTRAR = "registrar", _("Registrar")
    AGENCY_REPORTER = "agency_reporter", _("Agency reporter")


COMPANY_ROLES = (
    Role.LEAD,
    Role.MEDICAL_REVIEWER,
    Role.LEGAL_REVIEWER,
    Role.COMPLIANCE_REVIEWER,
    Role.SIGNATORY,
    Role.DISCLOSURE_OFFICER,
    Role.ADMINISTRATOR,
    Role.VIEWER,
    Role.AUDITOR,
)
PATIENT_ROLES = (
    Role.ADMINISTRATOR,
    Role.SIGNATORY,
    Role.REVIEWER,
    Role.MEMBER,
    Role.AUDITOR,
)
OTHER_ROLES = (*PATIENT_ROLES, Role.AGENCY_REPORTER)
"""A body that passes money on for companies has somebody who reports it to them."""
OPERATOR_ROLES = (Role.REGISTRAR, Role.AUDITOR, Role.ADMINISTRATOR)


def roles_for(organisation: Organisation) -> tuple[Role, ...]:
    """The roles that people of this organisation can have."""
    if organisation.is_operator:
        return OPERATOR_ROLES
    if organisation.kind == Organisation.Kind.COMPANY:
        return COMPANY_ROLES
    if organisation.kind == Organisation.Kind.OTHER:
        return OTHER_ROLES
    return PATIENT_ROLES


class Function(models.TextChoices):
    """The part of a company that a lead comes from."""

    MEDICAL_AFFAIRS = "medical_affairs", _("Medical affairs")
    PATIENT_ADVOCACY = "patient_advocacy", _("Patient advocacy")
    RESEARCH = "research", _("Research and development")
    REGULATORY = "regulatory", _("Regulatory affairs")
    ACCESS = "access", _("Access")
    COMMUNICATIONS = "communications", _("Communications")


def _in_force(today: datetime.date) -> Q:
    """The last day counts, unless it was ended in the course of that day."""
    return Q(from_on__lte=today) & (
        Q(until_on__isnull=True)
        | Q(until_on__gt=today)
        | Q(until_on=today, ended_at__isnull=True)
    )


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, today: datetime.date) -> "MembershipQuerySet":
        """Those in force on a day."""
        return self.filter(_in_force(today))

    def lasting(self, today: datetime.date) -> "MembershipQuerySet":
        """Those in force on a day or later."""
        return self.filter(
            Q(until_on__isnull=True)
            | Q(until_on__gt=today)
            | Q(until_on=today, ended_at__isnull=True)
        )


class DeputyQuerySet(models.QuerySet["Deputy"]):
    def on(self, today: datetime.date) -> "DeputyQuerySet":
        """Those in force on a day."""
        return self.filter(_in_force(today))

    def lasting(self, today: datetime.date) -> "DeputyQuerySet":
        """Those in force on a day or later."""
        return self.filter(
            Q(until_on__gt=today) | Q(until_on=today, ended_at__isnull=True)
        )


class Membership(models.Model):
    """A person acting for an organisation in one role, from–until (the last day counts).

    `ended_at`: taken away at this moment of the last day, so that it ends at once.
    `only_company`: invited by that company, and no registrar has verified the mandate
    yet, so the person sees that company's rows alone.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    function = models.CharField(
        _("function"), max_length=20, choices=Function, blank=True
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, editable=False)
    only_company = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    history = tracked()
    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(until_on__isnull=True),
                name="membership_open_once",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="membership_role_known"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True)
                | Q(until_on__gte=models.F("from_on")),
                name="membership_from_before_until",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="membership_of")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} of {self.organisation_id}"


class Deputy(models.Model):
    """Somebody who takes a person's place in one organisation, from–until."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputies"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputises"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    ended_at = models.DateTimeField(null=True, editable=False)

    history = tracked()
    objects = DeputyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=models.F("deputy")), name="deputy_is_another"
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=models.F("from_on")),
                name="deputy_from_before_until",
            ),
        ]
        indexes = [models.Index(fields=["deputy", "until_on"], name="deputy_until")]

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.person_id}"


class Invitation(models.Model):
    """Somebody is asked to act for an organisation: by e-mail, or by a letter's code.

    Only the SHA-256 of the secret is kept. `by_company` is the company that invited a
    patient organisation's first administrator, with the source of the address. The
    address is erased when the invitation is over. `until_on`: the last day of the roles
    it gives.
    """

    class Way(models.TextChoices):
        EMAIL = "email", _("E-mail")
        LETTER = "letter", _("Code on a printed letter")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        EXPIRED = "expired", _("Expired")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="invitations"
    )
    way = models.CharField(max_length=6, choices=Way)
    email = models.EmailField(max_length=254, blank=True)
    address_source = models.CharField(
        _("where the address comes from"), max_length=300, blank=True
    )
    roles = ArrayField(models.CharField(max_length=20, choices=Role))
    function = models.CharField(max_length=20, choices=Function, blank=True)
    until_on = models.DateField(null=True)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    by_company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    invited_by_id = models.BigIntegerField(null=True)
    invited_on = models.DateField()
    expires_on = models.DateField()
    accepted_by_id = models.BigIntegerField(null=True)
    accepted_at = models.DateTimeField(null=True)

    history = tracked(excluded=("email",))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(roles__len__gt=0) & Q(roles__contained_by=Role.values),
                name="invitation_roles_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "accepted", "withdrawn", "expired"]),
                name="invitation_state_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="accepted",
                    accepted_by_id__isnull=False,
                    accepted_at__isnull=False,
                )
                | Q(
                    ~Q(state="accepted"),
                    accepted_by_id__isnull=True,
                    accepted_at__isnull=True,
                ),
                name="invitation_accepted_at_with_accepted_by",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="invitation_open")
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()} for {self.organisation_id}"


class AccessRequest(models.Model):
    """Somebody wants to act for an organisation, and a registrar decides on evidence.

    Made by their own request (then `email` and `name` are given, and the organisation may
    not be here yet), or by accepting a company's invitation (then `person` is known).
    What they wrote about themselves can be erased, so it is kept out of the history.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for a registrar")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="access_requests",
    )
    organisation_name = models.CharField(_("organisation"), max_length=500, blank=True)
    organisation_country = models.CharField(_("country"), max_length=2, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="access_requests",
    )
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    name = models.CharField(_("your name"), max_length=200, blank=True)
    words = models.TextField(_("your part in the organisation"), blank=True)
    evidence = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    decided_by_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    history = tracked(excluded=("email", "name", "words"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["waiting", "withdrawn"],
                    decided_by_id__isnull=True,
                    decided_at__isnull=True,
                )
                | Q(
                    state__in=["accepted", "refused"],
                    decided_by_id__isnull=False,
                    decided_at__isnull=False,
                ),
                name="access_request_decided_at_with_decided_by",
            ),
        ]
        indexes = [models.Index(fields=["state", "id"], name="access_request_queue")]

    def __str__(self) -> str:
        return f"{self.organisation_name or self.organisation_id}"
