"""What finance paid, and what became of each payment."""

import audit.ids
import audit.models
import django.db.models.deletion
import organisations.models.organisations
import simple_history.models
from audit.triggers import TrackHistory
from audit.new_tables import NewTables
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0009_currencies"),
        ("documents", "0004_reasons_in_full"),
        ("organisations", "0012_how_common_sights_are"),
    ]

    operations = [
        NewTables(
            [
                migrations.AddField(
                    model_name="historicalperiod",
                    name="books_words",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="period",
                    name="books_words",
                    field=models.TextField(blank=True),
                ),
                migrations.CreateModel(
                    name="BooksFile",
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
                        ("mapping", models.JSONField(default=dict)),
                        ("added", models.PositiveIntegerField(null=True)),
                        ("same", models.PositiveIntegerField(default=0)),
                        ("differing", models.JSONField(default=list)),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "paid_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="books_files",
                                to="disclosures.period",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="BooksEntry",
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
                            "document_number",
                            models.CharField(max_length=100, verbose_name="document"),
                        ),
                        (
                            "booked_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="booked on"
                            ),
                        ),
                        ("paid_on", models.DateField(verbose_name="paid on")),
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
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        (
                            "cost_centre",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="cost centre"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("paired", "In the ledger"),
                                    ("left_out", "Left out"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "ordinary",
                                        "An ordinary purchase that no rule asks to show",
                                    ),
                                    (
                                        "reversed",
                                        "Booked and reversed: nothing was paid",
                                    ),
                                    ("other_year", "Shown in another year"),
                                    ("other_company", "Shown by another company"),
                                    (
                                        "not_paid",
                                        "Not a payment: a transfer inside the books",
                                    ),
                                    ("other", "Another reason"),
                                ],
                                max_length=13,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, verbose_name="in words"),
                        ),
                        ("by_hand", models.BooleanField(default=False)),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="books_entries",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "paid_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                                verbose_name="paid by",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="books_entries",
                                to="disclosures.period",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="disclosures.booksfile",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="BooksPair",
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
                            "way",
                            models.CharField(
                                choices=[
                                    ("reference", "Found by the reference"),
                                    ("facts", "Found by amount, day and recipient"),
                                    ("sums", "Found by equal sums of one day"),
                                    ("person", "Paired by a person"),
                                    ("made", "Recorded from the books"),
                                ],
                                max_length=9,
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pairs",
                                to="disclosures.booksentry",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="books_pairs",
                                to="disclosures.transfer",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="BooksVendor",
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
                            "number",
                            models.CharField(
                                max_length=60, verbose_name="number in your books"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=300, verbose_name="name in your books"
                            ),
                        ),
                        (
                            "key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "name"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        ("suspected", models.BooleanField(default=False)),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Not decided"),
                                    ("matched", "Same name"),
                                    ("patients", "A patient organisation"),
                                    (
                                        "other",
                                        "Another organisation that must be shown",
                                    ),
                                    ("not_relevant", "Not relevant"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        (
                            "because",
                            models.TextField(
                                blank=True, verbose_name="why it is not relevant"
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="books_vendors",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "organisation",
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
                migrations.AddField(
                    model_name="booksentry",
                    name="vendor",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="disclosures.booksvendor",
                    ),
                ),
                migrations.CreateModel(
                    name="HistoricalBooksEntry",
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
                            "document_number",
                            models.CharField(max_length=100, verbose_name="document"),
                        ),
                        (
                            "booked_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="booked on"
                            ),
                        ),
                        ("paid_on", models.DateField(verbose_name="paid on")),
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
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        (
                            "cost_centre",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="cost centre"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("paired", "In the ledger"),
                                    ("left_out", "Left out"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "ordinary",
                                        "An ordinary purchase that no rule asks to show",
                                    ),
                                    (
                                        "reversed",
                                        "Booked and reversed: nothing was paid",
                                    ),
                                    ("other_year", "Shown in another year"),
                                    ("other_company", "Shown by another company"),
                                    (
                                        "not_paid",
                                        "Not a payment: a transfer inside the books",
                                    ),
                                    ("other", "Another reason"),
                                ],
                                max_length=13,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, verbose_name="in words"),
                        ),
                        ("by_hand", models.BooleanField(default=False)),
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
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.booksfile",
                            ),
                        ),
                        (
                            "paid_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organisations.organisation",
                                verbose_name="paid by",
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
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.booksvendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical books entry",
                        "verbose_name_plural": "historical books entrys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBooksFile",
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
                        ("mapping", models.JSONField(default=dict)),
                        ("added", models.PositiveIntegerField(null=True)),
                        ("same", models.PositiveIntegerField(default=0)),
                        ("differing", models.JSONField(default=list)),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
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
                            "paid_by",
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
                        "verbose_name": "historical books file",
                        "verbose_name_plural": "historical books files",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBooksPair",
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
                            "way",
                            models.CharField(
                                choices=[
                                    ("reference", "Found by the reference"),
                                    ("facts", "Found by amount, day and recipient"),
                                    ("sums", "Found by equal sums of one day"),
                                    ("person", "Paired by a person"),
                                    ("made", "Recorded from the books"),
                                ],
                                max_length=9,
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
                            "entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.booksentry",
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
                    ],
                    options={
                        "verbose_name": "historical books pair",
                        "verbose_name_plural": "historical books pairs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBooksVendor",
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
                            "number",
                            models.CharField(
                                max_length=60, verbose_name="number in your books"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=300, verbose_name="name in your books"
                            ),
                        ),
                        ("suspected", models.BooleanField(default=False)),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Not decided"),
                                    ("matched", "Same name"),
                                    ("patients", "A patient organisation"),
                                    (
                                        "other",
                                        "Another organisation that must be shown",
                                    ),
                                    ("not_relevant", "Not relevant"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        (
                            "because",
                            models.TextField(
                                blank=True, verbose_name="why it is not relevant"
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
                        "verbose_name": "historical books vendor",
                        "verbose_name_plural": "historical books vendors",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.AddIndex(
                    model_name="booksfile",
                    index=models.Index(
                        fields=["period", "-id"], name="books_file_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="booksfile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("added__isnull", True), ("read_at__isnull", True)
                            ),
                            models.Q(
                                ("added__isnull", False), ("read_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="books_file_read_at_with_count",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bookspair",
                    constraint=models.UniqueConstraint(
                        fields=("entry", "transfer"), name="books_pair_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bookspair",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "way__in",
                                ["reference", "facts", "sums", "person", "made"],
                            )
                        ),
                        name="books_pair_way_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="booksvendor",
                    constraint=models.UniqueConstraint(
                        fields=("company", "number"), name="books_vendor_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="booksvendor",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("because", ""),
                                ("decision", ""),
                                ("organisation__isnull", True),
                            ),
                            models.Q(
                                ("because", ""),
                                ("decision__in", ["matched", "patients", "other"]),
                                ("organisation__isnull", False),
                            ),
                            models.Q(
                                ("decision", "not_relevant"),
                                ("organisation__isnull", True),
                                models.Q(("because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="books_vendor_decided_in_full",
                    ),
                ),
                migrations.AddIndex(
                    model_name="booksentry",
                    index=models.Index(
                        fields=["period", "-id"], name="books_entry_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="booksentry",
                    index=models.Index(
                        fields=["period", "amount", "id"], name="books_entry_amount"
                    ),
                ),
                migrations.AddIndex(
                    model_name="booksentry",
                    index=models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["period", "vendor"],
                        name="books_entry_waiting",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="booksentry",
                    constraint=models.UniqueConstraint(
                        fields=("company", "paid_by", "document_number"),
                        name="books_entry_once",
                        nulls_distinct=False,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="booksentry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reason", ""),
                                ("state__in", ["waiting", "paired"]),
                                ("words", ""),
                            ),
                            models.Q(
                                (
                                    "reason__in",
                                    [
                                        "ordinary",
                                        "reversed",
                                        "other_year",
                                        "other_company",
                                        "not_paid",
                                        "other",
                                    ],
                                ),
                                ("state", "left_out"),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="books_entry_left_out_with_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="booksentry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                        name="books_entry_currency_is_iso",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="booksentry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True),
                        name="books_entry_not_nothing",
                    ),
                ),
            ]
        ),
        TrackHistory("Period"),
        TrackHistory("BooksFile"),
        TrackHistory("BooksVendor"),
        TrackHistory("BooksEntry"),
        TrackHistory("BooksPair"),
    ]
