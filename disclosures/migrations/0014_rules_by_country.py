"""Which rules a company chose for each country of recipients; periods say theirs."""

import audit.models
import django.db.models.deletion
import simple_history.models
from audit.new_tables import NewTables
from django.db import migrations, models

from audit.triggers import TrackHistory


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0013_files_of_reports"),
        ("organisations", "0012_how_common_sights_are"),
    ]

    operations = [
        NewTables(
            [
                migrations.AddField(
                    model_name="historicalperiod",
                    name="rules_name",
                    field=models.CharField(blank=True, max_length=200),
                ),
                migrations.AddField(
                    model_name="period",
                    name="rules_name",
                    field=models.CharField(blank=True, max_length=200),
                ),
                migrations.CreateModel(
                    name="HistoricalRulesChoice",
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
                            "country",
                            models.CharField(max_length=2, verbose_name="country"),
                        ),
                        (
                            "regime_code",
                            models.CharField(max_length=40, verbose_name="rules"),
                        ),
                        (
                            "from_year",
                            models.PositiveSmallIntegerField(verbose_name="from"),
                        ),
                        (
                            "undated",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "",
                                        "Nowhere yet: their days are still to be entered",
                                    ),
                                    ("first", "January to June"),
                                    ("second", "July to December"),
                                ],
                                max_length=6,
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(blank=True, verbose_name="because"),
                        ),
                        ("decided_by_id", models.BigIntegerField()),
                        ("decided_on", models.DateField()),
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
                            "company",
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
                        "verbose_name": "historical rules choice",
                        "verbose_name_plural": "historical rules choices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RulesChoice",
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
                            "country",
                            models.CharField(max_length=2, verbose_name="country"),
                        ),
                        (
                            "regime_code",
                            models.CharField(max_length=40, verbose_name="rules"),
                        ),
                        (
                            "from_year",
                            models.PositiveSmallIntegerField(verbose_name="from"),
                        ),
                        (
                            "undated",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "",
                                        "Nowhere yet: their days are still to be entered",
                                    ),
                                    ("first", "January to June"),
                                    ("second", "July to December"),
                                ],
                                max_length=6,
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(blank=True, verbose_name="because"),
                        ),
                        ("decided_by_id", models.BigIntegerField()),
                        ("decided_on", models.DateField()),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "affiliate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rules_choices",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["company", "country", "-from_year", "-id"],
                                name="rules_choice_newest",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by_id__isnull", False),
                                    ("decided_on__isnull", False),
                                ),
                                name="rules_choice_decided_on_with_decided_by",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("undated__in", ["", "first", "second"])
                                ),
                                name="rules_choice_undated_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("country__regex", "^[A-Z]{2}$")),
                                name="rules_choice_country_is_iso",
                            ),
                        ],
                    },
                ),
            ]
        ),
        TrackHistory("Period", "RulesChoice"),
    ]
