"""Tables to search what everybody can read; made from frozen copies, they can be made again."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from disclosures.models.public import Line, PublishedReport


class RegisterOrganisation(models.Model):
    """An organisation as the public sees it: its latest published facts.

    `successions` says whom it followed and who followed it, the oldest first: a list of
    `{"way": "follows" or "followed_by", "public_id", "name", "kind", "on"}` with the id
    and name of the other one, which an organisation that was dissolved has not.
    """

    public_id = models.CharField(max_length=16, unique=True)
    is_company = models.BooleanField()
    name = models.CharField(max_length=500)
    name_key = models.TextField()
    other_names = models.JSONField(default=list)
    country = models.CharField(max_length=2)
    website = models.CharField(max_length=300, blank=True)
    identifiers = models.JSONField(default=list)
    conditions = models.JSONField(default=list)
    search_key = models.TextField()
    moved_to = models.CharField(max_length=16, blank=True)
    successions = models.JSONField(default=list, db_default=[])

    class Meta:
        indexes = [
            models.Index(fields=["is_company", "name_key", "id"], name="register_name"),
            GinIndex(
                fields=["search_key"],
                opclasses=["gin_trgm_ops"],
                name="register_organisation_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("register:organisation", args=[self.public_id])


class RegisterLine(models.Model):
    """The current version of a published line, laid out for searching and exporting.

    `answer` is as published or as answered since: confirmed, questioned, cannot_tell,
    none, not_reached, historic. Money is the amount to disclose in `currency`.
    `recognised_on` is the day that counts for the year, `recognised_by` says which day of
    the payment that is (a code of `CountsOn`; empty where it is none of them).
    """

    line = models.OneToOneField(
        Line, on_delete=models.CASCADE, related_name="register", primary_key=True
    )
    public_id = models.CharField(max_length=16, unique=True)
    version = models.PositiveIntegerField()
    report = models.ForeignKey(
        PublishedReport, on_delete=models.CASCADE, related_name="+"
    )
    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    company_name = models.CharField(max_length=500)
    organisation_name = models.CharField(max_length=500)
    country = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    paid_on = models.DateField(null=True)
    recognised_on = models.DateField(null=True)
    recognised_by = models.CharField(max_length=11, blank=True)
    category = models.CharField(max_length=40)
    form = models.CharField(max_length=10)
    description = models.TextField(blank=True)
    benefit = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    currency = models.CharField(max_length=3)
    vat_treatment = models.CharField(max_length=14)
    agreement_title = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=11)
    answered_on = models.DateField(null=True)
    reservation = models.BooleanField(default=False)
    published_elsewhere = models.CharField(max_length=300, blank=True)
    first_published_on = models.DateField()
    changed_on = models.DateField()
    search_key = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["-year", "-line"], name="register_newest"),
            models.Index(fields=["amount", "line"], name="register_amount"),
            models.Index(fields=["company", "-year", "-line"], name="register_company"),
            models.Index(
                fields=["organisation", "-year", "-line"], name="register_recipient"
            ),
            models.Index(
                fields=["company", "amount", "line"], name="register_company_amount"
            ),
            models.Index(
                fields=["organisation", "amount", "line"],
                name="register_recipient_amount",
            ),
            models.Index(
                fields=["category", "-year", "-line"], name="register_category"
            ),
            models.Index(fields=["country", "-year", "-line"], name="register_country"),
            models.Index(fields=["answer", "-year", "-line"], name="register_answer"),
            models.Index(fields=["changed_on", "line"], name="register_changed"),
            GinIndex(
                fields=["search_key"],
                opclasses=["gin_trgm_ops"],
                name="register_line_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    def get_absolute_url(self) -> str:
        return reverse("register:line", args=[self.public_id])


class RegisterTotal(models.Model):
    """Sums of current lines by everything that totals are shown by."""

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=40)
    country = models.CharField(max_length=2)
    answer = models.CharField(max_length=11)
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=22, decimal_places=4)
    lines = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "company",
                    "organisation",
                    "year",
                    "category",
                    "answer",
                    "currency",
                ],
                name="register_total_once",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "year"], name="register_total_of"),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.year} {self.currency}"


class RegisterSum(models.Model):
    """Sums of `RegisterTotal` over all recipients; the database keeps them.

    Of one company, or of all where `company` is empty. Few, whatever the register holds:
    for searches that name no recipient.
    """

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=40)
    country = models.CharField(max_length=2)
    answer = models.CharField(max_length=11)
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=26, decimal_places=4)
    lines = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "year", "category", "country", "answer", "currency"],
                nulls_distinct=False,
                name="register_sum_of_company_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.year} {self.category} {self.currency}"


class RegisterPair(models.Model):
    """Sums of `RegisterTotal` between a company and a recipient; the database keeps them.

    In one currency, over all years: who gives to whom most is read from an index.
    """

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=26, decimal_places=4)
    lines = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "organisation", "currency"],
                name="register_pair_once",
            )
        ]
        indexes = [
            models.Index(
                fields=[side, "currency", "-amount", other],
                condition=Q(lines__gt=0),
                name=f"register_pair_{side}",
            )
            for side, other in (
                ("company", "organisation"),
                ("organisation", "company"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_id} to {self.organisation_id} {self.currency}"


class Coverage(models.Model):
    """What the register holds of a company for a year.

    `report` is one of the year's reports: half-years, and rules of other countries, have
    reports of their own. It has lines where any of them has.
    """

    class State(models.TextChoices):
        REPORT = "report", _("Report")
        NOTHING = "nothing", _("Nothing to report")
        LATE = "late", _("Late")
        ABSENT = "absent", _("Not on this register")

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="coverage"
    )
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=State)
    report = models.ForeignKey(
        PublishedReport, on_delete=models.CASCADE, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "year"], name="coverage_once")
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.year} {self.state}"


class RegisterLate(models.Model):
    """A report that should stand here by now: the company, the rules, and since when.

    Shown when the time is over in which the company alone is told (`late_told_days` of
    its rules); gone when the report is published. `period_id` leads to nothing public.
    """

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="late"
    )
    period_id = models.BigIntegerField(unique=True)
    year = models.PositiveSmallIntegerField()
    rules = models.CharField(max_length=200)
    since_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["company", "year"], name="register_late")]

    def __str__(self) -> str:
        return f"{self.company_id} {self.year} since {self.since_on}"
