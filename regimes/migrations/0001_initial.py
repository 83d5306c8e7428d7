import audit.ids
import simple_history.models
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_ground"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalRegime",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_acting_for", models.BigIntegerField(null=True)),
                ("history_deputy_for", models.BigIntegerField(null=True)),
                (
                    "public_id",
                    models.CharField(
                        db_default=audit.ids.NewPublicId(),
                        db_index=True,
                        editable=False,
                        max_length=16,
                    ),
                ),
                ("code", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("version", models.CharField(max_length=20)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("profile", models.JSONField(default=dict)),
                ("source", models.TextField(blank=True)),
                ("verified_by", models.CharField(blank=True, max_length=200)),
                ("verified_on", models.DateField(blank=True, null=True)),
                ("history_user_id", models.BigIntegerField(null=True)),
                (
                    "history_id",
                    models.BigAutoField(
                        editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                        max_length=1,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical regime",
                "verbose_name_plural": "historical regimes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Regime",
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
                (
                    "public_id",
                    models.CharField(
                        db_default=audit.ids.NewPublicId(),
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("code", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("version", models.CharField(max_length=20)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("profile", models.JSONField(default=dict)),
                ("source", models.TextField(blank=True)),
                ("verified_by", models.CharField(blank=True, max_length=200)),
                ("verified_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "version"), name="regime_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verified_by", ""), ("verified_on__isnull", True)
                            ),
                            models.Q(
                                models.Q(("verified_by", ""), _negated=True),
                                ("verified_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="regime_verified_by_with_verified_on",
                    ),
                ],
            },
        ),
    ]
