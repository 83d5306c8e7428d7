"""One budget of an activity that several pay for, kept by the organisation that does it."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.activities import Activity
from partnerships.models.agreements import Agreement


class BudgetQuerySet(models.QuerySet["Budget"]):
    def for_actor(self, actor: Actor) -> "BudgetQuerySet":
        """Those that the actor's organisation keeps, or that were shown to it.

        Its keeper is a funder too, with its own money. A budget may name several
        companies: somebody whose mandate is not verified sees none.
        """
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        return self.filter(
            pk__in=BudgetFunder.objects.filter(
                organisation_id=actor.organisation_id, shown_on__isnull=False
            ).values("budget_id")
        )


class Budget(models.Model):
    """What an activity costs and who pays for it: entered once, for all who pay.

    `kept_by` writes it; the others read what their row in `BudgetFunder` shows them.
    `follows` is the one of the year before, from which it was copied.
    Lifecycle: lifecycle/budgets.py.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    kept_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    activity = models.ForeignKey(
        Activity,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budgets",
        verbose_name=_("activity"),
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("title"), max_length=200)
    currency = models.CharField(_("currency"), max_length=3)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    made_on = models.DateField()
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = BudgetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="budget_has_title"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="budget_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_on__isnull=True)
                | Q(state="closed", closed_on__isnull=False),
                name="budget_closed_with_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["activity", "-id"], name="budget_of_activity"),
            models.Index(fields=["kept_by", "-id"], name="budget_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:budget", args=[self.public_id])


class BudgetItem(models.Model):
    """One line: what it is for, and what it is planned to cost."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(_("what for"), max_length=200)
    planned = models.DecimalField(_("planned"), max_digits=18, decimal_places=4)
    dropped_on = models.DateField(_("taken out on"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(planned__gte=0), name="budget_item_not_negative"
            )
        ]
        indexes = [models.Index(fields=["budget", "position"], name="budget_items")]

    def __str__(self) -> str:
        return self.words


class BudgetFunder(models.Model):
    """Somebody who pays a part: an organisation here, or a name; or the keeper itself.

    `shown_on`: since when it reads the budget. It always reads its own share and what
    all costs together; lines, names of the others and papers as its keeper chose.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        PROMISED = "promised", _("Promised")
        AGREED = "agreed", _("Agreed")
        RECEIVED = "received", _("Received")
        DECLINED = "declined", _("Declined")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="funders")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funded_budgets",
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    own = models.BooleanField(_("own money"), default=False)
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agreement"),
    )
    share = models.DecimalField(_("share"), max_digits=18, decimal_places=4)
    received = models.DecimalField(
        _("received"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    state = models.CharField(
        _("how it stands"), max_length=8, choices=State, default=State.ASKED
    )
    sees_lines = models.BooleanField(_("reads all lines"), default=False)
    sees_names = models.BooleanField(_("reads who else pays"), default=False)
    sees_papers = models.BooleanField(_("reads reports and evidence"), default=True)
    shown_on = models.DateField(_("shown since"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "budget"], name="budget_funder_once"
            ),
            models.UniqueConstraint(
                fields=["budget"], condition=Q(own=True), name="budget_own_money_once"
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, name="")
                | (Q(organisation__isnull=True) & ~Q(name="")),
                name="budget_funder_here_or_a_name",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False)
                | Q(shown_on__isnull=True, own=False),
                name="budget_shown_to_who_is_here",
            ),
            models.CheckConstraint(
                condition=Q(share__gte=0)
                & (Q(received__isnull=True) | Q(received__gte=0)),
                name="budget_share_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(received__isnull=True) | Q(state="received"),
                name="budget_received_when_it_came",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["asked", "promised", "agreed", "received", "declined"]
                ),
                name="budget_funder_state_known",
            ),
        ]
        indexes = [models.Index(fields=["budget", "id"], name="budget_funders")]

    def __str__(self) -> str:
        return self.organisation.legal_name if self.organisation else self.name

    @property
    def gives(self) -> Decimal:
        """What it gave, when that is known; else its share."""
        return self.share if self.received is None else self.received
