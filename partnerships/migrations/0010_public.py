"""What everybody may read of partnerships and agreements, and joint stories."""

import audit.ids
import audit.models
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import organisations.models.organisations
import simple_history.models
from django.db import migrations, models

from audit.new_tables import NewTables
from audit.triggers import TrackHistory


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0012_how_common_sights_are"),
        ("partnerships", "0008_learning"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="HistoricalStory",
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
                        ("text", models.TextField(verbose_name="the story")),
                        (
                            "audience",
                            models.CharField(max_length=200, verbose_name="for whom"),
                        ),
                        (
                            "medium",
                            models.CharField(
                                choices=[
                                    ("website", "Website"),
                                    ("social", "Social media"),
                                    ("print", "Print"),
                                    ("event", "Event"),
                                    ("slides", "Slides"),
                                    ("film", "Film or recording"),
                                    ("press", "Press"),
                                    ("report", "Report"),
                                    ("other", "Something else"),
                                ],
                                max_length=8,
                                verbose_name="where it is told",
                            ),
                        ),
                        (
                            "address",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                verbose_name="address of the page",
                            ),
                        ),
                        ("recorded_on", models.DateField()),
                        (
                            "opened_on",
                            models.DateField(
                                null=True, verbose_name="approved by all on"
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(null=True, verbose_name="taken back on"),
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
                        "verbose_name": "historical story",
                        "verbose_name_plural": "historical storys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PublicAgreement",
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
                        ("reference", models.CharField(max_length=20, unique=True)),
                        ("partnership_public_id", models.CharField(max_length=16)),
                        ("title", models.CharField(blank=True, max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("grant", "Grant"),
                                    ("donation", "Donation"),
                                    ("sponsorship", "Sponsorship"),
                                    ("services", "Contracted services"),
                                    ("collaboration", "Collaboration"),
                                    ("membership", "Corporate membership"),
                                    ("other", "Something else"),
                                ],
                                max_length=14,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("draft", "Draft"),
                                    ("negotiation", "In negotiation"),
                                    ("approval", "In approval"),
                                    ("ready", "Ready to sign"),
                                    ("part_signed", "Signed by some"),
                                    ("signed", "Signed"),
                                    ("active", "Running"),
                                    ("completed", "Completed"),
                                    ("closed", "Closed"),
                                    ("declined", "Declined"),
                                    ("cancelled", "Cancelled"),
                                    ("terminated", "Terminated"),
                                    ("expired", "Never signed in time"),
                                    ("superseded", "Taken over by another version"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("signed_on", models.DateField(null=True)),
                        ("starts_on", models.DateField(null=True)),
                        ("ends_on", models.DateField(null=True)),
                        ("ends_early_on", models.DateField(null=True)),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, null=True
                            ),
                        ),
                        ("currency", models.CharField(blank=True, max_length=3)),
                        (
                            "vat_treatment",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("included", "VAT included"),
                                    ("excluded", "VAT excluded"),
                                    ("not_applicable", "No VAT applies"),
                                    ("unknown", "VAT not known"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("access_campaign", models.BooleanField(default=False)),
                        ("facts", models.JSONField(default=dict)),
                        (
                            "party_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16),
                                default=list,
                                size=None,
                            ),
                        ),
                        ("published_on", models.DateField()),
                        ("changed_on", models.DateField()),
                        ("withdrawn_on", models.DateField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["partnership_public_id", "-id"],
                                name="public_agreement_of",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["party_ids"], name="public_agreement_parties"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on__isnull", True),
                                    models.Q(
                                        ("amount__isnull", True),
                                        ("facts", {}),
                                        ("kind", ""),
                                        ("state", ""),
                                        ("title", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="public_agreement_withdrawn_says_nothing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicPartnership",
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
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("purpose", models.TextField(blank=True)),
                        (
                            "stage",
                            models.CharField(
                                blank=True,
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
                            ),
                        ),
                        ("began_on", models.DateField(null=True)),
                        ("ended_on", models.DateField(null=True)),
                        ("facts", models.JSONField(default=dict)),
                        (
                            "party_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16),
                                default=list,
                                size=None,
                            ),
                        ),
                        ("named", models.TextField(blank=True)),
                        ("about", models.TextField(blank=True)),
                        (
                            "named_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "named"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "about_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "about"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        ("published_on", models.DateField()),
                        ("changed_on", models.DateField()),
                        ("withdrawn_on", models.DateField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["-published_on", "-id"],
                                name="public_partnership_new",
                            ),
                            models.Index(
                                fields=["stage", "-published_on", "-id"],
                                name="public_partnership_stage",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["party_ids"], name="public_partnership_parties"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["named_key"],
                                name="public_partnership_named",
                                opclasses=["gin_trgm_ops"],
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["about_key"],
                                name="public_partnership_about",
                                opclasses=["gin_trgm_ops"],
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on__isnull", True),
                                    models.Q(
                                        ("about", ""),
                                        ("facts", {}),
                                        ("named", ""),
                                        ("purpose", ""),
                                        ("title", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="public_partnership_withdrawn_says_nothing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicStory",
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
                        ("partnership_public_id", models.CharField(max_length=16)),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("audience", models.CharField(max_length=200)),
                        (
                            "medium",
                            models.CharField(
                                choices=[
                                    ("website", "Website"),
                                    ("social", "Social media"),
                                    ("print", "Print"),
                                    ("event", "Event"),
                                    ("slides", "Slides"),
                                    ("film", "Film or recording"),
                                    ("press", "Press"),
                                    ("report", "Report"),
                                    ("other", "Something else"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("address", models.URLField(blank=True, max_length=500)),
                        ("agreed_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["partnership_public_id", "-agreed_on"],
                                name="public_story_of",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Story",
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
                        ("text", models.TextField(verbose_name="the story")),
                        (
                            "audience",
                            models.CharField(max_length=200, verbose_name="for whom"),
                        ),
                        (
                            "medium",
                            models.CharField(
                                choices=[
                                    ("website", "Website"),
                                    ("social", "Social media"),
                                    ("print", "Print"),
                                    ("event", "Event"),
                                    ("slides", "Slides"),
                                    ("film", "Film or recording"),
                                    ("press", "Press"),
                                    ("report", "Report"),
                                    ("other", "Something else"),
                                ],
                                max_length=8,
                                verbose_name="where it is told",
                            ),
                        ),
                        (
                            "address",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                verbose_name="address of the page",
                            ),
                        ),
                        ("recorded_on", models.DateField()),
                        (
                            "opened_on",
                            models.DateField(
                                null=True, verbose_name="approved by all on"
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(null=True, verbose_name="taken back on"),
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
                                related_name="stories",
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
                    name="HistoricalStoryConsent",
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
                            "story",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.story",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical story consent",
                        "verbose_name_plural": "historical story consents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="StoryConsent",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "story",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="partnerships.story",
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="story",
                    index=models.Index(
                        fields=["partnership", "-id"], name="story_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="story",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            models.Q(("audience", ""), _negated=True),
                        ),
                        name="story_has_words",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="story",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("opened_on__isnull", False),
                            _connector="OR",
                        ),
                        name="story_opened_before_it_is_closed",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="storyconsent",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("taken_back_on__isnull", True)),
                        fields=("story", "organisation"),
                        name="story_consent_once",
                    ),
                ),
            ]
        ),
        TrackHistory("Story", "StoryConsent"),
    ]
