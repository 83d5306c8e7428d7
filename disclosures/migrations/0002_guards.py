"""History, frozen tables, and the party table that the database keeps."""

from django.conf import settings
from django.db import migrations

from audit.triggers import AppendOnly, TrackHistory

# A company sees its row at once; a recipient from review on, or when it was published
# elsewhere before. The party table follows the transfer's two recipients.
PARTIES_OF_TRANSFERS = """
create or replace function disclosures_parties_of_transfers() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into disclosures_transferparty (transfer_id, organisation_id, side, shown)
    select id, disclosed_by_id, 'company', true from new_rows
    union all
    select id, recipient_id, 'recipient', published_elsewhere <> '' from new_rows
    union all
    select id, ultimate_recipient_id, 'recipient', published_elsewhere <> ''
    from new_rows where ultimate_recipient_id <> recipient_id;
  else
    delete from disclosures_transferparty p
    using new_rows n join old_rows o using (id)
    where p.transfer_id = n.id and p.side = 'recipient'
      and (n.recipient_id, n.ultimate_recipient_id)
        is distinct from (o.recipient_id, o.ultimate_recipient_id)
      and p.organisation_id <> n.recipient_id
      and p.organisation_id is distinct from n.ultimate_recipient_id;
    insert into disclosures_transferparty (transfer_id, organisation_id, side, shown)
    select n.id, r.organisation_id, 'recipient',
      n.published_elsewhere <> '' or exists (
        select 1 from disclosures_entry e
        where e.transfer_id = n.id and e.state in ('in_review', 'published'))
    from new_rows n join old_rows o using (id)
    cross join lateral (
      values (n.recipient_id), (n.ultimate_recipient_id)) r (organisation_id)
    where r.organisation_id is not null
      and (n.recipient_id, n.ultimate_recipient_id)
        is distinct from (o.recipient_id, o.ultimate_recipient_id)
    on conflict do nothing;
  end if;
  return null;
end $$;
create or replace trigger parties_insert after insert on disclosures_transfer
  referencing new table as new_rows
  for each statement execute function disclosures_parties_of_transfers();
create or replace trigger parties_update after update on disclosures_transfer
  referencing old table as old_rows new table as new_rows
  for each statement execute function disclosures_parties_of_transfers();
"""

PARTIES_OF_ENTRIES = """
create or replace function disclosures_parties_of_entries() returns trigger
language plpgsql as $$
begin
  update disclosures_transferparty p
  set shown = n.state <> 'open'
  from new_rows n
  where p.transfer_id = n.transfer_id and p.side = 'recipient'
    and n.state in ('open', 'in_review', 'published')
    and p.shown is distinct from (n.state <> 'open')
    and not exists (
      select 1 from disclosures_transfer t
      where t.id = n.transfer_id and t.published_elsewhere <> '');
  return null;
end $$;
create or replace trigger parties_insert after insert on disclosures_entry
  referencing new table as new_rows
  for each statement execute function disclosures_parties_of_entries();
create or replace trigger parties_update after update on disclosures_entry
  referencing new table as new_rows
  for each statement execute function disclosures_parties_of_entries();
"""

_GROUP = "select year, category, country, answer, currency"
ADDED = f"{_GROUP}, amount, lines from new_rows"
TAKEN = f"{_GROUP}, -amount as amount, -lines::bigint as lines from old_rows"
# Sums over all organisations follow the totals, in the same statement. Groups are written
# in one order, so that two publications at once wait for each other and don't deadlock.
SUMS_OF_TOTALS = "".join(
    f"""
create or replace function disclosures_sums_{when}() returns trigger
language plpgsql as $$
begin
  insert into disclosures_registersum as held
    (year, category, country, answer, currency, amount, lines)
  select year, category, country, answer, currency, sum(amount), sum(lines)
  from ({rows}) changed
  group by year, category, country, answer, currency
  order by year, category, country, answer, currency
  on conflict (year, category, country, answer, currency) do update
  set amount = held.amount + excluded.amount, lines = held.lines + excluded.lines;
  return null;
end $$;
create or replace trigger sums_{when} after {when} on disclosures_registertotal
  referencing {tables}
  for each statement execute function disclosures_sums_{when}();
"""
    for when, tables, rows in (
        ("insert", "new table as new_rows", ADDED),
        ("delete", "old table as old_rows", TAKEN),
        (
            "update",
            "old table as old_rows new table as new_rows",
            f"{ADDED} union all {TAKEN}",
        ),
    )
)


# Only a table's owner may gather statistics; after many rows at once they are needed
# before the database finds the time for it.
STATISTICS = """
create or replace function disclosures_gather_statistics() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze disclosures_transfer, disclosures_transferparty, disclosures_entry,
    disclosures_delivery, disclosures_question, disclosures_line,
    disclosures_lineversion, disclosures_registerline, disclosures_registertotal,
    organisations_organisation, organisations_organisationname,
    organisations_membership;
end $$;
revoke execute on function disclosures_gather_statistics() from public;
"""


def let_the_application_gather(apps, schema_editor):
    schema_editor.execute(
        "grant execute on function disclosures_gather_statistics()"
        f' to "{settings.DATABASE_APP_ROLE}"'
    )


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0001_initial")]
    operations = [
        TrackHistory(
            "Transfer",
            "Evidence",
            "ImportProfile",
            "ImportBatch",
            "RecipientDecision",
            "Period",
            "Entry",
            "Delivery",
            "Question",
            "Claim",
            "Report",
            "ReportApprover",
            "Reservation",
        ),
        AppendOnly(
            "PublishedReport",
            "SnapshotPart",
            "Line",
            "LineVersion",
            "ReportLine",
            "LateAnswer",
            "Withdrawal",
        ),
        migrations.RunSQL(PARTIES_OF_TRANSFERS, migrations.RunSQL.noop),
        migrations.RunSQL(PARTIES_OF_ENTRIES, migrations.RunSQL.noop),
        migrations.RunSQL(SUMS_OF_TOTALS, migrations.RunSQL.noop),
        migrations.RunSQL(STATISTICS, migrations.RunSQL.noop),
        migrations.RunPython(let_the_application_gather, migrations.RunPython.noop),
    ]
