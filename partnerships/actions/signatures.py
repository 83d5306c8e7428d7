"""Signing: each party signs the frozen text and no other; the last one makes it hold."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from documents.models import Document, keep
from organisations.models import Organisation
from partnerships import signed as begun
from partnerships.actions import amendments, going_back
from partnerships.actions.freezing import PDF
from partnerships.actions.versions import lock
from partnerships.gates import assessed
from partnerships.lifecycle.agreements import MOVES
from partnerships.lifecycle.signing import may_refuse, may_sign, unapproved
from partnerships.mail import signatures as mail
from partnerships.models import Agreement, Signature, SignedPdf, SignedText
from partnerships.texts import paper
from partnerships.texts.canonical import sha256
from workflow.moves import Refused

State = Signature.State


@dataclass(frozen=True)
class Hand:
    """Who signs: the name and the office as they are printed."""

    name: str
    role: str


def meaning(organisation: Organisation) -> str:
    """The sentence that a signature stands for."""
    return _(
        "I sign this agreement for %(organisation)s, and I may sign for it. I have read"
        " the text with this fingerprint, and no other text."
    ) % {"organisation": organisation.legal_name}


def sign(
    agreement: Agreement,
    hand: Hand,
    *,
    text_sha256: str,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> Signature:
    """Signs the text that the person has seen (`text_sha256`) for their organisation.

    The same form sent twice (`key`) signs once. The last party's signature makes the
    agreement hold, or the amendment part of what it amends.
    """
    with acting(by):
        locked = lock(agreement)
        if before := sent_before(key, "signed", by=by):
            return Signature.objects.get(public_id=before.data["signature"])
        there = list(signatures(locked))
        reasons = may_sign(locked, by, there) or unapproved(locked)
        if reasons:
            raise Refused(reasons)
        _written_out(hand, by)
        frozen = _same_text(locked, text_sha256)
        check = assessed(locked, frozen.version_id, today)
        if check.blocking:
            raise Refused([str(each.sentence) for each in check.blocking])
        made = Signature.objects.create(
            agreement=locked,
            version=frozen.version,
            organisation_id=by.organisation,
            person_id=by.person,
            deputy_for_id=by.deputy_for_id,
            kind=Signature.Kind.HERE,
            state=State.SIGNED,
            name=hand.name,
            role=hand.role,
            meaning=meaning(Organisation.objects.get(pk=by.organisation)),
            text_sha256=frozen.sha256,
            signed_on=today,
        )
        made.refresh_from_db()
        record(
            "signed",
            locked,
            by=by,
            key=key,
            signature=made.public_id,
            sha256=frozen.sha256,
        )
        counted(locked, frozen, by=by, today=today)
    return made


def refuse(
    agreement: Agreement, *, by: Actor, today: datetime.date, reason: str
) -> Signature:
    """Refuses to sign: everybody reads why; the signatures of others are void."""
    if not reason.strip():
        raise Refused([_("Say why, so that all know what to change.")])
    with acting(by, reason):
        locked = lock(agreement)
        if reasons := may_refuse(locked, by, list(signatures(locked))):
            raise Refused(reasons)
        frozen = text_of(locked)
        refused = Signature.objects.create(
            agreement=locked,
            version=frozen.version,
            organisation_id=by.organisation,
            person_id=by.person,
            deputy_for_id=by.deputy_for_id,
            kind=Signature.Kind.HERE,
            state=State.REFUSED,
            name=str(User.objects.get(pk=by.person)),
            role="",
            meaning=_("Does not sign."),
            text_sha256=frozen.sha256,
            signed_on=today,
            reason=reason,
        )
        record("signing_refused", locked, by=by, reason=reason)
        going_back.to_negotiation(
            locked,
            MOVES["refuse_to_sign"].target,
            by=by,
            today=today,
            reason=_("Another party refused to sign: %(reason)s") % {"reason": reason},
        )
        mail.refused(locked, by=by, reason=reason)
    return refused


def counted(
    agreement: Agreement, frozen: SignedText, *, by: Actor, today: datetime.date
) -> None:
    """After each signature that counts: the paper, and what follows from the last one.

    Call inside `acting`, with the agreement locked.
    """
    hands = [each for each in signatures(agreement) if each.state == State.SIGNED]
    parties = set(agreement.parties.values_list("organisation_id", flat=True))
    waiting = parties - {each.organisation_id for each in hands}
    agreement.state = MOVES["sign"].target
    agreement.save()
    _print(agreement, frozen, hands, today)
    if waiting:
        mail.signed_by_one(agreement, waiting=waiting)
        return
    agreement.state = MOVES["finish_signing"].target
    agreement.signed_on = max(each.signed_on for each in hands)
    agreement.save()
    record("agreement_signed", agreement, by=by, sha256=frozen.sha256)
    mail.signed_by_all(agreement)
    holds = (
        agreement
        if agreement.amends is None
        else amendments.take_over(agreement, by=by, today=today)
    )
    begun.signed(holds, by=by, today=today)


def signatures(agreement: Agreement) -> "list[Signature]":
    """Those of the agreed version, in the order in which they were made."""
    return list(
        Signature.objects.filter(agreement=agreement, version=agreement.agreed_id)
        .select_related("organisation", "confirmed_by")
        .order_by("pk")
    )


def text_of(agreement: Agreement) -> SignedText:
    """The frozen text of the agreed version."""
    return SignedText.objects.select_related("version").get(
        version=agreement.settled.pk
    )


def _written_out(hand: Hand, by: Actor) -> None:
    """A single letter is no name, unless the person's name on file is as short."""
    if len(hand.name.strip()) > 1:
        return
    if len(User.objects.get(pk=by.person).name.strip()) != 1:
        raise Refused([_("Write your name in full: a single letter is no signature.")])


def _same_text(agreement: Agreement, text_sha256: str) -> SignedText:
    """The frozen text, when it is what the person saw and what was frozen."""
    frozen = text_of(agreement)
    if frozen.sha256 != text_sha256 or sha256(frozen.text) != frozen.sha256:
        raise Refused(
            [
                _(
                    "This is not the text that was approved. Open the page again and read it."
                )
            ]
        )
    return frozen


def _print(
    agreement: Agreement,
    frozen: SignedText,
    hands: list[Signature],
    today: datetime.date,
) -> None:
    file = keep(
        paper.signed(agreement, frozen, hands, today),
        name=f"{agreement.reference}-{frozen.version.number}-signed-{len(hands)}.pdf",
        media_type=PDF,
        kind=Document.Kind.EXPORT,
        owner_id=None,
    )
    SignedPdf.objects.create(
        agreement=agreement, signed_text=frozen, signatures=len(hands), pdf=file
    )
