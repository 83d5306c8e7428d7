"""Materials and protocols that one side lets the other read before they are used."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import Organisation
from partnerships.models.agreements import Agreement
from partnerships.models.between import BetweenQuerySet
from partnerships.models.partnerships import Partnership


class Basis(models.TextChoices):
    """Why somebody may touch what is another's (EFPIA Code 21.04, VR-23)."""

    OWN = "own", _("It is our own material")
    READER = "reader", _("We were asked to read it")
    FACT = "fact", _("A fact in it is wrong")
    REQUEST = "request", _("The organisation asked us for a text")


class Material(models.Model):
    """`owner`'s material that `other` is asked to read: a leaflet, a protocol, a survey."""

    class Kind(models.TextChoices):
        LEAFLET = "leaflet", _("Leaflet or booklet")
        WEB = "web", _("Web page or post")
        PROTOCOL = "protocol", _("Trial protocol")
        CONSENT = "consent", _("Information and consent for a trial")
        SURVEY = "survey", _("Survey")
        SLIDES = "slides", _("Slides or film")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        IN_REVIEW = "in_review", _("Being read")
        CLOSED = "closed", _("Finished")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="materials"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    words = models.TextField(_("what you would like to know"), blank=True)
    due_on = models.DateField(_("comments by"), null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.IN_REVIEW)
    shown_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(_("what changed because of the comments"), blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = BetweenQuerySet["Material"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(owner=F("other")), name="material_between_two"
            ),
            models.CheckConstraint(
                condition=Q(state="in_review", closed_on__isnull=True)
                | (Q(state="closed", closed_on__isnull=False) & ~Q(outcome="")),
                name="material_closed_with_what_changed",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-id"], name="material_newest"),
            models.Index(fields=["other", "state"], name="material_to_read"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:material", args=[self.public_id])


class TextRequest(models.Model):
    """The owner asks the other side for a text in its material, for a fair, scientific view."""

    material = models.ForeignKey(
        Material, on_delete=models.PROTECT, related_name="text_requests"
    )
    by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(_("what text you ask for"))
    asked_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["material"],
                condition=Q(ended_on__isnull=True),
                name="text_request_one_open",
            )
        ]

    def __str__(self) -> str:
        return self.words[:80]


class MaterialVersion(models.Model):
    """A file of the material, by whom, and if by the other side, on which ground."""

    material = models.ForeignKey(
        Material, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    basis = models.CharField(_("why"), max_length=7, choices=Basis)
    words = models.TextField(_("what changed"), blank=True)
    request = models.ForeignKey(
        TextRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_on = models.DateField()

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["material", "number"], name="material_version_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(basis="request") | Q(request__isnull=False),
                name="material_version_request_on_record",
            ),
            models.CheckConstraint(
                condition=~Q(basis="fact") | ~Q(words=""),
                name="material_version_names_the_fact",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class MaterialComment(models.Model):
    """What a reader says about the material, and what its owner did because of it."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Not answered yet")
        CHANGED = "changed", _("Changed because of it")
        KEPT = "kept", _("Not changed")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    material = models.ForeignKey(
        Material, on_delete=models.PROTECT, related_name="comments"
    )
    version = models.ForeignKey(
        MaterialVersion, on_delete=models.PROTECT, related_name="+"
    )
    by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    basis = models.CharField(_("why"), max_length=7, choices=Basis)
    words = models.TextField(_("comment"))
    said_on = models.DateField()
    outcome = models.CharField(max_length=7, choices=Outcome, default=Outcome.OPEN)
    answer = models.TextField(_("what changed, or why not"), blank=True)
    answered_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="open", answered_on__isnull=True)
                | (~Q(outcome="open") & Q(answered_on__isnull=False) & ~Q(answer="")),
                name="material_comment_answered_with_words",
            )
        ]
        indexes = [models.Index(fields=["material", "id"], name="material_comments")]

    def __str__(self) -> str:
        return self.words[:80]
