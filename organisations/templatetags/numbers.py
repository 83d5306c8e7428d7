"""How numbers in registers are shown: as people write them, with how sure they are."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import template

from organisations.identifiers import shown, standing
from organisations.models import Identifier

register = template.Library()


@register.filter
def number(told: Identifier | Mapping[str, Any]) -> str:
    """A number with its register's code; `told` may be the facts as `reading` lists them."""
    scheme, value, _verified_on = _facts(told)
    return shown(scheme, value)


@register.filter
def number_standing(told: Identifier | Mapping[str, Any]) -> str:
    """Verified by whom and when, only right in itself, or not checked."""
    return standing(*_facts(told))


def _facts(
    told: Identifier | Mapping[str, Any],
) -> tuple[str, str, datetime.date | None]:
    if isinstance(told, Identifier):
        return told.scheme, told.value, told.verified_on
    on = told["verified_on"]
    return (
        told["scheme"],
        told["value"],
        datetime.date.fromisoformat(on) if on else None,
    )
