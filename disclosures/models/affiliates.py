"""What each company of a group says about its own payments in a report of the group."""

import datetime
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import MD5, Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.entries import Entry
from disclosures.models.periods import Period
from disclosures.models.reports import Report
from documents.models import Document
from organisations.models import Organisation
from organisations.models.groups import PartOf


class Row(models.Func):
    """A row of values as one text."""

    template = "row(%(expressions)s)::text"
    output_field = models.TextField()


# What an affiliate stands for in each row: when one of these changes, its word lapses.
FACTS = (
    "transfer__public_id", "recipient_id", "amount", "currency", "transfer__paid_on",
    "transfer__paid_year", "transfer__category", "transfer__form",
    "transfer__vat_treatment", "transfer__vat_amount", "transfer__benefit",
    "transfer__description",
)  # fmt: skip


def rows_of(period: Any, affiliate: Any) -> Coalesce:
    """A fingerprint of what a period has as paid by an affiliate; empty without rows."""
    told: Any = (
        Entry.objects.included()
        .filter(period=period, transfer__paid_by=affiliate)
        .order_by()
        .values("period")
        .annotate(rows=StringAgg(MD5(Row(*FACTS)), Value(""), order_by="transfer_id"))
        .values("rows")
    )
    return Coalesce(MD5(Subquery(told)), Value(""), output_field=models.TextField())


class AffiliateStatementQuerySet(models.QuerySet["AffiliateStatement"]):
    def for_actor(self, actor: Actor) -> "AffiliateStatementQuerySet":
        """The reporting company's, and those that are asked of the actor's own company."""
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        return self.filter(
            Q(period__company_id=actor.organisation_id)
            | Q(affiliate_id=actor.organisation_id)
        )

    def with_rows(self) -> "AffiliateStatementQuerySet":
        """Each with what it depends on: `rows_now`, the fingerprint of the rows that there
        are now, and `report_states` of the report's versions that were not replaced."""
        reports = Report.objects.filter(period=OuterRef("period")).exclude(
            state=Report.State.SUPERSEDED
        )
        return self.annotate(
            rows_now=rows_of(OuterRef("period"), OuterRef("affiliate")),
            report_states=ArraySubquery(reports.values("state")),
        )

    def lapses(self) -> "AffiliateStatementQuerySet":
        """Answers of reports that may still change whose lapse is to be noted: untold, or
        over. With `rows_now`."""
        others = Report.objects.filter(period=OuterRef("period"))
        state = Report.State
        closed = Exists(others.filter(state__in=[state.CERTIFIED, state.APPROVED])) | (
            Exists(others.filter(state=state.PUBLISHED))
            & ~Exists(others.filter(state=state.DRAFT))
        )
        same = Q(stated_rows=F("rows_now"))
        return (
            self.filter(~closed, state=AffiliateStatement.State.ANSWERED)
            .with_rows()
            .filter(
                (~same & Q(lapse_told_on=None))
                | (same & Q(lapse_told_on__isnull=False))
            )
        )

    def settled(self) -> "AffiliateStatementQuerySet":
        """Those that nobody waits for: said and standing, or taken out."""
        state = AffiliateStatement.State
        return self.with_rows().filter(
            Q(state=state.TAKEN_OUT)
            | Q(state=state.ANSWERED, stated_rows=F("rows_now"))
        )


class AffiliateStatement(models.Model):
    """A period × a company of the group: is what it paid complete in the report?

    `statement` is given by a person of the affiliate, or entered by the company's officer
    with who said it on which day (`entered`, `said_by`). It is about the rows that there
    were (`stated_rows`, a fingerprint): it lapses when they are others, and holds again
    when they are the same again. `stated_figures`: how many they were and their sums, to
    say what changed; `lapse_told_on`: the day on which its lapse was told, once for each.
    One that had no business is taken out, with a reason.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked, no answer yet")
        ANSWERED = "answered", _("Answered")
        TAKEN_OUT = "taken_out", _("Not asked any more")

    class Statement(models.TextChoices):
        COMPLETE = "complete", _("What we paid is complete in this report")
        NOTHING = "nothing", _("We have nothing to report")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="affiliate_statements"
    )
    affiliate = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    asked_on = models.DateField(_("asked on"))
    answer_by = models.DateField(_("answer by"))
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)
    statement = models.CharField(
        _("statement"), max_length=8, choices=Statement, blank=True
    )
    words = models.TextField(_("words"), blank=True)
    stated_on = models.DateField(_("said on"), null=True, blank=True)
    stated_by_id = models.BigIntegerField(null=True, blank=True)
    entered = models.BooleanField(_("entered by the company"), default=False)
    said_by = models.CharField(_("who said it"), max_length=200, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stated_rows = models.CharField(max_length=32, blank=True, editable=False)
    stated_figures = models.JSONField(db_default={}, default=dict, editable=False)
    lapse_told_on = models.DateField(null=True, editable=False)
    out_because = models.TextField(_("why it is not asked"), blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = AffiliateStatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "affiliate"], name="affiliate_statement_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["asked", "taken_out"],
                    statement="",
                    stated_on__isnull=True,
                    stated_by_id__isnull=True,
                )
                | Q(
                    state="answered",
                    statement__in=["complete", "nothing"],
                    stated_on__isnull=False,
                    stated_by_id__isnull=False,
                ),
                name="affiliate_stated_on_with_stated_by",
            ),
            models.CheckConstraint(
                condition=Q(lapse_told_on__isnull=True) | Q(state="answered"),
                name="affiliate_lapse_of_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(entered=False) | ~Q(said_by=""),
                name="affiliate_entered_says_who",
            ),
            models.CheckConstraint(
                condition=Q(state="taken_out", out_because__gt="")
                | Q(state__in=["asked", "answered"], out_because=""),
                name="affiliate_taken_out_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["affiliate", "state", "-id"], name="affiliate_asked"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:affiliate-detail", args=[self.public_id])

    @property
    def lapsed(self) -> bool:
        """Its rows changed since. From `with_rows`."""
        if self.state != self.State.ANSWERED:
            return False
        now: str = self.rows_now  # type: ignore[attr-defined]
        return self.stated_rows != now

    def late(self, today: datetime.date) -> bool:
        return self.state == self.State.ASKED and self.answer_by < today


def companies_of(period: Any, company: Any) -> models.QuerySet[Organisation]:
    """Companies that a report is also about: of its group, named as payers, or asked.

    Its group is all that is below it, parts of parts as well. `company` is a key, `period`
    a key or a reference of an outer query.
    """
    paid = Entry.objects.included().filter(
        period=period, transfer__paid_by=OuterRef("pk")
    )
    asked = AffiliateStatement.objects.filter(period=period, affiliate=OuterRef("pk"))
    return (
        Organisation.objects.filter(kind=Organisation.Kind.COMPANY)
        .exclude(pk=company)
        .filter(
            Q(
                PartOf("pk", Value(company, models.BigIntegerField())),
                status=Organisation.Status.ACTIVE,
            )
            | Q(Exists(paid))
            | Q(Exists(asked))
        )
    )


def silent(period: Any, company: Any) -> models.QuerySet[Organisation]:
    """Those of which nobody has said whether their list is complete, or not any more."""
    settled = AffiliateStatement.objects.filter(
        period=period, affiliate=OuterRef("pk")
    ).settled()
    return companies_of(period, company).filter(~Exists(settled))
