"""What an amount says about value added tax: asked of every payment and agreement."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Vat(models.TextChoices):
    """What an amount contains (the rules on each kind of payment are the regime's)."""

    INCLUDED = "included", _("VAT included")
    EXCLUDED = "excluded", _("VAT excluded")
    NOT_APPLICABLE = "not_applicable", _("No VAT applies")
    UNKNOWN = "unknown", _("VAT not known")
