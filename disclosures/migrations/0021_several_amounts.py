"""A row of a file can have several amounts: each payment knows the column of its own."""

from django.db import migrations, models

from audit.triggers import TrackHistory

KEY = """
alter table disclosures_importrow
  drop constraint disclosures_importrow_pkey,
  add constraint disclosures_importrow_pkey primary key ({columns})
"""


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0019_day_that_counts")]

    operations = [
        migrations.AddField(
            model_name="importrow",
            name="amount_column",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    KEY.format(columns="batch_id, number, amount_column"),
                    KEY.format(columns="batch_id, number"),
                )
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="importrow",
                    name="pk",
                    field=models.CompositePrimaryKey(
                        "batch_id",
                        "number",
                        "amount_column",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                )
            ],
        ),
        migrations.AddField(
            model_name="historicaltransfer",
            name="batch_column",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="transfer",
            name="batch_column",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        TrackHistory("Transfer"),
    ]
