"""Two records are not of one organisation: remembered, and not offered again."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from organisations.lifecycle.likenesses import DECIDES, likeness_steps
from organisations.models import Likeness, Organisation
from workflow.moves import Refused

APART, AGAIN = "records_kept_apart", "records_looked_at_again"


def keep_apart(
    one: Organisation,
    other: Organisation,
    *,
    words: str,
    by: Actor,
    today: datetime.date,
) -> Likeness:
    """Not the same, with the registrar's words; also for a pair that nobody suggested."""
    with acting(by, words):
        if not by.has("registrar"):
            raise Refused([str(DECIDES)])
        first, second = sorted([one.pk, other.pk])
        pair, _made = Likeness.objects.select_for_update().get_or_create(
            first_id=first,
            second_id=second,
            defaults={"score": 0, "verdict": Likeness.Verdict.MAYBE},
        )
        reasons = likeness_steps(pair, by)["keep_apart"]
        if not words.strip():
            reasons.append(_("Say why they are two."))
        if reasons:
            raise Refused(reasons)
        pair.state, pair.words = Likeness.State.DIFFERENT, words
        pair.decided_on, pair.decided_by_id = today, by.person_id
        pair.save(update_fields=["state", "words", "decided_on", "decided_by_id"])
        pair.refresh_from_db(fields=["public_id"])
        record(APART, pair, by=by, reason=words)
    return pair


def look_again(pair: Likeness, *, words: str, by: Actor) -> None:
    """Takes back that two records are not the same."""
    with acting(by, words):
        locked = Likeness.objects.select_for_update().get(pk=pair.pk)
        reasons = likeness_steps(locked, by)["look_again"]
        if not words.strip():
            reasons.append(_("Say why it is looked at again."))
        if reasons:
            raise Refused(reasons)
        locked.state, locked.words = Likeness.State.OPEN, ""
        locked.decided_on = locked.decided_by_id = None
        locked.save(update_fields=["state", "words", "decided_on", "decided_by_id"])
        record(AGAIN, locked, by=by, reason=words)
