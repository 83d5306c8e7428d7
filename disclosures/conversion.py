"""Sums in the currency of the report: reckoned row by row, kept at each entry.

One statement for one row or a million. Rule: design.md, section 6: each row is rounded
half-up to the places of the currency, then sums are made.
"""

from collections.abc import Collection

from django.db import connection

from disclosures.rates import ECB

DAYS_BACK = 7
"""A day without a rate takes the last one known, of at most so many days before."""

# A rate that the officer typed goes before one of the bank: it is asked for only where
# the bank has none, and what was reckoned must not change when a file is loaded. Rates
# between two currencies go by the euro and are rounded to 14 decimals before they are
# used, so that anybody can reckon the sum again from what is kept.
CONVERT = """
with rows as (
  select e.id, e.amount, e.currency, p.id as period_id, p.report_currency as target,
    t.paid_on as day
  from disclosures_entry e
  join disclosures_transfer t on t.id = e.transfer_id
  join disclosures_period p on p.id = e.period_id
  where {which} and (p.report_currency <> '' or e.report_currency <> '')
), wanted as (
  select distinct period_id, currency, target, day from rows where target <> ''
), rates as (
  select w.*, coalesce(typed.rate, bank.rate) as rate,
    case when typed.rate is null then bank.rated_on else typed.rate_on end as rate_on,
    case when typed.rate is null then %(ecb)s else typed.source end as source
  from wanted w
  left join disclosures_typedrate typed on typed.period_id = w.period_id
    and typed.currency = w.currency and typed.target = w.target
    and typed.day is not distinct from w.day
  left join lateral (
    select round(ours.rate / theirs.rate, 14) as rate, theirs.rated_on
    from disclosures_exchangerate theirs
    join disclosures_exchangerate ours
      on ours.rated_on = theirs.rated_on and ours.currency = w.target
    where theirs.currency = w.currency
      and theirs.rated_on between w.day - %(days)s and w.day
    order by theirs.rated_on desc limit 1) bank on true
  where w.currency <> w.target
  union all
  select w.*, 1, null, '' from wanted w where w.currency = w.target
), reckoned as (
  select r.id,
    round(r.amount * f.rate, currency_places(r.target)) as amount,
    f.rate, f.rate_on, f.source, r.target
  from rows r left join rates f on f.period_id = r.period_id
    and f.currency = r.currency and f.target = r.target
    and f.day is not distinct from r.day
), kept as (
  select id, amount,
    case when amount is null then '' else target end as currency,
    case when amount is null then '' else trim_scale(rate)::text end as rate,
    case when amount is not null then rate_on end as rate_on,
    case when amount is null then '' else source end as source
  from reckoned
)
update disclosures_entry e set report_amount = k.amount, report_currency = k.currency,
  rate = k.rate, rate_on = k.rate_on, rate_source = k.source
from kept k
where k.id = e.id and
  (e.report_amount, e.report_currency, e.rate, e.rate_on, e.rate_source)
  is distinct from (k.amount, k.currency, k.rate, k.rate_on, k.source)
"""


def convert(
    transfer_ids: Collection[int] | None = None,
    *,
    batch_id: int | None = None,
    period_id: int | None = None,
) -> int:
    """Reckons the entries of these transfers, of a batch, or of a whole period again.

    Returns how many have another sum or rate now. Nothing is read or written where no
    period has a report currency. Call inside `acting`.
    """
    if period_id is not None:
        which = "e.period_id = %(period)s"
    elif batch_id is not None:
        which = "t.batch_id = %(batch)s"
    else:
        which = "t.id = any(%(ids)s)"
    values = {
        "ids": list(transfer_ids or []),
        "batch": batch_id,
        "period": period_id,
        "days": DAYS_BACK,
        "ecb": ECB,
    }
    with connection.cursor() as cursor:
        cursor.execute(CONVERT.format(which=which), values)
        return int(cursor.rowcount)
