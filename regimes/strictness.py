"""How strictly a profile asks, and what else it says of agreements, in words."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from regimes import known
from regimes.caps import MealCap, meal_caps
from ui.amounts import written
from ui.countries import country_name

Told = tuple[str, str, str]
"""A key, its label, and what is said."""


def told(profile: dict[str, Any]) -> Iterator[Told]:
    """One row for each thing; a profile that says nothing of it asks as usual."""
    as_usual = _("As usual")
    rows = _levels(profile.get("checks", {}), known.LEVELS)
    yield "checks", _("Findings of a report are asked"), rows or as_usual
    rules = profile.get("agreement_rules")
    asked = _levels(rules or {}, known.ASKED)
    general = _("As the general rules ask") if rules is None else as_usual
    yield "agreement_rules", _("Agreements are asked"), asked or general
    facts = profile.get("agreement_facts", {})
    kinds = ", ".join(
        str(known.agreement_kinds.get(each, each)) for each in facts.get("certify", [])
    )
    yield "certify", _("Kinds of agreement that somebody certifies"), kinds or "–"
    caps = "\n".join(_cap(place, cap) for place, cap in meal_caps(facts).items())
    yield "meal_caps", _("The most for a meal"), caps or _("Not known")


def _levels(levels: dict[str, str], words: dict[str, Any]) -> str:
    return "\n".join(
        f"{code}: {words.get(level, level)}" for code, level in sorted(levels.items())
    )


def _cap(place: str, cap: MealCap) -> str:
    amount = written(cap.amount, cap.currency) if cap.currency else f"{cap.amount:f}"
    known_by = _("confirmed") if cap.confirmed else _("not confirmed")
    parts = [f"{country_name(place)}: {amount}", cap.source, known_by]
    return ", ".join(filter(None, parts))
