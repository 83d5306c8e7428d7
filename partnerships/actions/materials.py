"""Materials: shown to the other side, read, changed where that is allowed, finished."""

import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from partnerships.actions.milestones import File
from partnerships.actions.permissions import not_a_partner
from partnerships.lifecycle.activities import may_not_write
from partnerships.lifecycle.materials import (
    MOVES,
    material_steps,
    may_not_ask_for_text,
    may_not_touch,
)
from partnerships.lifecycle.sides import writes
from partnerships.mail import life as mail
from partnerships.models import (
    Basis,
    Material,
    MaterialComment,
    MaterialVersion,
    Partnership,
    TextRequest,
)
from workflow.moves import Refused

SHOWN = "material_shown"
COMMENTED = "material_commented"
VERSION = "material_version"
Outcome = MaterialComment.Outcome


def show(  # noqa: PLR0913  the facts of a material
    partnership: Partnership,
    reader: Organisation,
    *,
    title: str,
    kind: str,
    file: File,
    words: str,
    due_on: datetime.date | None,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> Material:
    """The actor's organisation asks another party to read its material."""
    with acting(by):
        reasons = may_not_write(by, partnership.pk)
        reasons += not_a_partner(partnership, reader, by)
        if reasons:
            raise Refused(reasons)
        if before := sent_before(key, SHOWN, by=by):
            return Material.objects.get(pk=before.subject_id or 0)
        made = Material.objects.create(
            partnership=partnership,
            owner_id=by.organisation,
            other=reader,
            title=title,
            kind=kind,
            words=words,
            due_on=due_on,
            shown_on=today,
        )
        made.refresh_from_db()
        _version(made, file, basis=Basis.OWN, words="", by=by, today=today)
        record(SHOWN, made, by=by, key=key)
        mail.material_shown(made)
        return made


def add_version(
    material: Material,
    file: File,
    *,
    basis: str,
    words: str,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> None:
    """The owner's next version, or the other side's on a ground that it may have (VR-23)."""
    with acting(by):
        locked = _lock(material)
        request = locked.text_requests.filter(ended_on=None).first()
        if reasons := may_not_touch(
            locked, by, basis=basis, words=words, asked=request is not None
        ):
            raise Refused(reasons)
        if sent_before(key, VERSION, by=by):
            return
        used = request if basis == Basis.REQUEST else None
        _version(
            locked, file, basis=basis, words=words, by=by, today=today, request=used
        )
        if used is not None:
            used.ended_on = today
            used.save()
        record(VERSION, locked, by=by, key=key, basis=basis)
        mail.material_said(locked, "version", by=by)


def comment(
    material: Material,
    *,
    basis: str,
    words: str,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> None:
    """About the newest version. A company's about an organisation's needs a ground too."""
    with acting(by):
        locked = _lock(material)
        asked = locked.text_requests.filter(ended_on=None).exists()
        reasons = may_not_touch(locked, by, basis=basis, words=words, asked=asked)
        if not words.strip():
            reasons.append(_("Write your comment."))
        if reasons:
            raise Refused(reasons)
        if sent_before(key, COMMENTED, by=by):
            return
        MaterialComment.objects.create(
            material=locked,
            version=locked.versions.latest("number"),
            by_organisation_id=by.organisation,
            basis=basis,
            words=words,
            said_on=today,
        )
        record(COMMENTED, locked, by=by, key=key)
        mail.material_said(locked, "comment", by=by)


def answer(
    comment: MaterialComment,
    *,
    changed: bool,
    words: str,
    by: Actor,
    today: datetime.date,
) -> None:
    """The owner says what changed because of a comment, or why nothing did."""
    if not words.strip():
        raise Refused([_("Say what changed, or why nothing did.")])
    with acting(by):
        material = _lock(comment.material)
        locked = MaterialComment.objects.select_for_update().get(pk=comment.pk)
        if not writes(by) or by.organisation_id != material.owner_id:
            raise Refused(
                [_("The organisation whose material it is answers comments.")]
            )
        locked.outcome = Outcome.CHANGED if changed else Outcome.KEPT
        locked.answer, locked.answered_on = words, today
        locked.save()
        record("material_comment_answered", material, by=by)
        mail.material_said(material, "answer", by=by)


def ask_for_text(
    material: Material, *, words: str, by: Actor, today: datetime.date
) -> None:
    """The owner asks the other side for a text: the one ground on which it may write."""
    if not words.strip():
        raise Refused([_("Say what text you ask for.")])
    with acting(by):
        locked = _lock(material)
        if reasons := may_not_ask_for_text(locked, by):
            raise Refused(reasons)
        locked.text_requests.filter(ended_on=None).update(ended_on=today)
        TextRequest.objects.create(
            material=locked,
            by_organisation_id=by.organisation,
            words=words,
            asked_on=today,
        )
        record("material_text_asked", locked, by=by)
        mail.material_said(locked, "request", by=by)


def close(material: Material, *, by: Actor, today: datetime.date, words: str) -> None:
    """The owner finishes, and says what changed because of the other side's review."""
    if not words.strip():
        raise Refused(
            [_("Say what changed because of the comments, or that nothing did.")]
        )
    with acting(by):
        locked = _lock(material)
        if reasons := material_steps(locked, by)["close"]:
            raise Refused(reasons)
        if locked.comments.filter(outcome=Outcome.OPEN).exists():
            raise Refused([_("Answer each comment first.")])
        locked.state = MOVES["close"].target
        locked.closed_on, locked.outcome = today, words
        locked.save()
        locked.text_requests.filter(ended_on=None).update(ended_on=today)
        record("material_closed", locked, by=by)
        mail.material_said(locked, "closed", by=by)


def _version(
    material: Material,
    file: File,
    *,
    basis: str,
    words: str,
    by: Actor,
    today: datetime.date,
    request: TextRequest | None = None,
) -> None:
    last = material.versions.aggregate(last=Max("number"))["last"]
    MaterialVersion.objects.create(
        material=material,
        number=(last or 0) + 1,
        document=file.kept(by),
        by_organisation_id=by.organisation,
        basis=basis,
        words=words,
        request=request,
        added_on=today,
    )


def _lock(material: Material) -> Material:
    locked: Material = (
        Material.objects.select_for_update(of=("self",))
        .select_related("owner", "other")
        .get(pk=material.pk)
    )
    return locked
