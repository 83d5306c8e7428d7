"""Agreeing to one clause: bound to its text, and gone when a letter of it changes."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships.actions.versions import lock
from partnerships.clause_text import sha256
from partnerships.lifecycle.clauses import may_not_consent
from partnerships.models import Agreement, Clause, ClauseConsent, Version
from workflow.moves import Refused


def agree(
    agreement: Agreement, key: str, *, text: str, by: Actor, today: datetime.date
) -> ClauseConsent:
    """The actor's organisation agrees to a clause of the version on the table.

    `text` is the SHA-256 of the clause that the person read. Sent twice, it is one consent.
    """
    with acting(by):
        locked = lock(agreement)
        if reasons := may_not_consent(locked, by):
            raise Refused(reasons)
        clause = Clause.objects.filter(version=locked.current_id, key=key).first()
        if clause is None or sha256(clause) != text:
            raise Refused(
                [_("This clause reads differently now. Read it again, then agree.")]
            )
        consent, made = ClauseConsent.objects.get_or_create(
            agreement=locked,
            clause_key=key,
            organisation_id=by.organisation,
            ended_on=None,
            defaults={
                "text_sha256": text,
                "person_id": by.person,
                "agreed_on": today,
            },
        )
        if made:
            record("clause_agreed", locked, by=by, clause=clause.heading)
        return consent


def withdraw(
    agreement: Agreement, key: str, *, by: Actor, today: datetime.date
) -> None:
    """The actor's organisation takes its yes to a clause back."""
    with acting(by):
        locked = lock(agreement)
        if reasons := may_not_consent(locked, by):
            raise Refused(reasons)
        ended = ClauseConsent.objects.filter(
            agreement=locked,
            clause_key=key,
            organisation_id=by.organisation,
            ended_on__isnull=True,
        ).update(ended_on=today)
        if not ended:
            raise Refused([_("You have not agreed to this clause.")])
        clause = Clause.objects.filter(version=locked.current_id, key=key).first()
        record(
            "clause_consent_withdrawn",
            locked,
            by=by,
            clause=clause.heading if clause else "",
        )


def lapse(agreement: Agreement, version: Version, *, today: datetime.date) -> list[str]:
    """Ends every consent to a clause that this version changes or leaves out.

    Gives the headings, old or new, so that all sides are told. Call inside `acting`.
    """
    now = {clause.key: clause for clause in version.clauses.all()}
    open_ones = ClauseConsent.objects.filter(agreement=agreement, ended_on=None)
    changed = [
        consent
        for consent in open_ones
        if consent.clause_key not in now
        or sha256(now[consent.clause_key]) != consent.text_sha256
    ]
    if not changed:
        return []
    keys = {consent.clause_key for consent in changed}
    ClauseConsent.objects.filter(pk__in=[consent.pk for consent in changed]).update(
        ended_on=today
    )
    before = (
        Clause.objects.filter(
            version__agreement=agreement,
            version__sent_at__isnull=False,
            key__in=keys,
        )
        .exclude(version=version)
        .order_by("key", "-version__number")
    )
    headings = {clause.key: clause.heading for clause in reversed(list(before))}
    headings |= {key: now[key].heading for key in keys & now.keys()}
    return sorted(headings.values())
