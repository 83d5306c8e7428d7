import audit.ids
import audit.models
import django.db.models.deletion
import simple_history.models
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_ground"),
    ]

    operations = [
        migrations.CreateModel(
            name="Content",
            fields=[
                (
                    "sha256",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("data", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="content_sha256_is_hex",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDocument",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("import", "Payments file"),
                            ("evidence", "Evidence"),
                            ("scan", "Scan of a letter"),
                            ("answers", "Answers as a workbook"),
                            ("export", "File made here"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("owner_id", models.BigIntegerField(null=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=audit.models.ClockTimestamp(), editable=False
                    ),
                ),
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
                (
                    "content",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.content",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical document",
                "verbose_name_plural": "historical documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Document",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("import", "Payments file"),
                            ("evidence", "Evidence"),
                            ("scan", "Scan of a letter"),
                            ("answers", "Answers as a workbook"),
                            ("export", "File made here"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("owner_id", models.BigIntegerField(null=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=audit.models.ClockTimestamp(), editable=False
                    ),
                ),
                (
                    "content",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.content",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner_id", "id"], name="document_owner")
                ],
            },
        ),
    ]
