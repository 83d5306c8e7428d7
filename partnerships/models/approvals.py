"""Who approves on each side before anybody signs."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import tracked
from documents.models import Document
from organisations.models import Organisation, Role
from partnerships.models.agreements import Agreement
from partnerships.models.versions import Version


class Act(models.TextChoices):
    """What a step asks for."""

    APPROVE = "approve", _("Approve")
    CERTIFY = "certify", _("Certify")
    BOARD = "board", _("Board decision")


class ApprovalRule(models.Model):
    """A step of an organisation's own approval: for which agreements, by which role.

    Empty `kinds`: all. `least_amount` (in `currency`): only from that amount on. Steps of
    one `position` go side by side; a higher one waits for those before it.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="approval_rules"
    )
    label = models.CharField(_("name of the step"), max_length=100)
    act = models.CharField(_("what is done"), max_length=7, choices=Act)
    role = models.CharField(_("by whom"), max_length=20, choices=Role)
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    kinds = ArrayField(
        models.CharField(max_length=14),
        default=list,
        blank=True,
        verbose_name=_("kinds of agreement"),
    )
    least_amount = models.DecimalField(
        _("from this amount on"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(least_amount__isnull=True) | ~Q(currency=""),
                name="approval_rule_amount_in_a_currency",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "position", "id"], name="approval_rule_order"
            )
        ]

    def __str__(self) -> str:
        return self.label


class Approval(models.Model):
    """One step for one agreement, made from the rules when both sides agreed to the text.

    Bound to the agreed version: another version asks again. `deputy_for_id` is the person
    whose place was taken by the one who decided.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        GIVEN = "given", _("Given")
        REFUSED = "refused", _("Refused")
        LAPSED = "lapsed", _("Lapsed: the text changed")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="approvals"
    )
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="approvals"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    label = models.CharField(max_length=100)
    act = models.CharField(max_length=7, choices=Act)
    role = models.CharField(max_length=20, choices=Role)
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_on = models.DateField()
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    person_id = models.BigIntegerField(null=True, blank=True)
    deputy_for_id = models.BigIntegerField(null=True, blank=True)
    words = models.TextField(_("reason"), blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    board_on = models.DateField(
        _("date of the board’s decision"), null=True, blank=True
    )

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["given", "refused"],
                    decided_on__isnull=False,
                    person_id__isnull=False,
                )
                | Q(state__in=["waiting", "lapsed"]),
                name="approval_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(words=""),
                name="approval_refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="given", act="board") | Q(board_on__isnull=False),
                name="approval_board_has_a_date",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "role"],
                condition=Q(state="waiting"),
                name="approval_waiting",
            ),
            models.Index(fields=["agreement", "position"], name="approval_order"),
        ]

    def __str__(self) -> str:
        return f"{self.label} of {self.agreement_id}"

    def get_absolute_url(self) -> str:
        return reverse(
            "partnerships:approval-step",
            args=[self.agreement.reference, self.public_id],
        )


class Insistence(models.Model):
    """A finding of the completeness check that a side insists on, with words.

    `rule` is the rule's code (VR-01…); what may not be insisted on is in the gates.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="insistences"
    )
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="insistences"
    )
    rule = models.CharField(max_length=10)
    subject = models.CharField(max_length=100, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    person_id = models.BigIntegerField()
    words = models.TextField(_("why it goes on all the same"))
    noted_on = models.DateField()

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "rule", "subject", "organisation"],
                name="insistence_once",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="insistence_in_words"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} in version {self.version_id}"
