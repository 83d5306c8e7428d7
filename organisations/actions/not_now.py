"""An organisation says "not now", with words, and takes it back."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from organisations.actions.profiles import locked
from organisations.models import Organisation, Profile
from workflow.moves import Refused

LONGEST = datetime.timedelta(days=366)


def say(
    organisation: Organisation,
    *,
    until: datetime.date,
    words: str,
    by: Actor,
    today: datetime.date,
) -> Profile:
    """Until a day of the next twelve months, that day included; `words` say why."""
    if until < today:
        raise Refused([_("This day is over.")])
    if until - today > LONGEST:
        raise Refused([_("At most a year ahead; you can say it again then.")])
    return _set(organisation, until, words.strip(), by=by, verb="not_now_said")


def take_back(organisation: Organisation, *, by: Actor) -> Profile:
    """Companies may ask again."""
    return _set(organisation, None, "", by=by, verb="not_now_taken_back")


def _set(
    organisation: Organisation,
    until: datetime.date | None,
    words: str,
    *,
    by: Actor,
    verb: str,
) -> Profile:
    with acting(by):
        profile = locked(organisation, by)
        if not isinstance(profile, Profile):
            raise Refused([_("“Not now” is said by patient organisations.")])
        profile.not_now_until, profile.not_now_words = until, words
        profile.save(update_fields=["not_now_until", "not_now_words"])
        record(verb, organisation, by=by, until=until.isoformat() if until else None)
    return profile
