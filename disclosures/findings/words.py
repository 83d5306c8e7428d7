"""Texts that name a person, and descriptions that say nothing."""

from organisations.persons_named import ORGANISED, PERSON

__all__ = ["GENERIC", "ORGANISED", "PERSON"]

# Descriptions that say nothing, by their name key.
GENERIC = (
    "aide", "beitrag", "charity", "contribution", "cotisation", "diverse", "don",
    "donation", "donazione", "event", "fee", "financial support", "fund", "funding",
    "general support", "gift", "grant", "honorar", "misc", "miscellaneous", "n a", "na",
    "none", "other", "payment", "project", "service", "services", "spende", "spenden",
    "sponsoring", "sponsorship", "subvention", "support", "unknown",
    "unterstuetzung", "unterstutzung", "various", "zahlung",
)  # fmt: skip
