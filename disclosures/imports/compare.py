"""Holds staged rows against the ledger and against each other, in set-based statements.

Same reference as a stored payment: an update, or unchanged. Without a reference, the same
row of the same file, or else the n-th of identical rows, is the n-th of identical stored
payments. What is left is new. Payments whose file was taken back are not here any more.
"""

from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from disclosures.belonging import BELONGS_STAGED, TARGET, given
from disclosures.imports.fields import IF_SAID, OTHER_DAYS, kept_or_new, said
from disclosures.imports.mapping import from_dict
from disclosures.imports.planning import whole_tables
from disclosures.models import ImportBatch

# Comparing again after a decision begins from what the rows alone say.
RESET = """
update disclosures_importrow set verdict = 'new', transfer_id = null, warnings = '[]',
  errors = case when errors @> '[{"ledger": "yes"}]' then '[]' else errors end
where batch_id = %(batch)s and (
  verdict not in ('new', 'refused') or errors @> '[{"ledger": "yes"}]'
  or warnings <> '[]')
"""

UNDECIDED = """
update disclosures_importrow r set verdict = 'undecided'
from disclosures_importrecipient p
where r.batch_id = %(batch)s and p.batch_id = %(batch)s
  and p.number = r.recipient_number and p.way = '' and r.verdict = 'new'
"""

OWN_COMPANY = """
update disclosures_importrow r set verdict = 'refused',
  errors = jsonb_build_array(jsonb_build_object('ledger', 'yes', 'column', %(column)s,
    'value', p.text, 'wrong', %(wrong)s, 'mend', %(mend)s))
from disclosures_importrecipient p
where r.batch_id = %(batch)s and p.batch_id = %(batch)s and r.verdict = 'new'
  and p.number = r.recipient_number and p.recipient_id = %(company)s
"""

SAME_REFERENCE_TWICE = """
update disclosures_importrow r set verdict = 'refused',
  errors = jsonb_build_array(jsonb_build_object('ledger', 'yes', 'column', %(column)s,
    'value', r.reference, 'wrong', replace(%(wrong)s, '{rows}', twice.rows),
    'mend', %(mend)s))
from (
  select reference, string_agg(number::text, ', ' order by number) as rows
  from disclosures_importrow
  where batch_id = %(batch)s and reference <> ''
  group by reference having count(*) > 1
) twice
where r.batch_id = %(batch)s and r.reference = twice.reference
  and r.verdict in ('new', 'undecided')
"""

SAME_REFERENCE_STORED = """
update disclosures_importrow r set transfer_id = t.id,
  verdict = case when (p.recipient_id, {stored}) is not distinct from
    (t.recipient_id, {columns}) then 'same' else 'update' end
from disclosures_transfer t, disclosures_importrecipient p
where r.batch_id = %(batch)s and r.verdict = 'new' and r.reference <> ''
  and t.disclosed_by_id = %(company)s and t.reference = r.reference
  and t.reference <> '' and not t.taken_back
  and p.batch_id = %(batch)s and p.number = r.recipient_number
"""

SAME_ROW_OF_SAME_FILE = """
update disclosures_importrow r set transfer_id = t.id, verdict = 'same',
  warnings = case when (p.recipient_id, {values}) is not distinct from
    (t.recipient_id, {columns}) then '[]' else jsonb_build_array(%(changed)s) end
from disclosures_importbatch b
join disclosures_importbatch earlier on earlier.company_id = b.company_id
  and earlier.state = 'stored' and earlier.id <> b.id
join documents_document d on d.id = b.document_id
join documents_document e on e.id = earlier.document_id and e.content_id = d.content_id
join disclosures_transfer t on t.batch_id = earlier.id and t.reference = ''
  and not t.taken_back
join disclosures_importrecipient p on p.batch_id = b.id
where b.id = %(batch)s and r.batch_id = b.id and r.number = t.batch_row
  and r.amount_column = coalesce(t.batch_column, 0)
  and r.verdict = 'new' and r.reference = '' and p.number = r.recipient_number
"""

SAME_CONTENT = """
with staged as (
  select r.number, r.amount_column, md5(row(p.recipient_id, {values})::text) as content
  from disclosures_importrow r
  join disclosures_importrecipient p on p.batch_id = r.batch_id
    and p.number = r.recipient_number
  where r.batch_id = %(batch)s and r.verdict = 'new' and r.reference = ''
    and p.recipient_id is not null
),
nth_row as (
  select *, row_number() over (partition by content order by number, amount_column)
    as nth
  from staged
),
stored as (
  select t.id, md5(row(t.recipient_id, {columns})::text) as content
  from disclosures_transfer t
  where t.disclosed_by_id = %(company)s and t.reference = '' and not t.taken_back
    and t.paid_year in (select distinct paid_year from disclosures_importrow
      where batch_id = %(batch)s)
    and t.id not in (select transfer_id from disclosures_importrow
      where batch_id = %(batch)s and transfer_id is not null)
),
nth_stored as (
  select *, row_number() over (partition by content order by id) as nth from stored
)
update disclosures_importrow r set transfer_id = s.id, verdict = 'same'
from nth_row n join nth_stored s using (content, nth)
where r.batch_id = %(batch)s and r.number = n.number
  and r.amount_column = n.amount_column
"""

ALIKE_IN_FILE = """
update disclosures_importrow r
set warnings = r.warnings || jsonb_build_array(replace(%(alike)s, '{{row}}', a.first::text))
from (
  select number, amount_column, min(number) over same as first
  from disclosures_importrow r
  where r.batch_id = %(batch)s and r.reference = '' and r.verdict in ('new', 'undecided')
  window same as (partition by r.recipient_number, {values})
) a
where r.batch_id = %(batch)s and r.number = a.number
  and r.amount_column = a.amount_column and a.first < a.number
"""

# A row is judged by the period in which it would stand, not by its year: one half of a
# year can be closed while the other takes rows.
LATE = """
update disclosures_importrow r set verdict = 'late'
where r.batch_id = %(batch)s and r.verdict in ('new', 'update')
  and (r.verdict = 'update' or coalesce(r.texts->>'published_elsewhere', '') = '')
  and (exists (
    select 1 from disclosures_entry e join disclosures_period p on p.id = e.period_id
    where e.transfer_id = r.transfer_id and p.state <> 'open')
  or (r.number, r.amount_column) in (
    select t.number, t.amount_column from (
      select r.number, r.amount_column, c.id as disclosed_by_id, t.paid_by_id, r.paid_year,
        {paid_on} as paid_on, {other_days},
        coalesce(o.country, nullif(p.country, ''), c.country) as country
      from disclosures_importrow r
      join disclosures_importrecipient p on p.batch_id = r.batch_id
        and p.number = r.recipient_number
      join organisations_organisation c on c.id = %(company)s
      left join organisations_organisation o on o.id = p.recipient_id
      left join disclosures_transfer t on t.id = r.transfer_id
      where r.batch_id = %(batch)s and r.verdict in ('new', 'update')) t
    {belongs} {target}
    where q.state <> 'open'))
"""


def compare(batch: ImportBatch) -> None:
    """Gives each staged row its verdict."""
    mapping = from_dict(batch.mapping)
    fields = said(mapping)
    parts = {
        "columns": ", ".join(f"t.{field.column}" for field in fields),
        "values": ", ".join(field.value for field in fields),
        "stored": ", ".join(kept_or_new(field) for field in fields),
    }
    values: dict[str, Any] = {"batch": batch.pk, "company": batch.company_id}
    own = {
        "column": mapping.columns.get("recipient", ""),
        "wrong": _("The recipient is your own company."),
        "mend": _("Name the organisation that was paid."),
    }
    twice = {
        "column": mapping.columns.get("reference", ""),
        "wrong": _("The same reference stands in rows {rows}."),
        "mend": _("Keep one of them, or give each payment its own reference."),
    }
    changed = _(
        "This row was stored from the same file before and says something else now."
        " It stays as it is; change it on its page."
    )
    alike = _("Possible duplicate of row {row}.")
    with whole_tables(batch), connection.cursor() as cursor:
        cursor.execute(RESET, values)
        cursor.execute(UNDECIDED, values)
        cursor.execute(OWN_COMPANY, values | own)
        if "reference" in mapping.provided:
            cursor.execute(SAME_REFERENCE_TWICE, values | twice)
            cursor.execute(SAME_REFERENCE_STORED.format(**parts), values)
        cursor.execute(
            SAME_ROW_OF_SAME_FILE.format(**parts), values | {"changed": changed}
        )
        cursor.execute(SAME_CONTENT.format(**parts), values)
        cursor.execute(ALIKE_IN_FILE.format(**parts), values | {"alike": alike})
        late = LATE.format(
            paid_on=kept_or_new(IF_SAID["paid_on"]),
            other_days=", ".join(
                f"{kept_or_new(IF_SAID[day])} as {day}" for day in OTHER_DAYS
            ),
            belongs=BELONGS_STAGED,
            target=TARGET,
        )
        cursor.execute(late, given(**values))
