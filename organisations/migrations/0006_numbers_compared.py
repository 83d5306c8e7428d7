from django.db import migrations, models

import organisations.models.organisations
from audit.triggers import TrackHistory

# Spaces, dots and the hyphen after a register's letters only make a number easier to read;
# leading zeros get lost in spreadsheets. A hyphen between digits parts two numbers.
NUMBER_KEY = r"""
create or replace function number_key(number text) returns text
  language sql immutable parallel safe as $$
  select ltrim(regexp_replace(upper(coalesce(number, '')), '[\s.]|(?<=[A-Z])-', '', 'g'), '0')
$$
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0005_public_profile_moves")]

    operations = [
        migrations.RunSQL(NUMBER_KEY, "drop function number_key"),
        migrations.RemoveIndex("identifier", "identifier_number"),
        migrations.AddIndex(
            model_name="identifier",
            index=models.Index(
                organisations.models.organisations.NumberKey("value"),
                name="identifier_number",
            ),
        ),
        migrations.AddField(
            model_name="extract",
            name="verifies",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="historicalextract",
            name="verifies",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="extract",
            name="rows_total",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="extractrow",
            name="verdict",
            field=models.CharField(
                choices=[
                    ("new", "New"),
                    ("update", "Changes a record that is here"),
                    ("same", "Here already, unchanged"),
                    ("maybe", "Perhaps here already under another number"),
                    ("absent", "Not in the records: only names are given"),
                    ("refused", "Refused"),
                ],
                default="new",
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="extractrow",
            name="decided",
            field=models.BooleanField(default=False),
        ),
        TrackHistory("Extract"),
    ]
