"""Lessons that a partnership taught, and what a company changed because of one."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import NameKey, Organisation
from partnerships.models.evaluations import Evaluation
from partnerships.models.partnerships import Partnership
from partnerships.models.taking_part import seen_by


class LessonQuerySet(models.QuerySet["Lesson"]):
    def of_own(self, actor: Actor) -> "LessonQuerySet":
        """Those of partnerships in which the actor's organisation takes part."""
        return self.filter(seen_by(actor))

    def open_to_all(self) -> "LessonQuerySet":
        return self.filter(opened_on__isnull=False, closed_on__isnull=True)

    def for_actor(self, actor: Actor) -> "LessonQuerySet":
        """Own ones, and those that all sides opened to all organisations here."""
        if actor.organisation_id is None:
            return self.open_to_all()
        return self.filter(
            seen_by(actor) | Q(opened_on__isnull=False, closed_on__isnull=True)
        )


class Lesson(models.Model):
    """What somebody would do the same way again, or another way (mission A3).

    Read by those who take part; by everybody who is signed in when all of them agreed to
    open it. Then its words stay as they were agreed; each of them may close it again.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="lessons"
    )
    evaluation = models.ForeignKey(
        Evaluation,
        on_delete=models.PROTECT,
        related_name="lessons",
        null=True,
        blank=True,
    )
    title = models.CharField(_("the lesson in one line"), max_length=200)
    text = models.TextField(_("the lesson"))
    title_key = models.GeneratedField(
        expression=NameKey("title"), output_field=models.TextField(), db_persist=True
    )
    text_key = models.GeneratedField(
        expression=NameKey("text"), output_field=models.TextField(), db_persist=True
    )
    tags = ArrayField(
        models.CharField(max_length=40),
        default=list,
        blank=True,
        verbose_name=_("tags"),
    )
    written_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField()
    opened_on = models.DateField(_("open to all since"), null=True)
    closed_on = models.DateField(_("closed again on"), null=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked(excluded=("title_key", "text_key"))
    objects = LessonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text=""), name="lesson_has_words"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(opened_on__isnull=False),
                name="lesson_opened_before_it_is_closed",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-id"], name="lesson_newest"),
            GinIndex(fields=["tags"], name="lesson_tags"),
            GinIndex(
                fields=["title_key"],
                opclasses=["gin_trgm_ops"],
                name="lesson_title_trigrams",
            ),
            GinIndex(
                fields=["text_key"],
                opclasses=["gin_trgm_ops"],
                name="lesson_text_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.opened_on is not None and self.closed_on is None

    def get_absolute_url(self) -> str:
        return reverse("partnerships:lesson", args=[self.public_id])


class LessonConsent(models.Model):
    """One of those who take part agrees that everybody here may read a lesson."""

    lesson = models.ForeignKey(
        Lesson, on_delete=models.PROTECT, related_name="consents"
    )
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
                fields=["lesson", "organisation"],
                condition=Q(taken_back_on__isnull=True),
                name="lesson_consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} opens {self.lesson_id}"


class ProcessChange(models.Model):
    """A company changed its published process because of a lesson.

    `profile_row` is the row in the history of its profile in which everybody can read
    the change; `changed_on` its day.
    """

    lesson = models.ForeignKey(
        Lesson, on_delete=models.PROTECT, related_name="process_changes"
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    profile_row = models.BigIntegerField()
    changed_on = models.DateField(_("changed on"))
    words = models.TextField(_("what is different now"))
    recorded_on = models.DateField()
    person_id = models.BigIntegerField()

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "company", "profile_row"],
                name="process_change_once",
            ),
            models.CheckConstraint(
                condition=~Q(words=""), name="process_change_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} after {self.lesson_id}"
