"""Lessons: written, changed, opened to everybody here, closed again, followed by a change."""

import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record as note
from organisations.models import CompanyProfile
from partnerships.lifecycle.lessons import (
    may_not_change,
    may_not_close,
    may_not_consent,
    may_not_note_change,
)
from partnerships.lifecycle.taking_part import may_not_write, takes_part
from partnerships.mail import learned as mail
from partnerships.models import (
    TAKES_PART,
    TOOK_PART,
    Lesson,
    LessonConsent,
    Partnership,
    PartnershipParty,
    ProcessChange,
)
from workflow.moves import Refused
from workflow.races import Outdated


def write(
    partnership: Partnership, *, by: Actor, today: datetime.date, **facts: Any
) -> Lesson:
    """`facts` are title, text, tags and, if there was one, evaluation."""
    with acting(by):
        joined = takes_part(partnership, by)
        if reasons := may_not_write(partnership, by, joined=joined):
            raise Refused(reasons)
        made = Lesson.objects.create(
            partnership=partnership,
            written_by_id=by.organisation,
            recorded_on=today,
            **facts,
        )
        made.refresh_from_db()
        note("lesson_written", made, by=by)
    return made


def change(
    lesson: Lesson, *, by: Actor, today: datetime.date, version: int, **facts: Any
) -> None:
    """Other words ask everybody again who had agreed to open the old ones."""
    with acting(by):
        locked = _locked(lesson)
        joined = takes_part(locked.partnership, by)
        if reasons := may_not_change(locked, by, joined=joined):
            raise Refused(reasons)
        if locked.version != version:
            raise Outdated(
                _("Somebody changed it since you opened this page. Look again."),
                version=locked.version,
                conflicts=[],
            )
        for name, value in facts.items():
            setattr(locked, name, value)
        locked.version += 1
        locked.save()
        _standing(locked).update(taken_back_on=today)
        note("lesson_changed", locked, by=by)


def consent(lesson: Lesson, *, by: Actor, today: datetime.date) -> bool:
    """Agrees to open it; True when all who take part have, and everybody reads it now."""
    with acting(by):
        locked = _locked(lesson)
        if reasons := may_not_consent(
            locked,
            by,
            joined=takes_part(locked.partnership, by),
            consented=has_consented(locked, by),
        ):
            raise Refused(reasons)
        LessonConsent.objects.create(
            lesson=locked,
            organisation_id=by.organisation,
            person_id=by.person,
            agreed_on=today,
        )
        note("lesson_consented", locked, by=by)
        if waited_for(locked).exists():
            mail.lesson_wanted(locked, by=by)
            return False
        locked.opened_on, locked.closed_on = today, None
        locked.save()
        note("lesson_opened", locked, by=by)
        mail.lesson_opened(locked, by=by)
    return True


def close(lesson: Lesson, *, by: Actor, today: datetime.date) -> None:
    """Takes the own agreement back: it is read by those who take part alone again."""
    with acting(by):
        locked = _locked(lesson)
        if reasons := may_not_close(
            locked,
            by,
            joined=takes_part(locked.partnership, by),
            consented=has_consented(locked, by),
        ):
            raise Refused(reasons)
        _standing(locked).filter(organisation_id=by.organisation).update(
            taken_back_on=today
        )
        if locked.is_open:
            locked.closed_on = today
            locked.save()
        note("lesson_closed", locked, by=by)


def note_change(
    lesson: Lesson, *, profile_row: int, words: str, by: Actor, today: datetime.date
) -> ProcessChange:
    """The company changed its published process: which change, and what is different.

    `profile_row` is a row of its profile's history, which everybody can read there.
    """
    with acting(by):
        locked = _locked(lesson)
        joined = takes_part(locked.partnership, by)
        if reasons := may_not_note_change(locked, by, joined=joined):
            raise Refused(reasons)
        row = CompanyProfile.history.filter(
            history_id=profile_row, organisation_id=by.organisation
        ).first()
        if row is None:
            raise Refused([_("Choose a change of your company’s profile.")])
        if locked.process_changes.filter(profile_row=profile_row).exists():
            raise Refused([_("This change is noted here already.")])
        made = ProcessChange.objects.create(
            lesson=locked,
            company_id=by.organisation,
            profile_row=profile_row,
            changed_on=row.history_date.date(),
            words=words,
            recorded_on=today,
            person_id=by.person,
        )
        note("lesson_led_to_change", locked, by=by)
        mail.process_changed(made, by=by)
    return made


def has_consented(lesson: Lesson, by: Actor) -> bool:
    mine = _standing(lesson).filter(organisation_id=by.organisation_id or 0)
    return bool(mine.exists())


def those_asked(lesson: Lesson) -> Any:
    """Whose lesson it is, with `agreed_on`; also somebody who left since."""
    took_part = TAKES_PART | TOOK_PART & Q(ended_on__gte=lesson.recorded_on)
    agreed = _standing(lesson).filter(organisation=OuterRef("organisation"))
    return (
        PartnershipParty.objects.filter(took_part, partnership=lesson.partnership_id)
        .annotate(agreed_on=Subquery(agreed.values("agreed_on")[:1]))
        .order_by("pk")
    )


def waited_for(lesson: Lesson) -> Any:
    """Who has to agree still."""
    return those_asked(lesson).filter(agreed_on__isnull=True)


def _standing(lesson: Lesson) -> Any:
    return LessonConsent.objects.filter(lesson=lesson, taken_back_on__isnull=True)


def _locked(lesson: Lesson) -> Lesson:
    return (
        Lesson.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=lesson.pk)
    )
