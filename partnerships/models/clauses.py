"""Clauses: the library, those of a version, and what the sides say about them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.agreements import Agreement
from partnerships.models.versions import Version


class Topic(models.TextChoices):
    """What a clause is about (domain 5.1: guiding principles; element 16)."""

    CONFIDENTIALITY = "confidentiality", _("Confidentiality")
    PROPERTY = "property", _("Intellectual property")
    RECORDINGS = "recordings", _("Recordings")
    DATA = "data", _("Data protection")
    INDEMNITY = "indemnity", _("Indemnity")
    PAY = "pay", _("Fair pay and expenses")
    SAFETY = "safety", _("Safety reporting")
    INDEPENDENCE = "independence", _("Independence")
    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement")
    BOUNDARIES = "boundaries", _("Boundaries")
    TERMINATION = "termination", _("Termination")
    DISPUTES = "disputes", _("Disputes")
    BRIBERY = "bribery", _("No improper advantage")
    FREE = "free", _("Something else")


class LibraryClause(models.Model):
    """A clause of the library: one version of its text in one language and law.

    `meaning` says in one sentence what it means for the group. Comes with the portal as
    data (partnerships/data/clauses); a person can confirm it.
    """

    key = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField(_("version"))
    topic = models.CharField(_("topic"), max_length=15, choices=Topic)
    kinds = ArrayField(models.CharField(max_length=14), default=list)
    language = models.CharField(_("language"), max_length=10)
    jurisdiction = models.CharField(_("law of"), max_length=2, blank=True)
    heading = models.CharField(_("heading"), max_length=200)
    text = models.TextField(_("text"))
    meaning = models.TextField(_("what it means for the organisation"))
    source = models.TextField(_("where the rule comes from"), blank=True)
    verified_by = models.CharField(max_length=200, blank=True)
    verified_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "language", "jurisdiction", "number"],
                name="library_clause_version_once",
            ),
            models.CheckConstraint(
                condition=Q(verified_by="", verified_on__isnull=True)
                | (~Q(verified_by="") & Q(verified_on__isnull=False)),
                name="library_clause_verified_by_with_verified_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"


class Clause(models.Model):
    """A clause in one version of an agreement.

    `key` stays the same from version to version, so that a clause can be compared,
    talked about and agreed. `library` is empty for a free clause.
    """

    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, related_name="clauses"
    )
    key = models.CharField(max_length=16, db_default=NewPublicId())
    position = models.PositiveSmallIntegerField()
    topic = models.CharField(_("topic"), max_length=15, choices=Topic)
    library = models.ForeignKey(
        LibraryClause, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    heading = models.CharField(_("heading"), max_length=200)
    text = models.TextField(_("text"))
    meaning = models.TextField(_("what it means for the organisation"), blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"],
                name="clause_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["version", "key"], name="clause_key_once"),
        ]

    def __str__(self) -> str:
        return self.heading


class Thread(models.Model):
    """A conversation about a clause (or, with no key, about the terms), settled by both."""

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="threads"
    )
    clause_key = models.CharField(max_length=16, blank=True)
    field = models.CharField(max_length=40, blank=True)
    opened_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    opened_on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        indexes = [
            models.Index(fields=["agreement", "clause_key"], name="thread_of_clause")
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"


class Comment(models.Model):
    """What one side says in a thread. Append-only: a slip is put right by the next one."""

    thread = models.ForeignKey(
        Thread, on_delete=models.PROTECT, related_name="comments"
    )
    by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    by_person_id = models.BigIntegerField()
    words = models.TextField(_("comment"))
    settles = models.BooleanField(_("this is settled for us"), default=False)
    at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") | Q(settles=True), name="comment_says_something"
            )
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"


class ClauseConsent(models.Model):
    """A party agreed to a clause as it reads (`text_sha256`): another text is not agreed."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="clause_consents"
    )
    clause_key = models.CharField(max_length=16)
    text_sha256 = models.CharField(max_length=64)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    person_id = models.BigIntegerField()
    agreed_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "clause_key", "organisation"],
                condition=Q(ended_on__isnull=True),
                name="clause_consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} agreed to {self.clause_key}"


class VersionConsent(models.Model):
    """A party agreed to a whole version; the sender agrees by sending it."""

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="consents"
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
                fields=["version", "organisation"], name="version_consent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} agreed to version {self.version_id}"


class LegalHelp(models.Model):
    """The organisation asks for legal help; the company answers within promised days.

    Stops the organisation's clock. What the company offers (never its own lawyer alone)
    has a value that is shown as a transfer of value (mission B3).
    """

    class Offer(models.TextChoices):
        ADVISER = (
            "adviser",
            _("A paid, independent adviser of the organisation’s choice"),
        )
        TIME = "time", _("More time")
        STANDARD = "standard", _("The standard text")
        NOTHING = "nothing", _("No help")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="legal_help"
    )
    asked_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    asked_on = models.DateField()
    words = models.TextField(_("what you need help with"))
    promised_on = models.DateField(_("answer promised by"))
    offer = models.CharField(_("offer"), max_length=8, choices=Offer, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    amount = models.DecimalField(
        _("worth"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    more_time_until = models.DateField(_("time until"), null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(_("the clock runs again since"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(ended_on__isnull=True),
                name="legal_help_one_open",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, offer="")
                | (Q(answered_on__isnull=False) & ~Q(offer="") & ~Q(answer="")),
                name="legal_help_answered_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(offer="adviser")
                | (Q(amount__isnull=False) & ~Q(currency="")),
                name="legal_help_adviser_has_a_worth",
            ),
        ]

    def __str__(self) -> str:
        return f"legal help for {self.agreement_id}"
