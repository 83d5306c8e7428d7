"""The written contract: who its parties are and where it stands. Its text: `versions`."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.applications import Application
from partnerships.models.partnerships import Partnership
from partnerships.models.sides import Kind, Service, Side

if TYPE_CHECKING:
    from partnerships.models.versions import Version


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def for_actor(self, actor: Actor) -> "AgreementQuerySet":
        """Those whose party the actor's organisation is; a draft is its drafter's alone.

        Somebody whose mandate is not verified sees those with the one company alone.
        """
        if actor.organisation_id is None:
            return self.none()
        visible = self.filter(
            pk__in=AgreementParty.objects.filter(
                organisation_id=actor.organisation_id, shown=True
            ).values("agreement_id")
        )
        if actor.only_company_id is None:
            return visible
        companies = AgreementParty.objects.filter(side=Side.COMPANY)
        return visible.filter(
            pk__in=companies.filter(organisation_id=actor.only_company_id).values(
                "agreement_id"
            )
        ).exclude(
            pk__in=companies.exclude(organisation_id=actor.only_company_id).values(
                "agreement_id"
            )
        )


class Agreement(models.Model):
    """A contract under a partnership: grant, sponsorship, services, collaboration….

    `current` is the newest version that was sent to the other side; `agreed` the one
    that both sides agreed to, which is approved and signed and never changes. An
    agreement made elsewhere enters as signed. An amendment is an agreement of its own
    that `amends` another one from its version `base`, and becomes that one's next
    version with the last signature. `ends_early_on` is the last day of one that was
    ended before its time, `sign_reminded_days` the last reminder to sign. Lifecycle: lifecycle/agreements.py.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        NEGOTIATION = "negotiation", _("In negotiation")
        APPROVAL = "approval", _("In approval")
        READY = "ready", _("Ready to sign")
        PART_SIGNED = "part_signed", _("Signed by some")
        SIGNED = "signed", _("Signed")
        ACTIVE = "active", _("Running")
        COMPLETED = "completed", _("Completed")
        CLOSED = "closed", _("Closed")
        DECLINED = "declined", _("Declined")
        CANCELLED = "cancelled", _("Cancelled")
        TERMINATED = "terminated", _("Terminated")
        EXPIRED = "expired", _("Never signed in time")
        SUPERSEDED = "superseded", _("Taken over by another version")

    class Form(models.TextChoices):
        FULL = "full", _("Full agreement")
        SHORT = "short", _("Short form")
        ELSEWHERE = "elsewhere", _("Made elsewhere")

    class Amends(models.TextChoices):
        EXTENSION = "extension", _("More time")
        AMOUNT = "amount", _("Another amount")
        TERMS = "terms", _("Other terms")
        TERMINATION = "termination", _("End before its time")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="agreements"
    )
    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
    )
    kind = models.CharField(_("kind of agreement"), max_length=14, choices=Kind)
    service = models.CharField(
        _("kind of service"), max_length=14, choices=Service, blank=True
    )
    form = models.CharField(max_length=9, choices=Form, default=Form.FULL)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    language = models.CharField(_("language"), max_length=10, default="en-gb")
    jurisdiction = models.CharField(_("law of"), max_length=2, blank=True)
    drafted_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    drafted_on = models.DateField()
    current = models.ForeignKey(
        "partnerships.Version",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    agreed = models.ForeignKey(
        "partnerships.Version",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    amends = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="amendments",
    )
    amends_what = models.CharField(
        _("what changes"), max_length=11, choices=Amends, blank=True
    )
    base = models.ForeignKey(
        "partnerships.Version",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    agreed_on = models.DateField(null=True, blank=True)
    ready_on = models.DateField(null=True, blank=True)
    sign_by = models.DateField(_("to be signed by"), null=True, blank=True)
    sign_reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    ends_early_on = models.DateField(
        _("ends before its time, on"), null=True, blank=True
    )
    completed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField(_("why it ended"), blank=True)
    is_public = models.BooleanField(_("shown on the register"), default=False)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "negotiation", "declined", "cancelled"])
                | Q(form="elsewhere")
                | Q(agreed__isnull=False, agreed_on__isnull=False),
                name="agreement_agreed_before_approval",
            ),
            models.CheckConstraint(
                condition=~Q(
                    state__in=[
                        "signed",
                        "active",
                        "completed",
                        "closed",
                        "terminated",
                        "superseded",
                    ]
                )
                | Q(signed_on__isnull=False),
                name="agreement_signed_before_it_runs",
            ),
            models.CheckConstraint(
                condition=Q(amends__isnull=True, base__isnull=True, amends_what="")
                | (
                    Q(amends__isnull=False, base__isnull=False)
                    & ~Q(amends_what="")
                    & ~Q(amends=F("id"))
                ),
                name="agreement_amends_from_a_base",
            ),
            models.CheckConstraint(
                condition=~Q(
                    state__in=["declined", "cancelled", "terminated", "expired"]
                )
                | ~Q(end_reason=""),
                name="agreement_ended_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["amends"],
                condition=Q(
                    state__in=[
                        "draft",
                        "negotiation",
                        "approval",
                        "ready",
                        "part_signed",
                    ]
                ),
                name="agreement_one_open_amendment",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-id"], name="agreement_newest"),
            models.Index(fields=["state", "sign_by"], name="agreement_due"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def on_the_table(self) -> "Version":
        """The version that the sides talk about; a draft of nobody's has none."""
        if self.current is None:
            raise ValueError(f"{self.reference} was not sent yet")
        return self.current

    @property
    def settled(self) -> "Version":
        """The version that all agreed to."""
        if self.agreed is None:
            raise ValueError(f"{self.reference} is not agreed yet")
        return self.agreed

    def get_absolute_url(self) -> str:
        return reverse("partnerships:agreement", args=[self.reference])


class AgreementParty(models.Model):
    """An organisation in an agreement. `shown` from the moment the draft is sent to it."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="parties"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="agreement_parties"
    )
    side = models.CharField(_("side"), max_length=8, choices=Side)
    shown = models.BooleanField(default=False)
    public_agreed_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "agreement"], name="agreement_party_once"
            )
        ]
        indexes = [
            models.Index(fields=["agreement"], name="agreement_parties"),
            models.Index(
                fields=["organisation", "-agreement"], name="agreement_party_newest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.agreement_id}"
