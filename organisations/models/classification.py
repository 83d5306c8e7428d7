"""What kind of body an organisation is: one decision for all companies, with evidence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import tracked
from documents.models import Document
from organisations.models import public
from organisations.models.organisations import Organisation


class Classification(models.Model):
    """A registrar's decision, in force from a day until the next one.

    One for everybody: no company overrides it (170 of 287 Belgian organisations were
    called one thing by one company and another by the next). `in_force` marks the one of
    today, for lists; `run_due` moves it on the day.
    """

    Value = public.Classified

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="classifications"
    )
    value = models.CharField(_("classified as"), max_length=10, choices=Value)
    valid_from = models.DateField(_("valid from"))
    reason = models.TextField(_("why"))
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField()
    decided_by_id = models.BigIntegerField()
    in_force = models.BooleanField(default=False)

    history = tracked(excluded=("in_force",))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "valid_from"], name="classification_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(in_force=True),
                name="classification_one_in_force",
            ),
            models.CheckConstraint(
                condition=Q(value__in=["patients", "healthcare", "other"]),
                name="classification_value_known",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="classification_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=False, decided_by_id__isnull=False),
                name="classification_decided_on_with_decided_by",
            ),
        ]
        indexes = [
            models.Index(
                fields=["value", "organisation"],
                condition=Q(in_force=True),
                name="classification_by_value",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_value_display()}"


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def for_actor(self, actor: Actor) -> "ObjectionQuerySet":
        """Registrars read all.

        A company reads its own; the organisation itself everything about it. Somebody
        whose mandate is not verified reads none.
        """
        if actor.has("registrar"):
            return self
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        side = "by_organisation" if actor.kind == "company" else "organisation"
        return self.filter(**{f"{side}_id": actor.organisation_id})


class Objection(models.Model):
    """A company, or the organisation itself, disagrees with a classification.

    A registrar answers: by a new classification, or in words.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for a registrar")
        UPHELD = "upheld", _("The classification was changed")
        REJECTED = "rejected", _("The classification stays")
        WITHDRAWN = "withdrawn", _("Taken back")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="objections"
    )
    by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    wanted = models.CharField(
        _("should be"), max_length=10, choices=Classification.Value
    )
    words = models.TextField(_("why"))
    asked_on = models.DateField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by_id = models.BigIntegerField(null=True, blank=True)

    history = tracked()
    objects = ObjectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["open", "withdrawn"],
                    decided_on__isnull=True,
                    decided_by_id__isnull=True,
                )
                | (
                    Q(
                        state__in=["upheld", "rejected"],
                        decided_on__isnull=False,
                        decided_by_id__isnull=False,
                    )
                    & ~Q(answer="")
                ),
                name="objection_decided_on_with_decided_by",
            ),
            models.UniqueConstraint(
                fields=["organisation", "by_organisation"],
                condition=Q(state="open"),
                name="objection_one_open",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "id"], name="objection_queue"),
            models.Index(fields=["by_organisation", "-id"], name="objection_made_by"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"
