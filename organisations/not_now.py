""" "Not now until …": an organisation asks companies not to begin anything new.

Companies respect it where they begin something with it. Checks of payments go on: they
protect the group, and the report of a company cannot wait for them.
"""

import datetime

from django.utils.translation import gettext as _

from organisations.models import Organisation, Profile
from ui.dates import written_day as day


def until(organisation: Organisation, today: datetime.date) -> datetime.date | None:
    """The day until which it asks not to be asked, if it does."""
    profile = _profile(organisation)
    if profile is None or profile.not_now_until is None:
        return None
    return profile.not_now_until if profile.not_now_until >= today else None


def reasons(organisation: Organisation, today: datetime.date) -> list[str]:
    """Why nothing new may begin with it now; nothing means that it may."""
    last = until(organisation, today)
    if last is None:
        return []
    found = [
        _("%(name)s asks companies to begin nothing new until %(day)s.")
        % {"name": organisation.legal_name, "day": day(last)}
    ]
    if words := organisation.profile.not_now_words:
        found.append(_("It says: “%(words)s”") % {"words": words})
    return found


def _profile(organisation: Organisation) -> Profile | None:
    return getattr(organisation, "profile", None)
