"""Whether a report has to be made for a period in which there is nothing to report.

Only what is known to be required is a duty. Where the rules don't say, nobody is called
late for a report of nothing (a key that is not there means that nobody knows).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

REQUIRED, ADVISED, NONE, UNKNOWN = "required", "advised", "none", "unknown"
CHOICES = {
    REQUIRED: _("Must be sent"),
    ADVISED: _("Is advised"),
    NONE: _("Is not sent"),
    UNKNOWN: _("Not known"),
}
TOLD = {
    REQUIRED: _(
        "Nothing is recorded here. These rules ask for a report also when there is"
        " nothing to report, by the same last days."
    ),
    ADVISED: _(
        "Nothing is recorded here. These rules advise a report of nothing; without it"
        " you are not late."
    ),
    NONE: _(
        "Nothing is recorded here. These rules ask for no report when there is nothing"
        " to report."
    ),
    UNKNOWN: _(
        "Nothing is recorded here. Nobody knows whether these rules ask for a report"
        " of nothing; without it you are not called late."
    ),
}
"""What a company reads while a period of its own has nothing in it."""


def nil_return(profile: dict[str, Any]) -> str:
    """One of the four; what a profile says in other words is not known here."""
    said: str = profile.get("nil_return", UNKNOWN)
    return said if said in CHOICES else UNKNOWN
