"""Permission to use a name or logo: for what, where, until when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.acknowledgements import Medium
from partnerships.models.agreements import Agreement
from partnerships.models.between import BetweenQuerySet
from partnerships.models.partnerships import Partnership


class LogoPermission(models.Model):
    """`other` asks to use the name or logo of `owner` in public (EFPIA Code 21.03, VR-22).

    Only the owner grants, refuses and revokes. Lifecycle: lifecycle/permissions.py.
    """

    class State(models.TextChoices):
        REQUESTED = "requested", _("Asked for")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        REVOKED = "revoked", _("Taken back by its owner")
        WITHDRAWN = "withdrawn", _("No longer asked for")
        EXPIRED = "expired", _("Ended")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="logo_permissions"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField(_("what for, and how it is used"))
    media = ArrayField(
        models.CharField(max_length=8, choices=Medium), verbose_name=_("where")
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    state = models.CharField(max_length=9, choices=State, default=State.REQUESTED)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("what its owner says"), blank=True)
    ended_on = models.DateField(null=True, blank=True)
    reminded_days = models.SmallIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = BetweenQuerySet["LogoPermission"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(owner=F("other")), name="logo_permission_between_two"
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")),
                name="logo_permission_from_before_until",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["requested", "withdrawn", "expired"])
                | Q(answered_on__isnull=False),
                name="logo_permission_answered_with_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "revoked"]) | ~Q(answer=""),
                name="logo_permission_refused_with_words",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-id"], name="logo_permission_newest"),
            models.Index(
                fields=["owner", "other", "state"], name="logo_permission_of_two"
            ),
            models.Index(fields=["state", "until_on"], name="logo_permission_ending"),
        ]

    def __str__(self) -> str:
        return self.purpose[:80]

    def get_absolute_url(self) -> str:
        return reverse("partnerships:logo", args=[self.public_id])
