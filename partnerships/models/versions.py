"""What an agreement says: one version for each turn, in structured fields."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import Organisation
from regimes.vat import Vat


class VersionQuerySet(models.QuerySet["Version"]):
    def for_actor(self, actor: Actor) -> "VersionQuerySet":
        """Those that were sent, and the own side's draft. Narrow the agreement first."""
        return self.filter(
            Q(sent_at__isnull=False)
            | Q(by_organisation_id=actor.organisation_id, dropped_on__isnull=True)
        )

    def drafts(self) -> "VersionQuerySet":
        return self.filter(sent_at__isnull=True, dropped_on__isnull=True)

    def own_draft(self, actor: Actor) -> "Version | None":
        """What the actor's organisation works on; another one of its side has its own."""
        return self.drafts().filter(by_organisation_id=actor.organisation_id).first()


class Version(models.Model):
    """The text of an agreement as one side sent it, or its draft while it works on it.

    The sixteen elements of domain 1.5 (EFPIA and ABPI checklists): 1 title, description;
    2, 5, 12 `VersionParty`; 3 the agreement's kind, `nature`; 4 objectives, benefit;
    6 starts_on, ends_on; 7 amount, currency, VAT; 8 `BudgetLine`; 9 `InKindItem`;
    10 acknowledgement…; 11 codes; 13 the last signature; 14 disclosure_notice;
    15 `PlannedMilestone`, unspent_rule; 16 `Clause` and the fields on promotion,
    exclusivity and logo. Only a draft changes, and only a sent version has a number; the
    database freezes it. A draft that its side dropped stays in the history alone.
    """

    agreement = models.ForeignKey(
        "partnerships.Agreement", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField(null=True, blank=True)
    by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    by_person_id = models.BigIntegerField()
    covering_words = models.TextField(_("what you changed, and why"), blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    title = models.CharField(_("title"), max_length=200)
    public_title = models.CharField(
        _("title for the public"), max_length=200, blank=True
    )
    description = models.TextField(_("what is done"), blank=True)
    nature = models.TextField(_("what the contribution is"), blank=True)
    objectives = models.TextField(
        _("objectives, and how it supports healthcare, research or education"),
        blank=True,
    )
    benefit = models.TextField(_("benefit for patients"), blank=True)
    out_of_scope = models.TextField(_("what is out of scope"), blank=True)
    who_decides = models.TextField(_("who decides about what"), blank=True)
    who_owns = models.TextField(_("who owns the result"), blank=True)
    company_may_not_ask = models.TextField(
        _("what the company may not ask for"), blank=True
    )
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    amount = models.DecimalField(
        _("amount"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    vat_treatment = models.CharField(
        _("VAT"), max_length=14, choices=Vat, default=Vat.UNKNOWN
    )
    payment_terms = models.TextField(_("when it is paid"), blank=True)
    restricted = models.BooleanField(
        _("for a stated purpose only"), null=True, blank=True
    )
    acknowledged_from_outset = models.BooleanField(
        _("all know that the support is acknowledged clearly and from the outset"),
        default=False,
    )
    acknowledgement = models.TextField(_("wording of the acknowledgement"), blank=True)
    acknowledgement_where = models.TextField(_("where it stands"), blank=True)
    codes = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        verbose_name=_("codes of practice that apply"),
    )
    disclosure_notice = models.TextField(
        _("where and when the support is published"), blank=True
    )
    unspent_rule = models.TextField(_("what happens with unspent money"), blank=True)
    logo_scope = models.TextField(_("use of names and logos"), blank=True)
    only_funder_required = models.BooleanField(
        _("the company asks to be the only funder"), default=False
    )
    only_funder_reason = models.TextField(
        _("why you accept one funder, in your own words"), blank=True
    )
    access_campaign = models.BooleanField(
        _("it is about access to a medicine"), default=False
    )
    need = models.TextField(_("why the service is needed"), blank=True)
    selection = models.TextField(_("why these people or this organisation"), blank=True)
    fair_pay = models.TextField(_("how the pay was found to be fair"), blank=True)
    venue = models.TextField(_("venue"), blank=True)
    meal_per_person = models.DecimalField(
        _("most for a meal, a person"),
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
    )
    entertainment = models.BooleanField(_("there is entertainment"), default=False)
    accompanying = models.BooleanField(
        _("somebody comes along who doesn't take part"), default=False
    )
    accompanying_carer = models.BooleanField(
        _("they are a carer whom a health need asks for"), default=False
    )
    paper = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("paper that holds the terms"),
    )
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="version_number_once"
            ),
            models.UniqueConstraint(
                fields=["agreement", "by_organisation"],
                condition=Q(sent_at__isnull=True, dropped_on__isnull=True),
                name="version_one_draft_of_each",
            ),
            models.CheckConstraint(
                condition=Q(
                    sent_at__isnull=True, sent_on__isnull=True, number__isnull=True
                )
                | Q(
                    sent_at__isnull=False,
                    sent_on__isnull=False,
                    number__isnull=False,
                    dropped_on__isnull=True,
                ),
                name="version_sent_with_a_number",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | (Q(amount__gte=0) & ~Q(currency="")),
                name="version_amount_in_a_currency",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="version_begins_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number or '(draft)'}"


class VersionParty(models.Model):
    """What one version says of one party: its role, what it brings, who signs for it.

    `signatories` names roles or offices ("the chair"); who signs is in `Signature`.
    """

    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, related_name="parties"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    role = models.TextField(_("role"), blank=True)
    expertise = models.TextField(_("expertise that it brings"), blank=True)
    signatories = models.CharField(_("who signs for it"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "organisation"], name="version_party_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in version {self.version_id}"


class BudgetLine(models.Model):
    """One line of the cost breakdown (element 8)."""

    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, related_name="budget"
    )
    position = models.PositiveSmallIntegerField()
    words = models.CharField(_("what for"), max_length=200)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"], name="budget_line_position"
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0), name="budget_line_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.words


class InKindItem(models.Model):
    """Significant indirect or non-financial support (element 9), with value or benefit."""

    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, related_name="in_kind"
    )
    position = models.PositiveSmallIntegerField()
    words = models.TextField(_("what it is, and who gives it"))
    value = models.DecimalField(
        _("value"), max_digits=18, decimal_places=4, null=True, blank=True
    )

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"], name="in_kind_item_position"
            )
        ]

    def __str__(self) -> str:
        return f"in kind {self.position}"


class PlannedMilestone(models.Model):
    """A deadline that the version sets: a deliverable, a report, a payment (element 15)."""

    class Kind(models.TextChoices):
        DELIVERABLE = "deliverable", _("Deliverable")
        REPORT = "report", _("Report")
        PAYMENT = "payment", _("Payment")

    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, related_name="milestones"
    )
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    words = models.CharField(_("what"), max_length=300)
    due_on = models.DateField(_("by"))
    amount = models.DecimalField(
        _("amount"), max_digits=18, decimal_places=4, null=True, blank=True
    )

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"], name="planned_milestone_position"
            )
        ]

    def __str__(self) -> str:
        return self.words
