"""How a succession is told in templates, from the facts that `successions.told` lists."""

import datetime

from django import template

from organisations.models import Succession
from ui.templatetags.ui import day

register = template.Library()


@register.filter
def succession_kind(code: str) -> str:
    """“taken over”, from its code."""
    return str(Succession.Kind(code).label).lower()


@register.filter
def written_day(text: str) -> str:
    """2025-07-01 as 1 July 2025."""
    return day(datetime.date.fromisoformat(text))
