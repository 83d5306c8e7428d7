"""The most that a meal may cost, by country of the event: where it was read, by whom."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class MealCap:
    """`currency` empty: that of the agreement. `confirmed`: a person read the source."""

    amount: Decimal
    currency: str = ""
    source: str = ""
    confirmed: bool = False


def meal_caps(facts: dict[str, Any]) -> dict[str, MealCap]:
    """Of `agreement_facts`; a cap is a sum, or a sum with currency and source."""
    return {place: _read(told) for place, told in facts.get("meal_caps", {}).items()}


def _read(told: Any) -> MealCap:
    if not isinstance(told, dict):
        return MealCap(Decimal(str(told)))
    return MealCap(
        Decimal(told["amount"]),
        told.get("currency", ""),
        told.get("source", ""),
        bool(told.get("confirmed", False)),
    )
