"""One budget of an activity that several pay for."""

import audit.ids
import audit.models
import django.db.models.deletion
import simple_history.models
from audit.new_tables import NewTables
from audit.triggers import TrackHistory
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_reasons_in_full"),
        ("organisations", "0012_how_common_sights_are"),
        ("partnerships", "0010_public"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="Budget",
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
                            "title",
                            models.CharField(max_length=200, verbose_name="title"),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "starts_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="begins on"
                            ),
                        ),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ends on"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("closed", "Closed")],
                                default="open",
                                max_length=6,
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="closed on"
                            ),
                        ),
                        ("made_on", models.DateField()),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budgets",
                                to="partnerships.activity",
                                verbose_name="activity",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.budget",
                            ),
                        ),
                        (
                            "kept_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="BudgetFunder",
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
                            "name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "own",
                            models.BooleanField(
                                default=False, verbose_name="own money"
                            ),
                        ),
                        (
                            "share",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="share"
                            ),
                        ),
                        (
                            "received",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="received",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked"),
                                    ("promised", "Promised"),
                                    ("agreed", "Agreed"),
                                    ("received", "Received"),
                                    ("declined", "Declined"),
                                ],
                                default="asked",
                                max_length=8,
                                verbose_name="how it stands",
                            ),
                        ),
                        (
                            "sees_lines",
                            models.BooleanField(
                                default=False, verbose_name="reads all lines"
                            ),
                        ),
                        (
                            "sees_names",
                            models.BooleanField(
                                default=False, verbose_name="reads who else pays"
                            ),
                        ),
                        (
                            "sees_papers",
                            models.BooleanField(
                                default=True, verbose_name="reads reports and evidence"
                            ),
                        ),
                        (
                            "shown_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="shown since"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.agreement",
                                verbose_name="agreement",
                            ),
                        ),
                        (
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="funders",
                                to="partnerships.budget",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="funded_budgets",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="BudgetItem",
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
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "words",
                            models.CharField(max_length=200, verbose_name="what for"),
                        ),
                        (
                            "planned",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="planned"
                            ),
                        ),
                        (
                            "dropped_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="taken out on"
                            ),
                        ),
                        (
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="partnerships.budget",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="BudgetInvoice",
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
                            "supplier",
                            models.CharField(max_length=200, verbose_name="supplier"),
                        ),
                        (
                            "number",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="number"
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=320)),
                        ("dated_on", models.DateField(verbose_name="dated")),
                        (
                            "total",
                            models.DecimalField(
                                decimal_places=4,
                                max_digits=18,
                                verbose_name="whole invoice",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=4,
                                max_digits=18,
                                verbose_name="counted here",
                            ),
                        ),
                        (
                            "dropped_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="taken out on"
                            ),
                        ),
                        ("entered_on", models.DateField()),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invoices",
                                to="partnerships.budget",
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
                            "funder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.budgetfunder",
                                verbose_name="paid from",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.budgetitem",
                                verbose_name="line",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="BudgetPaper",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("report", "Report"),
                                    ("evidence", "Evidence"),
                                ],
                                max_length=8,
                                verbose_name="what it is",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(max_length=200, verbose_name="title"),
                        ),
                        ("given_on", models.DateField()),
                        (
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="partnerships.budget",
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
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalBudget",
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
                            "title",
                            models.CharField(max_length=200, verbose_name="title"),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "starts_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="begins on"
                            ),
                        ),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ends on"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("closed", "Closed")],
                                default="open",
                                max_length=6,
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="closed on"
                            ),
                        ),
                        ("made_on", models.DateField()),
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
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.activity",
                                verbose_name="activity",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.budget",
                            ),
                        ),
                        (
                            "kept_by",
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
                        "verbose_name": "historical budget",
                        "verbose_name_plural": "historical budgets",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetFunder",
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
                            "name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "own",
                            models.BooleanField(
                                default=False, verbose_name="own money"
                            ),
                        ),
                        (
                            "share",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="share"
                            ),
                        ),
                        (
                            "received",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="received",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked"),
                                    ("promised", "Promised"),
                                    ("agreed", "Agreed"),
                                    ("received", "Received"),
                                    ("declined", "Declined"),
                                ],
                                default="asked",
                                max_length=8,
                                verbose_name="how it stands",
                            ),
                        ),
                        (
                            "sees_lines",
                            models.BooleanField(
                                default=False, verbose_name="reads all lines"
                            ),
                        ),
                        (
                            "sees_names",
                            models.BooleanField(
                                default=False, verbose_name="reads who else pays"
                            ),
                        ),
                        (
                            "sees_papers",
                            models.BooleanField(
                                default=True, verbose_name="reads reports and evidence"
                            ),
                        ),
                        (
                            "shown_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="shown since"
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
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.agreement",
                                verbose_name="agreement",
                            ),
                        ),
                        (
                            "budget",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.budget",
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
                        "verbose_name": "historical budget funder",
                        "verbose_name_plural": "historical budget funders",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetInvoice",
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
                            "supplier",
                            models.CharField(max_length=200, verbose_name="supplier"),
                        ),
                        (
                            "number",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="number"
                            ),
                        ),
                        ("dated_on", models.DateField(verbose_name="dated")),
                        (
                            "total",
                            models.DecimalField(
                                decimal_places=4,
                                max_digits=18,
                                verbose_name="whole invoice",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=4,
                                max_digits=18,
                                verbose_name="counted here",
                            ),
                        ),
                        (
                            "dropped_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="taken out on"
                            ),
                        ),
                        ("entered_on", models.DateField()),
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
                            "budget",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.budget",
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
                            "funder",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.budgetfunder",
                                verbose_name="paid from",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.budgetitem",
                                verbose_name="line",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical budget invoice",
                        "verbose_name_plural": "historical budget invoices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetItem",
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
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "words",
                            models.CharField(max_length=200, verbose_name="what for"),
                        ),
                        (
                            "planned",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="planned"
                            ),
                        ),
                        (
                            "dropped_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="taken out on"
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
                            "budget",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.budget",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical budget item",
                        "verbose_name_plural": "historical budget items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetPaper",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("report", "Report"),
                                    ("evidence", "Evidence"),
                                ],
                                max_length=8,
                                verbose_name="what it is",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(max_length=200, verbose_name="title"),
                        ),
                        ("given_on", models.DateField()),
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
                            "budget",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.budget",
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
                    ],
                    options={
                        "verbose_name": "historical budget paper",
                        "verbose_name_plural": "historical budget papers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSharedFlag",
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
                        ("finding", models.TextField(verbose_name="what was found")),
                        (
                            "words",
                            models.TextField(verbose_name="what the organisation says"),
                        ),
                        ("shared_on", models.DateField()),
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
                            "budget",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.budget",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical shared flag",
                        "verbose_name_plural": "historical shared flags",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SharedFlag",
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
                        ("key", models.CharField(editable=False, max_length=340)),
                        ("finding", models.TextField(verbose_name="what was found")),
                        (
                            "words",
                            models.TextField(verbose_name="what the organisation says"),
                        ),
                        ("shared_on", models.DateField()),
                        (
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shared_flags",
                                to="partnerships.budget",
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="budget",
                    index=models.Index(
                        fields=["activity", "-id"], name="budget_of_activity"
                    ),
                ),
                migrations.AddIndex(
                    model_name="budget",
                    index=models.Index(fields=["kept_by", "-id"], name="budget_newest"),
                ),
                migrations.AddConstraint(
                    model_name="budget",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="budget_has_title",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budget",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="budget_begins_before_it_ends",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budget",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", True), ("state", "open")),
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            _connector="OR",
                        ),
                        name="budget_closed_with_a_day",
                    ),
                ),
                migrations.AddIndex(
                    model_name="budgetfunder",
                    index=models.Index(fields=["budget", "id"], name="budget_funders"),
                ),
                migrations.AddConstraint(
                    model_name="budgetfunder",
                    constraint=models.UniqueConstraint(
                        fields=("organisation", "budget"), name="budget_funder_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetfunder",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("own", True)),
                        fields=("budget",),
                        name="budget_own_money_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetfunder",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), ("organisation__isnull", False)),
                            models.Q(
                                ("organisation__isnull", True),
                                models.Q(("name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="budget_funder_here_or_a_name",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetfunder",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False),
                            models.Q(("own", False), ("shown_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="budget_shown_to_who_is_here",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetfunder",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("share__gte", 0),
                            models.Q(
                                ("received__isnull", True),
                                ("received__gte", 0),
                                _connector="OR",
                            ),
                        ),
                        name="budget_share_not_negative",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetfunder",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("received__isnull", True),
                            ("state", "received"),
                            _connector="OR",
                        ),
                        name="budget_received_when_it_came",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetfunder",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["asked", "promised", "agreed", "received", "declined"],
                            )
                        ),
                        name="budget_funder_state_known",
                    ),
                ),
                migrations.AddIndex(
                    model_name="budgetitem",
                    index=models.Index(
                        fields=["budget", "position"], name="budget_items"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("planned__gte", 0)),
                        name="budget_item_not_negative",
                    ),
                ),
                migrations.AddIndex(
                    model_name="budgetinvoice",
                    index=models.Index(
                        fields=["budget", "-id"], name="budget_invoice_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="budgetinvoice",
                    index=models.Index(fields=["key"], name="budget_invoice_same"),
                ),
                migrations.AddConstraint(
                    model_name="budgetinvoice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0), ("total__gte", models.F("amount"))
                        ),
                        name="budget_invoice_part_of_whole",
                    ),
                ),
                migrations.AddIndex(
                    model_name="budgetpaper",
                    index=models.Index(fields=["budget", "id"], name="budget_papers"),
                ),
                migrations.AddConstraint(
                    model_name="sharedflag",
                    constraint=models.UniqueConstraint(
                        fields=("budget", "key"), name="shared_flag_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sharedflag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="shared_flag_words",
                    ),
                ),
            ]
        ),
        TrackHistory(
            "Budget",
            "BudgetFunder",
            "BudgetInvoice",
            "BudgetItem",
            "BudgetPaper",
            "SharedFlag",
        ),
    ]
