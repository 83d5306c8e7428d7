"""A line on the register says which day counts for its year, and which day that is."""

from django.db import migrations, models

# As `publishing/projections.py` does for new lines.
FROM_PUBLISHED = """
update disclosures_registerline r
set recognised_on = d.counts_on::date,
  recognised_by = case when d.counts_on = v.content::jsonb->>'paid_on'
    then 'paid_on' else '' end
from disclosures_lineversion v
cross join lateral (
  select case when v.content::jsonb ? 'recognised_on'
    then v.content::jsonb->>'recognised_on'
    else v.content::jsonb->>'paid_on' end as counts_on) d
where v.line_id = r.line_id and v.version = r.version and not v.removed
"""


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0022_what_was_told")]

    operations = [
        migrations.AddField(
            model_name="registerline",
            name="recognised_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="registerline",
            name="recognised_by",
            field=models.CharField(blank=True, max_length=11),
        ),
        migrations.RunSQL(FROM_PUBLISHED, migrations.RunSQL.noop),
    ]
