"""What was left over at the end of an agreement, and what happens with it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.agreements import Agreement


class UnspentQuerySet(models.QuerySet["UnspentMoney"]):
    def for_actor(self, actor: Actor) -> "UnspentQuerySet":
        """Those of the agreements that the actor's organisation sees."""
        return self.filter(
            agreement__in=Agreement.objects.for_actor(actor).values("pk")
        )


class UnspentMoney(models.Model):
    """Said by the organisation at the end; nothing left over is said too.

    `rule` is what the agreed version says about unspent money, as it stood.
    """

    class What(models.TextChoices):
        NOTHING = "nothing", _("Nothing is left")
        SAME = "same", _("It is used for the same purpose")
        OTHER = "other", _("It is used for another purpose that we agree on")
        NEXT = "next", _("It is taken into the next agreement")
        RETURNED = "returned", _("It goes back to the company")

    class State(models.TextChoices):
        SAID = "said", _("Said")
        ACCEPTED = "accepted", _("Accepted")
        QUESTIONED = "questioned", _("Questioned")

    agreement = models.OneToOneField(
        Agreement, on_delete=models.PROTECT, related_name="unspent"
    )
    amount = models.DecimalField(_("amount left over"), max_digits=18, decimal_places=4)
    currency = models.CharField(_("currency"), max_length=3)
    what = models.CharField(_("what happens with it"), max_length=8, choices=What)
    words = models.TextField(_("more about it"), blank=True)
    rule = models.TextField(_("what the agreement says"), blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.SAID)
    said_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    said_on = models.DateField()
    decided_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)
    question = models.TextField(_("what is questioned"), blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = UnspentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(what="nothing", amount=0)
                | (~Q(what="nothing") & Q(amount__gt=0)),
                name="unspent_nothing_or_something",
            ),
            models.CheckConstraint(
                condition=Q(state="said", decided_on__isnull=True)
                | Q(
                    state__in=["accepted", "questioned"],
                    decided_on__isnull=False,
                    decided_by__isnull=False,
                ),
                name="unspent_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} left of {self.agreement_id}"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:unspent", args=[self.agreement.reference])
