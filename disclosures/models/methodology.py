"""How a company counts: versions of its methodology note."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation


class MethodologyNoteQuerySet(models.QuerySet["MethodologyNote"]):
    def for_actor(self, actor: Actor) -> "MethodologyNoteQuerySet":
        """A company's own; everybody else reads the copy in a published report."""
        return self.filter(company_id=actor.organisation_id)


class MethodologyNote(models.Model):
    """One version of what a company tells readers about its figures.

    `answers`: the fields (disclosures/methodology). The next version begins as a copy of
    `based_on`. A version that a certified report uses never changes (a trigger refuses):
    another way of counting is another version. Versions are counted for each company;
    of two records that became one, both keep theirs, told apart by their days.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        IN_USE = "in_use", _("In use")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="methodology_notes"
    )
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(
        _("state"), max_length=6, choices=State, default=State.DRAFT
    )
    answers = models.JSONField(_("answers"), default=dict)
    dated_on = models.DateField(_("of"))
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies"
    )
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = MethodologyNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in_use"]),
                name="methodology_note_state_known",
            ),
            models.CheckConstraint(
                condition=Q(based_on__isnull=True) | ~Q(based_on=F("id")),
                name="methodology_note_not_its_own_copy",
            ),
        ]
        indexes = [
            models.Index(fields=["company", "-id"], name="methodology_note_newest")
        ]

    def __str__(self) -> str:
        return f"v{self.version} of {self.company_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:methodology-detail", args=[self.public_id])
