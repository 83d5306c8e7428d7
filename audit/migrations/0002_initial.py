import audit.models
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_ground"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
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
                ("verb", models.CharField(max_length=60)),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("acting_for_id", models.BigIntegerField(null=True)),
                ("deputy_for_id", models.BigIntegerField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("data", models.JSONField(default=dict)),
                (
                    "at",
                    models.DateTimeField(
                        db_default=audit.models.ClockTimestamp(), editable=False
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["subject_type", "subject_id", "id"],
                        name="event_subject",
                    ),
                    models.Index(
                        fields=["acting_for_id", "id"], name="event_acting_for"
                    ),
                    models.Index(fields=["person_id", "id"], name="event_person"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["at"], name="event_at"
                    ),
                ],
            },
        ),
    ]
