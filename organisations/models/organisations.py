"""Who everybody is: companies, patient organisations and other bodies."""

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked

if TYPE_CHECKING:
    from django.db.models.fields import Field


class NameKey(models.Func):
    """The form in which names are compared and sorted: see `name_key` in migration 0001."""

    function = "name_key"
    output_field: "Field[str, str]" = models.TextField()


class NumberKey(models.Func):
    """The form in which numbers in registers are compared: see migration 0006."""

    function = "number_key"
    output_field: "Field[str, str]" = models.TextField()


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def for_actor(self, actor: Actor) -> "OrganisationQuerySet":
        """What this actor may know exists: the shared record, and what is theirs alone.

        An unverified organisation is seen by those in its sight rows (its maker, itself).
        Of a duplicate registrars alone see pages; others are led to the record that
        stays (`organisations/middleware.py`). Registrars see all.
        """
        if "registrar" in actor.roles:
            return self
        own = OrganisationSight.objects.filter(viewer_id=actor.organisation_id)
        return self.exclude(status=Organisation.Status.DUPLICATE).filter(
            Q(verification=Organisation.Verification.VERIFIED)
            | Q(pk__in=own.values("organisation_id"))
        )

    def with_sight(self, actor: Actor) -> "OrganisationQuerySet":
        """`in_sight`: whether the actor's organisation made the record, or is it."""
        own = OrganisationSight.objects.filter(viewer_id=actor.organisation_id)
        return self.annotate(in_sight=Exists(own.filter(organisation=OuterRef("pk"))))

    def current(self) -> "OrganisationQuerySet":
        return self.filter(status=Organisation.Status.ACTIVE)

    def companies(self) -> "OrganisationQuerySet":
        return self.filter(kind=Organisation.Kind.COMPANY)


class Organisation(models.Model):
    """A company, a patient organisation, or another body such as a clinic or a funder.

    `legal_name` is kept as given (NFC); `name_key` is what it is compared and sorted by.
    """

    class Kind(models.TextChoices):
        COMPANY = "company", _("Company")
        PATIENTS = "patients", _("Patient organisation")
        OTHER = "other", _("Other organisation")

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        DUPLICATE = "duplicate", _("Duplicate of another")
        SUCCEEDED = "succeeded", _("Succeeded by another")
        CLOSED = "closed", _("Closed")

    class Verification(models.TextChoices):
        UNVERIFIED = "unverified", _("Not verified yet")
        VERIFIED = "verified", _("Verified")
        REFUSED = "refused", _("Verification refused")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    legal_name = models.CharField(_("legal name"), max_length=500)
    name_key = models.GeneratedField(
        expression=NameKey("legal_name"),
        output_field=models.TextField(),
        db_persist=True,
    )
    country = models.CharField(_("country"), max_length=2)
    language = models.CharField(_("language"), max_length=10, default="en-gb")
    website = models.URLField(_("website"), max_length=300, blank=True)
    postal_address = models.TextField(_("postal address"), blank=True)
    place = models.CharField(_("town or postcode"), max_length=200, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliates",
        verbose_name=_("part of the group of"),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.ACTIVE
    )
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
    )
    verification = models.CharField(
        _("verification"),
        max_length=10,
        choices=Verification,
        default=Verification.UNVERIFIED,
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by_id = models.BigIntegerField(null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    is_operator = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked(excluded=("name_key",))
    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["company", "patients", "other"]),
                name="organisation_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["active", "closed"], successor__isnull=True)
                | Q(status__in=["duplicate", "succeeded"], successor__isnull=False),
                name="organisation_successor_with_status",
            ),
            models.CheckConstraint(
                condition=Q(
                    verification="verified",
                    verified_at__isnull=False,
                    verified_by_id__isnull=False,
                )
                | Q(
                    ~Q(verification="verified"),
                    verification__in=["unverified", "refused"],
                    verified_at__isnull=True,
                    verified_by_id__isnull=True,
                ),
                name="organisation_verified_at_with_verified_by",
            ),
            models.CheckConstraint(
                condition=~Q(legal_name=""), name="organisation_has_a_name"
            ),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"),
                name="organisation_country_is_iso",
            ),
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")), name="organisation_not_own_parent"
            ),
            models.UniqueConstraint(
                fields=["is_operator"],
                condition=Q(is_operator=True),
                name="organisation_one_operator",
            ),
        ]
        indexes = [
            models.Index(fields=["name_key", "id"], name="organisation_by_name"),
            models.Index(
                fields=["kind", "name_key", "id"], name="organisation_by_kind"
            ),
            models.Index(
                fields=["country", "name_key", "id"], name="organisation_by_country"
            ),
            GinIndex(
                fields=["name_key"],
                opclasses=["gin_trgm_ops"],
                name="organisation_name_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.legal_name

    def get_absolute_url(self) -> str:
        return reverse("organisations:detail", args=[self.public_id])


class OrganisationSight(models.Model):
    """`viewer` knows of an unverified `organisation`: it made the record, or is it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="sights"
    )
    viewer = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["viewer", "organisation"], name="sight_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.viewer_id} sees {self.organisation_id}"


class OrganisationName(models.Model):
    """Another name: a translation, an acronym, a former name."""

    class Kind(models.TextChoices):
        OTHER = "other", _("Also known as")
        SHORT = "short", _("Short form or acronym")
        TRANSLATION = "translation", _("In another language")
        FORMER = "former", _("Former name")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="names"
    )
    kind = models.CharField(
        _("kind of name"), max_length=12, choices=Kind, default=Kind.OTHER
    )
    name = models.CharField(_("name"), max_length=500)
    name_key = models.GeneratedField(
        expression=NameKey("name"), output_field=models.TextField(), db_persist=True
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)

    history = tracked(excluded=("name_key",))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="organisation_name_once"
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="organisation_name_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True)
                | Q(until_on__isnull=True)
                | Q(until_on__gte=models.F("from_on")),
                name="organisation_name_from_before_until",
            ),
        ]
        indexes = [
            GinIndex(
                fields=["name_key"],
                opclasses=["gin_trgm_ops"],
                name="other_name_trigrams",
            ),
            models.Index(fields=["name_key"], name="other_name_key"),
        ]

    def __str__(self) -> str:
        return self.name


class Identifier(models.Model):
    """A number in a register: a scheme of org-id.guide and the value in it.

    One that is no longer valid still tells who is meant; it is shown no more.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="identifiers"
    )
    scheme = models.CharField(_("register"), max_length=40)
    value = models.CharField(_("number"), max_length=100)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by_id = models.BigIntegerField(null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    ended_on = models.DateField(_("no longer valid since"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "scheme", "value"], name="identifier_once"
            ),
            models.UniqueConstraint(
                fields=["scheme", "value"],
                condition=Q(verified_on__isnull=False),
                name="identifier_verified_once",
            ),
            models.CheckConstraint(
                condition=~Q(scheme="") & ~Q(value=""), name="identifier_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(verified_by_id__isnull=True) | Q(verified_on__isnull=False),
                name="identifier_verified_on_with_verified_by",
            ),
        ]
        indexes = [
            models.Index(fields=["scheme", "value"], name="identifier_value"),
            models.Index(NumberKey("value"), name="identifier_number"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}-{self.value}"


class Condition(models.Model):
    """A disease or condition that an organisation serves, or did until `ended_on`."""

    class Scheme(models.TextChoices):
        WORDS = "words", _("In words")
        ORPHA = "orpha", "ORPHA"
        ICD_10 = "icd-10", "ICD-10"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="conditions"
    )
    scheme = models.CharField(
        _("list"), max_length=10, choices=Scheme, default=Scheme.WORDS
    )
    code = models.CharField(_("code"), max_length=20, blank=True)
    name = models.CharField(_("condition"), max_length=200)
    name_key = models.GeneratedField(
        expression=NameKey("name"), output_field=models.TextField(), db_persist=True
    )
    ended_on = models.DateField(_("no longer served since"), null=True, blank=True)

    history = tracked(excluded=("name_key",))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "scheme", "code", "name"], name="condition_once"
            )
        ]
        indexes = [
            models.Index(fields=["scheme", "code"], name="condition_code"),
            GinIndex(
                fields=["name_key"],
                opclasses=["gin_trgm_ops"],
                name="condition_name_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.name
