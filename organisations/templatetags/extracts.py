"""How the rows of an extract are shown."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from organisations.identifiers import shown
from organisations.models import ExtractRow, Organisation

register = template.Library()

LABELS = {
    "legal_name": _("Legal name"),
    "status": _("Status"),
    "place": _("Town or postcode"),
    "website": _("Website"),
    "other_names": _("Other names"),
    "number": _("Number in a register"),
}
STATES: dict[str, Any] = dict(Organisation.Status.choices)


@register.filter
def row_number(row: ExtractRow) -> str:
    """A row's number in its register."""
    return shown(row.scheme, row.value)


@register.filter
def row_changes(row: ExtractRow) -> list[dict[str, Any]]:
    """What a row would change, with words for fields and states."""
    return [
        {
            "label": LABELS[change["field"]],
            "before": STATES.get(change["before"], change["before"])
            if change["field"] == "status"
            else change["before"],
            "after": STATES.get(change["after"], change["after"])
            if change["field"] == "status"
            else change["after"],
        }
        for change in row.changes
    ]
