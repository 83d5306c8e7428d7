"""Sentences about the other companies of a group, from what a report publishes of them."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from ui.dates import written_day

Affiliates = list[dict[str, Any]]
"""`affiliates` of a snapshot: `name`, `statement`, `on` and `entered` of each."""

NOT_ASKED = "not_asked"


def silences(affiliates: Affiliates) -> list[str]:
    """The public reservation, one sentence for each."""
    return [
        _("%(company)s has not said whether its list is complete.")
        % {"company": each["name"]}
        for each in affiliates
        if each["statement"] is None
    ]


def said(affiliates: Affiliates) -> list[str]:
    """What the others said, one sentence for each, from what a report publishes."""
    return [_sentence(each) for each in affiliates if each["statement"] is not None]


def _sentence(each: dict[str, Any]) -> str:
    if each["statement"] == NOT_ASKED:
        return _(
            "%(company)s was not asked: the reporting company says that it had no"
            " business in this period."
        ) % {"company": each["name"]}
    nothing = each["statement"] == "nothing"
    if each["entered"]:
        words = (
            _(
                "%(company)s said on %(on)s that it has nothing to report (entered by"
                " the reporting company)."
            )
            if nothing
            else _(
                "%(company)s said on %(on)s that its list is complete (entered by the"
                " reporting company)."
            )
        )
    else:
        words = (
            _("%(company)s said on %(on)s that it has nothing to report.")
            if nothing
            else _("%(company)s said on %(on)s that its list is complete.")
        )
    on = datetime.date.fromisoformat(each["on"])
    return words % {"company": each["name"], "on": written_day(on)}
