"""The columns of a profile: what each is called, and its values in the reader's language."""

from collections.abc import Callable
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models.public import Activity, Reach
from ui.countries import country_name
from ui.languages import language_name

FIELDS = {
    "legal_form": gettext_lazy("Legal form"),
    "mission": gettext_lazy("What we are for"),
    "activities": gettext_lazy("What we do"),
    "founded_year": gettext_lazy("Founded in"),
    "countries": gettext_lazy("Countries"),
    "reach": gettext_lazy("Reach"),
    "languages": gettext_lazy("Languages we work in"),
    "accessibility": gettext_lazy("What makes working with us accessible"),
    "members": gettext_lazy("Members"),
    "staff": gettext_lazy("Paid staff, in full-time posts"),
    "volunteers": gettext_lazy("Volunteers"),
    "codes": gettext_lazy("Codes of practice that it follows"),
    "process_open": gettext_lazy("Takes applications now"),
    "criteria": gettext_lazy("What it supports, and what not"),
    "steps": gettext_lazy("Steps"),
    "promised_days": gettext_lazy("Days until an answer, at most"),
    "windows": gettext_lazy("When applications are taken"),
    "documents_wanted": gettext_lazy("Documents that it asks for"),
    "never_asks": gettext_lazy("What it never asks for"),
    "independence": gettext_lazy("How it protects the group's independence"),
    "legal_help": gettext_lazy("Help for groups without a lawyer"),
    "contact_name": gettext_lazy("Contact"),
    "contact_email": gettext_lazy("E-mail"),
    "contact_phone": gettext_lazy("Telephone"),
    "income_share_limit": gettext_lazy("Largest share of a group's yearly income"),
    "other_limits": gettext_lazy("Other limits"),
}


def texts(name: str, value: Any) -> list[str]:
    """A column's value in words, line by line; nothing when it is not given."""
    if value is None or value in ("", []):
        return []
    values = value if isinstance(value, list) else [value]
    written = WRITTEN.get(name, str)
    return [str(written(each)) for each in values]


def _number(value: Any) -> str:
    text = str(value)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return number_format(text, use_l10n=True, force_grouping=True)


def _activity(code: str) -> str:
    return str(dict(Activity.choices).get(code, code))


def _reach(code: str) -> str:
    return str(dict(Reach.choices).get(code, code))


def _share(value: Any) -> str:
    return _("%(share)s per cent") % {"share": _number(value)}


def _yes_or_no(value: Any) -> str:
    return _("yes") if value else _("no")


WRITTEN: dict[str, Callable[[Any], str]] = {
    "activities": _activity,
    "reach": _reach,
    "countries": country_name,
    "languages": language_name,
    "members": _number,
    "staff": _number,
    "volunteers": _number,
    "promised_days": _number,
    "income_share_limit": _share,
    "process_open": _yes_or_no,
}
