"""Sanctions lists that the operator loads, and what they may say about organisations."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models.organisations import NameKey, Organisation
from organisations.models.profiles import GoverningMember


class ScreeningList(models.Model):
    """One edition of a list, as it was loaded; the newest of each name is searched."""

    name = models.SlugField(_("list"), max_length=60)
    source = models.CharField(_("source"), max_length=300)
    dated_on = models.DateField(_("as of"))
    sha256 = models.CharField(max_length=64)
    entry_count = models.PositiveIntegerField(default=0)
    loaded_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    current = models.BooleanField(default=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(current=True),
                name="screening_list_one_current",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.dated_on}"


class ScreeningName(models.Model):
    """A name on a list, an alias too: several rows have one `reference`."""

    screening_list = models.ForeignKey(
        ScreeningList, on_delete=models.CASCADE, related_name="names"
    )
    reference = models.CharField(max_length=100)
    name = models.CharField(max_length=500)
    name_key = models.GeneratedField(
        expression=NameKey("name"), output_field=models.TextField(), db_persist=True
    )
    is_person = models.BooleanField(default=False)
    country = models.CharField(max_length=2, blank=True)
    programme = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["screening_list", "reference"], name="screening_reference"
            ),
            GinIndex(
                fields=["name_key"],
                opclasses=["gin_trgm_ops"],
                name="screening_name_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ScreeningMatch(models.Model):
    """An organisation, or a member of its governing body, may be on a list.

    A person decides. The organisation sees the record, unless a registrar holds its
    existence back on a ground in law: then until `review_on`, and auditors see it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To be looked at")
        DIFFERENT = "different", _("Not the same")
        SAME = "same", _("The same")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="screening_matches"
    )
    member = models.ForeignKey(
        GoverningMember,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    list_name = models.CharField(max_length=60)
    reference = models.CharField(max_length=100)
    listed_name = models.CharField(max_length=500)
    programme = models.TextField(blank=True)
    score = models.DecimalField(max_digits=4, decimal_places=3)
    found_on = models.DateField()
    gone_on = models.DateField(_("no longer on the list since"), null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    words = models.TextField(_("what was looked at"), blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by_id = models.BigIntegerField(null=True, blank=True)
    withheld_because = models.TextField(_("ground in law for not telling"), blank=True)
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "member", "list_name", "reference"],
                nulls_distinct=False,
                name="screening_match_once",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="open", decided_on__isnull=True, decided_by_id__isnull=True
                )
                | (
                    Q(
                        state__in=["different", "same"],
                        decided_on__isnull=False,
                        decided_by_id__isnull=False,
                    )
                    & ~Q(words="")
                ),
                name="screening_match_decided_on_with_decided_by",
            ),
            models.CheckConstraint(
                condition=Q(withheld_because="", review_on__isnull=True)
                | (~Q(withheld_because="") & Q(review_on__isnull=False)),
                name="screening_match_withheld_with_review",
            ),
        ]
        indexes = [models.Index(fields=["state", "id"], name="screening_match_queue")]

    def __str__(self) -> str:
        return f"{self.public_id}"
