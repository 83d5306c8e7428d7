"""Evidence that support was acknowledged: brought by either side, judged by both."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from partnerships.actions.milestones import File
from partnerships.lifecycle.agreements import ANY_PARTY, SIGNED
from partnerships.lifecycle.milestones import speaks
from partnerships.mail import life as mail
from partnerships.models import Acknowledgement, AcknowledgementOpinion, Agreement
from workflow.moves import Refused

BROUGHT = "acknowledgement_brought"


def may_not_bring(agreement: Agreement, by: Actor) -> list[str]:
    reasons = []
    if not speaks(by, agreement.pk):
        reasons.append(str(ANY_PARTY))
    if agreement.state not in SIGNED:
        reasons.append(_("Evidence is brought once the agreement is signed."))
    return reasons


def bring(  # noqa: PLR0913  the facts of a piece of evidence
    agreement: Agreement,
    *,
    medium: str,
    words: str,
    seen_on: datetime.date,
    from_outset: bool,
    by: Actor,
    today: datetime.date,
    address: str = "",
    file: File | None = None,
    key: str = "",
) -> Acknowledgement:
    """Where it was seen, and whether the support was apparent from the outset.

    `key` is the form's: sent twice, the first one's evidence is given back.
    """
    if not address and file is None:
        raise Refused([_("Add a file or the address of the page.")])
    with acting(by):
        if reasons := may_not_bring(agreement, by):
            raise Refused(reasons)
        if before := sent_before(key, BROUGHT, by=by):
            return Acknowledgement.objects.get(pk=before.subject_id or 0)
        made = Acknowledgement.objects.create(
            agreement=agreement,
            medium=medium,
            words=words,
            seen_on=seen_on,
            address=address,
            document=file.kept(by) if file else None,
            brought_by_id=by.organisation,
            brought_on=today,
        )
        made.refresh_from_db()
        _say(made, from_outset=from_outset, words="", by=by, today=today)
        record(BROUGHT, made, by=by, key=key)
        mail.acknowledgement_brought(made, by=by)
        return made


def judge(
    found: Acknowledgement,
    *,
    from_outset: bool,
    words: str,
    by: Actor,
    today: datetime.date,
) -> None:
    """The actor's organisation says whether it was apparent from the outset.

    A no needs words; saying it again replaces what was said.
    """
    if not from_outset and not words.strip():
        raise Refused([_("Say what was missing.")])
    with acting(by):
        if not speaks(by, found.agreement_id):
            raise Refused([str(ANY_PARTY)])
        _say(found, from_outset=from_outset, words=words, by=by, today=today)
        record("acknowledgement_judged", found, by=by, from_outset=from_outset)


def shown_from_outset(agreement: Agreement) -> bool:
    """Whether there is evidence that both sides can stand by (VR-24), for closing."""
    return Acknowledgement.objects.filter(agreement=agreement).from_outset().exists()


def _say(
    found: Acknowledgement,
    *,
    from_outset: bool,
    words: str,
    by: Actor,
    today: datetime.date,
) -> None:
    AcknowledgementOpinion.objects.update_or_create(
        acknowledgement=found,
        organisation_id=by.organisation,
        defaults={"from_outset": from_outset, "words": words, "said_on": today},
    )
