"""Messages that all sides show to everybody."""

import django.db.models.deletion
import simple_history.models
from audit.triggers import TrackHistory
from audit.new_tables import NewTables
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0012_how_common_sights_are"),
        ("partnerships", "0012_a_draft_for_each_organisation"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="HistoricalMessageConsent",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True,
                                blank=True,
                                db_index=True,
                                verbose_name="ID",
                            ),
                        ),
                        ("history_acting_for", models.BigIntegerField(null=True)),
                        ("history_deputy_for", models.BigIntegerField(null=True)),
                        ("person_id", models.BigIntegerField()),
                        ("agreed_on", models.DateField()),
                        ("taken_back_on", models.DateField(null=True)),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[
                                    ("+", "Created"),
                                    ("~", "Changed"),
                                    ("-", "Deleted"),
                                ],
                                max_length=1,
                            ),
                        ),
                        (
                            "message",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.message",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical message consent",
                        "verbose_name_plural": "historical message consents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PublicMessage",
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
                        ("public_id", models.CharField(max_length=16, unique=True)),
                        ("partnership_public_id", models.CharField(max_length=16)),
                        (
                            "agreement_reference",
                            models.CharField(blank=True, max_length=20),
                        ),
                        ("organisation_public_id", models.CharField(max_length=16)),
                        ("organisation_name", models.CharField(max_length=500)),
                        ("text", models.TextField()),
                        ("said_on", models.DateField()),
                        ("agreed_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=[
                                    "partnership_public_id",
                                    "agreement_reference",
                                    "-id",
                                ],
                                name="public_message_of",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MessageConsent",
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
                        ("person_id", models.BigIntegerField()),
                        ("agreed_on", models.DateField()),
                        ("taken_back_on", models.DateField(null=True)),
                        (
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="partnerships.message",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("taken_back_on__isnull", True)),
                                fields=("message", "organisation"),
                                name="message_consent_once",
                            )
                        ],
                    },
                ),
            ]
        ),
        TrackHistory("MessageConsent"),
    ]
