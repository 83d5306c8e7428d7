"""What an agency says that it passed on for a company."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.periods import Period
from organisations.models import Organisation
from ui.dates import Moment


class PassOnListQuerySet(models.QuerySet["PassOnList"]):
    def for_actor(self, actor: Actor) -> "PassOnListQuerySet":
        """A company's own; an agency's for the person who reports for it."""
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        if actor.kind == Organisation.Kind.COMPANY:
            return self.filter(company_id=actor.organisation_id)
        if not actor.has("agency_reporter"):
            return self.none()
        return self.filter(agency_id=actor.organisation_id)


class PassOnList(models.Model):
    """What `agency` passed on to others for `company` in a period, as it says itself.

    Asked for by the company's officer, with a last day. Its rows are receipts of the
    agency (`Receipt.passed_on`); the company reads them while it is handed in, which says
    that they are complete or that nothing was passed on (EFPIA Code 2019, Art. 24:
    indirect support is reported by the company). `mark_told`: the last reminder, as days
    that were left.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        HANDED_IN = "handed_in", _("Handed in")
        WITHDRAWN = "withdrawn", _("No longer asked for")

    class Statement(models.TextChoices):
        COMPLETE = "complete", _("This list is complete")
        NOTHING = "nothing", _("Nothing was passed on")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    agency = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="pass_on_lists"
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="pass_on_lists"
    )
    words = models.TextField(_("what the company says"), blank=True)
    due_on = models.DateField(_("last day"))
    asked_on = models.DateField(_("asked on"))
    asked_by_id = models.BigIntegerField()
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    withdrawn_because = models.TextField(_("no longer asked for because"), blank=True)
    statement = models.CharField(max_length=8, choices=Statement, blank=True)
    handed_in_on = models.DateField(_("handed in on"), null=True, blank=True)
    handed_in_by_id = models.BigIntegerField(null=True, blank=True)
    mark_told = models.SmallIntegerField(null=True, editable=False)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = PassOnListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state="handed_in",
                    statement__in=["complete", "nothing"],
                    handed_in_on__isnull=False,
                    handed_in_by_id__isnull=False,
                    withdrawn_because="",
                )
                | Q(
                    state="asked",
                    statement="",
                    handed_in_on__isnull=True,
                    handed_in_by_id__isnull=True,
                    withdrawn_because="",
                )
                | Q(
                    state="withdrawn",
                    statement="",
                    handed_in_on__isnull=True,
                    handed_in_by_id__isnull=True,
                )
                & ~Q(withdrawn_because=""),
                name="pass_on_list_handed_in_in_full",
            ),
            models.CheckConstraint(
                condition=Q(asked_on__isnull=False, asked_by_id__isnull=False),
                name="pass_on_list_asked_on_with_asked_by",
            ),
            models.UniqueConstraint(
                fields=["agency", "period"],
                condition=~Q(state="withdrawn"),
                name="pass_on_list_once",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-id"], name="pass_on_of_agency"),
            models.Index(fields=["company", "-id"], name="pass_on_of_company"),
            models.Index(fields=["period", "state"], name="pass_on_of_period"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def late(self, at: Moment) -> bool:
        """Not handed in when its last day was over by the clock of its period."""
        return self.state == self.State.ASKED and self.due_on < self.period.today(at)

    def get_absolute_url(self) -> str:
        return reverse("disclosures:passed-on-detail", args=[self.public_id])
