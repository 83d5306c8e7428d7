"""Which day of a payment counts for its period; hours at a rate."""

import audit.models
import django.db.models.deletion
import simple_history.models
from audit.new_tables import NewTables
from audit.triggers import TrackHistory
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0018_payments_to_people"),
        ("organisations", "0013_agency_reporters"),
        ("partnerships", "0014_agency_reporters"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="HistoricalRecognitionChoice",
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
                            "regime_code",
                            models.CharField(max_length=40, verbose_name="rules"),
                        ),
                        (
                            "counts_on",
                            models.CharField(
                                choices=[
                                    ("paid_on", "the day on which you paid"),
                                    ("received_on", "the day on which it arrived"),
                                    ("invoiced_on", "the day of the invoice"),
                                    (
                                        "agreed_on",
                                        "the day on which the agreement was signed",
                                    ),
                                    (
                                        "activity_on",
                                        "the day of the event or of the work",
                                    ),
                                ],
                                max_length=11,
                                verbose_name="the day that counts",
                            ),
                        ),
                        (
                            "from_year",
                            models.PositiveSmallIntegerField(verbose_name="from"),
                        ),
                        ("reason", models.TextField(verbose_name="because")),
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
                    ],
                    options={
                        "verbose_name": "historical recognition choice",
                        "verbose_name_plural": "historical recognition choices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RecognitionChoice",
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
                            "regime_code",
                            models.CharField(max_length=40, verbose_name="rules"),
                        ),
                        (
                            "counts_on",
                            models.CharField(
                                choices=[
                                    ("paid_on", "the day on which you paid"),
                                    ("received_on", "the day on which it arrived"),
                                    ("invoiced_on", "the day of the invoice"),
                                    (
                                        "agreed_on",
                                        "the day on which the agreement was signed",
                                    ),
                                    (
                                        "activity_on",
                                        "the day of the event or of the work",
                                    ),
                                ],
                                max_length=11,
                                verbose_name="the day that counts",
                            ),
                        ),
                        (
                            "from_year",
                            models.PositiveSmallIntegerField(verbose_name="from"),
                        ),
                        ("reason", models.TextField(verbose_name="because")),
                        ("decided_by_id", models.BigIntegerField()),
                        ("decided_on", models.DateField()),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="entry",
                    name="recognised_on",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="historicalentry",
                    name="recognised_on",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="historicaltransfer",
                    name="activity_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="event or work on"
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltransfer",
                    name="hourly_rate",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=18,
                        null=True,
                        verbose_name="rate for an hour",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltransfer",
                    name="hours",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=9,
                        null=True,
                        verbose_name="hours",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltransfer",
                    name="invoiced_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="invoiced on"
                    ),
                ),
                migrations.AddField(
                    model_name="transfer",
                    name="activity_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="event or work on"
                    ),
                ),
                migrations.AddField(
                    model_name="transfer",
                    name="hourly_rate",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=18,
                        null=True,
                        verbose_name="rate for an hour",
                    ),
                ),
                migrations.AddField(
                    model_name="transfer",
                    name="hours",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=9,
                        null=True,
                        verbose_name="hours",
                    ),
                ),
                migrations.AddField(
                    model_name="transfer",
                    name="invoiced_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="invoiced on"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("hourly_rate__isnull", True), ("hours__isnull", True)
                            ),
                            models.Q(
                                ("hourly_rate__gt", 0),
                                ("hours__gt", 0),
                                ("valuation", "hours"),
                            ),
                            _connector="OR",
                        ),
                        name="transfer_hours_at_a_rate",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrecognitionchoice",
                    name="company",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="recognitionchoice",
                    name="company",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recognition_choices",
                        to="organisations.organisation",
                    ),
                ),
                migrations.AddIndex(
                    model_name="recognitionchoice",
                    index=models.Index(
                        fields=["company", "regime_code", "-from_year", "-id"],
                        name="recognition_newest",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recognitionchoice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by_id__isnull", False),
                            ("decided_on__isnull", False),
                        ),
                        name="recognition_choice_decided_on_with_decided_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recognitionchoice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "counts_on__in",
                                [
                                    "paid_on",
                                    "received_on",
                                    "invoiced_on",
                                    "agreed_on",
                                    "activity_on",
                                ],
                            )
                        ),
                        name="recognition_choice_day_known",
                    ),
                ),
            ]
        ),
        TrackHistory("Entry", "Transfer", "RecognitionChoice"),
    ]
