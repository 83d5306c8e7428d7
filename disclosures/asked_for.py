"""What the rules of a recipient's country ask of a payment, told where it is entered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.findings.rules.required import OF_RECIPIENT
from organisations.models import Organisation
from regimes.models import Regime
from regimes.said import REQUIRED
from ui.countries import country_name

FIELDS = {
    "agreement_type": "category",
    "signature_date": "agreement_signed_on",
    "purpose": "description",
    "description": "description",
    "amount": "amount",
    "amount_or_benefit": "amount",
    "event": "description",
}
"""The field of the form that holds what a profile asks for."""
MORE = {
    "event": gettext_lazy("of an event: its name, day and place"),
}
"""What to write in a field that is there for something else too."""


@dataclass(frozen=True)
class AskedFor:
    """`fields`: a sentence for each field of the form; `of_recipient`: on its own page."""

    country: str
    fields: Mapping[str, str]
    of_recipient: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What the recipient's own record has to say; empty: nothing is asked of it."""
        if not self.of_recipient:
            return ""
        return _("Asked for in %(country)s: %(what)s.") % {
            "country": self.country,
            "what": ", ".join(self.of_recipient),
        }


def asked_for(recipient: Organisation) -> AskedFor:
    """By the rules in use that name the recipient's country: one query."""
    rules = Regime.objects.in_use().filter(
        profile__countries__contains=[recipient.country]
    )
    profiles = rules.order_by("valid_from", "pk").values_list("code", "profile")
    return _told(dict(profiles).values(), country_name(recipient.country))


def _told(profiles: Iterable[dict[str, Any]], country: str) -> AskedFor:
    """Of several rules all that any of them asks, each thing once."""
    names = {name: None for profile in profiles for name in profile.get("required", [])}
    asked = _("Asked for in %(country)s.") % {"country": country}
    fields = {FIELDS[name]: [asked] for name in names if name in FIELDS}
    for name in names:
        if name in MORE:
            fields[FIELDS[name]].append(
                _("Also %(what)s.") % {"what": MORE[name]},
            )
    return AskedFor(
        country,
        {field: " ".join(words) for field, words in fields.items()},
        tuple(str(REQUIRED[name]) for name in names if name in OF_RECIPIENT),
    )
