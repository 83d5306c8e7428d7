"""Signing on paper: one side brings the scan, the other side confirms it or says why not."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from documents.models import Document, keep
from organisations.models import Organisation
from partnerships.actions import taking_part
from partnerships.actions.approvals import Paper
from partnerships.actions.signatures import Hand, counted, signatures, text_of
from partnerships.actions.versions import lock
from partnerships.gates import assessed
from partnerships.lifecycle.signing import may_bring_paper, may_judge_paper, unapproved
from partnerships.mail import signatures as mail
from partnerships.models import Agreement, AgreementParty, Signature
from ui.dates import written_day
from workflow.moves import Refused

State = Signature.State


def declared(organisation: Organisation) -> str:
    """The sentence to which the one who brings a scan stands."""
    return _(
        "Signed on paper for %(organisation)s. The one who brought the scan declares that"
        " the paper holds the text with this fingerprint."
    ) % {"organisation": organisation.legal_name}


def bring(
    agreement: Agreement,
    hand: Hand,
    scan: Paper,
    *,
    signed_on: datetime.date,
    text_sha256: str,
    by: Actor,
    today: datetime.date,
) -> Signature:
    """Brings the scan of a paper that was signed; it counts when the other side confirms.

    `text_sha256` is the fingerprint that stands on the paper.
    """
    with acting(by):
        locked = lock(agreement)
        taking_part.ask(locked, by)
        reasons = may_bring_paper(locked, by, signatures(locked)) or unapproved(locked)
        if reasons:
            raise Refused(reasons)
        frozen = text_of(locked)
        if text_sha256.strip().lower() != frozen.sha256:
            raise Refused(
                [_("The fingerprint on the paper is not that of the approved text.")]
            )
        _not_before(locked, signed_on, today)
        made = Signature.objects.create(
            agreement=locked,
            version=frozen.version,
            organisation_id=by.organisation,
            person_id=by.person,
            deputy_for_id=by.deputy_for_id,
            kind=Signature.Kind.INK,
            state=State.DECLARED,
            name=hand.name,
            role=hand.role,
            meaning=declared(Organisation.objects.get(pk=by.organisation)),
            text_sha256=frozen.sha256,
            signed_on=signed_on,
            scan=keep(
                scan.data,
                name=scan.name,
                media_type=scan.media_type,
                kind=Document.Kind.SCAN,
                owner_id=by.organisation,
            ),
        )
        made.refresh_from_db()
        record("paper_brought", locked, by=by, signature=made.public_id)
        mail.paper_brought(locked, by=by)
    return made


def confirm(signature: Signature, *, by: Actor, today: datetime.date) -> Signature:
    """The other side has looked at the scan: it is this text, signed."""
    with acting(by):
        agreement, locked = _judged(signature, by)
        frozen = text_of(agreement)
        check = assessed(agreement, frozen.version_id, today)
        if check.blocking:
            raise Refused([str(each.sentence) for each in check.blocking])
        locked.state = State.SIGNED
        locked.confirmed_by_id, locked.confirmed_on = by.organisation, today
        locked.confirmed_by_person_id = by.person
        locked.save()
        record("paper_confirmed", agreement, by=by, signature=locked.public_id)
        counted(agreement, frozen, by=by, today=today)
    return locked


def reject(
    signature: Signature, *, by: Actor, today: datetime.date, reason: str
) -> Signature:
    """The scan does not count: both sides read why. The party can sign again."""
    if not reason.strip():
        raise Refused([_("Say what is wrong with the paper.")])
    with acting(by, reason):
        agreement, locked = _judged(signature, by)
        locked.state, locked.reason = State.VOID, reason
        locked.save()
        record(
            "paper_rejected",
            agreement,
            by=by,
            reason=reason,
            signature=locked.public_id,
            on=today.isoformat(),
        )
        mail.paper_rejected(agreement, by=by, reason=reason)
    return locked


def _judged(signature: Signature, by: Actor) -> tuple[Agreement, Signature]:
    agreement = lock(signature.agreement)
    taking_part.ask(agreement, by)
    locked = (
        Signature.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=signature.pk)
    )
    if reasons := may_judge_paper(agreement, locked, by, side_of(locked)):
        raise Refused(reasons)
    return agreement, locked


def side_of(signature: Signature) -> str:
    """On which side the one sits who brought the paper."""
    return AgreementParty.objects.get(
        agreement=signature.agreement_id, organisation=signature.organisation_id
    ).side


def _not_before(
    agreement: Agreement, signed_on: datetime.date, today: datetime.date
) -> None:
    if signed_on > today:
        raise Refused([_("The day of the signature can’t be one to come.")])
    if agreement.ready_on is not None and signed_on < agreement.ready_on:
        raise Refused(
            [
                _(
                    "It was ready to sign on %(day)s. Nobody signs before all have"
                    " approved: sign the paper again."
                )
                % {"day": written_day(agreement.ready_on)}
            ]
        )
