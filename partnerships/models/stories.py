"""A joint story: the same words of all sides, for somebody, somewhere."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.acknowledgements import Medium
from partnerships.models.partnerships import Partnership
from partnerships.models.taking_part import seen_by


class StoryQuerySet(models.QuerySet["Story"]):
    def for_actor(self, actor: Actor) -> "StoryQuerySet":
        return self.filter(seen_by(actor))

    def of(self, partnership: Partnership) -> "StoryQuerySet":
        return self.filter(partnership=partnership)


class Story(models.Model):
    """What a partnership wants to tell others, in words that all of its sides approve.

    Shown on the partnership's public page from `opened_on` on; any side may close it
    again. Other words are approved anew.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="stories"
    )
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("the story"))
    audience = models.CharField(_("for whom"), max_length=200)
    medium = models.CharField(_("where it is told"), max_length=8, choices=Medium)
    address = models.URLField(_("address of the page"), max_length=500, blank=True)
    written_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField()
    opened_on = models.DateField(_("approved by all on"), null=True)
    closed_on = models.DateField(_("taken back on"), null=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = StoryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text="") & ~Q(audience=""),
                name="story_has_words",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(opened_on__isnull=False),
                name="story_opened_before_it_is_closed",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "-id"], name="story_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.opened_on is not None and self.closed_on is None

    def get_absolute_url(self) -> str:
        return reverse("partnerships:story", args=[self.public_id])


class StoryConsent(models.Model):
    """One of those who take part approves the words of a story."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="consents")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    person_id = models.BigIntegerField()
    agreed_on = models.DateField()
    taken_back_on = models.DateField(null=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story", "organisation"],
                condition=Q(taken_back_on__isnull=True),
                name="story_consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} approves {self.story_id}"
