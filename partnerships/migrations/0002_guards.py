"""History, frozen texts, and versions that don't change once they were sent."""

from django.db import migrations

from audit.triggers import AppendOnly, TrackHistory

# A merge of two records of one organisation still moves its keys.
FROZEN_VERSIONS = """
create or replace function partnerships_version_frozen() returns trigger
language plpgsql as $$
begin
  if old.sent_at is not null and (tg_op = 'DELETE'
      or to_jsonb(new) - 'by_organisation_id' <> to_jsonb(old) - 'by_organisation_id')
  then
    raise exception 'A version that was sent does not change.';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create or replace trigger version_frozen before update or delete on partnerships_version
  for each row execute function partnerships_version_frozen();

create or replace function partnerships_version_part_frozen() returns trigger
language plpgsql as $$
declare
  version bigint := case tg_op when 'INSERT' then new.version_id else old.version_id end;
begin
  if exists (select 1 from partnerships_version v
             where v.id = version and v.sent_at is not null)
    and (tg_op <> 'UPDATE'
      or to_jsonb(new) - 'organisation_id' <> to_jsonb(old) - 'organisation_id')
  then
    raise exception 'What belongs to a version that was sent does not change.';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
"""
PARTS = ("versionparty", "budgetline", "inkinditem", "plannedmilestone", "clause")
FROZEN_PARTS = "".join(
    f"""
create or replace trigger part_frozen
  before insert or update or delete on partnerships_{table}
  for each row execute function partnerships_version_part_frozen();
"""
    for table in PARTS
)


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0001_partnerships_and_agreements")]
    operations = [
        TrackHistory(
            "Agreement",
            "AgreementParty",
            "Application",
            "ApplicationLine",
            "ApplicationDocument",
            "ApplicationQuestion",
            "Review",
            "ReviewPoint",
            "ApprovalRule",
            "Approval",
            "Insistence",
            "LibraryClause",
            "Clause",
            "Thread",
            "Comment",
            "ClauseConsent",
            "VersionConsent",
            "LegalHelp",
            "Partnership",
            "PartnershipParty",
            "PartnershipCondition",
            "Lead",
            "StagePeriod",
            "Wording",
            "WordingConsent",
            "Signature",
            "Turn",
            "Version",
            "VersionParty",
            "BudgetLine",
            "InKindItem",
            "PlannedMilestone",
        ),
        AppendOnly("SignedText", "SignedPdf"),
        migrations.RunSQL(FROZEN_VERSIONS, migrations.RunSQL.noop),
        migrations.RunSQL(FROZEN_PARTS, migrations.RunSQL.noop),
    ]
