"""What people are told: in the portal, and by e-mail through an outbox."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp


class Notice(models.Model):
    """Something that one person is told, shown in the portal until read.

    `subject` and `body` are plain text in the person's language, as they were when it
    happened; `url` is a path of this site.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    organisation_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=255)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="notice_person")]

    def __str__(self) -> str:
        return self.subject


class Message(models.Model):
    """An e-mail to send: written in the transaction that gives the reason for it.

    `message_id` is fixed by the row, so that a mail sent twice by a crash is known as
    the same one. Rows are erasable: they hold an address.
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
    to = models.EmailField(max_length=254)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=10, default="en-gb")
    subject = models.CharField(max_length=255)
    body = models.TextField()
    daily = models.BooleanField(default=False)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=13, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    next_at = models.DateTimeField(db_default=ClockTimestamp())
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at", "id"],
                condition=Q(state="waiting"),
                name="message_waiting",
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
        ]

    def __str__(self) -> str:
        return self.subject
