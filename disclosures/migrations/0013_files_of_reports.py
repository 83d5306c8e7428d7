"""Files of published reports, kept as they were first made."""

import audit.models
import django.db.models.deletion
from audit.triggers import AppendOnly
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0012_methodology_notes"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("form", models.SlugField(max_length=20)),
                ("name", models.CharField(max_length=100)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("entries", models.PositiveIntegerField()),
                ("left_out", models.JSONField(default=list)),
                ("lacks", models.JSONField(default=list)),
                ("data", models.BinaryField()),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=audit.models.ClockTimestamp(), editable=False
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="disclosures.publishedreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "form"), name="published_file_once"
                    )
                ],
            },
        ),
        AppendOnly("PublishedFile"),
    ]
