"""Patients' data that one side lets the other use: what, on which consent, for what."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.agreements import Agreement
from partnerships.models.between import BetweenQuerySet
from partnerships.models.partnerships import Partnership


class DataUse(models.Model):
    """`owner` lets `other` use a data set (mission D4). It holds no data of a patient.

    Both sides agree to the record; the results come back to the owner. Lifecycle:
    lifecycle/data_use.py.
    """

    class Basis(models.TextChoices):
        CONSENT = "consent", _("Consent of each person, for this use")
        BROAD = "broad", _("Consent of each person, for research in general")
        ANONYMOUS = "anonymous", _("The data are anonymous")
        LAW = "law", _("A law allows it")
        OTHER = "other", _("Something else, explained below")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        AGREED = "agreed", _("Agreed by both")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Taken back")
        ENDED = "ended", _("Ended")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="data_uses"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    data_set = models.TextField(_("data set"))
    basis = models.CharField(_("basis"), max_length=9, choices=Basis)
    basis_words = models.TextField(_("what people were told and agreed to"), blank=True)
    permitted = models.TextField(_("permitted uses"))
    not_permitted = models.TextField(_("uses that are not permitted"), blank=True)
    returns = models.TextField(_("what comes back, to whom, when"))
    returns_by = models.DateField(_("results by"), null=True, blank=True)
    until_on = models.DateField(_("may be used until"))
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    proposed_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("what the other side says"), blank=True)
    results = models.TextField(_("results that came back"), blank=True)
    results_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    reminded_days = models.SmallIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = BetweenQuerySet["DataUse"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(owner=F("other")), name="data_use_between_two"
            ),
            models.CheckConstraint(
                condition=~Q(basis="other") | ~Q(basis_words=""),
                name="data_use_other_basis_explained",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "refused"])
                | Q(answered_on__isnull=False),
                name="data_use_answered_with_a_day",
            ),
            models.CheckConstraint(
                condition=Q(results="", results_on__isnull=True)
                | (~Q(results="") & Q(results_on__isnull=False)),
                name="data_use_results_with_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-id"], name="data_use_newest"),
            models.Index(fields=["state", "until_on"], name="data_use_ending"),
        ]

    def __str__(self) -> str:
        return self.data_set[:80]

    def get_absolute_url(self) -> str:
        return reverse("partnerships:data-use", args=[self.public_id])
