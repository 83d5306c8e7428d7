"""Who writes a lesson, and who opens it to everybody here."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.taking_part import may_not_write
from partnerships.models import Lesson, Side


def may_not_change(lesson: Lesson, actor: Actor, *, joined: bool) -> list[str]:
    """An opened lesson keeps the words that all agreed to."""
    reasons = may_not_write(lesson.partnership, actor, joined=joined)
    if lesson.written_by_id != actor.organisation_id:
        reasons.append(_("Only the side that wrote it changes it."))
    if lesson.is_open:
        reasons.append(
            _("It is open to all with the words that all agreed to. Close it first.")
        )
    return reasons


def may_not_consent(
    lesson: Lesson, actor: Actor, *, joined: bool, consented: bool
) -> list[str]:
    reasons = may_not_write(lesson.partnership, actor, joined=joined)
    if consented:
        reasons.append(_("Your organisation has agreed already."))
    return reasons


def may_not_close(
    lesson: Lesson, actor: Actor, *, joined: bool, consented: bool
) -> list[str]:
    """Each of those who agreed may take it back at any time, also after leaving."""
    reasons = may_not_write(lesson.partnership, actor, joined=joined or consented)
    if not consented:
        reasons.append(_("Your organisation has not agreed to open it."))
    return reasons


def may_not_note_change(lesson: Lesson, actor: Actor, *, joined: bool) -> list[str]:
    reasons = may_not_write(lesson.partnership, actor, joined=joined)
    if actor.kind != Side.COMPANY:
        reasons.append(_("A company says what it changed in its own process."))
    return reasons
