"""What organisations received, compared with what companies report."""

import audit.ids
import audit.models
import disclosures.models.transfers
import django.db.models.deletion
import django.db.models.functions.math
import organisations.models.organisations
import simple_history.models
from audit.new_tables import NewTables
from audit.triggers import TrackHistory
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0010_books"),
        ("documents", "0004_reasons_in_full"),
        ("organisations", "0012_how_common_sights_are"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="Comparison",
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
                            "shown",
                            models.BooleanField(
                                default=False, verbose_name="shown to the company"
                            ),
                        ),
                        (
                            "shown_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="shown since"
                            ),
                        ),
                        ("shown_by_id", models.BigIntegerField(blank=True, null=True)),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comparisons",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalComparison",
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
                            "shown",
                            models.BooleanField(
                                default=False, verbose_name="shown to the company"
                            ),
                        ),
                        (
                            "shown_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="shown since"
                            ),
                        ),
                        ("shown_by_id", models.BigIntegerField(blank=True, null=True)),
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
                        (
                            "holder",
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
                        "verbose_name": "historical comparison",
                        "verbose_name_plural": "historical comparisons",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPair",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("equal", "The same amount"),
                                    ("bank_charge", "Less bank charges"),
                                    ("currency", "In another currency"),
                                    ("split", "Several rows add up"),
                                    ("by_hand", "Put together by hand"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("made_by_id", models.BigIntegerField(blank=True, null=True)),
                        ("undone", models.BooleanField(default=False)),
                        (
                            "made_at",
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
                            "comparison",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.comparison",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pair",
                        "verbose_name_plural": "historical pairs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReceipt",
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
                            "payer_name",
                            models.CharField(max_length=300, verbose_name="who paid"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="amount"
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "charges",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="bank charges",
                            ),
                        ),
                        (
                            "received_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="received on"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="reference"
                            ),
                        ),
                        (
                            "description",
                            models.TextField(
                                blank=True, verbose_name="what it was for"
                            ),
                        ),
                        (
                            "removed_because",
                            models.TextField(
                                blank=True, verbose_name="taken out because"
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
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.claim",
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
                            "holder",
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
                            "payer",
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
                        "verbose_name": "historical receipt",
                        "verbose_name_plural": "historical receipts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Pair",
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
                                    ("equal", "The same amount"),
                                    ("bank_charge", "Less bank charges"),
                                    ("currency", "In another currency"),
                                    ("split", "Several rows add up"),
                                    ("by_hand", "Put together by hand"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("made_by_id", models.BigIntegerField(blank=True, null=True)),
                        ("undone", models.BooleanField(default=False)),
                        (
                            "made_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "comparison",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pairs",
                                to="disclosures.comparison",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Receipt",
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
                            "payer_name",
                            models.CharField(max_length=300, verbose_name="who paid"),
                        ),
                        (
                            "payer_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "payer_name"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="amount"
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "charges",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="bank charges",
                            ),
                        ),
                        (
                            "received_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="received on"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="reference"
                            ),
                        ),
                        (
                            "description",
                            models.TextField(
                                blank=True, verbose_name="what it was for"
                            ),
                        ),
                        (
                            "removed_because",
                            models.TextField(
                                blank=True, verbose_name="taken out because"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="disclosures.claim",
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
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PairedRow",
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
                        ("live", models.BooleanField(default=True)),
                        (
                            "comparison",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="disclosures.comparison",
                            ),
                        ),
                        (
                            "pair",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rows",
                                to="disclosures.pair",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paired",
                                to="disclosures.transfer",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paired",
                                to="disclosures.receipt",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalSettlement",
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
                        ("holder_words", models.TextField(blank=True)),
                        ("company_words", models.TextField(blank=True)),
                        (
                            "corrected_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("holder", "The organisation"),
                                    ("company", "The company"),
                                ],
                                max_length=7,
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, null=True)),
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
                            "comparison",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.comparison",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.transfer",
                            ),
                        ),
                        (
                            "pair",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.pair",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.receipt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical settlement",
                        "verbose_name_plural": "historical settlements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPairedRow",
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
                        ("live", models.BooleanField(default=True)),
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
                            "comparison",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.comparison",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.transfer",
                            ),
                        ),
                        (
                            "pair",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.pair",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.receipt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical paired row",
                        "verbose_name_plural": "historical paired rows",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Settlement",
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
                        ("holder_words", models.TextField(blank=True)),
                        ("company_words", models.TextField(blank=True)),
                        (
                            "corrected_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("holder", "The organisation"),
                                    ("company", "The company"),
                                ],
                                max_length=7,
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        (
                            "comparison",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="settlements",
                                to="disclosures.comparison",
                            ),
                        ),
                        (
                            "pair",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="settlements",
                                to="disclosures.pair",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="settlements",
                                to="disclosures.receipt",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="settlements",
                                to="disclosures.transfer",
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="comparison",
                    index=models.Index(
                        condition=models.Q(("shown", True)),
                        fields=["company", "-id"],
                        name="comparison_of_company",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="comparison",
                    constraint=models.UniqueConstraint(
                        fields=("holder", "company"), name="comparison_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="comparison",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("shown", True),
                                ("shown_by_id__isnull", False),
                                ("shown_on__isnull", False),
                            ),
                            models.Q(
                                ("shown", False),
                                ("shown_by_id__isnull", True),
                                ("shown_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="comparison_shown_on_with_shown_by",
                    ),
                ),
                migrations.AddIndex(
                    model_name="pair",
                    index=models.Index(
                        condition=models.Q(("undone", False)),
                        fields=["comparison", "-id"],
                        name="pair_of_comparison",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pair",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "equal",
                                    "bank_charge",
                                    "currency",
                                    "split",
                                    "by_hand",
                                ],
                            )
                        ),
                        name="pair_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pair",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("made_at__isnull", False),
                            models.Q(
                                models.Q(("kind", "by_hand"), _negated=True),
                                ("made_by_id__isnull", False),
                                _connector="OR",
                            ),
                        ),
                        name="pair_by_hand_is_somebodys",
                    ),
                ),
                migrations.AddIndex(
                    model_name="receipt",
                    index=models.Index(fields=["holder", "-id"], name="receipt_newest"),
                ),
                migrations.AddIndex(
                    model_name="receipt",
                    index=models.Index(
                        fields=["holder", "payer", "year", "-id"],
                        name="receipt_of_payer",
                    ),
                ),
                migrations.AddIndex(
                    model_name="receipt",
                    index=models.Index(
                        fields=["holder", "amount", "currency"], name="receipt_alike"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receipt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="receipt_positive"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receipt",
                    constraint=models.CheckConstraint(
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
                        name="receipt_amount_fits_currency",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receipt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                        name="receipt_currency_is_iso",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receipt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("charges__isnull", True),
                            ("charges__gte", 0),
                            _connector="OR",
                        ),
                        name="receipt_charges_not_negative",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receipt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("received_on__isnull", True),
                            ("received_on__year", models.F("year")),
                            _connector="OR",
                        ),
                        name="receipt_received_on_in_year",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receipt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("year__gte", 1990), ("year__lte", 2100)),
                        name="receipt_year_plausible",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pairedrow",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("receipt__isnull", False), ("transfer__isnull", True)
                            ),
                            models.Q(
                                ("receipt__isnull", True), ("transfer__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="paired_row_of_one_side",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pairedrow",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("live", True)),
                        fields=("receipt",),
                        name="paired_receipt_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pairedrow",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("live", True)),
                        fields=("comparison", "transfer"),
                        name="paired_transfer_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="settlement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("pair__isnull", True),
                                ("receipt__isnull", False),
                                ("transfer__isnull", True),
                            ),
                            models.Q(
                                ("pair__isnull", True),
                                ("receipt__isnull", True),
                                ("transfer__isnull", False),
                            ),
                            models.Q(
                                ("pair__isnull", False),
                                ("receipt__isnull", True),
                                ("transfer__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="settlement_about_one",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="settlement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("corrected_by", ""), ("settled_on__isnull", True)
                            ),
                            models.Q(
                                ("settled_on__isnull", False),
                                models.Q(
                                    models.Q(("corrected_by", ""), _negated=True),
                                    models.Q(
                                        models.Q(("holder_words", ""), _negated=True),
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
                migrations.AddConstraint(
                    model_name="settlement",
                    constraint=models.UniqueConstraint(
                        fields=("comparison", "receipt", "transfer", "pair"),
                        name="settlement_once",
                        nulls_distinct=False,
                    ),
                ),
            ]
        ),
        TrackHistory("Comparison", "Pair", "PairedRow", "Receipt", "Settlement"),
    ]
