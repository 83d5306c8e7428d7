"""Corrections that anybody asks for after publication."""

import audit.ids
import audit.models
import django.db.models.deletion
import simple_history.models
from audit.triggers import TrackHistory
from audit.new_tables import NewTables
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0007_transfer_agreement"),
        ("organisations", "0012_how_common_sights_are"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="HistoricalCorrectionRequest",
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
                                    ("recipient", "The recipient is wrong"),
                                    ("twice", "It is listed twice"),
                                    ("category", "It is in the wrong category"),
                                    (
                                        "description",
                                        "The description is wrong or can’t be understood",
                                    ),
                                    ("vat", "The VAT is wrong"),
                                    ("person", "It names a person"),
                                    ("missing", "Something is missing"),
                                    ("other", "Something else"),
                                ],
                                max_length=12,
                                verbose_name="what is wrong",
                            ),
                        ),
                        ("asked_on", models.DateField()),
                        ("answer_by", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Waiting for the company"),
                                    ("answered", "Answered"),
                                ],
                                default="open",
                                max_length=8,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("changed", "It is corrected in a new version"),
                                    (
                                        "will_change",
                                        "It will be corrected in the next version",
                                    ),
                                    ("unchanged", "It stays as it is"),
                                    ("not_about", "It is not about this report"),
                                ],
                                max_length=11,
                            ),
                        ),
                        (
                            "company_words",
                            models.TextField(
                                blank=True, verbose_name="the company’s answer (public)"
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by_id",
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
                        (
                            "asked_for",
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
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.line",
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
                                to="disclosures.publishedreport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical correction request",
                        "verbose_name_plural": "historical correction requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CorrectionRequest",
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
                                    ("recipient", "The recipient is wrong"),
                                    ("twice", "It is listed twice"),
                                    ("category", "It is in the wrong category"),
                                    (
                                        "description",
                                        "The description is wrong or can’t be understood",
                                    ),
                                    ("vat", "The VAT is wrong"),
                                    ("person", "It names a person"),
                                    ("missing", "Something is missing"),
                                    ("other", "Something else"),
                                ],
                                max_length=12,
                                verbose_name="what is wrong",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, verbose_name="in words"),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True,
                                max_length=254,
                                verbose_name="e-mail address for the answer",
                            ),
                        ),
                        ("asked_on", models.DateField()),
                        ("answer_by", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Waiting for the company"),
                                    ("answered", "Answered"),
                                ],
                                default="open",
                                max_length=8,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("changed", "It is corrected in a new version"),
                                    (
                                        "will_change",
                                        "It will be corrected in the next version",
                                    ),
                                    ("unchanged", "It stays as it is"),
                                    ("not_about", "It is not about this report"),
                                ],
                                max_length=11,
                            ),
                        ),
                        (
                            "company_words",
                            models.TextField(
                                blank=True, verbose_name="the company’s answer (public)"
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "asked_for",
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
                                related_name="corrections_asked",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="disclosures.line",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="disclosures.publishedreport",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["company", "state", "-id"],
                                name="correction_of_company",
                            ),
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["state", "answer_by"],
                                name="correction_due",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_by_id__isnull", True),
                                        ("answered_on__isnull", True),
                                        ("outcome", ""),
                                        ("state", "open"),
                                    ),
                                    models.Q(
                                        ("answered_by_id__isnull", False),
                                        ("answered_on__isnull", False),
                                        (
                                            "outcome__in",
                                            [
                                                "changed",
                                                "will_change",
                                                "unchanged",
                                                "not_about",
                                            ],
                                        ),
                                        ("state", "answered"),
                                        models.Q(("company_words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="correction_answered_on_with_answered_by",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterCorrection",
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
                        ("company_public_id", models.CharField(max_length=16)),
                        ("reason", models.CharField(max_length=12)),
                        ("asked_on", models.DateField()),
                        ("answer_by", models.DateField()),
                        ("outcome", models.CharField(blank=True, max_length=11)),
                        ("company_words", models.TextField(blank=True)),
                        ("answered_on", models.DateField(null=True)),
                        (
                            "line",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="disclosures.line",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="disclosures.publishedreport",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["company_public_id", "-id"],
                                name="correction_public",
                            )
                        ],
                    },
                ),
            ]
        ),
        TrackHistory("CorrectionRequest"),
    ]
