"""A file that was stored can be taken back; its references are free again."""

from django.db import migrations, models

from audit.triggers import TrackHistory


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0023_which_day_counts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="importbatch",
            name="import_batch_state_known",
        ),
        migrations.RemoveConstraint(
            model_name="transfer",
            name="transfer_reference_once",
        ),
        migrations.AddField(
            model_name="historicalimportbatch",
            name="taken_back_because",
            field=models.TextField(blank=True, db_default=""),
        ),
        migrations.AddField(
            model_name="historicaltransfer",
            name="taken_back",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="its file was taken back",
            ),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="changed",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="taken_back_because",
            field=models.TextField(blank=True, db_default=""),
        ),
        migrations.AddField(
            model_name="transfer",
            name="taken_back",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="its file was taken back",
            ),
        ),
        migrations.AlterField(
            model_name="historicalimportbatch",
            name="state",
            field=models.CharField(
                choices=[
                    ("uploaded", "Uploaded"),
                    ("reading", "Being read"),
                    ("checked", "Checked"),
                    ("storing", "Being stored"),
                    ("stored", "Stored"),
                    ("taking_back", "Being taken back"),
                    ("taken_back", "Taken back"),
                    ("unusable", "Can't be used"),
                    ("discarded", "Discarded"),
                ],
                default="uploaded",
                max_length=11,
            ),
        ),
        migrations.AlterField(
            model_name="importbatch",
            name="state",
            field=models.CharField(
                choices=[
                    ("uploaded", "Uploaded"),
                    ("reading", "Being read"),
                    ("checked", "Checked"),
                    ("storing", "Being stored"),
                    ("stored", "Stored"),
                    ("taking_back", "Being taken back"),
                    ("taken_back", "Taken back"),
                    ("unusable", "Can't be used"),
                    ("discarded", "Discarded"),
                ],
                default="uploaded",
                max_length=11,
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "uploaded",
                            "reading",
                            "checked",
                            "storing",
                            "stored",
                            "taking_back",
                            "taken_back",
                            "unusable",
                            "discarded",
                        ],
                    )
                ),
                name="import_batch_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["taking_back", "taken_back"]),
                        models.Q(("taken_back_because", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(
                            ("state__in", ["taking_back", "taken_back"]), _negated=True
                        ),
                        ("taken_back_because", ""),
                    ),
                    _connector="OR",
                ),
                name="import_batch_taken_back_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_back", False), ("state", "excluded"), _connector="OR"
                ),
                name="transfer_taken_back_is_excluded",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("reference", ""), _negated=True), ("taken_back", False)
                ),
                fields=("disclosed_by", "reference"),
                name="transfer_reference_once",
            ),
        ),
        TrackHistory("Transfer", "ImportBatch"),
    ]
