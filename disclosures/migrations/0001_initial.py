import audit.ids
import audit.models
import disclosures.models.transfers
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.math
import organisations.models.organisations
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from audit.new_tables import NewTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_ground"),
        ("documents", "0001_initial"),
        ("organisations", "0001_initial"),
        ("regimes", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="Line",
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
                        ("entry_id", models.BigIntegerField(unique=True)),
                        ("first_published_on", models.DateField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Entry",
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
                                    ("open", "Being prepared"),
                                    ("in_review", "Being checked"),
                                    ("published", "Published"),
                                    ("excluded", "Not published"),
                                ],
                                default="open",
                                max_length=9,
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True
                            ),
                        ),
                        ("currency", models.CharField(max_length=3)),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("none", "No answer yet"),
                                    ("confirmed", "Yes, that's right"),
                                    ("questioned", "Something is wrong"),
                                    ("cannot_tell", "I can't tell"),
                                ],
                                default="none",
                                max_length=11,
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        (
                            "answered_way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("portal", "Here"),
                                    ("workbook", "By workbook"),
                                    ("letter", "By letter, entered by the company"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("answered_about", models.JSONField(default=dict)),
                        ("lapsed_on", models.DateField(blank=True, null=True)),
                        ("asked_again_until", models.DateField(blank=True, null=True)),
                        ("suggested_description", models.TextField(blank=True)),
                        (
                            "assigned_to_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "answer_letter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalImportProfile",
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
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("mapping", models.JSONField(default=dict)),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                    ],
                    options={
                        "verbose_name": "historical import profile",
                        "verbose_name_plural": "historical import profiles",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPeriod",
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
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        (
                            "time_zone",
                            models.CharField(default="Europe/London", max_length=40),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("frozen", "Closed for changes"),
                                    ("in_review", "Being checked by recipients"),
                                    ("in_correction", "Being corrected"),
                                ],
                                default="open",
                                max_length=13,
                            ),
                        ),
                        ("review_opened_on", models.DateField(blank=True, null=True)),
                        ("review_closes_on", models.DateField(blank=True, null=True)),
                        (
                            "thaw_asked_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("thaw_asked_at", models.DateTimeField(blank=True, null=True)),
                        ("thaw_reason", models.TextField(blank=True)),
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
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                            "regime",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="regimes.regime",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical period",
                        "verbose_name_plural": "historical periods",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalQuestion",
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
                            "reason",
                            models.CharField(
                                choices=[
                                    ("amount", "The amount is wrong"),
                                    ("date", "The date or year is wrong"),
                                    ("recipient", "It was not paid to us"),
                                    ("not_received", "We did not receive it"),
                                    ("twice", "It is listed twice"),
                                    ("category", "It is in the wrong category"),
                                    ("description", "The description is wrong"),
                                    ("vat", "The VAT is wrong"),
                                    ("other", "Something else"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("words", models.TextField()),
                        ("asked_on", models.DateField()),
                        ("asked_by_id", models.BigIntegerField()),
                        ("company_words", models.TextField(blank=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Waiting for the company"),
                                    ("answered", "Answered by the company"),
                                    ("settled", "Settled"),
                                    ("unsettled", "Not agreed; both views are shown"),
                                ],
                                default="open",
                                max_length=9,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("changed", "The entry was changed"),
                                    ("unchanged", "The entry stays as it was"),
                                    ("withdrawn", "The question was taken back"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                                to="disclosures.entry",
                            ),
                        ),
                        (
                            "recipient",
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
                        "verbose_name": "historical question",
                        "verbose_name_plural": "historical questions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRecipientDecision",
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
                        ("text", models.CharField(max_length=500)),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                            "recipient",
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
                        "verbose_name": "historical recipient decision",
                        "verbose_name_plural": "historical recipient decisions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ImportProfile",
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
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("mapping", models.JSONField(default=dict)),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="import_profiles",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ImportBatch",
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
                        (
                            "only_year",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("uploaded", "Uploaded"),
                                    ("reading", "Being read"),
                                    ("checked", "Checked"),
                                    ("storing", "Being stored"),
                                    ("stored", "Stored"),
                                    ("unusable", "Can't be used"),
                                    ("discarded", "Discarded"),
                                ],
                                default="uploaded",
                                max_length=9,
                            ),
                        ),
                        ("stage", models.CharField(blank=True, max_length=100)),
                        ("rows_total", models.PositiveIntegerField(default=0)),
                        ("rows_done", models.PositiveIntegerField(default=0)),
                        ("figures", models.JSONField(default=dict)),
                        ("questions", models.JSONField(default=list)),
                        ("problem", models.TextField(blank=True)),
                        ("started_by_id", models.BigIntegerField(null=True)),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        ("stored_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="import_batches",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "refusals",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "profile",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="batches",
                                to="disclosures.importprofile",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalImportBatch",
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
                        (
                            "only_year",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("uploaded", "Uploaded"),
                                    ("reading", "Being read"),
                                    ("checked", "Checked"),
                                    ("storing", "Being stored"),
                                    ("stored", "Stored"),
                                    ("unusable", "Can't be used"),
                                    ("discarded", "Discarded"),
                                ],
                                default="uploaded",
                                max_length=9,
                            ),
                        ),
                        ("figures", models.JSONField(default=dict)),
                        ("questions", models.JSONField(default=list)),
                        ("problem", models.TextField(blank=True)),
                        ("started_by_id", models.BigIntegerField(null=True)),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        ("stored_at", models.DateTimeField(blank=True, null=True)),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                            "refusals",
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
                            "profile",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.importprofile",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical import batch",
                        "verbose_name_plural": "historical import batchs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ImportRecipient",
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
                        ("number", models.PositiveIntegerField()),
                        ("text", models.CharField(max_length=500)),
                        (
                            "key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "text"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        ("country", models.CharField(blank=True, max_length=2)),
                        ("scheme", models.CharField(blank=True, max_length=40)),
                        ("value", models.CharField(blank=True, max_length=100)),
                        ("first_row", models.PositiveIntegerField()),
                        ("rows", models.PositiveIntegerField(default=0)),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Not decided"),
                                    ("decision", "Decided before"),
                                    ("identifier", "By register number"),
                                    ("name", "By name"),
                                    ("other_name", "By another name"),
                                    ("person", "Decided by you"),
                                    ("new", "New organisation"),
                                ],
                                default="",
                                max_length=10,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("company", "Company"),
                                    ("patients", "Patient organisation"),
                                    ("other", "Other organisation"),
                                ],
                                default="patients",
                                max_length=10,
                            ),
                        ),
                        ("new_name", models.CharField(blank=True, max_length=500)),
                        ("candidates", models.JSONField(default=list)),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recipients",
                                to="disclosures.importbatch",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ImportRow",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "batch_id",
                                "number",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("recipient_number", models.PositiveIntegerField(null=True)),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, null=True
                            ),
                        ),
                        ("currency", models.CharField(blank=True, max_length=3)),
                        ("paid_on", models.DateField(null=True)),
                        ("paid_year", models.PositiveSmallIntegerField(null=True)),
                        ("category", models.CharField(blank=True, max_length=40)),
                        ("vat_treatment", models.CharField(blank=True, max_length=14)),
                        ("reference", models.CharField(blank=True, max_length=200)),
                        ("texts", models.JSONField(default=dict)),
                        ("transfer_id", models.BigIntegerField(null=True)),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("update", "Changes a payment that is here"),
                                    ("same", "Here already, unchanged"),
                                    ("undecided", "Recipient not decided"),
                                    ("refused", "Refused"),
                                    ("late", "Late: the year is closed"),
                                ],
                                default="new",
                                max_length=9,
                            ),
                        ),
                        ("errors", models.JSONField(default=list)),
                        ("warnings", models.JSONField(default=list)),
                        (
                            "batch",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="disclosures.importbatch",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="RegisterLine",
                    fields=[
                        (
                            "line",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="register",
                                serialize=False,
                                to="disclosures.line",
                            ),
                        ),
                        ("public_id", models.CharField(max_length=16, unique=True)),
                        ("version", models.PositiveIntegerField()),
                        ("company_name", models.CharField(max_length=500)),
                        ("organisation_name", models.CharField(max_length=500)),
                        ("country", models.CharField(max_length=2)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("paid_on", models.DateField(null=True)),
                        ("category", models.CharField(max_length=40)),
                        ("form", models.CharField(max_length=10)),
                        ("description", models.TextField(blank=True)),
                        ("benefit", models.TextField(blank=True)),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, null=True
                            ),
                        ),
                        ("currency", models.CharField(max_length=3)),
                        ("vat_treatment", models.CharField(max_length=14)),
                        (
                            "agreement_title",
                            models.CharField(blank=True, max_length=300),
                        ),
                        ("answer", models.CharField(max_length=11)),
                        ("answered_on", models.DateField(null=True)),
                        ("reservation", models.BooleanField(default=False)),
                        (
                            "published_elsewhere",
                            models.CharField(blank=True, max_length=300),
                        ),
                        ("first_published_on", models.DateField()),
                        ("changed_on", models.DateField()),
                        ("search_key", models.TextField()),
                    ],
                ),
                migrations.CreateModel(
                    name="LateAnswer",
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
                        ("answer", models.CharField(max_length=11)),
                        ("reason", models.CharField(blank=True, max_length=12)),
                        ("words", models.TextField(blank=True)),
                        ("company_words", models.TextField(blank=True)),
                        ("answered_on", models.DateField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="late_answers",
                                to="disclosures.line",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Period",
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
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        (
                            "time_zone",
                            models.CharField(default="Europe/London", max_length=40),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("frozen", "Closed for changes"),
                                    ("in_review", "Being checked by recipients"),
                                    ("in_correction", "Being corrected"),
                                ],
                                default="open",
                                max_length=13,
                            ),
                        ),
                        ("review_opened_on", models.DateField(blank=True, null=True)),
                        ("review_closes_on", models.DateField(blank=True, null=True)),
                        (
                            "thaw_asked_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("thaw_asked_at", models.DateTimeField(blank=True, null=True)),
                        ("thaw_reason", models.TextField(blank=True)),
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
                                related_name="periods",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "regime",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="regimes.regime",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalReport",
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
                        ("reference", models.CharField(max_length=20)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("certified", "Certified"),
                                    ("approved", "Approved"),
                                    ("published", "Published"),
                                    ("superseded", "Replaced by a later version"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        (
                            "nil",
                            models.BooleanField(
                                default=False, verbose_name="nothing to report"
                            ),
                        ),
                        (
                            "attestation",
                            models.TextField(blank=True, verbose_name="attestation"),
                        ),
                        (
                            "methodology",
                            models.TextField(
                                blank=True, verbose_name="methodology note"
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(
                                blank=True,
                                verbose_name="why there is a new version (public)",
                            ),
                        ),
                        (
                            "certified_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("certified_at", models.DateTimeField(blank=True, null=True)),
                        ("certified_on", models.DateField(blank=True, null=True)),
                        (
                            "certified_digest",
                            models.CharField(blank=True, editable=False, max_length=64),
                        ),
                        (
                            "approved_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        ("approved_on", models.DateField(blank=True, null=True)),
                        ("countersign_asked_because", models.TextField(blank=True)),
                        ("countersigned", models.BooleanField(default=False)),
                        (
                            "published_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
                        ("published_on", models.DateField(blank=True, null=True)),
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
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                        "verbose_name": "historical report",
                        "verbose_name_plural": "historical reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDelivery",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("not_invited", "Not yet invited"),
                                    ("undeliverable", "Could not be delivered"),
                                    ("delivered", "Delivered"),
                                    ("opened", "Opened"),
                                    ("answering", "Answering"),
                                    ("done", "All answered"),
                                ],
                                default="not_invited",
                                max_length=13,
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "No way known"),
                                    ("portal", "Portal and e-mail"),
                                    ("letter", "Letter"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("invited_on", models.DateField(blank=True, null=True)),
                        ("opened_on", models.DateField(blank=True, null=True)),
                        ("closes_on", models.DateField()),
                        (
                            "reminded_days",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                            "recipient",
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
                        "verbose_name": "historical delivery",
                        "verbose_name_plural": "historical deliverys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.AddField(
                    model_name="entry",
                    name="period",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="disclosures.period",
                    ),
                ),
                migrations.CreateModel(
                    name="Delivery",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("not_invited", "Not yet invited"),
                                    ("undeliverable", "Could not be delivered"),
                                    ("delivered", "Delivered"),
                                    ("opened", "Opened"),
                                    ("answering", "Answering"),
                                    ("done", "All answered"),
                                ],
                                default="not_invited",
                                max_length=13,
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "No way known"),
                                    ("portal", "Portal and e-mail"),
                                    ("letter", "Letter"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("invited_on", models.DateField(blank=True, null=True)),
                        ("opened_on", models.DateField(blank=True, null=True)),
                        ("closes_on", models.DateField()),
                        (
                            "reminded_days",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="disclosures.period",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PublishedReport",
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
                        ("report_id", models.BigIntegerField(unique=True)),
                        ("reference", models.CharField(max_length=20)),
                        ("version", models.PositiveIntegerField()),
                        ("company_public_id", models.CharField(max_length=16)),
                        ("company_name", models.CharField(max_length=500)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("nil", models.BooleanField()),
                        ("published_on", models.DateField()),
                        ("reason", models.TextField(blank=True)),
                        ("facts", models.JSONField()),
                        ("sums", models.JSONField()),
                        ("line_count", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveBigIntegerField()),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["company_public_id", "-year", "-version"],
                                name="published_report_company",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("reference", "version"),
                                name="published_report_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LineVersion",
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
                        ("version", models.PositiveIntegerField()),
                        ("content", models.TextField()),
                        ("reason", models.TextField(blank=True)),
                        ("removed", models.BooleanField(default=False)),
                        ("published_on", models.DateField()),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="disclosures.line",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="new_line_versions",
                                to="disclosures.publishedreport",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Question",
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
                            "reason",
                            models.CharField(
                                choices=[
                                    ("amount", "The amount is wrong"),
                                    ("date", "The date or year is wrong"),
                                    ("recipient", "It was not paid to us"),
                                    ("not_received", "We did not receive it"),
                                    ("twice", "It is listed twice"),
                                    ("category", "It is in the wrong category"),
                                    ("description", "The description is wrong"),
                                    ("vat", "The VAT is wrong"),
                                    ("other", "Something else"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("words", models.TextField()),
                        ("asked_on", models.DateField()),
                        ("asked_by_id", models.BigIntegerField()),
                        ("company_words", models.TextField(blank=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Waiting for the company"),
                                    ("answered", "Answered by the company"),
                                    ("settled", "Settled"),
                                    ("unsettled", "Not agreed; both views are shown"),
                                ],
                                default="open",
                                max_length=9,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("changed", "The entry was changed"),
                                    ("unchanged", "The entry stays as it was"),
                                    ("withdrawn", "The question was taken back"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="disclosures.entry",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="RecipientDecision",
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
                        ("text", models.CharField(max_length=500)),
                        (
                            "text_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "text"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recipient_decisions",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="RegisterOrganisation",
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
                        ("is_company", models.BooleanField()),
                        ("name", models.CharField(max_length=500)),
                        ("name_key", models.TextField()),
                        ("other_names", models.JSONField(default=list)),
                        ("country", models.CharField(max_length=2)),
                        ("website", models.CharField(blank=True, max_length=300)),
                        ("identifiers", models.JSONField(default=list)),
                        ("conditions", models.JSONField(default=list)),
                        ("search_key", models.TextField()),
                        ("moved_to", models.CharField(blank=True, max_length=16)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["is_company", "name_key", "id"],
                                name="register_name",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["search_key"],
                                name="register_organisation_trigrams",
                                opclasses=["gin_trgm_ops"],
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Coverage",
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
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("report", "Report"),
                                    ("nothing", "Nothing to report"),
                                    ("late", "Late"),
                                    ("absent", "Not on this register"),
                                ],
                                max_length=7,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="disclosures.publishedreport",
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="coverage",
                                to="disclosures.registerorganisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="RegisterSum",
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
                        ("year", models.PositiveSmallIntegerField()),
                        ("category", models.CharField(max_length=40)),
                        ("country", models.CharField(max_length=2)),
                        ("answer", models.CharField(max_length=11)),
                        ("currency", models.CharField(max_length=3)),
                        (
                            "amount",
                            models.DecimalField(decimal_places=4, max_digits=26),
                        ),
                        ("lines", models.BigIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=(
                                    "year",
                                    "category",
                                    "country",
                                    "answer",
                                    "currency",
                                ),
                                name="register_sum_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterTotal",
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
                        ("year", models.PositiveSmallIntegerField()),
                        ("category", models.CharField(max_length=40)),
                        ("country", models.CharField(max_length=2)),
                        ("answer", models.CharField(max_length=11)),
                        ("currency", models.CharField(max_length=3)),
                        (
                            "amount",
                            models.DecimalField(decimal_places=4, max_digits=22),
                        ),
                        ("lines", models.PositiveIntegerField()),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="disclosures.registerorganisation",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="disclosures.registerorganisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Report",
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
                        ("reference", models.CharField(max_length=20)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("certified", "Certified"),
                                    ("approved", "Approved"),
                                    ("published", "Published"),
                                    ("superseded", "Replaced by a later version"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        (
                            "nil",
                            models.BooleanField(
                                default=False, verbose_name="nothing to report"
                            ),
                        ),
                        (
                            "attestation",
                            models.TextField(blank=True, verbose_name="attestation"),
                        ),
                        (
                            "methodology",
                            models.TextField(
                                blank=True, verbose_name="methodology note"
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(
                                blank=True,
                                verbose_name="why there is a new version (public)",
                            ),
                        ),
                        (
                            "certified_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("certified_at", models.DateTimeField(blank=True, null=True)),
                        ("certified_on", models.DateField(blank=True, null=True)),
                        (
                            "certified_digest",
                            models.CharField(blank=True, editable=False, max_length=64),
                        ),
                        (
                            "approved_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        ("approved_on", models.DateField(blank=True, null=True)),
                        ("countersign_asked_because", models.TextField(blank=True)),
                        ("countersigned", models.BooleanField(default=False)),
                        (
                            "published_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
                        ("published_on", models.DateField(blank=True, null=True)),
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
                                related_name="reports",
                                to="disclosures.period",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalReservation",
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
                        ("rule", models.CharField(max_length=40)),
                        ("words", models.TextField()),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                                to="disclosures.entry",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical reservation",
                        "verbose_name_plural": "historical reservations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportApprover",
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
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report approver",
                        "verbose_name_plural": "historical report approvers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReportApprover",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approvers",
                                to="disclosures.report",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ReportLine",
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
                            "line_version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="disclosures.lineversion",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="disclosures.publishedreport",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Reservation",
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
                        ("rule", models.CharField(max_length=40)),
                        ("words", models.TextField()),
                        (
                            "entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="disclosures.entry",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reservations",
                                to="disclosures.report",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="SnapshotPart",
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
                        ("number", models.PositiveIntegerField()),
                        ("data", models.BinaryField()),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="disclosures.publishedreport",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Transfer",
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
                            "intermediary",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="paid through (the name on the bank statement)",
                            ),
                        ),
                        (
                            "agreement_title",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="agreement"
                            ),
                        ),
                        (
                            "agreement_signed_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="agreement signed on",
                            ),
                        ),
                        (
                            "category",
                            models.CharField(max_length=40, verbose_name="category"),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("cash", "Money"),
                                    ("in_kind", "Help that is not money"),
                                    ("service", "Payment for a service"),
                                ],
                                default="cash",
                                max_length=10,
                                verbose_name="form",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "vat_treatment",
                            models.CharField(
                                choices=[
                                    ("included", "VAT included"),
                                    ("excluded", "VAT excluded"),
                                    ("not_applicable", "No VAT applies"),
                                    ("unknown", "VAT not known"),
                                ],
                                default="unknown",
                                max_length=14,
                                verbose_name="VAT",
                            ),
                        ),
                        (
                            "vat_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="VAT amount",
                            ),
                        ),
                        (
                            "valuation",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("price_paid", "Price paid"),
                                    ("market_price", "Market price"),
                                    ("cost", "Own cost"),
                                    ("hours", "Hours at a rate"),
                                    (
                                        "not_meaningful",
                                        "A value would not be meaningful",
                                    ),
                                ],
                                max_length=14,
                                verbose_name="how the value was found",
                            ),
                        ),
                        (
                            "benefit",
                            models.TextField(
                                blank=True, verbose_name="the benefit, in words"
                            ),
                        ),
                        (
                            "restricted",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="for a stated purpose only",
                            ),
                        ),
                        (
                            "paid_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="paid on"
                            ),
                        ),
                        (
                            "paid_year",
                            models.PositiveSmallIntegerField(verbose_name="year"),
                        ),
                        (
                            "received_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="received on"
                            ),
                        ),
                        (
                            "description",
                            models.TextField(
                                blank=True, verbose_name="what it was for (public)"
                            ),
                        ),
                        (
                            "description_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "description"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="your reference",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("manual", "Entered by hand"),
                                    ("import", "From a file"),
                                    ("claim", "Claimed by the recipient"),
                                ],
                                default="manual",
                                max_length=6,
                                verbose_name="how it came here",
                            ),
                        ),
                        (
                            "batch_row",
                            models.PositiveIntegerField(blank=True, null=True),
                        ),
                        (
                            "published_elsewhere",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="first published (where)",
                            ),
                        ),
                        (
                            "published_elsewhere_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="first published (when)",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("recorded", "Recorded"),
                                    ("excluded", "Not published"),
                                ],
                                default="recorded",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "excluded_because",
                            models.TextField(
                                blank=True, verbose_name="not published because"
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
                            "batch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transfers",
                                to="disclosures.importbatch",
                            ),
                        ),
                        (
                            "disclosed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transfers",
                                to="organisations.organisation",
                                verbose_name="company",
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
                                verbose_name="paid by (if another company of the group)",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received",
                                to="organisations.organisation",
                                verbose_name="recipient",
                            ),
                        ),
                        (
                            "refund_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="refunds",
                                to="disclosures.transfer",
                                verbose_name="refund of",
                            ),
                        ),
                        (
                            "ultimate_recipient",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                                verbose_name="passed on to",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalTransfer",
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
                            "intermediary",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="paid through (the name on the bank statement)",
                            ),
                        ),
                        (
                            "agreement_title",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="agreement"
                            ),
                        ),
                        (
                            "agreement_signed_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="agreement signed on",
                            ),
                        ),
                        (
                            "category",
                            models.CharField(max_length=40, verbose_name="category"),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("cash", "Money"),
                                    ("in_kind", "Help that is not money"),
                                    ("service", "Payment for a service"),
                                ],
                                default="cash",
                                max_length=10,
                                verbose_name="form",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "vat_treatment",
                            models.CharField(
                                choices=[
                                    ("included", "VAT included"),
                                    ("excluded", "VAT excluded"),
                                    ("not_applicable", "No VAT applies"),
                                    ("unknown", "VAT not known"),
                                ],
                                default="unknown",
                                max_length=14,
                                verbose_name="VAT",
                            ),
                        ),
                        (
                            "vat_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="VAT amount",
                            ),
                        ),
                        (
                            "valuation",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("price_paid", "Price paid"),
                                    ("market_price", "Market price"),
                                    ("cost", "Own cost"),
                                    ("hours", "Hours at a rate"),
                                    (
                                        "not_meaningful",
                                        "A value would not be meaningful",
                                    ),
                                ],
                                max_length=14,
                                verbose_name="how the value was found",
                            ),
                        ),
                        (
                            "benefit",
                            models.TextField(
                                blank=True, verbose_name="the benefit, in words"
                            ),
                        ),
                        (
                            "restricted",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="for a stated purpose only",
                            ),
                        ),
                        (
                            "paid_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="paid on"
                            ),
                        ),
                        (
                            "paid_year",
                            models.PositiveSmallIntegerField(verbose_name="year"),
                        ),
                        (
                            "received_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="received on"
                            ),
                        ),
                        (
                            "description",
                            models.TextField(
                                blank=True, verbose_name="what it was for (public)"
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="your reference",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("manual", "Entered by hand"),
                                    ("import", "From a file"),
                                    ("claim", "Claimed by the recipient"),
                                ],
                                default="manual",
                                max_length=6,
                                verbose_name="how it came here",
                            ),
                        ),
                        (
                            "batch_row",
                            models.PositiveIntegerField(blank=True, null=True),
                        ),
                        (
                            "published_elsewhere",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="first published (where)",
                            ),
                        ),
                        (
                            "published_elsewhere_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="first published (when)",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("recorded", "Recorded"),
                                    ("excluded", "Not published"),
                                ],
                                default="recorded",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "excluded_because",
                            models.TextField(
                                blank=True, verbose_name="not published because"
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
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                            "disclosed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organisations.organisation",
                                verbose_name="company",
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
                                verbose_name="paid by (if another company of the group)",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organisations.organisation",
                                verbose_name="recipient",
                            ),
                        ),
                        (
                            "ultimate_recipient",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organisations.organisation",
                                verbose_name="passed on to",
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.importbatch",
                            ),
                        ),
                        (
                            "refund_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.transfer",
                                verbose_name="refund of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical transfer",
                        "verbose_name_plural": "historical transfers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEvidence",
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
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                        "verbose_name": "historical evidence",
                        "verbose_name_plural": "historical evidences",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEntry",
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
                                    ("open", "Being prepared"),
                                    ("in_review", "Being checked"),
                                    ("published", "Published"),
                                    ("excluded", "Not published"),
                                ],
                                default="open",
                                max_length=9,
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True
                            ),
                        ),
                        ("currency", models.CharField(max_length=3)),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("none", "No answer yet"),
                                    ("confirmed", "Yes, that's right"),
                                    ("questioned", "Something is wrong"),
                                    ("cannot_tell", "I can't tell"),
                                ],
                                default="none",
                                max_length=11,
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        (
                            "answered_way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("portal", "Here"),
                                    ("workbook", "By workbook"),
                                    ("letter", "By letter, entered by the company"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("answered_about", models.JSONField(default=dict)),
                        ("lapsed_on", models.DateField(blank=True, null=True)),
                        ("asked_again_until", models.DateField(blank=True, null=True)),
                        ("suggested_description", models.TextField(blank=True)),
                        (
                            "assigned_to_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                            "answer_letter",
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
                            "recipient",
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
                        "verbose_name": "historical entry",
                        "verbose_name_plural": "historical entrys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalClaim",
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
                            "received_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="received on"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "description",
                            models.TextField(verbose_name="what it was for"),
                        ),
                        ("claimed_on", models.DateField()),
                        ("claimed_by_id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Waiting for the company"),
                                    ("accepted", "Accepted"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="open",
                                max_length=9,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "decided_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_change_reason",
                            models.CharField(max_length=100, null=True),
                        ),
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
                            "evidence",
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
                            "recipient",
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
                        "verbose_name": "historical claim",
                        "verbose_name_plural": "historical claims",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Evidence",
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
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="disclosures.transfer",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="entry",
                    name="transfer",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entry",
                        to="disclosures.transfer",
                    ),
                ),
                migrations.CreateModel(
                    name="Claim",
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
                            "received_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="received on"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "description",
                            models.TextField(verbose_name="what it was for"),
                        ),
                        ("claimed_on", models.DateField()),
                        ("claimed_by_id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Waiting for the company"),
                                    ("accepted", "Accepted"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="open",
                                max_length=9,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "decided_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claimed",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="disclosures.transfer",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="TransferParty",
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
                            "side",
                            models.CharField(
                                choices=[
                                    ("company", "Company"),
                                    ("recipient", "Recipient"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("shown", models.BooleanField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parties",
                                to="disclosures.transfer",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Withdrawal",
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
                        ("ground", models.TextField()),
                        ("withdrawn_on", models.DateField()),
                        (
                            "line",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="disclosures.line",
                            ),
                        ),
                    ],
                ),
                migrations.AddConstraint(
                    model_name="importprofile",
                    constraint=models.UniqueConstraint(
                        fields=("company", "name"), name="import_profile_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="importbatch",
                    index=models.Index(
                        fields=["company", "-id"], name="import_batch_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importbatch",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "uploaded",
                                    "reading",
                                    "checked",
                                    "storing",
                                    "stored",
                                    "unusable",
                                    "discarded",
                                ],
                            )
                        ),
                        name="import_batch_state_known",
                    ),
                ),
                migrations.AddIndex(
                    model_name="importrecipient",
                    index=models.Index(
                        fields=["batch", "way", "key"], name="import_recipient_way"
                    ),
                ),
                migrations.AddIndex(
                    model_name="importrecipient",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["key"],
                        name="import_recipient_trigrams",
                        opclasses=["gin_trgm_ops"],
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importrecipient",
                    constraint=models.UniqueConstraint(
                        fields=("batch", "number"), name="import_recipient_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="importrow",
                    index=models.Index(
                        condition=models.Q(("verdict", "new"), _negated=True),
                        fields=["batch", "verdict", "number"],
                        name="import_row_not_new",
                    ),
                ),
                migrations.AddField(
                    model_name="registerline",
                    name="company",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="disclosures.registerorganisation",
                    ),
                ),
                migrations.AddField(
                    model_name="registerline",
                    name="organisation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="disclosures.registerorganisation",
                    ),
                ),
                migrations.AddField(
                    model_name="registerline",
                    name="report",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="disclosures.publishedreport",
                    ),
                ),
                migrations.AddIndex(
                    model_name="period",
                    index=models.Index(
                        fields=["company", "-starts_on"], name="period_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="period",
                    index=models.Index(
                        fields=["state", "review_closes_on"], name="period_due"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="period",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("review_opened_on__isnull", True),
                                ("state__in", ["open", "frozen"]),
                            ),
                            models.Q(
                                ("review_closes_on__isnull", False),
                                ("review_opened_on__isnull", False),
                                ("state__in", ["in_review", "in_correction"]),
                            ),
                            _connector="OR",
                        ),
                        name="period_review_dates_with_state",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="period",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("thaw_asked_at__isnull", True),
                                ("thaw_asked_by_id__isnull", True),
                            ),
                            models.Q(
                                ("thaw_asked_at__isnull", False),
                                ("thaw_asked_by_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="period_thaw_asked_at_with_thaw_asked_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="period",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="period_starts_before_end",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="period",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("company", "="),
                            ("regime", "="),
                            (
                                models.Func(
                                    "starts_on",
                                    "ends_on",
                                    models.Value("[]"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="period_no_overlap",
                    ),
                ),
                migrations.AddIndex(
                    model_name="delivery",
                    index=models.Index(
                        fields=["recipient", "period"], name="delivery_recipient"
                    ),
                ),
                migrations.AddIndex(
                    model_name="delivery",
                    index=models.Index(fields=["closes_on", "id"], name="delivery_due"),
                ),
                migrations.AddConstraint(
                    model_name="delivery",
                    constraint=models.UniqueConstraint(
                        fields=("period", "recipient"), name="delivery_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delivery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "not_invited",
                                    "undeliverable",
                                    "delivered",
                                    "opened",
                                    "answering",
                                    "done",
                                ],
                            )
                        ),
                        name="delivery_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lineversion",
                    constraint=models.UniqueConstraint(
                        fields=("line", "version"), name="line_version_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lineversion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("version", 1),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="line_new_version_with_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome__in", ["changed", "unchanged", "withdrawn"]),
                                ("settled_on__isnull", False),
                                ("state", "settled"),
                            ),
                            models.Q(
                                ("outcome", ""),
                                ("settled_on__isnull", True),
                                ("state__in", ["open", "answered", "unsettled"]),
                            ),
                            _connector="OR",
                        ),
                        name="question_settled_with_outcome",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_by_id__isnull", True),
                                ("answered_on__isnull", True),
                            ),
                            models.Q(
                                ("answered_by_id__isnull", False),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="question_answered_on_with_answered_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("asked_by_id__isnull", False), ("asked_on__isnull", False)
                        ),
                        name="question_asked_on_with_asked_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ["open", "answered"])),
                        fields=("entry",),
                        name="question_one_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recipientdecision",
                    constraint=models.UniqueConstraint(
                        models.F("company"), models.F("text_key"), name="decision_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="coverage",
                    constraint=models.UniqueConstraint(
                        fields=("company", "year"), name="coverage_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registertotal",
                    index=models.Index(
                        fields=["organisation", "year"], name="register_total_of"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registertotal",
                    index=models.Index(
                        fields=["year", "currency"], name="register_total_year"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="registertotal",
                    constraint=models.UniqueConstraint(
                        fields=(
                            "company",
                            "organisation",
                            "year",
                            "category",
                            "answer",
                            "currency",
                        ),
                        name="register_total_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("certified_at__isnull", True),
                                ("certified_by_id__isnull", True),
                            ),
                            models.Q(
                                ("certified_at__isnull", False),
                                ("certified_by_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="report_certified_at_with_certified_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_at__isnull", True),
                                ("approved_by_id__isnull", True),
                            ),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="report_approved_at_with_approved_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published_at__isnull", True),
                                ("published_by_id__isnull", True),
                            ),
                            models.Q(
                                ("published_at__isnull", False),
                                ("published_by_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="report_published_at_with_published_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by_id__isnull", True),
                            models.Q(
                                ("approved_by_id", models.F("certified_by_id")),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="report_four_eyes",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("certified_at__isnull", True), ("state", "draft")
                            ),
                            models.Q(
                                ("approved_at__isnull", True),
                                ("certified_at__isnull", False),
                                ("state", "certified"),
                            ),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("certified_at__isnull", False),
                                ("published_at__isnull", True),
                                ("state", "approved"),
                            ),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("certified_at__isnull", False),
                                ("published_at__isnull", False),
                                ("state__in", ["published", "superseded"]),
                            ),
                            _connector="OR",
                        ),
                        name="report_state_with_people",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("version", 1),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="report_new_version_with_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.UniqueConstraint(
                        fields=("period", "version"), name="report_version_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "certified", "approved"])
                        ),
                        fields=("period",),
                        name="report_one_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "published")),
                        fields=("period",),
                        name="report_one_published",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportapprover",
                    constraint=models.UniqueConstraint(
                        fields=("report", "person"), name="report_approver_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportline",
                    constraint=models.UniqueConstraint(
                        fields=("report", "line_version"), name="report_line_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reservation",
                    constraint=models.UniqueConstraint(
                        fields=("report", "rule", "entry"),
                        name="reservation_once",
                        nulls_distinct=False,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="reservation_has_words",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="snapshotpart",
                    constraint=models.UniqueConstraint(
                        fields=("report", "number"), name="snapshot_part_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="transfer",
                    index=models.Index(
                        fields=["disclosed_by", "-id"], name="transfer_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="transfer",
                    index=models.Index(
                        fields=["disclosed_by", "paid_year", "-id"],
                        name="transfer_year",
                    ),
                ),
                migrations.AddIndex(
                    model_name="transfer",
                    index=models.Index(
                        fields=["disclosed_by", "amount", "id"], name="transfer_amount"
                    ),
                ),
                migrations.AddIndex(
                    model_name="transfer",
                    index=models.Index(
                        fields=["disclosed_by", "recipient", "-id"],
                        name="transfer_recipient",
                    ),
                ),
                migrations.AddIndex(
                    model_name="transfer",
                    index=models.Index(
                        fields=["recipient", "-id"], name="transfer_received"
                    ),
                ),
                migrations.AddIndex(
                    model_name="transfer",
                    index=models.Index(
                        fields=["disclosed_by", "category", "-id"],
                        name="transfer_category",
                    ),
                ),
                migrations.AddIndex(
                    model_name="transfer",
                    index=models.Index(
                        condition=models.Q(("state", "excluded")),
                        fields=["disclosed_by", "-id"],
                        name="transfer_excluded",
                    ),
                ),
                migrations.AddIndex(
                    model_name="transfer",
                    index=models.Index(
                        fields=["batch", "batch_row"], name="transfer_batch"
                    ),
                ),
                migrations.AddIndex(
                    model_name="transfer",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["description_key"],
                        name="transfer_description_trigrams",
                        opclasses=["gin_trgm_ops"],
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("excluded_because", ""), ("state", "recorded")),
                            models.Q(
                                ("state", "excluded"),
                                models.Q(("excluded_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="transfer_excluded_with_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "vat_treatment__in",
                                ["included", "excluded", "not_applicable", "unknown"],
                            )
                        ),
                        name="transfer_vat_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("form__in", ["cash", "in_kind", "service"])
                        ),
                        name="transfer_form_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("source__in", ["manual", "import", "claim"])
                        ),
                        name="transfer_source_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True),
                            (
                                "amount",
                                django.db.models.functions.math.Round(
                                    "amount",
                                    precision=disclosures.models.transfers.CurrencyPlaces(
                                        "currency"
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="transfer_amount_fits_currency",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                        name="transfer_currency_is_iso",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", False),
                            models.Q(
                                ("form", "in_kind"),
                                ("valuation", "not_meaningful"),
                                models.Q(("benefit", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="transfer_amount_or_benefit",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True),
                            ("amount__gt", 0),
                            models.Q(("amount__lt", 0), ("refund_of__isnull", False)),
                            _connector="OR",
                        ),
                        name="transfer_negative_is_refund",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("vat_amount__isnull", True),
                            ("vat_amount__gte", 0),
                            _connector="OR",
                        ),
                        name="transfer_vat_amount_not_negative",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("paid_on__isnull", True),
                            ("paid_on__year", models.F("paid_year")),
                            _connector="OR",
                        ),
                        name="transfer_paid_on_in_year",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("paid_year__gte", 1990), ("paid_year__lte", 2100)
                        ),
                        name="transfer_year_plausible",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published_elsewhere", ""),
                                ("published_elsewhere_on__isnull", True),
                            ),
                            models.Q(("published_elsewhere", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="transfer_published_elsewhere_where_and_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("recipient", models.F("disclosed_by")), _negated=True
                        ),
                        name="transfer_two_parties",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("disclosed_by", "reference"),
                        name="transfer_reference_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evidence",
                    constraint=models.UniqueConstraint(
                        fields=("transfer", "document"), name="evidence_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="entry",
                    index=models.Index(
                        fields=["period", "recipient", "id"], name="entry_recipient"
                    ),
                ),
                migrations.AddIndex(
                    model_name="entry",
                    index=models.Index(
                        fields=["period", "state", "answer"], name="entry_answer"
                    ),
                ),
                migrations.AddIndex(
                    model_name="entry",
                    index=models.Index(
                        fields=["recipient", "state", "id"], name="entry_of_recipient"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="entry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["open", "in_review", "published", "excluded"],
                            )
                        ),
                        name="entry_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="entry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", "none"),
                                ("answered_by_id__isnull", True),
                                ("answered_on__isnull", True),
                                ("answered_way", ""),
                            ),
                            models.Q(
                                (
                                    "answer__in",
                                    ["confirmed", "questioned", "cannot_tell"],
                                ),
                                ("answered_by_id__isnull", False),
                                ("answered_on__isnull", False),
                                ("answered_way__in", ["portal", "workbook", "letter"]),
                            ),
                            _connector="OR",
                        ),
                        name="entry_answered_on_with_answered_by",
                    ),
                ),
                migrations.AddIndex(
                    model_name="claim",
                    index=models.Index(
                        fields=["company", "state", "id"], name="claim_of_company"
                    ),
                ),
                migrations.AddIndex(
                    model_name="claim",
                    index=models.Index(
                        fields=["recipient", "-id"], name="claim_of_recipient"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="claim",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_on__isnull", False),
                                ("state", "accepted"),
                                ("transfer__isnull", False),
                            ),
                            models.Q(
                                ("decided_on__isnull", False),
                                ("state", "rejected"),
                                ("transfer__isnull", True),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                ("state__in", ["open", "withdrawn"]),
                                ("transfer__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="claim_decision_with_state",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="claim",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_by_id__isnull", True),
                                ("decided_on__isnull", True),
                            ),
                            models.Q(
                                ("decided_by_id__isnull", False),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claim_decided_on_with_decided_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="claim",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("claimed_by_id__isnull", False),
                            ("claimed_on__isnull", False),
                        ),
                        name="claim_claimed_on_with_claimed_by",
                    ),
                ),
                migrations.AddIndex(
                    model_name="transferparty",
                    index=models.Index(
                        condition=models.Q(("shown", True)),
                        fields=["organisation", "transfer"],
                        name="party_sees",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transferparty",
                    constraint=models.UniqueConstraint(
                        fields=("transfer", "organisation", "side"), name="party_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["-year", "-line"], name="register_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["amount", "line"], name="register_amount"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["company", "-year", "-line"], name="register_company"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["organisation", "-year", "-line"],
                        name="register_recipient",
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["company", "amount", "line"],
                        name="register_company_amount",
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["organisation", "amount", "line"],
                        name="register_recipient_amount",
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["category", "-year", "-line"], name="register_category"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["country", "-year", "-line"], name="register_country"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["answer", "-year", "-line"], name="register_answer"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=models.Index(
                        fields=["changed_on", "line"], name="register_changed"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerline",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["search_key"],
                        name="register_line_trigrams",
                        opclasses=["gin_trgm_ops"],
                    ),
                ),
            ]
        ),
    ]
