"""A company, or the organisation itself, objects to a classification."""

import datetime

from django.db import models
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from documents.models import Document
from organisations.actions import classification
from organisations.lifecycle.classification import may_not_object
from organisations.lifecycle.objections import State, objection_steps
from organisations.mail import classification as mail
from organisations.models import Objection, Organisation
from workflow.moves import Refused

OBJECTED = "objected"


def object_to(
    organisation: Organisation,
    *,
    wanted: str,
    words: str,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> Objection:
    """The actor's organisation says what `organisation` should be, and why.

    `key` is the form's: sent twice, the first one's objection is given back.
    """
    if not words.strip():
        raise Refused([_("Say why: a registrar decides on what you write.")])
    with acting(by, words):
        locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if before := sent_before(key, OBJECTED, by=by):
            return Objection.objects.get(pk=before.subject_id or 0)
        if reasons := may_not_object(locked, by, has_open=_open(locked, by).exists()):
            raise Refused(reasons)
        in_force = locked.classifications.filter(in_force=True)
        if in_force.filter(value=wanted).exists():
            raise Refused([_("That is what it is classified as now.")])
        made = Objection.objects.create(
            organisation=locked,
            by_organisation_id=by.organisation_id or 0,
            wanted=wanted,
            words=words,
            asked_on=today,
        )
        made.refresh_from_db()
        mail.objected(made)
        record(OBJECTED, made, by=by, key=key)
    return made


def _open(organisation: Organisation, by: Actor) -> models.QuerySet[Objection]:
    return Objection.objects.filter(
        organisation=organisation,
        by_organisation_id=by.organisation_id,
        state=State.OPEN,
    )


def uphold(
    objection: Objection,
    *,
    answer: str,
    valid_from: datetime.date,
    by: Actor,
    today: datetime.date,
    document: Document | None = None,
    replaces: bool = False,
) -> Objection:
    """The registrar agrees: the organisation is what the objection says, from a day on."""
    with acting(by, answer):
        locked = _locked(objection, "uphold", answer, by)
        classification.decide(
            locked.organisation,
            value=locked.wanted,
            valid_from=valid_from,
            reason=answer,
            by=by,
            today=today,
            document=document,
            replaces=replaces,
        )
        _answer(locked, State.UPHELD, answer, by=by, today=today)
    return locked


def reject(
    objection: Objection, *, answer: str, by: Actor, today: datetime.date
) -> Objection:
    """The classification stays; whoever objected reads why."""
    with acting(by, answer):
        locked = _locked(objection, "reject", answer, by)
        _answer(locked, State.REJECTED, answer, by=by, today=today)
    return locked


def withdraw(objection: Objection, *, by: Actor) -> Objection:
    with acting(by):
        locked = _locked(objection, "withdraw", None, by)
        locked.state = State.WITHDRAWN
        locked.save()
        record("objection_withdrawn", locked, by=by)
    return locked


def _locked(
    objection: Objection, move: str, answer: str | None, by: Actor
) -> Objection:
    # as a merge does: the record first, then what stands about it
    list(Organisation.objects.select_for_update().filter(pk=objection.organisation_id))
    locked = (
        Objection.objects.select_for_update(of=("self",))
        .select_related("organisation", "by_organisation")
        .get(pk=objection.pk)
    )
    reasons = objection_steps(locked, by)[move]
    if answer is not None and not answer.strip():
        reasons.append(_("Say why: both sides read your answer."))
    if reasons:
        raise Refused(reasons)
    return locked


def _answer(
    locked: Objection, state: str, answer: str, *, by: Actor, today: datetime.date
) -> None:
    locked.state, locked.answer = state, answer
    locked.decided_on, locked.decided_by_id = today, by.person_id
    locked.save()
    mail.answered(locked)
    record(f"objection_{state}", locked, by=by, reason=answer)
