"""One organisation followed another: recorded, access passed on, or found to be wrong."""

import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record as note
from audit.once import sent_before
from documents.models import Document, keep
from organisations import successions
from organisations.lifecycle.successions import may_not_record, succession_steps
from organisations.mail import records as mail
from organisations.models import Heir, Organisation, Succession
from workflow.moves import Refused

RECORDED, PASSED_ON, ENDED = (
    "succession_recorded",
    "access_passed_on",
    "succession_ended",
)


def record(  # noqa: PLR0913  the facts of a succession
    predecessor: Organisation,
    successor: Organisation | None,
    *,
    kind: str,
    happened_on: datetime.date,
    evidence: str,
    by: Actor,
    today: datetime.date,
    document: tuple[bytes, str, str] | None = None,
    key: str = "",
) -> Succession:
    """`predecessor` ended, and `successor` (if any) took its place. Not a duplicate.

    Nothing that is published changes; no row moves. `document` is the evidence as bytes,
    name and media type. Access does not pass by itself.
    """
    with acting(by, evidence):
        _one_at_a_time()
        if before := sent_before(key, RECORDED, by=by):
            return Succession.objects.get(public_id=before.data["succession"])
        sides = _locked(predecessor, successor)
        predecessor = sides[predecessor.pk]
        successor = sides[successor.pk] if successor else None
        if reasons := may_not_record(
            predecessor,
            successor,
            kind=kind,
            happened_on=happened_on,
            evidence=evidence,
            actor=by,
            today=today,
        ):
            raise Refused(reasons)
        made = Succession.objects.create(
            predecessor=predecessor,
            successor=successor,
            kind=kind,
            happened_on=happened_on,
            evidence=evidence,
            document=_kept(document, by),
        )
        made.refresh_from_db(fields=["public_id"])
        _set_status(predecessor)
        successions.changed(list(sides.values()))
        mail.succession_recorded(made, ended=False)
        note(
            RECORDED,
            predecessor,
            by=by,
            reason=evidence,
            succession=made.public_id,
            key=key,
        )
        if successor:
            note(RECORDED, successor, by=by, succession=made.public_id)
    return made


def _kept(document: tuple[bytes, str, str] | None, by: Actor) -> Document | None:
    if document is None:
        return None
    data, name, media_type = document
    return keep(
        data,
        name=name,
        media_type=media_type,
        kind=Document.Kind.EVIDENCE,
        owner_id=by.organisation_id,
    )


def _locked(*sides: Organisation | None) -> dict[int, Organisation]:
    keys = [each.pk for each in sides if each is not None]
    locked = Organisation.objects.select_for_update().order_by("pk")
    return {each.pk: each for each in locked.filter(pk__in=keys)}


def _set_status(predecessor: Organisation) -> None:
    """From what stands: succeeded by the first that followed, closed, or active again."""
    stands = predecessor.successions.filter(ended_on=None).order_by("happened_on", "pk")
    first = stands.first()
    status = Organisation.Status
    if first is None:
        predecessor.status, predecessor.successor = status.ACTIVE, None
    elif first.successor_id is None:
        predecessor.status, predecessor.successor = status.CLOSED, None
    else:
        predecessor.status = status.SUCCEEDED
        predecessor.successor_id = first.successor_id
    predecessor.version += 1
    predecessor.save(update_fields=["status", "successor", "version"])


def pass_on_access(
    succession: Succession, *, by: Actor, reason: str, today: datetime.date
) -> None:
    """The successor's people act for the predecessor too, in the same roles."""
    with acting(by, reason):
        locked = _ask(succession, "pass_on_access", by, reason)
        locked.access_passed_on, locked.access_passed_by_id = today, by.person_id
        locked.save(update_fields=["access_passed_on", "access_passed_by_id"])
        mail.succession_recorded(locked, ended=False)
        _settle_heirs()
        note(
            PASSED_ON,
            locked.predecessor,
            by=by,
            reason=reason,
            succession=locked.public_id,
        )


def end(
    succession: Succession, *, by: Actor, reason: str, today: datetime.date
) -> None:
    """It was found to be wrong: the predecessor is as before, access ends at once."""
    with acting(by, reason):
        locked = _ask(succession, "end", by, reason)
        locked.ended_on = today
        locked.save(update_fields=["ended_on"])
        _settle_heirs()
        sides = _locked(locked.predecessor, locked.successor)
        locked.predecessor = sides[locked.predecessor_id]
        _set_status(locked.predecessor)
        successions.changed(list(sides.values()))
        mail.succession_recorded(locked, ended=True)
        note(
            ENDED,
            locked.predecessor,
            by=by,
            reason=reason,
            succession=locked.public_id,
        )


def _ask(succession: Succession, step: str, by: Actor, reason: str) -> Any:
    _one_at_a_time()
    locked = (
        Succession.objects.select_for_update(of=("self",))
        .select_related("predecessor", "successor")
        .get(pk=succession.pk)
    )
    reasons = succession_steps(locked, by)[step]
    if not reason.strip():
        reasons.append(_("Say what you looked at, and what it showed."))
    if reasons:
        raise Refused(reasons)
    return locked


def _one_at_a_time() -> None:
    """Chains of successions are read whole: two at once would each miss the other's step."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('successions'))")


def _settle_heirs() -> None:
    """Heirs follow from the successions with access: whoever comes last inherits all.

    Few rows: of successions that a registrar recorded by hand. The first step of a chain
    is what an heir's row names.
    """
    steps: dict[int, list[Succession]] = {}
    for each in Succession.objects.filter(
        ended_on=None, access_passed_on__isnull=False
    ).order_by("pk"):
        steps.setdefault(each.predecessor_id, []).append(each)
    wanted: dict[tuple[int, int], int] = {}
    for predecessor, first_steps in steps.items():
        for first in first_steps:
            ahead = [first]
            while ahead:
                heir = ahead.pop().successor_id
                if heir is None or (heir, predecessor) in wanted:
                    continue
                wanted[heir, predecessor] = first.pk
                ahead += steps.get(heir, [])
    there = {(row.heir_id, row.organisation_id): row for row in Heir.objects.all()}
    gone = [
        row.pk for pair, row in there.items() if wanted.get(pair) != row.succession_id
    ]
    Heir.objects.filter(pk__in=gone).delete()
    Heir.objects.bulk_create(
        Heir(heir_id=heir, organisation_id=organisation, succession_id=succession)
        for (heir, organisation), succession in wanted.items()
        if (heir, organisation) not in there or there[heir, organisation].pk in gone
    )
