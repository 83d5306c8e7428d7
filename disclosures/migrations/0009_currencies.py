"""Sums in the currency of the report: exchange rates, and what was reckoned with them; payments split."""

import django.db.models.deletion
import simple_history.models
from audit.triggers import AppendOnly, TrackHistory
from audit.new_tables import NewTables
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0008_corrections_asked"),
        ("documents", "0004_reasons_in_full"),
        ("organisations", "0012_how_common_sights_are"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="ExchangeRate",
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
                        ("rated_on", models.DateField()),
                        ("currency", models.CharField(max_length=3)),
                        ("rate", models.DecimalField(decimal_places=8, max_digits=20)),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalTypedRate",
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
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "target",
                            models.CharField(
                                max_length=3, verbose_name="currency of the report"
                            ),
                        ),
                        (
                            "day",
                            models.DateField(
                                blank=True, null=True, verbose_name="for payments of"
                            ),
                        ),
                        (
                            "rate",
                            models.DecimalField(
                                decimal_places=14, max_digits=28, verbose_name="rate"
                            ),
                        ),
                        ("rate_on", models.DateField(verbose_name="day of the rate")),
                        (
                            "source",
                            models.CharField(
                                max_length=200, verbose_name="where the rate is from"
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
                    ],
                    options={
                        "verbose_name": "historical typed rate",
                        "verbose_name_plural": "historical typed rates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RateFile",
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
                        ("name", models.CharField(max_length=300)),
                        ("sha256", models.CharField(max_length=64, unique=True)),
                        ("source", models.CharField(max_length=200)),
                        ("loaded_on", models.DateField()),
                    ],
                ),
                migrations.CreateModel(
                    name="TypedRate",
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
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "target",
                            models.CharField(
                                max_length=3, verbose_name="currency of the report"
                            ),
                        ),
                        (
                            "day",
                            models.DateField(
                                blank=True, null=True, verbose_name="for payments of"
                            ),
                        ),
                        (
                            "rate",
                            models.DecimalField(
                                decimal_places=14, max_digits=28, verbose_name="rate"
                            ),
                        ),
                        ("rate_on", models.DateField(verbose_name="day of the rate")),
                        (
                            "source",
                            models.CharField(
                                max_length=200, verbose_name="where the rate is from"
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="entry",
                    name="rate",
                    field=models.CharField(blank=True, db_default="", max_length=40),
                ),
                migrations.AddField(
                    model_name="entry",
                    name="rate_on",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="entry",
                    name="rate_source",
                    field=models.CharField(blank=True, db_default="", max_length=200),
                ),
                migrations.AddField(
                    model_name="entry",
                    name="report_amount",
                    field=models.DecimalField(
                        blank=True, decimal_places=4, max_digits=18, null=True
                    ),
                ),
                migrations.AddField(
                    model_name="entry",
                    name="report_currency",
                    field=models.CharField(blank=True, db_default="", max_length=3),
                ),
                migrations.AddField(
                    model_name="historicalentry",
                    name="rate",
                    field=models.CharField(blank=True, db_default="", max_length=40),
                ),
                migrations.AddField(
                    model_name="historicalentry",
                    name="rate_on",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="historicalentry",
                    name="rate_source",
                    field=models.CharField(blank=True, db_default="", max_length=200),
                ),
                migrations.AddField(
                    model_name="historicalentry",
                    name="report_amount",
                    field=models.DecimalField(
                        blank=True, decimal_places=4, max_digits=18, null=True
                    ),
                ),
                migrations.AddField(
                    model_name="historicalentry",
                    name="report_currency",
                    field=models.CharField(blank=True, db_default="", max_length=3),
                ),
                migrations.AddField(
                    model_name="historicalperiod",
                    name="report_currency",
                    field=models.CharField(blank=True, db_default="", max_length=3),
                ),
                migrations.AddField(
                    model_name="period",
                    name="report_currency",
                    field=models.CharField(blank=True, db_default="", max_length=3),
                ),
                migrations.AddConstraint(
                    model_name="entry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("rate", ""),
                                ("report_amount__isnull", True),
                                ("report_currency", ""),
                            ),
                            models.Q(
                                ("amount__isnull", False),
                                ("report_amount__isnull", False),
                                models.Q(("report_currency", ""), _negated=True),
                                models.Q(("rate", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="entry_report_amount_with_rate",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltypedrate",
                    name="period",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosures.period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ratefile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="rate_file_has_hash",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangerate",
                    name="file",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rates",
                        to="disclosures.ratefile",
                    ),
                ),
                migrations.AddField(
                    model_name="typedrate",
                    name="period",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="typed_rates",
                        to="disclosures.period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="exchangerate",
                    constraint=models.UniqueConstraint(
                        fields=("currency", "rated_on"), name="exchange_rate_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="exchangerate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0)),
                        name="exchange_rate_positive",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="typedrate",
                    constraint=models.UniqueConstraint(
                        fields=("period", "currency", "target", "day"),
                        name="typed_rate_once",
                        nulls_distinct=False,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="typedrate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0)), name="typed_rate_positive"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="typedrate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="typed_rate_has_source",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltransfer",
                    name="split_of",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosures.transfer",
                        verbose_name="part of",
                    ),
                ),
                migrations.AddField(
                    model_name="transfer",
                    name="split_of",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="disclosures.transfer",
                        verbose_name="part of",
                    ),
                ),
            ]
        ),
        TrackHistory("Entry", "Period", "Transfer", "TypedRate"),
        AppendOnly("RateFile", "ExchangeRate"),
    ]
