"""What is said: messages, minutes of meetings, and who does what next."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import Organisation
from partnerships.models.agreements import Agreement
from partnerships.models.partnerships import Partnership


def readable(rows: "models.QuerySet[Any]", actor: Actor, to: str = "") -> Any:
    """Those of `rows` that the actor's organisation may read; `to` leads to the message.

    Somebody whose mandate is not verified reads only where that one company is alone.
    """
    if actor.organisation_id is None:
        return rows.none()
    readers = MessageReader.objects.filter(organisation_id=actor.organisation_id)
    key = f"{to}__in" if to else "pk__in"
    seen = rows.filter(**{key: readers.values("message_id")})
    if actor.only_company_id is None:
        return seen
    before = f"{to}__" if to else ""
    partnerships = Partnership.objects.for_actor(actor).values("pk")
    agreements = Agreement.objects.for_actor(actor).values("pk")
    return seen.filter(
        Q(**{f"{before}agreement": None}) | Q(**{f"{before}agreement__in": agreements}),
        **{f"{before}partnership__in": partnerships},
    )


class ConversationQuerySet(models.QuerySet["Message"]):
    def for_actor(self, actor: Actor) -> "ConversationQuerySet":
        """Those that were written for the actor's organisation to read."""
        found: ConversationQuerySet = readable(self, actor)
        return found


class Message(models.Model):
    """Something that one side wrote in a partnership, or about one of its agreements.

    Who reads it is decided when it is written (`MessageReader`): whoever joins later
    doesn't read what was said before, whoever left doesn't read what comes after. Notes
    of one organisation for itself are private to it and nowhere listed for others.
    """

    class Audience(models.TextChoices):
        PARTIES = "parties", _("Those who take part")
        PUBLIC = "public", _("Everybody")
        OWN = "own", _("Only your own organisation")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="messages"
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="messages",
    )
    audience = models.CharField(_("who reads it"), max_length=7, choices=Audience)
    text = models.TextField(_("message"))
    by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    by_person_id = models.BigIntegerField()
    sent_on = models.DateField(_("written on"))
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = ConversationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="message_has_text"),
            models.CheckConstraint(
                condition=Q(audience__in=["parties", "public", "own"]),
                name="message_audience_known",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-id"], name="message_newest"),
            models.Index(
                fields=["agreement", "-id"],
                condition=Q(agreement__isnull=False),
                name="message_of_agreement",
            ),
        ]

    def __str__(self) -> str:
        return f"Message {self.public_id}"

    @property
    def is_private(self) -> bool:
        return self.audience == self.Audience.OWN

    @property
    def conversation(self) -> Partnership | Agreement:
        """What it belongs to."""
        return self.agreement or self.partnership

    def get_absolute_url(self) -> str:
        return conversation_url(self.conversation)


def conversation_url(thing: Partnership | Agreement) -> str:
    """The page of the conversation of a partnership or an agreement."""
    if isinstance(thing, Agreement):
        return reverse("partnerships:agreement-conversation", args=[thing.reference])
    return reverse("partnerships:conversation", args=[thing.public_id])


class MessageReader(models.Model):
    """An organisation that a message was written for."""

    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, related_name="readers"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "message"], name="message_reader_once"
            )
        ]
        indexes = [models.Index(fields=["message"], name="message_readers")]

    def __str__(self) -> str:
        return f"{self.organisation_id} reads {self.message_id}"


class MessageConsent(models.Model):
    """One of those who take part agrees that everybody reads a message, as it stands."""

    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, related_name="consents"
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
                fields=["message", "organisation"],
                condition=Q(taken_back_on__isnull=True),
                name="message_consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} shows {self.message_id}"


class MessageDocument(models.Model):
    """A file that came with a message; who reads the message may open it."""

    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, related_name="documents"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "document"], name="message_document_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} with {self.message_id}"


class ReadMark(models.Model):
    """How far a person has read a conversation: up to this message."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_marks"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="+"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    message_id = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "partnership", "agreement"],
                nulls_distinct=False,
                name="read_mark_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} read up to {self.message_id}"


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def for_actor(self, actor: Actor) -> "MinutesQuerySet":
        found: MinutesQuerySet = readable(self, actor, "message")
        return found


class Minutes(models.Model):
    """What was said and decided in a meeting: a message with a date and who was there.

    Either side corrects them; each earlier wording stays in the history.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    message = models.OneToOneField(
        Message, on_delete=models.PROTECT, related_name="minutes"
    )
    title = models.CharField(_("what the meeting was about"), max_length=200)
    held_on = models.DateField(_("held on"))
    others = models.CharField(_("who else was there"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    history = tracked()
    objects = MinutesQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:minutes", args=[self.public_id])


class Attendance(models.Model):
    """Who was at a meeting for one organisation: roles, never names."""

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="attendances"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    roles = models.CharField(_("roles"), max_length=500)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "organisation"], name="attendance_once"
            )
        ]

    def __str__(self) -> str:
        return self.roles


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def for_actor(self, actor: Actor) -> "FollowUpQuerySet":
        found: FollowUpQuerySet = readable(self, actor, "message")
        return found

    def open(self) -> "FollowUpQuerySet":
        return self.filter(state=FollowUp.State.OPEN)


class FollowUp(models.Model):
    """What somebody promised to do next: by which organisation, and until when.

    `owner_person` is named by that organisation for itself. It stands with the message or
    the minutes in which it was agreed: who reads those, reads it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Not needed any more")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, related_name="follow_ups"
    )
    text = models.CharField(_("what is to be done"), max_length=500)
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="follow_ups"
    )
    owner_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)
    ended_on = models.DateField(_("done on"), null=True, blank=True)
    words = models.TextField(_("what came of it"), blank=True)
    reminded_days = models.SmallIntegerField(null=True, blank=True)

    history = tracked()
    objects = FollowUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", ended_on__isnull=True)
                | Q(state__in=["done", "dropped"], ended_on__isnull=False),
                name="follow_up_ended_with_a_day",
            )
        ]
        indexes = [
            models.Index(fields=["message"], name="follow_up_of_message"),
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(state="open"),
                name="follow_up_open",
            ),
            models.Index(
                fields=["due_on"], condition=Q(state="open"), name="follow_up_due"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("partnerships:follow-up", args=[self.public_id])
