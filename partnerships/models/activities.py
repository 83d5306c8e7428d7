"""Something that is done under a partnership: what, of whose nature, when, with whom."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.agreements import Agreement
from partnerships.models.partnerships import Partnership
from partnerships.models.sides import Stage
from partnerships.models.taking_part import seen_by


class ActivityKind(models.TextChoices):
    """What kind of work it is (domain 5.6), and where patients' expertise is asked for."""

    CORE = "core", _("The organisation’s own running")
    AWARENESS = "awareness", _("Awareness")
    EDUCATION = "education", _("Education of patients")
    PEER_SUPPORT = "peer_support", _("Peer support or helpline")
    ADVOCACY = "advocacy", _("Advocacy and policy")
    RESEARCH = "research", _("Research and evidence")
    PROTOCOL = "protocol", _("Reading or shaping a trial protocol")
    RECRUITMENT = "recruitment", _("Recruiting for research")
    HTA = "hta", _("Input to a regulator or HTA body")
    MATERIALS = "materials", _("Reading or writing materials")
    EVENT = "event", _("Event")
    TRAINING = "training", _("Training")
    SUPPORT_PROGRAMME = "support_programme", _("Patient-support programme")
    ADVISORY = "advisory", _("Advice to a company")


class Nature(models.TextChoices):
    """Advocacy is not support, and a company's programme is neither (mission C5)."""

    ADVOCACY = "advocacy", _("Advocacy")
    OWN_HELP = "own_help", _("The organisation’s own help for its members")
    COMPANY_PROGRAMME = (
        "company_programme",
        _("A company’s patient-support programme, tied to treatment"),
    )


class PeopleRole(models.TextChoices):
    """Whose time it was: counted by role, never by name."""

    LIVED = "lived", _("People with lived experience, and carers")
    TRAINED = "trained", _("Trained patient advocates")
    EXPERT = "expert", _("Expert patients")
    EXECUTIVE = "executive", _("People who lead the organisation")
    VOLUNTEERS = "volunteers", _("Volunteers")
    STAFF = "staff", _("Staff of the organisation")
    COMPANY = "company", _("Staff of the company")
    OTHERS = "others", _("Others")


class ActivityQuerySet(models.QuerySet["Activity"]):
    def for_actor(self, actor: Actor) -> "ActivityQuerySet":
        """Those of the partnerships in which the actor's organisation takes part.

        Somebody who left reads those that were there before; who is only asked, none.
        """
        return self.filter(seen_by(actor, day="added_on"))

    def programmes(self) -> "ActivityQuerySet":
        """Companies' patient-support programmes: never summed with the rest."""
        return self.filter(nature=Nature.COMPANY_PROGRAMME)

    def of_organisations(self) -> "ActivityQuerySet":
        """Advocacy, and the organisations' own help."""
        return self.exclude(nature=Nature.COMPANY_PROGRAMME)


class Activity(models.Model):
    """Something that is done under a partnership, and under none, one or more agreements.

    Its dates move it on by themselves. `hta`: a medicine for these patients is before a
    regulator or an HTA body while it runs. Lifecycle: lifecycle/activities.py.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="activities"
    )
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what is done"), blank=True)
    nature = models.CharField(_("whose work it is"), max_length=17, choices=Nature)
    kinds = ArrayField(
        models.CharField(max_length=17, choices=ActivityKind),
        default=list,
        verbose_name=_("kinds"),
    )
    stage = models.CharField(_("stage"), max_length=12, choices=Stage)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    access_campaign = models.BooleanField(
        _("it is about access to a medicine"), default=False
    )
    hta = models.BooleanField(
        _("a medicine for these patients is before a regulator or an HTA body"),
        default=False,
    )
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    cancel_reason = models.TextField(_("why it was cancelled"), blank=True)
    added_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    added_on = models.DateField()
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = ActivityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "running", "done", "cancelled"]),
                name="activity_state_known",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="activity_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on__isnull=True)),
                name="activity_done_with_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled")
                | (Q(cancelled_on__isnull=False) & ~Q(cancel_reason="")),
                name="activity_cancelled_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-id"], name="activity_newest"),
            models.Index(fields=["state", "starts_on"], name="activity_to_begin"),
            models.Index(fields=["state", "ends_on"], name="activity_to_end"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:activity", args=[self.public_id])

    @property
    def sensitive(self) -> bool:
        """Advocacy while a medicine is assessed needs a second look (domain 5.6)."""
        advocacy = self.nature == Nature.ADVOCACY or ActivityKind.ADVOCACY in self.kinds
        return self.hta and advocacy


class ActivityAgreement(models.Model):
    """An activity is done under an agreement."""

    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="under"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="activities"
    )
    ended_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "activity"], name="activity_under_agreement_once"
            )
        ]
        indexes = [models.Index(fields=["activity"], name="activity_agreements")]

    def __str__(self) -> str:
        return f"{self.activity_id} under {self.agreement_id}"


class ActivityPeople(models.Model):
    """How many people in one role gave how many hours: numbers, never names."""

    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="people"
    )
    role = models.CharField(_("role"), max_length=10, choices=PeopleRole)
    people = models.PositiveIntegerField(_("people"), default=0)
    hours = models.DecimalField(
        _("hours"), max_digits=9, decimal_places=2, null=True, blank=True
    )

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "role"], name="activity_people_once"
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gte=0),
                name="activity_people_hours_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.people} {self.role} in {self.activity_id}"
