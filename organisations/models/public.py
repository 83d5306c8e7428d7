"""What everybody may read of organisations' profiles. The public site reads this alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sight(models.TextChoices):
    """Who may read a part of a profile, as the organisation chose."""

    PUBLIC = "public", _("Everybody")
    PARTNERS = "partners", _("Companies we work with")
    OWN = "own", _("Only we")


class Reach(models.TextChoices):
    """How far an organisation's work goes."""

    LOCAL = "local", _("A town or region")
    NATIONAL = "national", _("One country")
    SEVERAL = "several", _("Several countries")
    WORLD = "world", _("The whole world")


class Activity(models.TextChoices):
    """What an organisation does, to be found by."""

    PEER_SUPPORT = "peer_support", _("Peer support")
    HELPLINE = "helpline", _("Helpline and advice")
    EDUCATION = "education", _("Information and education")
    AWARENESS = "awareness", _("Raising awareness")
    ADVOCACY = "advocacy", _("Advocacy and health policy")
    RESEARCH = "research", _("Research")
    REGULATORY = "regulatory", _("Advice to regulators and on reimbursement")
    TRAINING = "training", _("Training of patient experts")
    EVENTS = "events", _("Meetings and camps")
    REGISTRY = "registry", _("Patient registry")


class DocumentKind(models.TextChoices):
    """What a document of an organisation about itself is."""

    STATUTES = "statutes", _("Statutes")
    ACCOUNTS = "accounts", _("Accounts")
    FUNDING_POLICY = "funding_policy", _("Policy on industry funding")
    REGISTER_EXTRACT = "register_extract", _("Extract from a register")
    BANK_LETTER = "bank_letter", _("Confirmation of the bank account's owner")
    OTHER = "other", _("Another document")


class Stage(models.TextChoices):
    """How far a medicine has come."""

    RESEARCH = "research", _("Research")
    TRIALS = "trials", _("Clinical trials")
    SUBMITTED = "submitted", _("Submitted for approval")
    MARKETED = "marketed", _("On the market")


class Exclusivity(models.TextChoices):
    """What keeps others from selling the same medicine."""

    NONE = "", _("None")
    MARKET = "market", _("Market exclusivity")
    ORPHAN = "orphan", _("Orphan status")


class Classified(models.TextChoices):
    """What a registrar decides that an organisation is."""

    PATIENTS = "patients", _("Patient organisation")
    HEALTHCARE = "healthcare", _("Healthcare organisation")
    OTHER = "other", _("Neither of the two")


class PublicProfile(models.Model):
    """The parts of a profile that its organisation made public, as a copy.

    Written again whenever the profile changes. `facts` is what
    `organisations/profiles/facts.py` tells of these parts; never a person's name. An
    organisation that was merged has none; `moved_to` is where it went.
    """

    organisation_public_id = models.CharField(max_length=16, unique=True)
    is_company = models.BooleanField()
    name = models.CharField(max_length=500)
    country = models.CharField(max_length=2)
    facts = models.JSONField(default=dict)
    changed_on = models.DateField()
    moved_to = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["is_company", "-changed_on", "-id"],
                name="public_profile_newest",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PublicStanding(models.Model):
    """How sure the shared record of an organisation is today, for the public site.

    A view of the database, so it can never lag behind the record. `numbers` are those in
    use, each with the day on which a registrar verified it, if one did; of a record that
    is not verified only the verified ones. `classification` is the decision in force:
    since when, and whether a document shows it; objections are not in here.
    """

    organisation_public_id = models.CharField(max_length=16, unique=True)
    verified_at = models.DateTimeField(null=True)
    numbers = models.JSONField()
    classification = models.JSONField(null=True)

    class Meta:
        managed = False
        db_table = "organisations_publicstanding"

    def __str__(self) -> str:
        return self.organisation_public_id
