"""Totals of payments to persons, without names; the general rules have a group for them."""

import audit.ids
import audit.models
import disclosures.models.transfers
import django.db.models.deletion
import django.db.models.functions.math
import simple_history.models
from django.db import migrations, models

from audit.new_tables import NewTables
from audit.triggers import TrackHistory
from regimes.reference import profiles

GENERAL = "generic-calendar-year"


def name_the_group(apps, schema_editor):
    """In the portal's own general rules where nobody has confirmed them.

    A version that somebody confirmed stays as it is: a registrar copies it.
    """
    (told,) = (each for each in profiles() if each["code"] == GENERAL)
    unconfirmed = apps.get_model("regimes", "Regime").objects.filter(
        code=GENERAL, verified_on=None
    )
    for rules in unconfirmed:
        if "people" not in rules.profile:
            rules.profile["people"] = told["profile"]["people"]
            rules.save(update_fields=["profile"])


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0017_passed_on"),
        ("regimes", "0005_national_profiles"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="HistoricalPeopleTotal",
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
                        ("group", models.CharField(max_length=40, verbose_name="whom")),
                        (
                            "category",
                            models.CharField(max_length=40, verbose_name="kind"),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="total"
                            ),
                        ),
                        (
                            "people",
                            models.PositiveIntegerField(
                                verbose_name="number of people"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True, verbose_name="words for readers"
                            ),
                        ),
                        (
                            "removed_because",
                            models.TextField(
                                blank=True, verbose_name="taken out because"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
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
                        "verbose_name": "historical people total",
                        "verbose_name_plural": "historical people totals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PeopleTotal",
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
                        ("group", models.CharField(max_length=40, verbose_name="whom")),
                        (
                            "category",
                            models.CharField(max_length=40, verbose_name="kind"),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="total"
                            ),
                        ),
                        (
                            "people",
                            models.PositiveIntegerField(
                                verbose_name="number of people"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True, verbose_name="words for readers"
                            ),
                        ),
                        (
                            "removed_because",
                            models.TextField(
                                blank=True, verbose_name="taken out because"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people_totals",
                                to="disclosures.period",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("removed_because", "")),
                                fields=("period", "group", "category", "currency"),
                                name="people_total_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="people_total_above_zero",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "amount",
                                        django.db.models.functions.math.Round(
                                            "amount",
                                            precision=disclosures.models.transfers.CurrencyPlaces(
                                                "currency"
                                            ),
                                        ),
                                    )
                                ),
                                name="people_total_fits_currency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("people__gte", 1)),
                                name="people_total_of_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                                name="people_total_currency_is_iso",
                            ),
                        ],
                    },
                ),
            ]
        ),
        TrackHistory("PeopleTotal"),
        migrations.RunPython(name_the_group, migrations.RunPython.noop),
    ]
