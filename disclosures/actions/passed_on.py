"""A company asks an agency what it passed on; the agency says it; the company compares."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures import mail
from disclosures.actions import comparisons, transfers
from disclosures.actions.period_locks import hold, share
from disclosures.lifecycle.passed_on import list_steps, may_not_ask
from disclosures.lifecycle.received import may_not_work
from disclosures.models import (
    Comparison,
    PairedRow,
    PassOnList,
    Period,
    Receipt,
    Settlement,
    Transfer,
)
from organisations.models import Organisation
from ui.dates import Moment
from workflow.moves import Refused


def ask(
    agency: Organisation,
    period: Period,
    *,
    by: Actor,
    due_on: datetime.date,
    today: datetime.date,
    words: str = "",
) -> PassOnList:
    """Asks an agency for what it passed on in a period. Asked again, it is the same list."""
    if reasons := may_not_ask(by, period.company_id):
        raise Refused(reasons)
    if agency.kind != Organisation.Kind.OTHER or agency.is_operator:
        raise Refused([_("An agency is neither a company nor a patient organisation.")])
    if due_on < today:
        raise Refused([_("The last day is over already.")])
    with acting(by):
        hold(period.pk)
        asked = PassOnList.objects.filter(agency=agency, period=period)
        if asked.exclude(state=PassOnList.State.WITHDRAWN).exists():
            raise Refused(
                [_("This agency is asked for its list of this year already.")]
            )
        made = PassOnList.objects.create(
            agency=agency,
            company_id=period.company_id,
            period=period,
            words=words,
            due_on=due_on,
            asked_on=today,
            asked_by_id=by.person,
        )
        mail.list_asked(made)
        record("list_asked", made, by=by)
    return made


def hand_in(
    passed_on: PassOnList, statement: str, *, by: Actor, today: datetime.date
) -> PassOnList:
    """Says that the list is complete, or that nothing was passed on; the company reads it."""
    if statement not in PassOnList.Statement.values:
        raise Refused([_("Say that the list is complete, or that it is nothing.")])
    with acting(by):
        locked = _asked(passed_on, "hand_in", by)
        rows = Receipt.objects.of_list(locked).standing().exists()
        if rows and statement == PassOnList.Statement.NOTHING:
            raise Refused(
                [_("The list has rows. Take them out, or say it is complete.")]
            )
        if not rows and statement == PassOnList.Statement.COMPLETE:
            raise Refused([_("The list has no rows. Say that nothing was passed on.")])
        locked.state, locked.statement = PassOnList.State.HANDED_IN, statement
        locked.handed_in_on, locked.handed_in_by_id = today, by.person
        locked.save()
        _shown(locked, by=by, today=today)
        mail.list_handed_in(locked)
        record("list_handed_in", locked, by=by, statement=statement)
    return locked


def _shown(passed_on: PassOnList, *, by: Actor, today: datetime.date) -> None:
    """The company works with it from now on: beside its own ledger."""
    Comparison.objects.update_or_create(
        passed_on=passed_on,
        defaults={
            "holder_id": passed_on.agency_id,
            "company_id": passed_on.company_id,
            "shown": True,
            "shown_on": today,
            "shown_by_id": by.person,
        },
    )


def take_back(passed_on: PassOnList, *, by: Actor) -> PassOnList:
    """To correct it; the company no longer reads it. What was said about rows stays."""
    with acting(by):
        locked = _asked(passed_on, "take_back", by)
        locked.state, locked.statement = PassOnList.State.ASKED, ""
        locked.handed_in_on = locked.handed_in_by_id = None
        locked.save()
        Comparison.objects.filter(passed_on=locked).update(
            shown=False, shown_on=None, shown_by_id=None, looking_since=None
        )
        record("list_taken_back", locked, by=by)
    return locked


def withdraw(passed_on: PassOnList, reason: str, *, by: Actor) -> PassOnList:
    """The company asks for it no longer; the agency reads why."""
    if not reason.strip():
        raise Refused([_("Say why it is no longer asked for.")])
    with acting(by, reason):
        locked = _asked(passed_on, "withdraw", by)
        locked.state = PassOnList.State.WITHDRAWN
        locked.withdrawn_because = reason
        locked.save()
        record("list_withdrawn", locked, by=by, reason=reason)
    return locked


def make_transfer(
    row: Receipt,
    recipient: Organisation,
    values: Mapping[str, Any],
    *,
    by: Actor,
    today: Moment,
    reason: str = "",
) -> Transfer:
    """What only the agency has becomes a payment of the company, and both are a pair.

    The agency is named as the one in between. Whoever is meant by the name in the list is
    remembered for the other rows that spell it so.
    """
    with acting(by, reason):
        share(row.passed_on.company_id if row.passed_on else 0)
        comparison, locked = _free(row, by)
        if Settlement.objects.filter(receipt=locked, set_aside=True).exists():
            raise Refused(
                [
                    _(
                        "This row is set aside, and the agency reads why. If it is a payment"
                        " after all, record it among your payments."
                    )
                ]
            )
        made = transfers.add(
            {
                **values,
                "recipient": recipient,
                "intermediary": comparison.holder.legal_name,
                "amount": locked.amount,
                "currency": locked.currency,
                "paid_on": locked.received_on,
                "paid_year": locked.year,
            },
            by=by,
            today=today,
            reason=reason,
        )
        name_recipient(locked, recipient, by=by)
        comparisons.pair_by_hand(comparison, [locked], [made], by=by)
        record("list_row_recorded", comparison.passed_on, by=by)
    return made


def name_recipient(row: Receipt, recipient: Organisation, *, by: Actor) -> int:
    """The company says who is meant by a name in a list: for all rows that spell it so."""
    if recipient.kind == Organisation.Kind.COMPANY:
        raise Refused([_("A company is no recipient of this.")])
    with acting(by):
        _open_to(row, by)
        return (
            Receipt.objects.filter(
                passed_on=row.passed_on_id, recipient_key=row.recipient_key
            )
            .exclude(recipient=recipient)
            .update(recipient=recipient)
        )


def set_aside(
    row: Receipt, reason: str, *, by: Actor, today: datetime.date
) -> Settlement:
    """The company records nothing for a row, with a reason that the agency reads too."""
    if not reason.strip():
        raise Refused([_("Say why it is set aside; the agency reads it.")])
    with acting(by, reason):
        comparison, locked = _free(row, by)
        said, _new = Settlement.objects.get_or_create(
            comparison=comparison, receipt=locked
        )
        if said.settled_on:
            raise Refused([_("This is settled already.")])
        said.company_words, said.set_aside, said.settled_on = reason, True, today
        said.save()
        record("list_row_set_aside", comparison.passed_on, by=by, reason=reason)
    return said


def _asked(passed_on: PassOnList, step: str, by: Actor) -> PassOnList:
    """Whether the report is certified is asked with its period held."""
    hold(passed_on.period_id)
    locked = (
        PassOnList.objects.select_for_update(of=("self",))
        .select_related("agency", "company", "period")
        .get(pk=passed_on.pk)
    )
    if reasons := list_steps(locked, by)[step]:
        raise Refused(reasons)
    return locked


def _open_to(row: Receipt, by: Actor) -> Comparison:
    """The comparison of a row's list, locked, for the company that works in it."""
    comparison = (
        Comparison.objects.select_for_update(of=("self",))
        .select_related("holder", "company", "passed_on")
        .get(passed_on=row.passed_on_id or 0)
    )
    if reasons := may_not_work(comparison, by):
        raise Refused(reasons)
    return comparison


def _free(row: Receipt, by: Actor) -> tuple[Comparison, Receipt]:
    """A row of a list that is in no pair."""
    comparison = _open_to(row, by)
    locked = Receipt.objects.select_for_update().get(pk=row.pk)
    if (
        locked.removed_because
        or PairedRow.objects.filter(receipt=locked, live=True).exists()
    ):
        raise Refused([_("This row is put together with a payment, or taken out.")])
    return comparison, locked
