"""Transfers become entries of a period and follow what their transfer says.

`place` and `follow` are set-based: one statement each for one row or a million.
"""

import datetime
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet

from disclosures import mail
from disclosures.belonging import BELONGS, EMPTIED, GENERIC, MOVE, PERIODS, given
from disclosures.conversion import convert
from disclosures.lifecycle.periods import IN_HANDS_OF_RECIPIENTS
from disclosures.lifecycle.questions import DISPUTED
from disclosures.models import (
    CountsOn,
    Delivery,
    Entry,
    Period,
    Question,
    RecognitionChoice,
    Transfer,
)
from regimes.models import Regime
from tables.planning import FEW, whole_tables
from ui.dates import Moment, day_in

# What an answer is bound to: when one of these changes, the answer lapses.
BOUND = """jsonb_build_object(
  'amount', t.amount::text, 'vat', t.vat_treatment, 'currency', t.currency,
  'recipient', t.recipient_id, 'year', t.paid_year, 'category', t.category,
  'description', t.description)"""

# Of a moment, the day by the clock of the period
DAY = "coalesce((%(at)s::timestamptz at time zone p.time_zone)::date, %(today)s::date)"

# A row added to a period that recipients already see is asked about at once; one that
# was first published elsewhere is not sent for checking.
PLACE = """
insert into disclosures_entry (period_id, transfer_id, recipient_id, state, amount,
  currency, answer, answered_way, answered_about, suggested_description, version,
  asked_again_until, recognised_on)
select p.id, t.id, t.recipient_id,
  case when t.state = 'excluded' then 'excluded'
    when t.published_elsewhere = '' and p.state in ('in_review', 'in_correction')
    then 'in_review' else 'open' end,
  t.amount, t.currency, 'none', '', '{{}}', '', 1,
  case when t.published_elsewhere = '' and p.state in ('in_review', 'in_correction')
    then greatest(p.review_closes_on, {day} + %(days)s) end,
  b.recognised_on
from disclosures_transfer t
{belongs}
join disclosures_period p on p.company_id = t.disclosed_by_id
  and p.regime_id in (select r.id from regimes_regime r where r.code = b.code)
  and b.starts_on between p.starts_on and p.ends_on
where {which}
  and not exists (select 1 from disclosures_entry e where e.transfer_id = t.id)
order by t.id
"""

DELIVERIES = """
insert into disclosures_delivery (period_id, recipient_id, state, way, closes_on)
select distinct e.period_id, e.recipient_id, 'not_invited', '',
  greatest(p.review_closes_on, coalesce(e.asked_again_until, p.review_closes_on))
from disclosures_entry e
join disclosures_period p on p.id = e.period_id
join disclosures_transfer t on t.id = e.transfer_id
where {which} and e.state = 'in_review'
on conflict (period_id, recipient_id) do nothing
"""

# Recipients who had answered everything have something new to answer
PLACED = """
update disclosures_delivery d set state = 'answering'
from disclosures_entry e join disclosures_transfer t on t.id = e.transfer_id
where {which} and e.state = 'in_review' and e.answer = 'none' and d.state = 'done'
  and d.period_id = e.period_id and d.recipient_id = e.recipient_id
"""

# An entry copies what its transfer says. An answer that was bound to something else
# lapses; what it was about stays, so that the recipient sees before and after.
FOLLOW = f"""
update disclosures_entry e set
  amount = t.amount, currency = t.currency, recipient_id = t.recipient_id,
  assigned_to_id = case when e.recipient_id = t.recipient_id then e.assigned_to_id end,
  suggested_description =
    case when e.recipient_id = t.recipient_id then e.suggested_description else '' end,
  answer = case when lapses then 'none' else e.answer end,
  answered_on = case when lapses then null else e.answered_on end,
  answered_by_id = case when lapses then null else e.answered_by_id end,
  answered_way = case when lapses then '' else e.answered_way end,
  answer_letter_id = case when lapses then null else e.answer_letter_id end,
  lapsed_on = case when lapses then %(today)s::date else e.lapsed_on end,
  asked_again_until = case when lapses or (asked and changed)
    then greatest(e.asked_again_until, t.day + %(days)s)
    else e.asked_again_until end,
  version = e.version + 1
from (
  select t.*, x.id as entry_id, {DAY} as day,
    x.answer <> 'none' and x.answered_about <> {BOUND} as lapses,
    x.state in ('in_review', 'published') as asked,
    (x.amount, x.currency, x.recipient_id)
      is distinct from (t.amount, t.currency, t.recipient_id) as changed
  from disclosures_transfer t join disclosures_entry x on x.transfer_id = t.id
  join disclosures_period p on p.id = x.period_id
  where t.id = any(%(ids)s)
) t
where e.id = t.entry_id and (t.lapses or t.changed)
"""


# How far each recipient has come: those who answered something, or nothing any more
PROGRESS = """
update disclosures_delivery d set
  state = case when s.waiting > 0 then 'answering' else 'done' end,
  opened_on = coalesce(d.opened_on, %(today)s)
from (
  select distinct x.period_id, x.recipient_id from disclosures_entry x
  where x.id = any(%(ids)s)) a
cross join lateral (
  select count(*) filter (where e.answer = 'none') as waiting,
    count(*) filter (where e.answer <> 'none') as answered
  from disclosures_entry e
  where e.period_id = a.period_id and e.recipient_id = a.recipient_id
    and e.state in ('in_review', 'published')) s
where d.period_id = a.period_id and d.recipient_id = a.recipient_id
  and (s.answered > 0 or d.state in ('answering', 'done'))
"""


def generic_regime() -> Regime:
    """The one set of reporting rules that every company has from the beginning."""
    return generic_rules()[0]


def generic_rules() -> QuerySet[Regime]:
    """Its versions that are in use, the newest first."""
    in_use = Regime.objects.in_use().filter(code=GENERIC)
    return in_use.order_by("-valid_from", "-pk")


def rules_of(year: int) -> Regime:
    """The version that a period of this year is opened under; it keeps it.

    As in `PERIODS`: the newest that had begun by then, else the first there was.
    """
    versions = Regime.objects.in_use().filter(code=GENERIC).order_by("valid_from", "pk")
    begun = versions.filter(valid_from__lte=datetime.date(year, 1, 1)).last()
    return begun or versions[0]


def _which(transfer_ids: Collection[int] | None) -> str:
    return "t.batch_id = %(batch)s" if transfer_ids is None else "t.id = any(%(ids)s)"


def _days(at: Moment) -> dict[str, Any]:
    """What the statements know of now: the day here, and the moment where one is given."""
    moment = at if isinstance(at, datetime.datetime) else None
    return {"today": day_in(settings.TIME_ZONE, at), "at": moment}


def place(
    transfer_ids: Collection[int] | None,
    *,
    today: Moment,
    batch_id: int | None = None,
) -> None:
    """Makes an entry for each transfer that has none, opening periods that are missing.

    The transfers are given by id, or all those of an import batch. Call inside `acting`.
    """
    regime = generic_regime()
    values = {
        **given(),
        "ids": list(transfer_ids or []),
        "batch": batch_id,
        **_days(today),
        "days": regime.profile["asked_again_days"],
    }
    which = _which(transfer_ids)
    many = transfer_ids is None or len(transfer_ids) > FEW
    with whole_tables(many=many):
        with connection.cursor() as cursor:
            for statement in (PERIODS, PLACE, DELIVERIES, PLACED):
                asked = statement.format(which=which, belongs=BELONGS, day=DAY)
                cursor.execute(asked, values)
        convert(transfer_ids, batch_id=batch_id)
    if transfer_ids is not None:  # a batch comes into open years only
        _tell_of_new_rows(transfer_ids)


def _tell_of_new_rows(transfer_ids: Collection[int]) -> None:
    """Recipients who check a year already hear that a row has come since.

    Those who could not be told before are told by `periods.invite_late`.
    """
    new = Entry.objects.filter(
        transfer_id__in=transfer_ids,
        state=Entry.State.IN_REVIEW,
        period=OuterRef("period"),
        recipient=OuterRef("recipient"),
    )
    checking = Delivery.objects.filter(Exists(new)).exclude(
        state__in=[Delivery.State.NOT_INVITED, Delivery.State.UNDELIVERABLE]
    )
    mail.review_opened(list(checking.select_related("period")))


def follow(transfer_ids: Collection[int], *, today: Moment) -> int:
    """Entries take over what their transfers say now; returns how many answers lapsed.

    Call inside `acting`, with the reason for the change.
    """
    regime = generic_regime()
    values = {
        "ids": list(transfer_ids),
        **_days(today),
        "days": regime.profile["asked_again_days"],
        "batch": None,
    }
    with whole_tables(many=len(transfer_ids) > FEW):
        with connection.cursor() as cursor:
            cursor.execute(FOLLOW, values)
            changed: int = cursor.rowcount
            cursor.execute(DELIVERIES.format(which=_which(transfer_ids)), values)
        convert(transfer_ids)
    followed = Entry.objects.filter(transfer_id__in=transfer_ids)
    here = day_in(settings.TIME_ZONE, today)
    _settle_of_former_recipients(followed, here)
    note_progress(followed.values_list("pk", flat=True), today=here)
    return changed


def move(which: str, **values: Any) -> dict[int, int]:
    """Entries of open periods go where their transfers belong now, by the given SQL.

    Returns the keys of those that went to another period, each with the period that it
    left; one that holds nothing any more is gone. Call inside `acting`.
    """
    facts = given(**values)
    with connection.cursor() as cursor:
        cursor.execute(PERIODS.format(belongs=BELONGS, which=which), facts)
        cursor.execute(MOVE.format(belongs=BELONGS, which=which), facts)
        moved = {
            transfer: source
            for transfer, source, target in cursor.fetchall()
            if source != target
        }
        cursor.execute(EMPTIED, {"ids": sorted(set(moved.values()))})
    if moved:
        convert(list(moved))
    return moved


def _settle_of_former_recipients(
    followed: QuerySet[Entry], today: datetime.date
) -> None:
    """A row that turned out to be somebody else's is what its first recipient said."""
    asked = (
        Question.objects.filter(entry__in=followed, state__in=DISPUTED)
        .exclude(recipient_id=F("entry__recipient_id"))
        .select_related("entry__transfer__disclosed_by", "recipient")
    )
    for question in asked:
        question.state = Question.State.SETTLED
        question.outcome, question.settled_on = Question.Outcome.CHANGED, today
        question.save()
        mail.question_answered(question, changed=True)


def note_progress(entry_ids: Collection[int], *, today: datetime.date) -> None:
    """How far their recipients have come, after some entries were answered or changed.

    Nothing is told of recipients who have not begun. Call inside `acting`.
    """
    with connection.cursor() as cursor:
        cursor.execute(PROGRESS, {"ids": list(entry_ids), "today": today})


def closed_years(company_id: int) -> dict[int, bool]:
    """Years of which something is closed for changes: whether all of the year is.

    Where only a half is, or rules beside others, or another day than the payment's
    counts, a row has to be looked at by itself.
    """
    by_another_day = (
        RecognitionChoice.objects.filter(company_id=company_id)
        .exclude(counts_on=CountsOn.PAID)
        .exists()
    )
    found: dict[int, list[Period]] = {}
    for period in Period.objects.filter(company_id=company_id):
        found.setdefault(period.year, []).append(period)
    closed = {
        year: [each for each in periods if each.state != Period.State.OPEN]
        for year, periods in found.items()
    }
    return {
        year: not by_another_day
        and len(some) == len(found[year])
        and any(each.whole_year for each in some)
        for year, some in closed.items()
        if some
    }


def exclude(transfer: Transfer) -> None:
    """The entry of an excluded transfer leaves the report. Call inside `acting`."""
    Entry.objects.filter(transfer=transfer).update(state=Entry.State.EXCLUDED)


def include(transfer: Transfer, *, today: Moment) -> None:
    """The entry comes back, and is asked about if recipients see the period."""
    entry = Entry.objects.select_related("period").get(transfer=transfer)
    asked = (
        entry.period.state in IN_HANDS_OF_RECIPIENTS
        and not transfer.published_elsewhere
    )
    entry.state = Entry.State.IN_REVIEW if asked else Entry.State.OPEN
    entry.save(update_fields=["state"])
    follow([transfer.pk], today=today)
