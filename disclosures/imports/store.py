"""Writes accepted rows to the ledger: new recipients, new payments, changed payments."""

from django.db import connection

from disclosures.imports.fields import kept_or_new, said
from disclosures.imports.mapping import from_dict
from disclosures.imports.planning import whole_tables
from disclosures.models import ImportBatch

# One organisation for all spellings with the same name; seen by its maker alone until a
# registrar has verified it.
NEW_RECIPIENTS = """
with wanted as (
  select distinct on (name_key(coalesce(nullif(p.new_name, ''), p.text)),
      coalesce(nullif(p.country, ''), c.country))
    coalesce(nullif(p.new_name, ''), p.text) as name, p.kind,
    coalesce(nullif(p.country, ''), c.country) as country, c.language, c.id as company
  from disclosures_importrecipient p
  join organisations_organisation c on c.id = %(company)s
  where p.batch_id = %(batch)s and p.way = 'new' and exists (
    select 1 from disclosures_importrow r where r.batch_id = p.batch_id
      and r.recipient_number = p.number and r.verdict = 'new')
  order by name_key(coalesce(nullif(p.new_name, ''), p.text)),
    coalesce(nullif(p.country, ''), c.country), p.number
),
made as (
  insert into organisations_organisation (kind, legal_name, country, language, website,
    postal_address, place, status, verification, evidence, is_operator, version)
  select kind, name, country, language, '', '', '', 'active', 'unverified', '', false, 1
  from wanted order by name
  returning id, name_key, country
),
sights as (
  insert into organisations_organisationsight (organisation_id, viewer_id)
  select id, viewer from made, lateral (values (%(company)s), (id)) v (viewer)
)
update disclosures_importrecipient p set recipient_id = made.id
from made, organisations_organisation c
where p.batch_id = %(batch)s and p.way = 'new' and c.id = %(company)s
  and made.name_key = name_key(coalesce(nullif(p.new_name, ''), p.text))
  and made.country = coalesce(nullif(p.country, ''), c.country)
"""

NEW_IDENTIFIERS = """
insert into organisations_identifier (organisation_id, scheme, value, evidence)
select distinct p.recipient_id, p.scheme, p.value, ''
from disclosures_importrecipient p
where p.batch_id = %(batch)s and p.way = 'new' and p.value <> ''
  and p.recipient_id is not null
on conflict do nothing
"""

REMEMBERED = """
insert into disclosures_recipientdecision (company_id, text, recipient_id)
select distinct on (p.key) %(company)s, p.text, p.recipient_id
from disclosures_importrecipient p
where p.batch_id = %(batch)s and p.way in ('person', 'new')
  and p.recipient_id is not null
order by p.key, p.number
on conflict (company_id, text_key) do update set
  text = excluded.text, recipient_id = excluded.recipient_id
where disclosures_recipientdecision.recipient_id <> excluded.recipient_id
"""

# Columns without a default in the database, where the file says nothing.
DEFAULTS = {
    "intermediary": "''",
    "agreement_title": "''",
    "form": "'cash'",
    "benefit": "''",
    "description": "''",
    "published_elsewhere": "''",
}
NEW_PAYMENTS = """
insert into disclosures_transfer (disclosed_by_id, recipient_id, reference, source,
  batch_id, batch_row, batch_column, state, excluded_because, version, valuation,
  {columns})
select %(company)s, p.recipient_id, r.reference, 'import', r.batch_id, r.number,
  nullif(r.amount_column, 0), 'recorded', '', 1, case when r.amount is null then 'not_meaningful' else '' end,
  {values}
from disclosures_importrow r
join disclosures_importrecipient p on p.batch_id = r.batch_id
  and p.number = r.recipient_number
where r.batch_id = %(batch)s and r.verdict = 'new'
order by r.number, r.amount_column
"""

CHANGED_PAYMENTS = """
update disclosures_transfer t set recipient_id = p.recipient_id, {assignments},
  agreement_id = case when t.recipient_id = p.recipient_id then t.agreement_id end,
  valuation = case when r.amount is null then 'not_meaningful'
    when t.valuation = 'not_meaningful' then '' else t.valuation end,
  hours = case when r.amount = t.amount then t.hours end,
  hourly_rate = case when r.amount = t.amount then t.hourly_rate end,
  version = t.version + 1
from disclosures_importrow r
join disclosures_importrecipient p on p.batch_id = r.batch_id
  and p.number = r.recipient_number
where r.batch_id = %(batch)s and r.verdict = 'update' and t.id = r.transfer_id
returning t.id, t.version
"""


def write(batch: ImportBatch) -> dict[int, int]:
    """Stores new and changed payments; returns the ids and versions of those that changed.

    Call inside `acting`, right after the rows were compared.
    """
    fields = said(from_dict(batch.mapping))
    values = {field.column: field.value for field in fields}
    columns = {**DEFAULTS, **values}
    # A new recipient's row can only be new, so recipients need no second look.
    ids = {"batch": batch.pk, "company": batch.company_id}
    assignments = ", ".join(f"{f.column} = {kept_or_new(f)}" for f in fields)
    with whole_tables(batch), connection.cursor() as cursor:
        for statement in (NEW_RECIPIENTS, NEW_IDENTIFIERS, REMEMBERED):
            cursor.execute(statement, ids)
        cursor.execute(
            NEW_PAYMENTS.format(
                columns=", ".join(columns), values=", ".join(columns.values())
            ),
            ids,
        )
        cursor.execute(CHANGED_PAYMENTS.format(assignments=assignments), ids)
        return dict(cursor.fetchall())
