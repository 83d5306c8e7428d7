"""A lasting relationship: who takes part, for what, who leads, what was agreed about it."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Condition, Function, NameKey, Organisation
from partnerships.models.sides import Side, Stage


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def for_actor(self, actor: Actor) -> "PartnershipQuerySet":
        """Those in which the actor's organisation takes part or is asked to.

        One that declined, or whose invitation was taken back, reads it no more when it
        is over: then nobody can ask it again.
        Somebody whose mandate is not verified sees those with the one company alone.
        """
        if actor.organisation_id is None:
            return self.none()
        visible = self.filter(
            pk__in=PartnershipParty.objects.filter(
                TOOK_PART
                | Q(state=PartnershipParty.State.INVITED)
                | ~Q(partnership__state=Partnership.State.ENDED),
                organisation_id=actor.organisation_id,
            ).values("partnership_id")
        )
        if actor.only_company_id is None:
            return visible
        companies = PartnershipParty.objects.filter(side=Side.COMPANY)
        return visible.filter(
            pk__in=companies.filter(organisation_id=actor.only_company_id).values(
                "partnership_id"
            )
        ).exclude(
            pk__in=companies.exclude(organisation_id=actor.only_company_id).values(
                "partnership_id"
            )
        )

    def running(self) -> "PartnershipQuerySet":
        return self.filter(state=Partnership.State.ACTIVE)


class Partnership(models.Model):
    """A lasting relationship of companies, patient organisations and other bodies.

    Either side starts it: it is proposed until every side has somebody who joined. The
    benefit for patients and what is out of scope are wordings that all sides agree
    (`Wording`). `is_public` means that all parties agreed to a page on the register.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACTIVE = "active", _("Running")
        DECLINED = "declined", _("Declined")
        ENDED = "ended", _("Ended")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    title = models.CharField(_("title"), max_length=200)
    title_key = models.GeneratedField(
        expression=NameKey("title"), output_field=models.TextField(), db_persist=True
    )
    purpose = models.TextField(_("purpose"))
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage)
    started_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    proposed_on = models.DateField(_("proposed on"))
    began_on = models.DateField(_("running since"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.TextField(_("why it ended"), blank=True)
    is_public = models.BooleanField(_("shown on the register"), default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked(excluded=("title_key",))
    objects = PartnershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", began_on__isnull=True)
                | Q(state="declined")
                | Q(state="active", began_on__isnull=False, ended_on__isnull=True)
                | (Q(state="ended", ended_on__isnull=False) & ~Q(end_reason="")),
                name="partnership_dates_with_state",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="partnership_stage_known"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(purpose=""), name="partnership_has_words"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-id"], name="partnership_newest"),
            models.Index(fields=["title_key", "id"], name="partnership_by_title"),
            GinIndex(
                fields=["title_key"],
                opclasses=["gin_trgm_ops"],
                name="partnership_title_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:detail", args=[self.public_id])


TAKES_PART = Q(state="joined")
TOOK_PART = TAKES_PART | Q(state="left", joined_on__isnull=False)
"""Of parties: also those that left; not those whose invitation was taken back."""


class PartnershipParty(models.Model):
    """An organisation in a partnership: who may see it, and what it brings.

    Sight begins with the invitation and doesn't end when a party leaves: what it shared
    stays readable to it.
    """

    class State(models.TextChoices):
        INVITED = "invited", _("Asked to join")
        JOINED = "joined", _("Takes part")
        DECLINED = "declined", _("Declined")
        LEFT = "left", _("Left")

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="parties"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="partnership_parties"
    )
    side = models.CharField(_("side"), max_length=8, choices=Side)
    role = models.TextField(_("role"), blank=True)
    expertise = models.TextField(_("expertise that it brings"), blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.INVITED)
    invited_on = models.DateField()
    invited_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    joined_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    public_agreed_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "partnership"], name="partnership_party_once"
            ),
            models.CheckConstraint(
                condition=Q(state="invited", joined_on__isnull=True)
                | Q(state="joined", joined_on__isnull=False, ended_on__isnull=True)
                | Q(state__in=["declined", "left"], ended_on__isnull=False),
                name="partnership_party_dates_with_state",
            ),
        ]
        indexes = [models.Index(fields=["partnership"], name="partnership_parties")]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.partnership_id}"


class PartnershipCondition(models.Model):
    """A disease or condition that a partnership is about."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="conditions"
    )
    scheme = models.CharField(
        _("list"),
        max_length=10,
        choices=Condition.Scheme,
        default=Condition.Scheme.WORDS,
    )
    code = models.CharField(_("code"), max_length=20, blank=True)
    name = models.CharField(_("condition"), max_length=200)
    ended_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "scheme", "code", "name"],
                name="partnership_condition_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Lead(models.Model):
    """Who leads on one side, from–until, with the function they come from.

    A hand-over ends one row and begins the next, with words for the one who follows.
    `asked_on`: the stage changed on that day, and the side has not said yet who leads now.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="leads"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="leads"
    )
    function = models.CharField(
        _("function"), max_length=20, choices=Function, blank=True
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    handover = models.TextField(_("for the one who follows"), blank=True)
    asked_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"],
                condition=Q(until_on__isnull=True),
                name="lead_one_now",
            )
        ]
        indexes = [models.Index(fields=["person", "until_on"], name="lead_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} leads {self.partnership_id}"


class StagePeriod(models.Model):
    """A stage that the partnership was in, from–until, and why it moved there."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="stages"
    )
    stage = models.CharField(_("stage"), max_length=12, choices=Stage)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    words = models.TextField(_("why"), blank=True)
    changed_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(until_on__isnull=True),
                name="stage_one_now",
            )
        ]

    def __str__(self) -> str:
        return f"{self.stage} of {self.partnership_id}"


class Wording(models.Model):
    """A sentence that all sides have to agree: the newest of a kind is on the table.

    It is agreed when each company and each patient organisation that takes part has a
    `WordingConsent`; an older one that was agreed holds until then.
    """

    class Kind(models.TextChoices):
        BENEFIT = "benefit", _("Benefit for patients")
        OUT_OF_SCOPE = "out_of_scope", _("What is out of scope")

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="wordings"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    number = models.PositiveIntegerField()
    text = models.TextField(_("wording"))
    proposed_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    proposed_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "number"], name="wording_number_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="wording_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} of {self.partnership_id}"


class WordingConsent(models.Model):
    """A party agreed to a wording: who, when."""

    wording = models.ForeignKey(
        Wording, on_delete=models.PROTECT, related_name="consents"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    person_id = models.BigIntegerField()
    agreed_on = models.DateField()

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["wording", "organisation"], name="wording_consent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} agreed to {self.wording_id}"
