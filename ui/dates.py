"""A date in three small fields, as people know it from paper."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import formats, timezone
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""A payment of another year is a slip of the pen."""

PARTS = (
    ("day", _("Day"), 2),
    ("month", _("Month"), 2),
    ("year", _("Year"), 4),
)


Moment = date | datetime
"""A moment, which is another day in another time zone; or a day, the same everywhere."""


def day_in(zone: str, at: Moment) -> date:
    """The day of a moment by the clock of a time zone such as Europe/Rome."""
    if isinstance(at, datetime):
        return at.astimezone(ZoneInfo(zone)).date()
    return at


def written_day(value: date | datetime | None) -> str:
    """14 March 2026, in the reader's language."""
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    # Translators: the order of day, month and year, in Django's date format letters
    return formats.date_format(value, gettext("j F Y"))


class DateInput(forms.Widget):
    """Day, month and year for a `DateField`: `name_day`, `name_month`, `name_year`.

    The field gets `2026-3-14`; parts that make no date reach it as they were typed,
    so that it refuses them and the person sees them again. A month may be a word.
    """

    template_name = "ui/form/date.html"
    use_fieldset = True

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002  # Django's signature
        name: str,
    ) -> str | None:
        typed = [
            str(data.get(f"{name}_{part}") or "").strip() for part, _l, _s in PARTS
        ]
        if not any(typed):
            whole: str | None = data.get(name)
            return whole
        number_of_day, month, year = typed
        return f"{year}-{_month_number(month)}-{number_of_day}"

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002  # Django's signature
        name: str,
    ) -> bool:
        names = [name, *(f"{name}_{part}" for part, _l, _s in PARTS)]
        return not any(each in data for each in names)

    def id_for_label(self, id_: str | None) -> str:
        return f"{id_}_day" if id_ else ""

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        shown = _parts(value)
        final = context["widget"]["attrs"]
        context["widget"]["parts"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{final.get('id', name)}_{part}",
                "label": label,
                "size": size,
                "value": shown[part],
            }
            for part, label, size in PARTS
        ]
        context["widget"]["invalid"] = final.get("aria-invalid") == "true"
        context["widget"]["disabled"] = bool(final.get("disabled"))
        return context


class DateField(forms.DateField):
    """A date asked for as day, month and year, with messages that say how to mend it."""

    widget = DateInput
    default_error_messages = {
        "required": _("Enter a day, a month and a year."),
        "invalid": _("Enter a real date with day, month and year, such as 14 3 2026."),
    }


def _parts(value: Any) -> dict[str, str]:
    if isinstance(value, date):
        return {
            "day": str(value.day),
            "month": str(value.month),
            "year": str(value.year),
        }
    found = re.fullmatch(r"([^-]*)-([^-]*)-(.*)", str(value or ""))
    year, month, number_of_day = found.groups() if found else ("", "", "")
    if found and value and re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
        month, number_of_day = month.lstrip("0"), number_of_day.lstrip("0")
    return {"day": number_of_day, "month": month, "year": year}


def _month_number(typed: str) -> str:
    """`3`, `March` and `mar` in the reader's language are all month 3."""
    for names in (MONTHS, MONTHS_3):
        for number, name in names.items():
            if typed.casefold().rstrip(".") == str(name).casefold().rstrip("."):
                return str(number)
    return typed
