"""A recipient claims a transfer that is missing; the company decides."""

import datetime
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from disclosures import mail
from disclosures.actions import entries
from disclosures.actions.period_locks import share
from disclosures.lifecycle.claims import claim_steps
from disclosures.lifecycle.sides import RECIPIENT, parts
from disclosures.models import Claim, Evidence, Form, Source, Transfer
from documents.models import Document
from organisations.models import Organisation
from ui.dates import Moment, day_in
from workflow.moves import Refused

CLAIMED = "claimed"


def claim(  # noqa: PLR0913  the facts of a claim
    company: Organisation,
    *,
    by: Actor,
    today: datetime.date,
    amount: Decimal,
    currency: str,
    year: int,
    received_on: datetime.date | None,
    description: str,
    evidence: Document | None = None,
    key: str = "",
) -> Claim:
    """The actor's organisation says that it received this, and it is not listed.

    `key` is the form's: sent twice, the first one's claim is given back.
    """
    recipient_id, person_id = by.organisation_id, by.person_id
    if (
        recipient_id is None
        or person_id is None
        or RECIPIENT not in parts(by, company_id=company.pk, recipient_id=recipient_id)
    ):
        raise Refused(
            [_("An administrator or a reviewer of the organisation claims a payment.")]
        )
    if recipient_id == company.pk:
        raise Refused([_("A company can't claim a payment from itself.")])
    with acting(by, description):
        if before := sent_before(key, CLAIMED, by=by):
            return Claim.objects.get(pk=before.subject_id or 0)
        made = Claim.objects.create(
            company=company,
            recipient_id=recipient_id,
            amount=amount,
            currency=currency,
            year=year,
            received_on=received_on,
            description=description,
            evidence=evidence,
            claimed_on=today,
            claimed_by_id=person_id,
        )
        mail.claim_made(made)
        record(CLAIMED, made, by=by, key=key)
    return made


def _locked(claim: Claim, move: str, by: Actor) -> Claim:
    locked = (
        Claim.objects.select_for_update(of=("self",))
        .select_related("company", "recipient")
        .get(pk=claim.pk)
    )
    if reasons := claim_steps(locked, by)[move]:
        raise Refused(reasons)
    return locked


def accept(
    claim: Claim,
    *,
    by: Actor,
    today: Moment,
    category: str,
    vat_treatment: str,
    paid_on: datetime.date | None = None,
) -> Claim:
    """The company agrees: the claim becomes a transfer, which the recipient sees."""
    with acting(by, _("Claimed by the recipient")):
        share(claim.company_id)
        locked = _locked(claim, "accept", by)
        day = paid_on or locked.received_on
        transfer = Transfer.objects.create(
            disclosed_by=locked.company,
            recipient=locked.recipient,
            amount=locked.amount,
            currency=locked.currency,
            category=category,
            form=Form.CASH,
            vat_treatment=vat_treatment,
            paid_on=day if day and day.year == locked.year else None,
            paid_year=locked.year,
            received_on=locked.received_on,
            description=locked.description,
            source=Source.CLAIM,
        )
        if locked.evidence:
            Evidence.objects.create(transfer=transfer, document=locked.evidence)
        entries.place([transfer.pk], today=today)
        here = day_in(settings.TIME_ZONE, today)
        _decide(locked, Claim.State.ACCEPTED, by=by, today=here, transfer=transfer)
    return locked


def reject(claim: Claim, reason: str, *, by: Actor, today: datetime.date) -> Claim:
    """The company disagrees, with a reason that both sides see."""
    if not reason.strip():
        raise Refused([_("Say why; the organisation will read it.")])
    with acting(by, reason):
        locked = _locked(claim, "reject", by)
        locked.reason = reason
        _decide(locked, Claim.State.REJECTED, by=by, today=today)
    return locked


def withdraw(claim: Claim, *, by: Actor) -> Claim:
    """The recipient takes its claim back."""
    with acting(by):
        locked = _locked(claim, "withdraw", by)
        locked.state = Claim.State.WITHDRAWN
        locked.save()
        record("claim_withdrawn", locked, by=by)
    return locked


def _decide(
    locked: Claim,
    state: str,
    *,
    by: Actor,
    today: datetime.date,
    transfer: Transfer | None = None,
) -> None:
    locked.state, locked.transfer = state, transfer
    locked.decided_on, locked.decided_by_id = today, by.person_id
    locked.save()
    mail.claim_decided(locked)
    record(f"claim_{state}", locked, by=by, reason=locked.reason)
