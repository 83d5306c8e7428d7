"""Which period a payment belongs to: a piece of SQL, and the statements that use it.

The decision of the company for the recipient's country (`RulesChoice`) holds; without
one, or where its rules had not begun, the rules that every company has. Which day of a
payment counts is decided for each set of rules (`RecognitionChoice`). All statements are
set-based: one for one payment or a million.
"""

from typing import Any

GENERIC = "generic-calendar-year"
ZONE = "Europe/London"

# Of the company's decisions for this country, one for the paying affiliate goes before
# one for all, a later year before an earlier one, a newer decision before an older one.
# The day that counts is the one of the company's decision for these rules, else of the
# rules themselves; a payment whose day is not known counts when it was paid. What would
# count before that decision began, counts on its first day: it stands in no earlier
# report. Half-years need a day, or a word on payments without one.
_BELONGS = """
cross join lateral (
  select coalesce(n.code, %(code)s) as code, coalesce(n.rules_name, '') as rules_name,
    coalesce(n.starts_on, make_date(d.year, 1, 1)) as starts_on,
    coalesce(n.ends_on, make_date(d.year, 12, 31)) as ends_on,
    nullif(d.day, t.paid_on) as recognised_on
  from (select 1) one
  left join lateral (
    select c.regime_code, c.undated, c.from_year
    from disclosures_ruleschoice c
    {recipient}
    where c.company_id = t.disclosed_by_id and c.from_year <= t.paid_year
      and (c.affiliate_id is null
        or c.affiliate_id = coalesce(t.paid_by_id, t.disclosed_by_id))
    order by c.affiliate_id is null, c.from_year desc, c.id desc
    limit 1) c on true
  left join lateral (
    select k.counts_on, k.from_year from disclosures_recognitionchoice k
    where k.company_id = t.disclosed_by_id and k.from_year <= t.paid_year
      and k.regime_code = coalesce(c.regime_code, %(code)s)
    order by k.from_year desc, k.id desc
    limit 1) k on true
  cross join lateral (
    select coalesce(case coalesce(k.counts_on, (
        select r.profile->>'recognised_on' from regimes_regime r
        where r.code = c.regime_code and r.state = 'in_use'
        order by r.valid_from desc, r.id desc limit 1))
      when 'received_on' then t.received_on
      when 'invoiced_on' then t.invoiced_on
      when 'agreed_on' then t.agreement_signed_on
      when 'activity_on' then t.activity_on
      end, t.paid_on) as day) x
  cross join lateral (
    select case when x.day is distinct from t.paid_on
      then greatest(x.day, make_date(coalesce(k.from_year, c.from_year), 1, 1))
      else x.day end as day) y
  cross join lateral (
    select y.day, coalesce(extract(year from y.day)::int, t.paid_year) as year) d
  left join lateral (
    select r.code, case when r.code <> %(code)s then r.name end as rules_name,
      s.starts_on, s.ends_on
    from (
      select coalesce(d.day, case c.undated
        when 'first' then make_date(d.year, 1, 1)
        when 'second' then make_date(d.year, 7, 1) end) as day) h
    join regimes_regime r on r.code = c.regime_code and r.state = 'in_use'
    cross join lateral (
      select case
          when r.profile->>'period' is distinct from 'half-year'
            then make_date(d.year, 1, 1)
          when extract(month from h.day) <= 6 then make_date(d.year, 1, 1)
          when h.day is not null then make_date(d.year, 7, 1) end as starts_on,
        case when r.profile->>'period' = 'half-year'
            and extract(month from h.day) <= 6
          then make_date(d.year, 6, 30)
          else make_date(d.year, 12, 31) end as ends_on) s
    where s.starts_on is not null and r.valid_from <= s.ends_on
      and (r.valid_until is null or r.valid_until >= s.starts_on)
    order by case when r.valid_from <= s.starts_on then r.valid_from end
      desc nulls last, r.valid_from, r.id desc
    limit 1) n on true
) b
"""
BELONGS = _BELONGS.replace(
    "{recipient}",
    """join organisations_organisation o
        on o.id = t.recipient_id and o.country = c.country""",
)
BELONGS_STAGED = _BELONGS.replace(
    "{recipient}", "join (select 1) o on t.country = c.country"
)
"""The same for rows of a file, whose recipients may not be here yet: `t` has `country`."""

PERIODS = """
insert into disclosures_period (company_id, regime_id, starts_on, ends_on, time_zone,
  rules_name, state, thaw_reason, books_words, report_currency)
select distinct t.disclosed_by_id, v.id, b.starts_on, b.ends_on,
  coalesce(v.profile ->> 'time_zone', %(zone)s), b.rules_name, 'open', '', '',
  coalesce(v.profile ->> 'currency', '')
from disclosures_transfer t
{belongs}
cross join lateral (
  select r.id, r.profile from regimes_regime r
  where r.code = b.code and r.state = 'in_use'
    and (b.code = %(code)s or r.valid_until is null or r.valid_until >= b.starts_on)
  order by case when r.valid_from <= b.starts_on then r.valid_from end
    desc nulls last, r.valid_from, r.id desc
  limit 1) v
where {which} and not exists (
  select 1 from disclosures_period p
  join regimes_regime r on r.id = p.regime_id and r.code = b.code
  where p.company_id = t.disclosed_by_id
    and b.starts_on between p.starts_on and p.ends_on)
"""

TARGET = """
join disclosures_period q on q.company_id = t.disclosed_by_id
  and q.regime_id in (select r.id from regimes_regime r where r.code = b.code)
  and b.starts_on between q.starts_on and q.ends_on
"""

# Entries of a company (of one country, or all with '') that stand in an open period
# which no report has used
OPEN_ROWS = """
  t.disclosed_by_id = %(company)s and t.recipient_id in (
    select o.id from organisations_organisation o where %(country)s in ('', o.country))
  and exists (
    select 1 from disclosures_entry x join disclosures_period y on y.id = x.period_id
    where x.transfer_id = t.id and x.state in ('open', 'excluded') and y.state = 'open'
      and not exists (select 1 from disclosures_report u where u.period_id = y.id))
"""

MOVE = f"""
update disclosures_entry e set period_id = f.target, recognised_on = f.recognised_on,
  version = e.version + 1
from (
  select t.id, q.id as target, z.period_id as source, b.recognised_on
  from disclosures_transfer t join disclosures_entry z on z.transfer_id = t.id
  {{belongs}} {TARGET}
  where {{which}} and q.state = 'open'
    and not exists (select 1 from disclosures_report u where u.period_id = q.id)
) f
where e.transfer_id = f.id
  and (e.period_id, e.recognised_on) is distinct from (f.target, f.recognised_on)
returning e.transfer_id, f.source, f.target
"""

# A period that a decision emptied asks for no report; what anybody has written stays
HELD_BY = (
    "disclosures_entry",
    "disclosures_delivery",
    "disclosures_report",
    "disclosures_typedrate",
    "disclosures_booksfile",
    "disclosures_booksentry",
    "disclosures_affiliatestatement",
    "disclosures_passonlist",
    "disclosures_peopletotal",
)
"""The tables with rows of a period."""

EMPTIED = (
    "delete from disclosures_period p where p.id = any(%(ids)s) and p.state = 'open'"
)
EMPTIED += "".join(
    f" and not exists (select 1 from {table} x where x.period_id = p.id)"
    for table in HELD_BY
)

# What stays where it is although it belongs elsewhere, by the period in which it stands
STAYING = """
select e.period_id, count(*)
from disclosures_transfer t
{belongs}
join disclosures_entry e on e.transfer_id = t.id
join disclosures_period p on p.id = e.period_id
join regimes_regime r on r.id = p.regime_id
where t.disclosed_by_id = %(company)s and t.recipient_id in (
    select o.id from organisations_organisation o where %(country)s in ('', o.country))
  and (r.code <> b.code or b.starts_on not between p.starts_on and p.ends_on)
group by e.period_id order by e.period_id
"""

WHERE_ONE_BELONGS = f"""
select q.id, b.recognised_on
from disclosures_transfer t {{belongs}} {TARGET} where t.id = %(transfer)s
"""


def given(zone: str = ZONE, **values: Any) -> dict[str, Any]:
    """What every statement with `BELONGS` needs."""
    return {"code": GENERIC, "zone": zone, **values}
