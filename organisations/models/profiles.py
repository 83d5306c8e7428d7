"""What a patient organisation says of itself once, for everybody it works with."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import tracked
from documents.models import Document
from organisations.models.organisations import NameKey, Organisation
from organisations.models.public import Activity, DocumentKind, Reach, Sight


class Profile(models.Model):
    """A patient organisation's own description. Kept by it alone.

    `sights` says for each part (`organisations/profiles/parts.py`) who may read it
    (`Sight`); what is not in it is for those named there. The contact is a person: kept
    out of the history.
    `not_now_until`: the organisation asks companies not to begin anything new before.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="profile"
    )
    legal_form = models.CharField(_("legal form"), max_length=200, blank=True)
    mission = models.TextField(_("what you are for"), blank=True)
    activities = ArrayField(
        models.CharField(max_length=20, choices=Activity),
        default=list,
        blank=True,
        verbose_name=_("what you do"),
    )
    founded_year = models.PositiveSmallIntegerField(
        _("founded in"), null=True, blank=True
    )
    countries = ArrayField(
        models.CharField(max_length=2),
        default=list,
        blank=True,
        verbose_name=_("countries where you work"),
    )
    reach = models.CharField(_("reach"), max_length=10, choices=Reach, blank=True)
    members = models.PositiveIntegerField(_("members"), null=True, blank=True)
    staff = models.DecimalField(
        _("paid staff (full-time posts)"),
        max_digits=8,
        decimal_places=1,
        null=True,
        blank=True,
    )
    volunteers = models.PositiveIntegerField(_("volunteers"), null=True, blank=True)
    languages = ArrayField(
        models.CharField(max_length=10),
        default=list,
        blank=True,
        verbose_name=_("languages you work in"),
    )
    accessibility = models.TextField(
        _("what makes working with you accessible"), blank=True
    )
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact's e-mail"), max_length=254, blank=True)
    contact_phone = models.CharField(
        _("contact's telephone"), max_length=50, blank=True
    )
    sights = models.JSONField(default=dict)
    not_now_until = models.DateField(_("not now, until"), null=True, blank=True)
    not_now_words = models.TextField(_("why not now"), blank=True)
    version = models.PositiveIntegerField(default=1)

    history = tracked(excluded=("contact_name", "contact_email", "contact_phone"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(founded_year__isnull=True)
                | Q(founded_year__gte=1000, founded_year__lte=2100),
                name="profile_founded_year_plausible",
            ),
            models.CheckConstraint(
                condition=Q(reach__in=["", "local", "national", "several", "world"]),
                name="profile_reach_known",
            ),
            models.CheckConstraint(
                condition=Q(activities__contained_by=Activity.values),
                name="profile_activities_known",
            ),
        ]
        indexes = [
            GinIndex(fields=["countries"], name="profile_countries"),
            GinIndex(fields=["activities"], name="profile_activities"),
            GinIndex(fields=["languages"], name="profile_languages"),
            GinIndex(
                OpClass(NameKey("mission"), name="gin_trgm_ops"),
                name="profile_mission_trigrams",
            ),
            models.Index(fields=["reach", "organisation"], name="profile_reach"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}"


class GoverningMember(models.Model):
    """Somebody in the governing body: an office, and whether a patient or carer holds it.

    The name is a person's: kept out of the history and erasable.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="governing_members"
    )
    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    office = models.CharField(_("office"), max_length=200)
    is_patient_or_carer = models.BooleanField(
        _("patient or carer"), null=True, blank=True
    )
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)

    history = tracked(excluded=("name",))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on__isnull=True)
                | Q(until_on__isnull=True)
                | Q(until_on__gte=models.F("from_on")),
                name="governing_member_from_before_until",
            )
        ]

    def __str__(self) -> str:
        return self.office


class ProfileDocument(models.Model):
    """A document of an organisation about itself: shown once, used by every company."""

    Kind = DocumentKind

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="profile_documents"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    sight = models.CharField(
        _("who may read it"), max_length=10, choices=Sight, default=Sight.PARTNERS
    )
    ended_on = models.DateField(_("no longer shown since"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "document"], name="profile_document_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"


class Tie(models.Model):
    """`member` belongs to the umbrella organisation `umbrella`.

    Said by one of the two (`said_by`); confirmed when the other one agrees.
    """

    umbrella = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="tied_members"
    )
    member = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="tied_umbrellas"
    )
    said_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["umbrella", "member"], name="tie_once"),
            models.CheckConstraint(
                condition=~Q(umbrella=models.F("member")), name="tie_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.umbrella_id}"
