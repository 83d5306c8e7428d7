"""What people are told: in the portal, and by e-mail through an outbox."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp


class Notice(models.Model):
    """Something that one person is told, shown in the portal until read.

    `subject` and `body` are plain text in the person's language, as they were when it
    happened; `target` is a path of this site.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    organisation_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=255)
    body = models.TextField(blank=True)
    target = models.CharField(max_length=500)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "-id"], name="notice_person"),
            models.Index(
                fields=["person", "-id"],
                condition=Q(read_at__isnull=True),
                name="notice_unread",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("inbox:notice", args=[self.public_id])


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self) -> "MessageQuerySet":
        """What should go out now, the longest waiting first."""
        waiting = self.filter(state=Message.State.WAITING, daily=False)
        return waiting.filter(next_at__lte=Now()).order_by("next_at", "id")

    def to_gather(self) -> "MessageQuerySet":
        """What waits for its person's next daily mail."""
        waiting = self.filter(state=Message.State.WAITING, daily=True)
        return waiting.filter(digest__isnull=True)


class Message(models.Model):
    """An e-mail to send: written in the transaction that gives the reason for it.

    The Message-ID of the mail is made from `public_id`, so that one sent twice by a
    crash is known as the same. A `daily` one never goes out by itself: it is told in a
    `digest`, of which a person gets at most one a day (`digest_on`), and shares that
    one's state. Rows are erasable: they hold an address.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        UNDELIVERABLE = "undeliverable", _("Undeliverable")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="messages",
    )
    notice = models.ForeignKey(
        Notice, on_delete=models.CASCADE, null=True, related_name="messages"
    )
    to = models.EmailField(max_length=254)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=10, default="en-gb")
    subject = models.CharField(max_length=255)
    body = models.TextField()
    daily = models.BooleanField(default=False)
    digest = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="gathered"
    )
    digest_on = models.DateField(null=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=13, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    next_at = models.DateTimeField(db_default=ClockTimestamp())
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at", "id"],
                condition=Q(state="waiting", daily=False),
                name="message_due",
            ),
            models.Index(
                fields=["person", "id"],
                condition=Q(state="waiting", daily=True),
                name="message_to_gather",
            ),
            models.Index(fields=["subject_type", "subject_id"], name="message_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sent", "undeliverable"]),
                name="message_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="message_sent_at_with_state",
            ),
            models.CheckConstraint(
                condition=Q(digest__isnull=True) | Q(daily=True),
                name="message_gathered_is_daily",
            ),
            models.UniqueConstraint(
                fields=["person", "digest_on"], name="message_digest_once"
            ),
        ]

    def __str__(self) -> str:
        return self.subject
