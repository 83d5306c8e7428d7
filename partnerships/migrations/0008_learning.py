"""Insights, evaluations, lessons, metrics, outcomes."""

import audit.ids
import audit.models
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import organisations.models.organisations
import simple_history.models
from audit.new_tables import NewTables
from django.db import migrations, models

from audit.triggers import TrackHistory


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_reasons_in_full"),
        ("organisations", "0009_found_by_anything"),
        ("partnerships", "0007_life"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="HistoricalMetricName",
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
                        ("listed", models.CharField(db_index=True, max_length=60)),
                        (
                            "name",
                            models.CharField(
                                max_length=300, verbose_name="the name in the source"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                max_length=300, verbose_name="where it stands"
                            ),
                        ),
                        ("confirmed_on", models.DateField()),
                        ("person_id", models.BigIntegerField()),
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
                        "verbose_name": "historical metric name",
                        "verbose_name_plural": "historical metric names",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AnswerPool",
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
                        ("complete_on", models.DateField(null=True)),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Evaluation",
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
                            "cause",
                            models.CharField(
                                choices=[
                                    ("yearly", "The yearly one"),
                                    ("asked", "One more, which both sides want"),
                                ],
                                max_length=6,
                                verbose_name="which",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Asked for"),
                                    ("not_held", "Not held"),
                                    ("open", "Being answered"),
                                    ("shown", "Opened to all"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="why now")),
                        ("recorded_on", models.DateField()),
                        (
                            "opened_on",
                            models.DateField(null=True, verbose_name="opened on"),
                        ),
                        (
                            "closes_on",
                            models.DateField(null=True, verbose_name="answers until"),
                        ),
                        (
                            "shown_on",
                            models.DateField(
                                null=True, verbose_name="opened to all on"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="partnerships.partnership",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="EvaluationParty",
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
                                    ("patients", "Patient organisation"),
                                    ("other", "Other body"),
                                ],
                                max_length=8,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Has not answered yet"),
                                    ("answered", "Has answered"),
                                    ("skipped", "Does not answer this time"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("answered_on", models.DateField(null=True)),
                        ("person_id", models.BigIntegerField(null=True)),
                        ("reminded_on", models.DateField(null=True)),
                        (
                            "only_summed",
                            models.BooleanField(
                                default=False,
                                verbose_name="only summed with the answers of others",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        (
                            "evaluation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="partnerships.evaluation",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="EvaluationAnswer",
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
                        ("question", models.CharField(max_length=20)),
                        (
                            "score",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="from 1 to 5"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, verbose_name="in your words"),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="partnerships.evaluationparty",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalAnswerPool",
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
                        ("number", models.PositiveIntegerField()),
                        ("complete_on", models.DateField(null=True)),
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
                    ],
                    options={
                        "verbose_name": "historical answer pool",
                        "verbose_name_plural": "historical answer pools",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEvaluation",
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
                            "cause",
                            models.CharField(
                                choices=[
                                    ("yearly", "The yearly one"),
                                    ("asked", "One more, which both sides want"),
                                ],
                                max_length=6,
                                verbose_name="which",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Asked for"),
                                    ("not_held", "Not held"),
                                    ("open", "Being answered"),
                                    ("shown", "Opened to all"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="why now")),
                        ("recorded_on", models.DateField()),
                        (
                            "opened_on",
                            models.DateField(null=True, verbose_name="opened on"),
                        ),
                        (
                            "closes_on",
                            models.DateField(null=True, verbose_name="answers until"),
                        ),
                        (
                            "shown_on",
                            models.DateField(
                                null=True, verbose_name="opened to all on"
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
                            "asked_by",
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
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical evaluation",
                        "verbose_name_plural": "historical evaluations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEvaluationAnswer",
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
                        ("question", models.CharField(max_length=20)),
                        (
                            "score",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="from 1 to 5"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, verbose_name="in your words"),
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
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.evaluationparty",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical evaluation answer",
                        "verbose_name_plural": "historical evaluation answers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEvaluationParty",
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
                            "side",
                            models.CharField(
                                choices=[
                                    ("company", "Company"),
                                    ("patients", "Patient organisation"),
                                    ("other", "Other body"),
                                ],
                                max_length=8,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Has not answered yet"),
                                    ("answered", "Has answered"),
                                    ("skipped", "Does not answer this time"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("answered_on", models.DateField(null=True)),
                        ("person_id", models.BigIntegerField(null=True)),
                        ("reminded_on", models.DateField(null=True)),
                        (
                            "only_summed",
                            models.BooleanField(
                                default=False,
                                verbose_name="only summed with the answers of others",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
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
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.evaluation",
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
                        "verbose_name": "historical evaluation party",
                        "verbose_name_plural": "historical evaluation partys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInsight",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("research", "Research"),
                                    ("development", "Clinical development"),
                                    (
                                        "assessment",
                                        "Regulatory and health technology assessment",
                                    ),
                                    ("access", "Access"),
                                    ("launched", "After launch"),
                                ],
                                max_length=12,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "given_by",
                            models.CharField(
                                choices=[
                                    (
                                        "patient",
                                        "Somebody who lives with the condition",
                                    ),
                                    ("carer", "A relative or a carer"),
                                    ("group", "Several patients or carers together"),
                                    (
                                        "speaker",
                                        "Somebody who speaks for the organisation",
                                    ),
                                    ("expert", "A trained patient expert"),
                                    ("other", "Somebody else"),
                                ],
                                max_length=8,
                                verbose_name="who told it",
                            ),
                        ),
                        (
                            "occasion",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="where it was told",
                            ),
                        ),
                        ("told_on", models.DateField(verbose_name="told on")),
                        ("told", models.TextField(verbose_name="what they told")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "taken_back_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="taken back on"
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
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "recorded_by",
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
                        "verbose_name": "historical insight",
                        "verbose_name_plural": "historical insights",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLesson",
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
                            models.CharField(
                                max_length=200, verbose_name="the lesson in one line"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="the lesson")),
                        (
                            "tags",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="tags",
                            ),
                        ),
                        ("recorded_on", models.DateField()),
                        (
                            "opened_on",
                            models.DateField(
                                null=True, verbose_name="open to all since"
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(null=True, verbose_name="closed again on"),
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
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.evaluation",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "written_by",
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
                        "verbose_name": "historical lesson",
                        "verbose_name_plural": "historical lessons",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMetric",
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
                            "listed",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="from the list"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=300, verbose_name="what is measured"
                            ),
                        ),
                        (
                            "baseline",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="where it stands now",
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                max_length=300, verbose_name="where it should get to"
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="by when"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("chosen", "Chosen by both sides"),
                                    ("dropped", "Dropped"),
                                ],
                                default="proposed",
                                max_length=8,
                            ),
                        ),
                        ("recorded_on", models.DateField()),
                        ("chosen_on", models.DateField(null=True)),
                        (
                            "end_reason",
                            models.TextField(
                                blank=True, verbose_name="why it was dropped"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="what came out"
                            ),
                        ),
                        (
                            "is_reached",
                            models.BooleanField(
                                null=True, verbose_name="the target is reached"
                            ),
                        ),
                        (
                            "result_on",
                            models.DateField(null=True, verbose_name="measured on"),
                        ),
                        (
                            "evidence",
                            models.TextField(
                                blank=True, verbose_name="how one can see it"
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
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="documents.document",
                                verbose_name="document",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "proposed_by",
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
                            "result_by",
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
                        "verbose_name": "historical metric",
                        "verbose_name_plural": "historical metrics",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNextStep",
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
                        ("what", models.TextField(verbose_name="what is to be done")),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="who there, by role",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="by when")),
                        ("recorded_on", models.DateField()),
                        (
                            "done_on",
                            models.DateField(null=True, verbose_name="done on"),
                        ),
                        (
                            "done_words",
                            models.TextField(blank=True, verbose_name="what was done"),
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
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.evaluation",
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
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "recorded_by",
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
                        "verbose_name": "historical next step",
                        "verbose_name_plural": "historical next steps",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOutcome",
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
                            models.CharField(
                                max_length=200, verbose_name="what it is about"
                            ),
                        ),
                        (
                            "intended",
                            models.TextField(
                                verbose_name="what was intended for patients"
                            ),
                        ),
                        (
                            "came",
                            models.TextField(
                                blank=True, verbose_name="what came of it"
                            ),
                        ),
                        (
                            "reached",
                            models.TextField(
                                blank=True, verbose_name="who was reached"
                            ),
                        ),
                        (
                            "reached_number",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="how many people"
                            ),
                        ),
                        (
                            "not_reached",
                            models.TextField(
                                blank=True, verbose_name="who was not reached"
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="from")),
                        (
                            "until_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="until"
                            ),
                        ),
                        ("recorded_on", models.DateField()),
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
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "written_by",
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
                        "verbose_name": "historical outcome",
                        "verbose_name_plural": "historical outcomes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPooledParty",
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
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.evaluationparty",
                            ),
                        ),
                        (
                            "pool",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.answerpool",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pooled party",
                        "verbose_name_plural": "historical pooled partys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Insight",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("research", "Research"),
                                    ("development", "Clinical development"),
                                    (
                                        "assessment",
                                        "Regulatory and health technology assessment",
                                    ),
                                    ("access", "Access"),
                                    ("launched", "After launch"),
                                ],
                                max_length=12,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "given_by",
                            models.CharField(
                                choices=[
                                    (
                                        "patient",
                                        "Somebody who lives with the condition",
                                    ),
                                    ("carer", "A relative or a carer"),
                                    ("group", "Several patients or carers together"),
                                    (
                                        "speaker",
                                        "Somebody who speaks for the organisation",
                                    ),
                                    ("expert", "A trained patient expert"),
                                    ("other", "Somebody else"),
                                ],
                                max_length=8,
                                verbose_name="who told it",
                            ),
                        ),
                        (
                            "occasion",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="where it was told",
                            ),
                        ),
                        ("told_on", models.DateField(verbose_name="told on")),
                        ("told", models.TextField(verbose_name="what they told")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "taken_back_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="taken back on"
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
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="insights",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalInsightDecision",
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
                            "function",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("medical_affairs", "Medical affairs"),
                                    ("patient_advocacy", "Patient advocacy"),
                                    ("research", "Research and development"),
                                    ("regulatory", "Regulatory affairs"),
                                    ("access", "Access"),
                                    ("communications", "Communications"),
                                ],
                                max_length=20,
                                verbose_name="function",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("changed", "Something changed"),
                                    ("nothing", "Nothing changed"),
                                ],
                                max_length=8,
                                verbose_name="what followed",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                verbose_name="what changed, or why nothing did"
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "fed_back_on",
                            models.DateField(
                                null=True, verbose_name="those who told it heard on"
                            ),
                        ),
                        (
                            "fed_back_how",
                            models.TextField(blank=True, verbose_name="how they heard"),
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
                            "fed_back_by",
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
                        (
                            "recorded_by",
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
                            "insight",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.insight",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical insight decision",
                        "verbose_name_plural": "historical insight decisions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="InsightDecision",
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
                            "function",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("medical_affairs", "Medical affairs"),
                                    ("patient_advocacy", "Patient advocacy"),
                                    ("research", "Research and development"),
                                    ("regulatory", "Regulatory affairs"),
                                    ("access", "Access"),
                                    ("communications", "Communications"),
                                ],
                                max_length=20,
                                verbose_name="function",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("changed", "Something changed"),
                                    ("nothing", "Nothing changed"),
                                ],
                                max_length=8,
                                verbose_name="what followed",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                verbose_name="what changed, or why nothing did"
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "fed_back_on",
                            models.DateField(
                                null=True, verbose_name="those who told it heard on"
                            ),
                        ),
                        (
                            "fed_back_how",
                            models.TextField(blank=True, verbose_name="how they heard"),
                        ),
                        (
                            "fed_back_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "insight",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="partnerships.insight",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Lesson",
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
                            models.CharField(
                                max_length=200, verbose_name="the lesson in one line"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="the lesson")),
                        (
                            "title_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "title"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
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
                            "tags",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="tags",
                            ),
                        ),
                        ("recorded_on", models.DateField()),
                        (
                            "opened_on",
                            models.DateField(
                                null=True, verbose_name="open to all since"
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(null=True, verbose_name="closed again on"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lessons",
                                to="partnerships.evaluation",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lessons",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalProcessChange",
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
                        ("profile_row", models.BigIntegerField()),
                        ("changed_on", models.DateField(verbose_name="changed on")),
                        (
                            "words",
                            models.TextField(verbose_name="what is different now"),
                        ),
                        ("recorded_on", models.DateField()),
                        ("person_id", models.BigIntegerField()),
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
                            "lesson",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.lesson",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical process change",
                        "verbose_name_plural": "historical process changes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLessonConsent",
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
                        ("person_id", models.BigIntegerField()),
                        ("agreed_on", models.DateField()),
                        ("taken_back_on", models.DateField(null=True)),
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
                        (
                            "lesson",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.lesson",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical lesson consent",
                        "verbose_name_plural": "historical lesson consents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LessonConsent",
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
                        ("person_id", models.BigIntegerField()),
                        ("agreed_on", models.DateField()),
                        ("taken_back_on", models.DateField(null=True)),
                        (
                            "lesson",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="partnerships.lesson",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Metric",
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
                            "listed",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="from the list"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=300, verbose_name="what is measured"
                            ),
                        ),
                        (
                            "baseline",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="where it stands now",
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                max_length=300, verbose_name="where it should get to"
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="by when"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("chosen", "Chosen by both sides"),
                                    ("dropped", "Dropped"),
                                ],
                                default="proposed",
                                max_length=8,
                            ),
                        ),
                        ("recorded_on", models.DateField()),
                        ("chosen_on", models.DateField(null=True)),
                        (
                            "end_reason",
                            models.TextField(
                                blank=True, verbose_name="why it was dropped"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="what came out"
                            ),
                        ),
                        (
                            "is_reached",
                            models.BooleanField(
                                null=True, verbose_name="the target is reached"
                            ),
                        ),
                        (
                            "result_on",
                            models.DateField(null=True, verbose_name="measured on"),
                        ),
                        (
                            "evidence",
                            models.TextField(
                                blank=True, verbose_name="how one can see it"
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
                            "document",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                                verbose_name="document",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="metrics",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "result_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalMetricConsent",
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
                        ("metric_version", models.PositiveIntegerField()),
                        ("person_id", models.BigIntegerField()),
                        ("agreed_on", models.DateField()),
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
                        (
                            "metric",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.metric",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical metric consent",
                        "verbose_name_plural": "historical metric consents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MetricConsent",
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
                        ("metric_version", models.PositiveIntegerField()),
                        ("person_id", models.BigIntegerField()),
                        ("agreed_on", models.DateField()),
                        (
                            "metric",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="partnerships.metric",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="MetricName",
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
                        ("listed", models.CharField(max_length=60, unique=True)),
                        (
                            "name",
                            models.CharField(
                                max_length=300, verbose_name="the name in the source"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                max_length=300, verbose_name="where it stands"
                            ),
                        ),
                        ("confirmed_on", models.DateField()),
                        ("person_id", models.BigIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True),
                                    models.Q(("source", ""), _negated=True),
                                ),
                                name="metric_name_has_words",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NextStep",
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
                        ("what", models.TextField(verbose_name="what is to be done")),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="who there, by role",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="by when")),
                        ("recorded_on", models.DateField()),
                        (
                            "done_on",
                            models.DateField(null=True, verbose_name="done on"),
                        ),
                        (
                            "done_words",
                            models.TextField(blank=True, verbose_name="what was done"),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="next_steps",
                                to="partnerships.evaluation",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="next_steps",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Outcome",
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
                            models.CharField(
                                max_length=200, verbose_name="what it is about"
                            ),
                        ),
                        (
                            "intended",
                            models.TextField(
                                verbose_name="what was intended for patients"
                            ),
                        ),
                        (
                            "came",
                            models.TextField(
                                blank=True, verbose_name="what came of it"
                            ),
                        ),
                        (
                            "reached",
                            models.TextField(
                                blank=True, verbose_name="who was reached"
                            ),
                        ),
                        (
                            "reached_number",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="how many people"
                            ),
                        ),
                        (
                            "not_reached",
                            models.TextField(
                                blank=True, verbose_name="who was not reached"
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="from")),
                        (
                            "until_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="until"
                            ),
                        ),
                        ("recorded_on", models.DateField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalOutcomeView",
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
                        ("words", models.TextField(verbose_name="how we see it")),
                        ("said_on", models.DateField()),
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
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.outcome",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical outcome view",
                        "verbose_name_plural": "historical outcome views",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOutcomeAgreement",
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
                        ("ended_on", models.DateField(null=True)),
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
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.outcome",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical outcome agreement",
                        "verbose_name_plural": "historical outcome agreements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OutcomeAgreement",
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
                        ("ended_on", models.DateField(null=True)),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="partnerships.agreement",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="partnerships.outcome",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="OutcomeView",
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
                        ("words", models.TextField(verbose_name="how we see it")),
                        ("said_on", models.DateField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="views",
                                to="partnerships.outcome",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PooledParty",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pooled",
                                to="partnerships.evaluationparty",
                            ),
                        ),
                        (
                            "pool",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pooled",
                                to="partnerships.answerpool",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ProcessChange",
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
                        ("profile_row", models.BigIntegerField()),
                        ("changed_on", models.DateField(verbose_name="changed on")),
                        (
                            "words",
                            models.TextField(verbose_name="what is different now"),
                        ),
                        ("recorded_on", models.DateField()),
                        ("person_id", models.BigIntegerField()),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="process_changes",
                                to="partnerships.lesson",
                            ),
                        ),
                    ],
                ),
                migrations.AddConstraint(
                    model_name="answerpool",
                    constraint=models.UniqueConstraint(
                        fields=("company", "number"), name="answer_pool_number_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answerpool",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("complete_on__isnull", True)),
                        fields=("company",),
                        name="answer_pool_one_filling",
                    ),
                ),
                migrations.AddIndex(
                    model_name="evaluation",
                    index=models.Index(
                        fields=["partnership", "-id"], name="evaluation_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="evaluation",
                    index=models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["closes_on"],
                        name="evaluation_due",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("opened_on__isnull", True),
                                ("state__in", ["proposed", "not_held"]),
                            ),
                            models.Q(
                                ("closes_on__isnull", False),
                                ("opened_on__isnull", False),
                                ("shown_on__isnull", True),
                                ("state", "open"),
                            ),
                            models.Q(
                                ("opened_on__isnull", False),
                                ("shown_on__isnull", False),
                                ("state", "shown"),
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_dates_with_state",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "open"])),
                        fields=("partnership",),
                        name="evaluation_one_at_a_time",
                    ),
                ),
                migrations.AddIndex(
                    model_name="evaluationparty",
                    index=models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["organisation"],
                        name="evaluation_party_waiting",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationparty",
                    constraint=models.UniqueConstraint(
                        fields=("evaluation", "organisation"),
                        name="evaluation_party_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationparty",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("only_summed", False),
                            ("side", "patients"),
                            _connector="OR",
                        ),
                        name="evaluation_only_patients_are_summed",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationparty",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_on__isnull", True), ("state", "waiting")
                            ),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_party_answered_on",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationanswer",
                    constraint=models.UniqueConstraint(
                        fields=("party", "question"), name="evaluation_answer_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationanswer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True),
                            models.Q(("score__gte", 1), ("score__lte", 5)),
                            _connector="OR",
                        ),
                        name="evaluation_score_one_to_five",
                    ),
                ),
                migrations.AddIndex(
                    model_name="insight",
                    index=models.Index(
                        fields=["partnership", "-id"], name="insight_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="insight",
                    index=models.Index(
                        fields=["stage", "-id"], name="insight_by_stage"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="insight",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stage__in",
                                [
                                    "research",
                                    "development",
                                    "assessment",
                                    "access",
                                    "launched",
                                ],
                            )
                        ),
                        name="insight_stage_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="insight",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("told", ""), _negated=True),
                        name="insight_has_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="insightdecision",
                    index=models.Index(
                        condition=models.Q(("fed_back_on__isnull", True)),
                        fields=["organisation"],
                        name="insight_decision_silent",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="insightdecision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="insight_decision_has_words",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="insightdecision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fed_back_by__isnull", True),
                                ("fed_back_how", ""),
                                ("fed_back_on__isnull", True),
                            ),
                            models.Q(
                                ("fed_back_by__isnull", False),
                                ("fed_back_on__isnull", False),
                                models.Q(("fed_back_how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="insight_decision_fed_back_whole",
                    ),
                ),
                migrations.AddIndex(
                    model_name="lesson",
                    index=models.Index(
                        fields=["partnership", "-id"], name="lesson_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="lesson",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["tags"], name="lesson_tags"
                    ),
                ),
                migrations.AddIndex(
                    model_name="lesson",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["title_key"],
                        name="lesson_title_trigrams",
                        opclasses=["gin_trgm_ops"],
                    ),
                ),
                migrations.AddIndex(
                    model_name="lesson",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["text_key"],
                        name="lesson_text_trigrams",
                        opclasses=["gin_trgm_ops"],
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lesson",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("text", ""), _negated=True),
                        ),
                        name="lesson_has_words",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lesson",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("opened_on__isnull", False),
                            _connector="OR",
                        ),
                        name="lesson_opened_before_it_is_closed",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lessonconsent",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("taken_back_on__isnull", True)),
                        fields=("lesson", "organisation"),
                        name="lesson_consent_once",
                    ),
                ),
                migrations.AddIndex(
                    model_name="metric",
                    index=models.Index(
                        fields=["partnership", "-id"], name="metric_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="metric",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("target", ""), _negated=True),
                        ),
                        name="metric_has_words",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="metric",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("chosen_on__isnull", True), ("state", "proposed")
                            ),
                            models.Q(("chosen_on__isnull", False), ("state", "chosen")),
                            models.Q(
                                ("state", "dropped"),
                                models.Q(("end_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="metric_dates_with_state",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="metric",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("result", ""),
                                ("result_by__isnull", True),
                                ("result_on__isnull", True),
                            ),
                            models.Q(
                                models.Q(("result", ""), _negated=True),
                                ("result_by__isnull", False),
                                ("result_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="metric_result_whole",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="metricconsent",
                    constraint=models.UniqueConstraint(
                        fields=("metric", "metric_version", "organisation"),
                        name="metric_consent_once",
                    ),
                ),
                migrations.AddIndex(
                    model_name="nextstep",
                    index=models.Index(
                        condition=models.Q(("done_on__isnull", True)),
                        fields=["organisation", "due_on"],
                        name="next_step_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nextstep",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True),
                        name="next_step_has_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="outcome",
                    index=models.Index(
                        fields=["partnership", "-id"], name="outcome_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="outcome",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("intended", ""), _negated=True),
                        ),
                        name="outcome_has_words",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="outcome",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="outcome_from_before_until",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="outcomeagreement",
                    constraint=models.UniqueConstraint(
                        fields=("outcome", "agreement"), name="outcome_agreement_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="outcomeview",
                    constraint=models.UniqueConstraint(
                        fields=("outcome", "organisation"), name="outcome_view_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pooledparty",
                    constraint=models.UniqueConstraint(
                        fields=("pool", "organisation"), name="pooled_party_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="processchange",
                    constraint=models.UniqueConstraint(
                        fields=("lesson", "company", "profile_row"),
                        name="process_change_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="processchange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="process_change_has_words",
                    ),
                ),
            ]
        ),
        TrackHistory(
            "AnswerPool",
            "Evaluation",
            "EvaluationAnswer",
            "EvaluationParty",
            "Insight",
            "InsightDecision",
            "Lesson",
            "LessonConsent",
            "Metric",
            "MetricConsent",
            "MetricName",
            "NextStep",
            "Outcome",
            "OutcomeAgreement",
            "OutcomeView",
            "PooledParty",
            "ProcessChange",
        ),
    ]
