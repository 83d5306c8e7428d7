"""Sanctions lists that the operator loads, and what they may say about organisations."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models.diligence import DueDiligence
from organisations.models.organisations import NameKey, Organisation
from organisations.models.profiles import GoverningMember


class ScreeningList(models.Model):
    """One edition of a list, as it was loaded; the newest of each name is searched.

    `screened_until`: records that changed since are still to be compared with it.
    """

    name = models.SlugField(_("list"), max_length=60)
    source = models.CharField(_("source"), max_length=300)
    dated_on = models.DateField(_("as of"))
    sha256 = models.CharField(max_length=64)
    entry_count = models.PositiveIntegerField(default=0)
    loaded_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    current = models.BooleanField(default=True)
    screened_until = models.DateTimeField(null=True, editable=False)

    history = tracked(excluded=("screened_until",))

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


class ScreeningMatchQuerySet(models.QuerySet["ScreeningMatch"]):
    def for_actor(self, actor: Actor) -> "ScreeningMatchQuerySet":
        """What the organisation was told, for its people and companies that check it.

        The registrar's queue, with what is held back, is asked for without this.
        """
        told = self.filter(told_on__isnull=False)
        if actor.has("registrar"):
            return told
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        if actor.kind == Organisation.Kind.COMPANY:
            checks = DueDiligence.objects.filter(
                company=actor.organisation_id, organisation=OuterRef("organisation")
            )
            return told.filter(
                Q(organisation=actor.organisation_id) | Q(Exists(checks))
            )
        return told.filter(organisation=actor.organisation_id)

    def withheld(self) -> "ScreeningMatchQuerySet":
        """Those whose existence a registrar holds back."""
        return self._of_current().filter(review_on__isnull=False)

    def waiting(self) -> "ScreeningMatchQuerySet":
        """Those that nobody has decided about and that are still on their list."""
        return self._of_current().filter(state=ScreeningMatch.State.OPEN, gone_on=None)

    def _of_current(self) -> "ScreeningMatchQuerySet":
        """A duplicate's stands about the record that it belongs to as well."""
        return self.exclude(organisation__status=Organisation.Status.DUPLICATE)


class ScreeningMatch(models.Model):
    """An organisation, or a member of its governing body, may be on a list.

    A person decides, and by that the organisation is told (`told_on`), unless a registrar
    holds the record's existence back on a ground in law: then until `review_on`, and
    auditors of the operator see it. What nobody has looked at yet is a registrar's own
    working note. `entry_digest` tells when the entry's text changed on the list.
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
    told_on = models.DateField(_("told on"), null=True, blank=True)
    entry_digest = models.CharField(max_length=64, blank=True)

    history = tracked()
    objects = ScreeningMatchQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(told_on__isnull=True) | Q(withheld_because=""),
                name="screening_match_told_or_withheld",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "id"], name="screening_match_queue"),
            models.Index(
                fields=["review_on", "id"],
                condition=Q(review_on__isnull=False),
                name="screening_match_withheld",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"
