"""What a company says of itself: its process, its limits, its products."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import tracked
from organisations.models import public
from organisations.models.organisations import Condition, NameKey, Organisation


class CompanyProfile(models.Model):
    """How a company works with patient organisations: what it publishes about it.

    `income_share_limit` is the largest share of a group's yearly income, in per cent,
    that the company gives by its own policy; empty: it names none. `promised_days` is
    how long an answer to an application takes at most. The contact is a function's
    address; its name is kept out of the history.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="company_profile"
    )
    countries = ArrayField(
        models.CharField(max_length=2),
        default=list,
        blank=True,
        verbose_name=_("countries"),
    )
    codes = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        verbose_name=_("codes of practice that it follows"),
    )
    process_open = models.BooleanField(_("takes applications now"), default=False)
    criteria = models.TextField(_("what it supports, and what not"), blank=True)
    steps = models.TextField(_("steps of the process"), blank=True)
    promised_days = models.PositiveSmallIntegerField(
        _("days until an answer, at most"), null=True, blank=True
    )
    windows = models.TextField(_("when applications are taken"), blank=True)
    documents_wanted = models.TextField(_("documents that it asks for"), blank=True)
    never_asks = models.TextField(_("what it never asks for"), blank=True)
    independence = models.TextField(
        _("how it protects the group's independence"), blank=True
    )
    legal_help = models.TextField(
        _("what it offers groups without a lawyer"), blank=True
    )
    income_share_limit = models.DecimalField(
        _("largest share of a group's income, in per cent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    other_limits = models.TextField(_("other limits of its policy"), blank=True)
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact's e-mail"), max_length=254, blank=True)
    version = models.PositiveIntegerField(default=1)

    history = tracked(excluded=("contact_name", "contact_email"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(income_share_limit__isnull=True)
                | Q(income_share_limit__gt=0, income_share_limit__lte=100),
                name="company_profile_limit_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(promised_days__isnull=True) | Q(promised_days__gt=0),
                name="company_profile_promised_days_positive",
            ),
        ]
        indexes = [
            GinIndex(fields=["countries"], name="company_profile_countries"),
            models.Index(
                fields=["process_open", "organisation"], name="company_profile_process"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}"


class Product(models.Model):
    """A medicine that a company sells or develops, for one condition.

    `only_one`: the company says that no other medicine is approved for the condition;
    with `exclusivity` it is a sole-product situation (Gentilini 2023 on rare diseases).
    `hta_…`: a body decides now, or did until a day, whether it is paid for.
    """

    Stage = public.Stage
    Exclusivity = public.Exclusivity

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="products"
    )
    name = models.CharField(_("name"), max_length=200)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    area = models.CharField(_("therapeutic area"), max_length=200, blank=True)
    condition_scheme = models.CharField(
        _("list"),
        max_length=10,
        choices=Condition.Scheme,
        default=Condition.Scheme.WORDS,
    )
    condition_code = models.CharField(_("code"), max_length=20, blank=True)
    condition = models.CharField(_("condition"), max_length=200)
    condition_key = models.GeneratedField(
        expression=NameKey("condition"),
        output_field=models.TextField(),
        db_persist=True,
    )
    exclusivity = models.CharField(
        _("exclusivity"), max_length=10, choices=Exclusivity, blank=True
    )
    exclusive_until = models.DateField(_("exclusive until"), null=True, blank=True)
    only_one = models.BooleanField(
        _("the only medicine for this condition"), default=False
    )
    hta_country = models.CharField(_("under assessment in"), max_length=2, blank=True)
    hta_from_on = models.DateField(_("assessment since"), null=True, blank=True)
    hta_until_on = models.DateField(_("assessment until"), null=True, blank=True)
    ended_on = models.DateField(_("no longer listed since"), null=True, blank=True)

    history = tracked(excluded=("condition_key",))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=["research", "trials", "submitted", "marketed"]),
                name="product_stage_known",
            ),
            models.CheckConstraint(
                condition=Q(exclusivity__in=["", "market", "orphan"]),
                name="product_exclusivity_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["condition_scheme", "condition_code"], name="product_condition"
            ),
            GinIndex(
                fields=["condition_key"],
                opclasses=["gin_trgm_ops"],
                name="product_condition_trigrams",
            ),
            models.Index(fields=["stage", "company"], name="product_stage"),
        ]

    def __str__(self) -> str:
        return self.name
