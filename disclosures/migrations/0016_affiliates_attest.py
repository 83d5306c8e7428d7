"""What the companies of a group say about their own payments in a report."""

import audit.ids
import audit.models
import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

from audit.new_tables import NewTables
from audit.triggers import TrackHistory


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0015_deadlines_told"),
        ("documents", "0004_reasons_in_full"),
        ("organisations", "0012_how_common_sights_are"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="HistoricalAffiliateStatement",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked, no answer yet"),
                                    ("answered", "Answered"),
                                    ("taken_out", "Not asked any more"),
                                ],
                                default="asked",
                                max_length=9,
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="asked on")),
                        ("answer_by", models.DateField(verbose_name="answer by")),
                        (
                            "reminded_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="reminded on"
                            ),
                        ),
                        (
                            "statement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "complete",
                                        "What we paid is complete in this report",
                                    ),
                                    ("nothing", "We have nothing to report"),
                                ],
                                max_length=8,
                                verbose_name="statement",
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="words")),
                        (
                            "stated_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="said on"
                            ),
                        ),
                        ("stated_by_id", models.BigIntegerField(blank=True, null=True)),
                        (
                            "entered",
                            models.BooleanField(
                                default=False, verbose_name="entered by the company"
                            ),
                        ),
                        (
                            "said_by",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="who said it"
                            ),
                        ),
                        (
                            "stated_rows",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                        (
                            "out_because",
                            models.TextField(
                                blank=True, verbose_name="why it is not asked"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
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
                            "affiliate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.period",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical affiliate statement",
                        "verbose_name_plural": "historical affiliate statements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AffiliateStatement",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked, no answer yet"),
                                    ("answered", "Answered"),
                                    ("taken_out", "Not asked any more"),
                                ],
                                default="asked",
                                max_length=9,
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="asked on")),
                        ("answer_by", models.DateField(verbose_name="answer by")),
                        (
                            "reminded_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="reminded on"
                            ),
                        ),
                        (
                            "statement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "complete",
                                        "What we paid is complete in this report",
                                    ),
                                    ("nothing", "We have nothing to report"),
                                ],
                                max_length=8,
                                verbose_name="statement",
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="words")),
                        (
                            "stated_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="said on"
                            ),
                        ),
                        ("stated_by_id", models.BigIntegerField(blank=True, null=True)),
                        (
                            "entered",
                            models.BooleanField(
                                default=False, verbose_name="entered by the company"
                            ),
                        ),
                        (
                            "said_by",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="who said it"
                            ),
                        ),
                        (
                            "stated_rows",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                        (
                            "out_because",
                            models.TextField(
                                blank=True, verbose_name="why it is not asked"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "affiliate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="affiliate_statements",
                                to="disclosures.period",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["affiliate", "state", "-id"],
                                name="affiliate_asked",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("period", "affiliate"),
                                name="affiliate_statement_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["asked", "taken_out"]),
                                        ("stated_by_id__isnull", True),
                                        ("stated_on__isnull", True),
                                        ("statement", ""),
                                    ),
                                    models.Q(
                                        ("state", "answered"),
                                        ("stated_by_id__isnull", False),
                                        ("stated_on__isnull", False),
                                        ("statement__in", ["complete", "nothing"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="affiliate_stated_on_with_stated_by",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("entered", False),
                                    models.Q(("said_by", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="affiliate_entered_says_who",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("out_because__gt", ""), ("state", "taken_out")
                                    ),
                                    models.Q(
                                        ("out_because", ""),
                                        ("state__in", ["asked", "answered"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="affiliate_taken_out_with_reason",
                            ),
                        ],
                    },
                ),
            ]
        ),
        TrackHistory("AffiliateStatement"),
    ]
