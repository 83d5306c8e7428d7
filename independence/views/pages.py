"""What the pages of independence share: their tabs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.http import SignedInRequest


def tabs(request: SignedInRequest) -> list[dict[str, Any]]:
    """A company has its alerts alone; an organisation all of it."""
    wanted = [("independence:alert-list", _("Questions about dependence"))]
    if request.actor.kind == "patients":
        wanted = [
            ("independence:index", _("Independence")),
            ("independence:income-list", _("Income")),
            *wanted,
            ("independence:workload", _("What is asked of us")),
            ("independence:statements", _("Statements")),
        ]
    items = [{"label": label, "url": reverse(name)} for name, label in wanted]
    fits = [
        len(item["url"]) if request.path.startswith(item["url"]) else 0
        for item in items
    ]
    longest = max(fits, default=0)
    return [
        {**item, "current": 0 < fit == longest}
        for item, fit in zip(items, fits, strict=True)
    ]
