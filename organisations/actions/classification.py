"""A registrar decides what an organisation is: one decision for everybody."""

import datetime
from collections.abc import Collection

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from audit.once import sent_before
from documents.models import Document
from organisations.classification import KINDS, span_of, touched
from organisations.lifecycle.classification import may_not_classify
from organisations.mail import classification as mail
from organisations.models import Classification, Organisation
from organisations.profiles import publish
from workflow.moves import Refused

CLASSIFIED = "classified"


def decide(  # noqa: PLR0913  the facts of a decision
    organisation: Organisation,
    *,
    value: str,
    valid_from: datetime.date,
    reason: str,
    by: Actor,
    today: datetime.date,
    document: Document | None = None,
    replaces: bool = False,
    key: str = "",
) -> Classification:
    """From `valid_from` on the organisation is classified as `value`.

    A decision that stands from the same day is replaced only when `replaces` says so:
    of two registrars who decide at once, the second one is refused. `key` is the form's:
    sent twice, the first one's decision is given back.
    """
    if not reason.strip():
        raise Refused([_("Say what you looked at, and what it showed.")])
    with acting(by, reason):
        locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if reasons := may_not_classify(locked, by):
            raise Refused(reasons)
        if sent_before(key, CLASSIFIED, by=by):
            return locked.classifications.get(valid_from=valid_from)
        there = locked.classifications.filter(valid_from=valid_from)
        if there.exists() and not replaces:
            raise Refused(
                [
                    _(
                        "There is a decision from this day already. Look at it again:"
                        " choose another day, or say that yours replaces it."
                    )
                ]
            )
        decision, _made = Classification.objects.update_or_create(
            organisation=locked,
            valid_from=valid_from,
            defaults={
                "value": value,
                "reason": reason,
                "document": document,
                "decided_on": today,
                "decided_by_id": by.person_id or 0,
            },
        )
        _follow([locked.pk], today)
        mail.classified(decision, touched(locked, span_of(locked, valid_from)))
        record(
            CLASSIFIED,
            locked,
            by=by,
            reason=reason,
            value=value,
            valid_from=valid_from.isoformat(),
            key=key,
        )
    return decision


def bring_into_force(*, today: datetime.date) -> int:
    """Decisions that hold from today on, or did since this was last done; how many."""
    later = Classification.objects.filter(
        organisation=OuterRef("organisation"),
        valid_from__gt=OuterRef("valid_from"),
        valid_from__lte=today,
    )
    due = Classification.objects.filter(
        ~Exists(later), valid_from__lte=today, in_force=False
    )
    organisation_ids = list(due.values_list("organisation_id", flat=True))
    if not organisation_ids:
        return 0
    with acting(CALENDAR):
        return _follow(organisation_ids, today)


def _follow(organisation_ids: Collection[int], today: datetime.date) -> int:
    """Marks what is in force, and lets the kind follow; how many are newly in force."""
    ours = Organisation.objects.filter(pk__in=organisation_ids)
    list(ours.order_by("pk").select_for_update().values_list("pk"))
    decisions = Classification.objects.filter(organisation__in=organisation_ids)
    newest = {
        organisation: (pk, value)
        for organisation, pk, value in decisions.filter(valid_from__lte=today)
        .order_by("organisation_id", "valid_from")
        .values_list("organisation_id", "pk", "value")
    }
    in_force = [pk for pk, _value in newest.values()]
    decisions.filter(in_force=True).exclude(pk__in=in_force).update(in_force=False)
    moved = decisions.filter(pk__in=in_force, in_force=False).update(in_force=True)
    for kind in (Organisation.Kind.PATIENTS, Organisation.Kind.OTHER):
        wanted = [pk for pk, (_id, value) in newest.items() if KINDS[value] == kind]
        Organisation.objects.filter(pk__in=wanted).exclude(kind=kind).update(
            kind=kind, version=F("version") + 1
        )
    for organisation in ours:
        publish(organisation)
    return moved
