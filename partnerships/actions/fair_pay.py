"""Pay for one engagement: proposed with its computation, agreed, or declined by choice."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from partnerships import fair_range
from partnerships.lifecycle.agreements import ANY_PARTY
from partnerships.lifecycle.fair_pay import MOVES, fair_pay_steps
from partnerships.lifecycle.milestones import speaks
from partnerships.mail import life as mail
from partnerships.models import Agreement, AgreementParty, FairPay, Side
from ui.amounts import written
from workflow.moves import Refused

PROPOSED = "fair_pay_proposed"
State = FairPay.State
HOURS = ("preparation", "participation", "follow_up", "travel")


def fair(
    company: Organisation, facts: Mapping[str, Any], today: datetime.date
) -> fair_range.Range | None:
    """The range for these facts by the company's rates of that day."""
    return fair_range.of(
        company.pk,
        country=facts["country"],
        kind=facts["kind"],
        level=facts["level"],
        hours=sum((facts[name] for name in HOURS), Decimal(0)),
        people=facts["people"],
        day=today,
    )


def missing_words(found: fair_range.Range | None, facts: Mapping[str, Any]) -> str:
    """What a person has to say about an amount outside the range; nothing inside."""
    amount = facts.get("amount")
    if found is None or amount is None or facts["currency"] != found.rate.currency:
        return ""
    if found.holds(amount) or (facts.get("justification") or "").strip():
        return ""
    return _(
        "By the company’s rates it is from %(low)s to %(high)s. Say why it is another sum."
    ) % {
        "low": written(found.low, found.rate.currency),
        "high": written(found.high, found.rate.currency),
    }


def propose(
    agreement: Agreement,
    company: Organisation,
    organisation: Organisation,
    facts: Mapping[str, Any],
    *,
    declined: bool = False,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> FairPay:
    """`facts` are columns of `FairPay`; the range is computed here and kept.

    `declined`: the organisation chooses no pay; only it can say so.
    """
    with acting(by):
        if reasons := _may_not_propose(agreement, company, organisation, by):
            raise Refused(reasons)
        if before := sent_before(key, PROPOSED, by=by):
            return FairPay.objects.get(pk=before.subject_id or 0)
        found = fair(company, facts, today)
        if found is not None and facts["currency"] != found.rate.currency:
            found = None
        if declined and by.organisation_id != organisation.pk:
            raise Refused([str(MOVES["decline"].whose)])
        if declined:
            facts = {**facts, "amount": None, "justification": ""}
        elif facts.get("amount") is None:
            raise Refused([_("Enter the pay.")])
        elif words := missing_words(found, facts):
            raise Refused([words])
        made = FairPay.objects.create(
            agreement=agreement,
            company=company,
            organisation=organisation,
            rate=found.rate if found else None,
            low=found.low if found else None,
            high=found.high if found else None,
            state=State.DECLINED if declined else State.PROPOSED,
            proposed_by_id=by.organisation,
            proposed_on=today,
            answered_on=today if declined else None,
            **facts,
        )
        made.refresh_from_db()
        record(PROPOSED, made, by=by, key=key)
        mail.fair_pay_said(made, by=by)
        return made


def agree(pay: FairPay, *, by: Actor, today: datetime.date, words: str = "") -> None:
    _answer(pay, "agree", by=by, today=today, words=words)


def decline(pay: FairPay, *, by: Actor, today: datetime.date, words: str = "") -> None:
    """The organisation chooses not to be paid: its right, without a reason."""
    _answer(pay, "decline", by=by, today=today, words=words)


def withdraw(pay: FairPay, *, by: Actor, today: datetime.date, words: str = "") -> None:
    _answer(pay, "withdraw", by=by, today=today, words=words)


def _answer(
    pay: FairPay, move: str, *, by: Actor, today: datetime.date, words: str
) -> None:
    with acting(by, words):
        locked = (
            FairPay.objects.select_for_update(of=("self",))
            .select_related("company", "organisation")
            .get(pk=pay.pk)
        )
        if reasons := fair_pay_steps(locked, by)[move]:
            raise Refused(reasons)
        locked.state, locked.answer = MOVES[move].target, words
        locked.answered_on = today
        locked.save()
        record(f"fair_pay_{locked.state}", locked, by=by)
        mail.fair_pay_said(locked, by=by)


def _may_not_propose(
    agreement: Agreement, company: Organisation, organisation: Organisation, by: Actor
) -> list[str]:
    reasons = []
    if not speaks(by, agreement.pk):
        reasons.append(str(ANY_PARTY))
    places = set(
        AgreementParty.objects.filter(agreement=agreement, shown=True).values_list(
            "organisation_id", flat=True
        )
    )
    if not {company.pk, organisation.pk} <= places:
        reasons.append(_("Both have to be parties of the agreement."))
    if company.kind != Side.COMPANY or organisation.kind == Side.COMPANY:
        reasons.append(_("A company pays, and an organisation is paid."))
    if by.organisation_id not in (company.pk, organisation.pk):
        reasons.append(_("This is for the two organisations that it is about."))
    return reasons
