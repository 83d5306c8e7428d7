"""Which payments of the ledger the payments in the books are, found by whole sets.

In this order: the document's number is the payment's reference (whoever the ledger says
received it: a finding tells when the books name another); the same sum to the same
organisation within fourteen days, where only one of each fits; and equal sums of one day
to one organisation, where one side is a single payment. Amounts and currencies are always
equal. Nothing is found again for what a person has taken apart. Payments of the report
go before those that were left out of it with a reason, the whole of a split one among them.
"""

from itertools import product

from django.db import connection

ENTRIES = """
entries as (
  select e.id, e.document_number, e.amount, e.currency, e.paid_on,
    v.organisation_id as recipient
  from disclosures_booksentry e join disclosures_booksvendor v on v.id = e.vendor_id
  where e.period_id = %(period)s and e.state = 'waiting' and not e.by_hand
    and v.organisation_id is not null
),
transfers as (
  select t.id, t.reference, t.amount, t.currency, t.paid_on, t.paid_year, r.recipient
  from disclosures_transfer t
  join disclosures_entry n on n.transfer_id = t.id and n.period_id = %(period)s
  cross join lateral (
    select t.recipient_id as recipient union
    select t.ultimate_recipient_id where t.ultimate_recipient_id is not null) r
  where t.amount is not null and t.state = %(state)s and not t.taken_back
    and not exists (select 1 from disclosures_bookspair p where p.transfer_id = t.id)
)
"""
STORED = """
insert into disclosures_bookspair (entry_id, transfer_id, way)
select distinct entry, transfer, '{way}' from found
on conflict do nothing
"""

REFERENCE = """
found as (
  select e.id as entry, t.id as transfer from entries e
  join transfers t on t.reference = e.document_number
    and t.amount = e.amount and t.currency = e.currency
)
"""
FACTS = """
alike as (
  select e.id as entry, t.id as transfer,
    count(*) over (partition by e.id) as of_entry,
    count(*) over (partition by t.id) as of_transfer
  from entries e
  join transfers t on t.recipient = e.recipient and t.amount = e.amount
    and t.currency = e.currency
    and (t.paid_on between e.paid_on - 14 and e.paid_on + 14 or t.paid_on is null)
),
found as (
  select entry, transfer from alike where of_entry = 1 and of_transfer = 1
)
"""
SUMS = """
booked as (
  select recipient, currency, paid_on, sum(amount) as total, count(*) as number
  from entries group by recipient, currency, paid_on
),
told as (
  select recipient, currency, paid_on, sum(amount) as total, count(*) as number
  from transfers where paid_on is not null group by recipient, currency, paid_on
),
equal as (
  select b.recipient, b.currency, b.paid_on from booked b
  join told using (recipient, currency, paid_on)
  where b.total = told.total and (b.number = 1 or told.number = 1)
),
found as (
  select e.id as entry, t.id as transfer from equal
  join entries e using (recipient, currency, paid_on)
  join transfers t using (recipient, currency, paid_on)
)
"""
NOW_PAIRED = """
update disclosures_booksentry e set state = 'paired'
where e.period_id = %(period)s and e.state = 'waiting'
  and exists (select 1 from disclosures_bookspair p where p.entry_id = e.id)
"""


def find(period_id: int) -> int:
    """Pairs what is certain; returns how many payments in the books have one now.

    Call inside `acting`.
    """
    ways = (("reference", REFERENCE), ("facts", FACTS), ("sums", SUMS))
    paired = 0
    with connection.cursor() as cursor:
        for state, (way, found) in product(("recorded", "excluded"), ways):
            values: dict[str, int | str] = {"period": period_id, "state": state}
            cursor.execute(
                f"with {ENTRIES}, {found} {STORED.format(way=way)}",
                values,
            )
            cursor.execute(NOW_PAIRED, values)
            paired += cursor.rowcount
    return paired
