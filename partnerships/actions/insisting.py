"""Going on all the same: a side says in words why something that is found stays so."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships.actions import taking_part
from partnerships.actions.versions import lock
from partnerships.gates import Finding, assessed
from partnerships.lifecycle.agreements import OPEN
from partnerships.lifecycle.signing import signs
from partnerships.models import Agreement, Insistence, Version
from workflow.moves import Refused


def insist(
    agreement: Agreement,
    keys: Iterable[str],
    words: str,
    *,
    by: Actor,
    today: datetime.date,
) -> int:
    """One reason for what was chosen. Both sides read it, beside what was found.

    `keys` name findings ("VR-01.benefit") of the version on the table.
    """
    if not words.strip():
        raise Refused([_("Say in words why it goes on all the same.")])
    with acting(by, words):
        locked = lock(agreement)
        taking_part.ask(locked, by)
        if reasons := may_insist(locked, by):
            raise Refused(reasons)
        check = assessed(locked, locked.on_the_table.pk, today)
        chosen = [found for key in keys if (found := check.named(key))]
        if firm := [str(found.sentence) for found in chosen if found.blocks]:
            raise Refused([*firm, _("Nobody can insist on this. It has to be mended.")])
        if not chosen:
            raise Refused([_("Choose what you insist on.")])
        return note(locked, locked.on_the_table, chosen, words, by=by, today=today)


def may_insist(agreement: Agreement, actor: Actor) -> list[str]:
    """Reasons why this person can't insist on anything here."""
    reasons = []
    if not signs(actor):
        reasons.append(
            _("Those who speak for a party say why something goes on all the same.")
        )
    if agreement.current_id is None:
        reasons.append(_("Nothing has been sent yet."))
    if agreement.state not in OPEN:
        reasons.append(
            _("It is now: “%(state)s”.") % {"state": agreement.get_state_display()}
        )
    return reasons


def note(
    agreement: Agreement,
    version: Version,
    findings: Iterable[Finding],
    words: str,
    *,
    by: Actor,
    today: datetime.date,
) -> int:
    """Writes them down, once for each side. Call inside `acting`."""
    made = Insistence.objects.bulk_create(
        [
            Insistence(
                agreement=agreement,
                version=version,
                rule=found.rule.code,
                subject=found.lack.subject,
                organisation_id=by.organisation,
                person_id=by.person,
                words=words,
                noted_on=today,
            )
            for found in findings
        ],
        ignore_conflicts=True,
    )
    if made:
        record(
            "insisted_on_agreement",
            agreement,
            by=by,
            reason=words,
            rules=sorted({each.rule for each in made}),
        )
    return len(made)
