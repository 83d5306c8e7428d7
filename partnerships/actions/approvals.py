"""Approval: each side's own steps, made from its rules, for the agreed version alone."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from documents.models import Document, keep
from organisations.models import Organisation, Role
from partnerships.actions import freezing, going_back, insisting
from partnerships.actions.versions import lock
from partnerships.gates import assessed
from partnerships.gates.rule import Regime
from partnerships.lifecycle.agreements import MOVES as AGREEMENT_MOVES
from partnerships.lifecycle.approvals import MOVES, Standing, approval_steps
from partnerships.mail import approvals as mail
from partnerships.models import Act, Agreement, Approval, ApprovalRule, Version
from workflow.moves import Refused

State = Approval.State


@dataclass(frozen=True)
class Paper:
    """A file that somebody brings: the minutes of a board, a scan."""

    data: bytes
    name: str
    media_type: str


@dataclass(frozen=True)
class Board:
    """What a board decided, and when; the minutes if there are any."""

    decided_on: datetime.date
    minutes: Paper | None = None


def begin(agreement: Agreement, *, by: Actor, today: datetime.date) -> list[Approval]:
    """Makes the steps of all parties. Call inside `acting`, when all agreed to the text.

    A company without rules of its own has one step: a compliance reviewer approves
    (EFPIA Code 2019, Art. 21.02: an internal approval process is mandatory). Other
    parties have steps only if they wish. The text is frozen: what is approved is signed.
    """
    freezing.freeze(agreement, by=by, today=today)
    regime = assessed(agreement, agreement.settled.pk, today).regime
    rules: dict[int, list[ApprovalRule]] = {}
    parties = [
        party.organisation for party in agreement.parties.select_related("organisation")
    ]
    for rule in ApprovalRule.objects.filter(
        organisation__in=parties, ended_on__isnull=True
    ).order_by("position", "id"):
        rules.setdefault(rule.organisation_id, []).append(rule)
    steps = [
        Approval(
            agreement=agreement,
            version=agreement.settled,
            organisation=party,
            label=rule.label,
            act=rule.act,
            role=rule.role,
            position=rule.position,
            asked_on=today,
        )
        for party in parties
        for rule in _of(party, rules.get(party.pk, []), agreement, regime)
    ]
    Approval.objects.bulk_create(steps)
    record("approval_begun", agreement, by=by, steps=len(steps))
    mail.begun(agreement, steps)
    if not steps:
        _finish(agreement, today)
    return steps


def approve(
    step: Approval,
    *,
    by: Actor,
    today: datetime.date,
    words: str = "",
    all_the_same: str = "",
    board: Board | None = None,
) -> Approval:
    """Takes a step. `all_the_same` answers everything that is found and still open.

    A board's decision has its day. With the last step the agreement is ready to sign.
    """
    with acting(by, words):
        agreement, locked = _locked(step, "approve", by)
        check = assessed(agreement, locked.version_id, today)
        if check.blocking:
            raise Refused([str(each.sentence) for each in check.blocking])
        if check.open and not all_the_same.strip():
            raise Refused(
                [
                    *(str(each.sentence) for each in check.open),
                    _(
                        "Say why it goes on all the same, or refuse so that it is mended."
                    ),
                ]
            )
        insisting.note(
            agreement, locked.version, check.open, all_the_same, by=by, today=today
        )
        if locked.act == Act.BOARD:
            _decided(locked, board, by, today)
        locked.state = MOVES["approve"].target
        locked.decided_on, locked.words = today, words
        locked.person_id, locked.deputy_for_id = by.person, by.deputy_for_id
        locked.save()
        record("approval_given", agreement, by=by, step=locked.label)
        waiting = agreement.approvals.filter(
            version=locked.version_id, state=State.WAITING
        )
        if not waiting.exists():
            _finish(agreement, today)
        else:
            mail.next_told(agreement, locked, list(waiting))
    return locked


def refuse(step: Approval, *, by: Actor, today: datetime.date, reason: str) -> Approval:
    """Refuses to approve: both sides read why, and negotiate again."""
    if not reason.strip():
        raise Refused([_("Say why, so that both sides know what to change.")])
    with acting(by, reason):
        agreement, locked = _locked(step, "refuse", by)
        locked.state = MOVES["refuse"].target
        locked.decided_on, locked.words = today, reason
        locked.person_id, locked.deputy_for_id = by.person, by.deputy_for_id
        locked.save()
        record("approval_refused", agreement, by=by, reason=reason, step=locked.label)
        going_back.to_negotiation(
            agreement,
            AGREEMENT_MOVES["refuse_approval"].target,
            by=by,
            today=today,
            reason=reason,
        )
        mail.went_back(agreement, by=by, reason=reason)
    return locked


def lapse(agreement: Agreement) -> int:
    """Steps that were for a text that is talked about again. Call inside `acting`."""
    return going_back.lapse(agreement)


def standing(
    step: Approval, agreement: Agreement, own: Sequence[Approval] | None = None
) -> Standing:
    """A step with what stands around it; `own`: the steps of its side, where at hand."""
    if own is None:
        own = list(
            Approval.objects.filter(
                version=step.version_id, organisation=step.organisation_id
            )
        )
    return Standing(
        step=step,
        agreement=agreement,
        own=own,
        authors=authors(agreement, step.organisation_id),
    )


def authors(agreement: Agreement, organisation_id: int) -> frozenset[int]:
    """Everybody who wrote in what an organisation sent: the history knows them all."""
    sent = Version.objects.filter(
        agreement=agreement,
        by_organisation=organisation_id,
        sent_at__isnull=False,
    )
    wrote = Version.history.filter(id__in=sent.values("pk"))
    people = wrote.values_list("history_user_id", "by_person_id", "history_deputy_for")
    return frozenset(
        person for row in people.distinct() for person in row if person is not None
    )


def _locked(step: Approval, move: str, by: Actor) -> tuple[Agreement, Approval]:
    agreement = lock(step.agreement)
    locked = (
        Approval.objects.select_for_update(of=("self",))
        .select_related("organisation", "version")
        .get(pk=step.pk)
    )
    if reasons := approval_steps(standing(locked, agreement), by)[move]:
        raise Refused(reasons)
    return agreement, locked


def _decided(
    step: Approval, board: Board | None, by: Actor, today: datetime.date
) -> None:
    if board is None:
        raise Refused([_("Say on which day the board decided.")])
    if board.decided_on > today:
        raise Refused([_("The board can’t have decided on a day to come.")])
    step.board_on = board.decided_on
    if board.minutes is not None:
        step.document = keep(
            board.minutes.data,
            name=board.minutes.name,
            media_type=board.minutes.media_type,
            kind=Document.Kind.EVIDENCE,
            owner_id=by.organisation,
        )


def _finish(agreement: Agreement, today: datetime.date) -> None:
    agreement.state = AGREEMENT_MOVES["finish_approval"].target
    agreement.ready_on = today
    agreement.sign_by = today + datetime.timedelta(days=settings.SIGN_WITHIN_DAYS)
    agreement.sign_reminded_days = None
    agreement.save()
    mail.ready(agreement)


def _of(
    party: Organisation,
    rules: list[ApprovalRule],
    agreement: Agreement,
    regime: Regime,
) -> Sequence[ApprovalRule]:
    wanted = [rule for rule in rules if _applies(rule, agreement)]
    if party.kind != Organisation.Kind.COMPANY:
        return wanted
    if not wanted:
        wanted = [_usual(party, Act.APPROVE, Role.COMPLIANCE_REVIEWER, 1)]
    if agreement.kind in regime.certify and not any(
        rule.act == Act.CERTIFY for rule in wanted
    ):
        last = max(rule.position for rule in wanted)
        wanted.append(_usual(party, Act.CERTIFY, Role.MEDICAL_REVIEWER, last + 1))
    return wanted


def _usual(party: Organisation, act: Act, role: Role, position: int) -> ApprovalRule:
    label = str(role.label) if act == Act.APPROVE else str(act.label)
    return ApprovalRule(
        organisation=party, label=label, act=act, role=role, position=position
    )


def _applies(rule: ApprovalRule, agreement: Agreement) -> bool:
    version = agreement.settled
    if rule.kinds and agreement.kind not in rule.kinds:
        return False
    if rule.least_amount is None:
        return True
    if version.amount is None:
        return False
    return version.currency != rule.currency or version.amount >= rule.least_amount
