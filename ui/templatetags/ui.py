"""Filters and tags for every template: money, dates, states, icons."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ui import amounts, charts, states
from ui.countries import country_name
from ui.dates import written_day

register = template.Library()

ICONS = {
    "yes": "M4 12.5l5 5L20 6.5",
    "no": "M5 5l14 14M19 5L5 19",
    "question": "M8 8.5a4 4 0 1 1 5.6 3.7c-1.1.5-1.6 1.2-1.6 2.8M12 19.5v.1",
    "plus": "M12 4v16M4 12h16",
    "download": "M12 4v11M7 10.5l5 5 5-5M4 20h16",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "clock": "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M12 7.5V12l3 2.5",
}


@register.filter
def money(amount: Decimal | int | str | None, currency: str) -> str:
    """`{{ transfer.amount|money:transfer.currency }}` → £1,234.50."""
    if amount is None or amount == "":
        return ""
    try:
        return amounts.written(Decimal(amount), currency or "")
    except InvalidOperation:
        return str(amount)


@register.filter
def country(code: str) -> str:
    """GB → United Kingdom, in the reader's language."""
    return country_name(code)


@register.filter
def day(value: date | datetime | None) -> str:
    """14 March 2026, in the reader's language."""
    return written_day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """12 March 2026 at 9:14, in the reader's language and time zone."""
    if not value:
        return ""
    if timezone.is_aware(value):
        value = timezone.localtime(value)
    # Translators: a date with a time, in Django's date format letters
    return formats.date_format(value, gettext("j F Y \\a\\t G:i"))


@register.filter
def tag(state: Any, label: str = "") -> SafeString:
    """`{{ entry.answer|tag:entry.get_answer_display }}`: the state in its colour."""
    words = label or getattr(state, "label", None) or str(state).replace("_", " ")
    return format_html(
        '<strong class="govuk-tag eh-tag--{}">{}</strong>',
        states.colour(str(state)),
        words,
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small line drawing beside words that say the same."""
    return format_html(
        '<svg class="eh-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<path d="{}"></path></svg>',
        ICONS[name],
    )


@register.simple_tag
def bars(
    rows: Iterable[tuple[str, Decimal | int, str]], full: Decimal | int = 0
) -> charts.Chart:
    """`{% bars rows as chart %}` for `ui/bars.html`; see `ui/charts.py`."""
    return charts.chart(rows, full)


@register.simple_tag
def cells(columns: Sequence[Any], row: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Each cell of a row with its column, for `ui/table.html`."""
    return list(zip(columns, row, strict=True))
