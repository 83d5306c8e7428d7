"""What the ledger does when two records of one organisation become one, or two again."""

import datetime
from typing import Any

from django.db import connection

from disclosures.models import Delivery, Entry, Question, Transfer
from disclosures.publishing import records
from organisations import merge_notes
from organisations.models import Merge, Organisation
from ui.amounts import written

RANK = Delivery.State.values
"""How far a request has reached somebody, the least first."""

# An answer is bound to whom the row was of: it is the same organisation now.
ANSWERS = """
with changed as (
  update disclosures_entry e
  set answered_about = jsonb_set(e.answered_about, '{recipient}', to_jsonb(%(kept)s))
  from organisations_mergedrow r
  where r.merge_id = %(merge)s and r.target = 'disclosures_entry.recipient_id'
    and e.id = r."row" and e.answered_about ->> 'recipient' = %(merged)s::text
  returning e.id)
insert into organisations_mergedrow (merge_id, target, "row")
select %(merge)s, 'disclosures_entry.answered_about', id from changed
"""
ANSWERS_BACK = """
update disclosures_entry e
set answered_about = jsonb_set(e.answered_about, '{recipient}', to_jsonb(%(merged)s))
where e.recipient_id = %(merged)s and e.answered_about ->> 'recipient' = %(kept)s::text
  and e.id in (
    select "row" from organisations_mergedrow
    where merge_id = %(merge)s and target = 'disclosures_entry.recipient_id')
  and (e.answer <> 'none' or e.id in (
    select "row" from organisations_mergedrow
    where merge_id = %(merge)s and target = 'disclosures_entry.answered_about'))
"""


def merged(merge: Merge) -> None:
    """Answers stand, requests to check become one, the register leads to the kept one."""
    _answers(ANSWERS, merge)
    _deliveries(merge)
    records.merged(merge)


def undone(merge: Merge) -> None:
    _answers(ANSWERS_BACK, merge)
    records.parted(merge)


def _answers(statement: str, merge: Merge) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {"merge": merge.pk, "kept": merge.kept_id, "merged": merge.merged_id},
        )


def _deliveries(merge: Merge) -> None:
    """Where both were asked about one year, the kept one's request stands for both."""
    own = {
        each.period_id: each
        for each in Delivery.objects.filter(recipient=merge.kept).order_by("pk")
    }
    left = Delivery.objects.filter(recipient=merge.merged, period__in=own)
    for other in left.order_by("pk"):
        delivery = own[other.period_id]
        merge_notes.change(
            merge,
            delivery,
            state=_state(delivery, other),
            way=delivery.way or other.way,
            invited_on=_first(delivery.invited_on, other.invited_on),
            opened_on=_first(delivery.opened_on, other.opened_on),
            closes_on=max(delivery.closes_on, other.closes_on),
        )
        merge_notes.change(merge, other, state=Delivery.State.DONE)


def _state(delivery: Delivery, other: Delivery) -> str:
    furthest = max([delivery.state, other.state], key=RANK.index)
    if furthest != Delivery.State.DONE:
        return furthest
    waiting = Entry.objects.filter(
        period=delivery.period_id,
        recipient=delivery.recipient_id,
        state=Entry.State.IN_REVIEW,
        answer="none",
    )
    return Delivery.State.ANSWERING if waiting.exists() else Delivery.State.DONE


def _first(one: datetime.date | None, other: datetime.date | None) -> Any:
    return min((each for each in (one, other) if each), default=None)


def transfer_told(transfer: Transfer) -> str:
    """A payment in a few words."""
    sum_ = (
        written(transfer.amount, transfer.currency)
        if transfer.amount is not None
        else transfer.benefit
    )
    return f"{sum_}, {transfer.paid_year}: {transfer.description}"[:200]


def transfer_given(transfer: Transfer, from_: Organisation, to: Organisation) -> None:
    """A payment was given to the restored record: its entry and questions go along."""
    entries = Entry.objects.filter(transfer=transfer, recipient=from_)
    keys = list(entries.values_list("pk", flat=True))
    Question.objects.filter(entry__in=keys, recipient=from_).update(recipient=to)
    for entry in Entry.objects.filter(pk__in=keys):
        entry.recipient = to
        if entry.answered_about.get("recipient") == from_.pk:
            entry.answered_about = {**entry.answered_about, "recipient": to.pk}
        entry.save(update_fields=["recipient", "answered_about"])
        Delivery.objects.get_or_create(
            period_id=entry.period_id,
            recipient=to,
            defaults={"closes_on": _closes_on(entry, from_)},
        )


def _closes_on(entry: Entry, recipient: Organisation) -> datetime.date:
    asked = Delivery.objects.filter(period=entry.period_id, recipient=recipient).first()
    return asked.closes_on if asked else entry.period.ends_on
