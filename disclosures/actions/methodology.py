"""How a company counts: a version begun, written, used by a report, and then fixed."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from disclosures.lifecycle.methodology import MOVES, note_steps
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.methodology import FIELDS, Answers, in_full
from disclosures.models import MethodologyNote, Report
from organisations.models import Organisation
from workflow.moves import Refused

State = MethodologyNote.State


def begin(company: Organisation, *, by: Actor, today: datetime.date) -> MethodologyNote:
    """The version that is being written; if there is none, a copy of the newest one."""
    if OFFICER not in parts(by, company_id=company.pk):
        raise Refused([str(MOVES["write"].whose)])
    with acting(by):
        Organisation.objects.select_for_update().get(pk=company.pk)
        notes = MethodologyNote.objects.filter(company=company)
        written = notes.filter(state=State.DRAFT).order_by("-pk").first()
        if written is not None:
            return written
        last = notes.order_by("-version", "-pk").first()
        note = MethodologyNote.objects.create(
            company=company,
            version=last.version + 1 if last else 1,
            answers=last.answers if last else {},
            dated_on=today,
            based_on=last,
        )
        record("methodology_begun", note, by=by, version=note.version)
    note.refresh_from_db()
    return note


def write(
    note: MethodologyNote, answers: Answers, *, by: Actor, today: datetime.date
) -> MethodologyNote:
    """Answers to all fields. Reports on their way that use it say the same at once."""
    with acting(by):
        locked = MethodologyNote.objects.select_for_update().get(pk=note.pk)
        if reasons := note_steps(locked, by)["write"]:
            raise Refused(reasons)
        locked.answers = _kept(answers)
        locked.dated_on = today
        locked.save()
        Report.objects.filter(note=locked, state=Report.State.DRAFT).update(
            methodology=in_full(locked.answers)
        )
        record("methodology_written", locked, by=by, version=locked.version)
    return locked


def _kept(answers: Answers) -> dict[str, dict[str, str]]:
    """Fields that are known, without empty answers."""
    kept = {}
    for field in FIELDS:
        given = answers.get(field.code, {})
        if (chosen := given.get("choice", "")) and not field.sentence(chosen):
            raise Refused([_("Choose one of the sentences.")])
        answer = {
            key: text
            for key in ("choice", "words")
            if (text := given.get(key, "").strip())
        }
        if answer:
            kept[field.code] = answer
    return kept


def use(report: Report, note: MethodologyNote, *, by: Actor) -> Report:
    """The report says what this version says. Draft only."""
    company_id = report.period.company_id
    if OFFICER not in parts(by, company_id=company_id):
        raise Refused([str(MOVES["write"].whose)])
    if note.company_id != company_id:
        raise Refused([_("This note is another company's.")])
    with acting(by):
        locked = (
            Report.objects.select_for_update(of=("self",))
            .select_related("period")
            .get(pk=report.pk)
        )
        if locked.state != Report.State.DRAFT:
            raise Refused([_("Take the report back to draft first.")])
        told = MethodologyNote.objects.select_for_update().get(pk=note.pk)
        locked.note, locked.methodology = told, in_full(told.answers)
        locked.save()
        record("methodology_used", locked, by=by, version=told.version)
    return locked


def begin_for(report: Report, *, by: Actor, today: datetime.date) -> Report:
    """The report uses the version that is being written, or the next one."""
    if report.state != Report.State.DRAFT:
        raise Refused([_("Take the report back to draft first.")])
    return use(report, begin(report.period.company, by=by, today=today), by=by)


def freeze(report: Report) -> None:
    """What two people stand for does not change. Call inside the certification."""
    if report.note_id is None:
        return
    note = MethodologyNote.objects.select_for_update().get(pk=report.note_id)
    if not note_steps(note, CALENDAR)["freeze"]:
        note.state = MOVES["freeze"].target
        note.save()
