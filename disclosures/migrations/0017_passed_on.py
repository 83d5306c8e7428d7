"""What agencies passed on, categories of receipts, pairs looked for in the background."""

import audit.ids
import audit.models
import django.db.models.deletion
import organisations.models.organisations
import simple_history.models
from audit.new_tables import NewTables
from audit.triggers import TrackHistory
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0016_affiliates_attest"),
        ("documents", "0004_reasons_in_full"),
        ("organisations", "0013_agency_reporters"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="HistoricalPassOnList",
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
                            "words",
                            models.TextField(
                                blank=True, verbose_name="what the company says"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="last day")),
                        ("asked_on", models.DateField(verbose_name="asked on")),
                        ("asked_by_id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked for"),
                                    ("handed_in", "Handed in"),
                                    ("withdrawn", "No longer asked for"),
                                ],
                                default="asked",
                                max_length=9,
                            ),
                        ),
                        (
                            "withdrawn_because",
                            models.TextField(
                                blank=True, verbose_name="no longer asked for because"
                            ),
                        ),
                        (
                            "statement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("complete", "This list is complete"),
                                    ("nothing", "Nothing was passed on"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "handed_in_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="handed in on"
                            ),
                        ),
                        (
                            "handed_in_by_id",
                            models.BigIntegerField(blank=True, null=True),
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
                    ],
                    options={
                        "verbose_name": "historical pass on list",
                        "verbose_name_plural": "historical pass on lists",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PassOnList",
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
                            "words",
                            models.TextField(
                                blank=True, verbose_name="what the company says"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="last day")),
                        ("asked_on", models.DateField(verbose_name="asked on")),
                        ("asked_by_id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked for"),
                                    ("handed_in", "Handed in"),
                                    ("withdrawn", "No longer asked for"),
                                ],
                                default="asked",
                                max_length=9,
                            ),
                        ),
                        (
                            "withdrawn_because",
                            models.TextField(
                                blank=True, verbose_name="no longer asked for because"
                            ),
                        ),
                        (
                            "statement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("complete", "This list is complete"),
                                    ("nothing", "Nothing was passed on"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "handed_in_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="handed in on"
                            ),
                        ),
                        (
                            "handed_in_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                    ],
                ),
                migrations.RemoveConstraint(
                    model_name="comparison",
                    name="comparison_once",
                ),
                migrations.RemoveConstraint(
                    model_name="settlement",
                    name="settlement_by_both_or_corrected",
                ),
                migrations.AddField(
                    model_name="comparison",
                    name="looked_found",
                    field=models.PositiveIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="comparison",
                    name="looking_since",
                    field=models.DateTimeField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="historicalcomparison",
                    name="looked_found",
                    field=models.PositiveIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="historicalcomparison",
                    name="looking_since",
                    field=models.DateTimeField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="historicalreceipt",
                    name="category",
                    field=models.CharField(
                        blank=True, max_length=40, verbose_name="category"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalreceipt",
                    name="recipient",
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
                    model_name="historicalreceipt",
                    name="recipient_name",
                    field=models.CharField(
                        blank=True, max_length=300, verbose_name="passed on to"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalsettlement",
                    name="set_aside",
                    field=models.BooleanField(db_default=False, default=False),
                ),
                migrations.AddField(
                    model_name="receipt",
                    name="category",
                    field=models.CharField(
                        blank=True, max_length=40, verbose_name="category"
                    ),
                ),
                migrations.AddField(
                    model_name="receipt",
                    name="recipient",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="receipt",
                    name="recipient_name",
                    field=models.CharField(
                        blank=True, max_length=300, verbose_name="passed on to"
                    ),
                ),
                migrations.AddField(
                    model_name="settlement",
                    name="set_aside",
                    field=models.BooleanField(db_default=False, default=False),
                ),
                migrations.AddConstraint(
                    model_name="settlement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("corrected_by", ""),
                                ("set_aside", False),
                                ("settled_on__isnull", True),
                            ),
                            models.Q(
                                ("settled_on__isnull", False),
                                models.Q(
                                    models.Q(("corrected_by", ""), _negated=True),
                                    models.Q(
                                        models.Q(("holder_words", ""), _negated=True),
                                        models.Q(("company_words", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("set_aside", True),
                                        models.Q(("company_words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="settlement_by_both_or_corrected",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalpassonlist",
                    name="agency",
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
                    model_name="historicalpassonlist",
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
                    model_name="historicalpassonlist",
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
                migrations.AddField(
                    model_name="passonlist",
                    name="agency",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pass_on_lists",
                        to="organisations.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="passonlist",
                    name="company",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="passonlist",
                    name="period",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pass_on_lists",
                        to="disclosures.period",
                    ),
                ),
                migrations.AddField(
                    model_name="comparison",
                    name="passed_on",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comparison",
                        to="disclosures.passonlist",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalcomparison",
                    name="passed_on",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosures.passonlist",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalreceipt",
                    name="passed_on",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosures.passonlist",
                    ),
                ),
                migrations.AddField(
                    model_name="receipt",
                    name="passed_on",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="disclosures.passonlist",
                    ),
                ),
                migrations.AddIndex(
                    model_name="receipt",
                    index=models.Index(
                        condition=models.Q(("passed_on__isnull", False)),
                        fields=["passed_on", "-id"],
                        name="receipt_of_list",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="comparison",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("passed_on__isnull", True)),
                        fields=("holder", "company"),
                        name="comparison_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receipt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("passed_on__isnull", True),
                                ("recipient__isnull", True),
                                ("recipient_name", ""),
                            ),
                            models.Q(
                                ("passed_on__isnull", False),
                                ("payer__isnull", False),
                                models.Q(("recipient_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="receipt_passed_on_to_somebody",
                    ),
                ),
                migrations.AddIndex(
                    model_name="passonlist",
                    index=models.Index(
                        fields=["agency", "-id"], name="pass_on_of_agency"
                    ),
                ),
                migrations.AddIndex(
                    model_name="passonlist",
                    index=models.Index(
                        fields=["company", "-id"], name="pass_on_of_company"
                    ),
                ),
                migrations.AddIndex(
                    model_name="passonlist",
                    index=models.Index(
                        fields=["period", "state"], name="pass_on_of_period"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="passonlist",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("handed_in_by_id__isnull", False),
                                ("handed_in_on__isnull", False),
                                ("state", "handed_in"),
                                ("statement__in", ["complete", "nothing"]),
                                ("withdrawn_because", ""),
                            ),
                            models.Q(
                                ("handed_in_by_id__isnull", True),
                                ("handed_in_on__isnull", True),
                                ("state", "asked"),
                                ("statement", ""),
                                ("withdrawn_because", ""),
                            ),
                            models.Q(
                                ("handed_in_by_id__isnull", True),
                                ("handed_in_on__isnull", True),
                                ("state", "withdrawn"),
                                ("statement", ""),
                                models.Q(("withdrawn_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pass_on_list_handed_in_in_full",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="passonlist",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("asked_by_id__isnull", False), ("asked_on__isnull", False)
                        ),
                        name="pass_on_list_asked_on_with_asked_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="passonlist",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("agency", "period"),
                        name="pass_on_list_once",
                    ),
                ),
                migrations.AddField(
                    model_name="receipt",
                    name="recipient_key",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=organisations.models.organisations.NameKey(
                            "recipient_name"
                        ),
                        output_field=models.TextField(),
                    ),
                ),
            ]
        ),
        TrackHistory("PassOnList", "Comparison", "Receipt", "Settlement"),
    ]
