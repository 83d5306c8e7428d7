"""Words that partnerships, applications and agreements share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """On which side of the table somebody sits: taken from the kind of organisation."""

    COMPANY = "company", _("Company")
    PATIENTS = "patients", _("Patient organisation")
    OTHER = "other", _("Other body")


class Stage(models.TextChoices):
    """How far the medicines for these patients are, while the partnership works."""

    RESEARCH = "research", _("Research")
    DEVELOPMENT = "development", _("Clinical development")
    ASSESSMENT = "assessment", _("Regulatory and health technology assessment")
    ACCESS = "access", _("Access")
    LAUNCHED = "launched", _("After launch")


class Kind(models.TextChoices):
    """What an agreement is (EFPIA Code 2019, Art. 12, 13, 15; domain: reference agreements)."""

    GRANT = "grant", _("Grant")
    DONATION = "donation", _("Donation")
    SPONSORSHIP = "sponsorship", _("Sponsorship")
    SERVICES = "services", _("Contracted services")
    COLLABORATION = "collaboration", _("Collaboration")
    MEMBERSHIP = "membership", _("Corporate membership")
    OTHER = "other", _("Something else")


class Service(models.TextChoices):
    """Which services are contracted."""

    CONSULTANCY = "consultancy", _("Consultancy")
    SPEAKING = "speaking", _("Speaking")
    ADVISORY_BOARD = "advisory_board", _("Advisory board")
    OTHER = "other", _("Another service")
