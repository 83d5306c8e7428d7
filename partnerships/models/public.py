"""What everybody may read of partnerships. The public site reads this module alone.

Copies without keys into what they were made from: they hold what all parties agreed to
show and nothing else, and are blanked when one of them takes its agreement back.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisations.models import NameKey
from partnerships.models.acknowledgements import Medium
from partnerships.models.agreements import Agreement
from partnerships.models.sides import Kind, Side, Stage
from regimes.vat import Vat

__all__ = ["PublicAgreement", "PublicMessage", "PublicPartnership", "PublicStory", "Side", "Stage"]  # fmt: skip


def _key(column: str) -> Any:
    return models.GeneratedField(
        expression=NameKey(column), output_field=models.TextField(), db_persist=True
    )


class PublicPartnership(models.Model):
    """A partnership as its parties show it to everybody, or what is left of its page.

    `facts` has the agreed wordings, conditions, and parties with their roles.
    `named` and `about` are names of parties and conditions, to search; `party_ids` their
    public ids. A page that was withdrawn has a day and says nothing more.
    """

    public_id = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=200, blank=True)
    purpose = models.TextField(blank=True)
    stage = models.CharField(max_length=12, choices=Stage, blank=True)
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    facts = models.JSONField(default=dict)
    party_ids = ArrayField(models.CharField(max_length=16), default=list)
    named = models.TextField(blank=True)
    about = models.TextField(blank=True)
    named_key = _key("named")
    about_key = _key("about")
    published_on = models.DateField()
    changed_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True)
                | Q(title="", purpose="", named="", about="", facts={}),
                name="public_partnership_withdrawn_says_nothing",
            )
        ]
        indexes = [
            models.Index(
                fields=["-published_on", "-id"], name="public_partnership_new"
            ),
            models.Index(
                fields=["stage", "-published_on", "-id"],
                name="public_partnership_stage",
            ),
            GinIndex(fields=["party_ids"], name="public_partnership_parties"),
            GinIndex(
                fields=["named_key"],
                opclasses=["gin_trgm_ops"],
                name="public_partnership_named",
            ),
            GinIndex(
                fields=["about_key"],
                opclasses=["gin_trgm_ops"],
                name="public_partnership_about",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.public_id

    def get_absolute_url(self) -> str:
        return reverse("register:partnership", args=[self.public_id])


class PublicAgreement(models.Model):
    """The boundary sheet of a signed agreement, or what is left of its page.

    `facts` holds only fields that are marked public: purpose, who decides, who owns the
    result, what the company may not ask, money, dates, the acknowledgement.
    """

    reference = models.CharField(max_length=20, unique=True)
    partnership_public_id = models.CharField(max_length=16)
    title = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=14, choices=Kind, blank=True)
    state = models.CharField(max_length=12, choices=Agreement.State, blank=True)
    signed_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    ends_early_on = models.DateField(null=True)
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    currency = models.CharField(max_length=3, blank=True)
    vat_treatment = models.CharField(max_length=14, choices=Vat, blank=True)
    access_campaign = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    party_ids = ArrayField(models.CharField(max_length=16), default=list)
    published_on = models.DateField()
    changed_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True)
                | Q(title="", kind="", state="", amount__isnull=True, facts={}),
                name="public_agreement_withdrawn_says_nothing",
            )
        ]
        indexes = [
            models.Index(
                fields=["partnership_public_id", "-id"], name="public_agreement_of"
            ),
            GinIndex(fields=["party_ids"], name="public_agreement_parties"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("register:agreement", args=[self.reference])


class PublicStory(models.Model):
    """A story that all sides of a partnership tell in the same words (mission B5)."""

    public_id = models.CharField(max_length=16, unique=True)
    partnership_public_id = models.CharField(max_length=16)
    title = models.CharField(max_length=200)
    text = models.TextField()
    audience = models.CharField(max_length=200)
    medium = models.CharField(max_length=8, choices=Medium)
    address = models.URLField(max_length=500, blank=True)
    agreed_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(
                fields=["partnership_public_id", "-agreed_on"], name="public_story_of"
            )
        ]

    def __str__(self) -> str:
        return self.title


class PublicMessage(models.Model):
    """Something that one side said and all sides show to everybody (design 2, dialogue).

    It names the organisation that said it, never a person; its documents stay with the
    parties. `agreement_reference` is empty for the conversation of the partnership.
    """

    public_id = models.CharField(max_length=16, unique=True)
    partnership_public_id = models.CharField(max_length=16)
    agreement_reference = models.CharField(max_length=20, blank=True)
    organisation_public_id = models.CharField(max_length=16)
    organisation_name = models.CharField(max_length=500)
    text = models.TextField()
    said_on = models.DateField()
    agreed_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(
                fields=["partnership_public_id", "agreement_reference", "-id"],
                name="public_message_of",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_name} on {self.said_on}"
