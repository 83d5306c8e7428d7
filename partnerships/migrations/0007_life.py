"""Activities, fair pay, milestones and the rest of what follows a signature."""

import audit.ids
import audit.models
import django.contrib.postgres.fields
import django.db.models.deletion
import simple_history.models
from audit.new_tables import NewTables
from django.db import migrations, models

from audit.triggers import TrackHistory


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_reasons_in_full"),
        ("organisations", "0009_found_by_anything"),
        ("partnerships", "0006_signing"),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="Rate",
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
                            "country",
                            models.CharField(
                                blank=True, max_length=2, verbose_name="country"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("core", "The organisation’s own running"),
                                    ("awareness", "Awareness"),
                                    ("education", "Education of patients"),
                                    ("peer_support", "Peer support or helpline"),
                                    ("advocacy", "Advocacy and policy"),
                                    ("research", "Research and evidence"),
                                    ("protocol", "Reading or shaping a trial protocol"),
                                    ("recruitment", "Recruiting for research"),
                                    ("hta", "Input to a regulator or HTA body"),
                                    ("materials", "Reading or writing materials"),
                                    ("event", "Event"),
                                    ("training", "Training"),
                                    ("support_programme", "Patient-support programme"),
                                    ("advisory", "Advice to a company"),
                                ],
                                max_length=17,
                                verbose_name="kind of activity",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("lived", "Lived experience"),
                                    ("trained", "Trained advocate"),
                                    ("expert", "Expert patient"),
                                    ("executive", "Leads a patient organisation"),
                                ],
                                max_length=9,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "low",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="lowest"
                            ),
                        ),
                        (
                            "high",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="highest"
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Acknowledgement",
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
                                verbose_name="where",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                verbose_name="what it says, and where it stands"
                            ),
                        ),
                        ("seen_on", models.DateField(verbose_name="seen on")),
                        (
                            "address",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="address"
                            ),
                        ),
                        ("brought_on", models.DateField()),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acknowledgements",
                                to="partnerships.agreement",
                            ),
                        ),
                        (
                            "brought_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
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
                    ],
                ),
                migrations.CreateModel(
                    name="AcknowledgementOpinion",
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
                            "from_outset",
                            models.BooleanField(
                                verbose_name="apparent from the outset"
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="why")),
                        ("said_on", models.DateField()),
                        (
                            "acknowledgement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="partnerships.acknowledgement",
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
                    name="Activity",
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
                            "description",
                            models.TextField(blank=True, verbose_name="what is done"),
                        ),
                        (
                            "nature",
                            models.CharField(
                                choices=[
                                    ("advocacy", "Advocacy"),
                                    (
                                        "own_help",
                                        "The organisation’s own help for its members",
                                    ),
                                    (
                                        "company_programme",
                                        "A company’s patient-support programme, tied to treatment",
                                    ),
                                ],
                                max_length=17,
                                verbose_name="whose work it is",
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("core", "The organisation’s own running"),
                                        ("awareness", "Awareness"),
                                        ("education", "Education of patients"),
                                        ("peer_support", "Peer support or helpline"),
                                        ("advocacy", "Advocacy and policy"),
                                        ("research", "Research and evidence"),
                                        (
                                            "protocol",
                                            "Reading or shaping a trial protocol",
                                        ),
                                        ("recruitment", "Recruiting for research"),
                                        ("hta", "Input to a regulator or HTA body"),
                                        ("materials", "Reading or writing materials"),
                                        ("event", "Event"),
                                        ("training", "Training"),
                                        (
                                            "support_programme",
                                            "Patient-support programme",
                                        ),
                                        ("advisory", "Advice to a company"),
                                    ],
                                    max_length=17,
                                ),
                                default=list,
                                size=None,
                                verbose_name="kinds",
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
                            "access_campaign",
                            models.BooleanField(
                                default=False,
                                verbose_name="it is about access to a medicine",
                            ),
                        ),
                        (
                            "hta",
                            models.BooleanField(
                                default=False,
                                verbose_name="a medicine for these patients is before a regulator or an HTA body",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("running", "Running"),
                                    ("done", "Done"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=9,
                            ),
                        ),
                        (
                            "done_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="done on"
                            ),
                        ),
                        (
                            "cancelled_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="cancelled on"
                            ),
                        ),
                        (
                            "cancel_reason",
                            models.TextField(
                                blank=True, verbose_name="why it was cancelled"
                            ),
                        ),
                        ("added_on", models.DateField()),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "added_by",
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
                                related_name="activities",
                                to="partnerships.partnership",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ActivityAgreement",
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
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="under",
                                to="partnerships.activity",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="partnerships.agreement",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ActivityPeople",
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
                            "role",
                            models.CharField(
                                choices=[
                                    (
                                        "lived",
                                        "People with lived experience, and carers",
                                    ),
                                    ("trained", "Trained patient advocates"),
                                    ("expert", "Expert patients"),
                                    ("executive", "People who lead the organisation"),
                                    ("volunteers", "Volunteers"),
                                    ("staff", "Staff of the organisation"),
                                    ("company", "Staff of the company"),
                                    ("others", "Others"),
                                ],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "people",
                            models.PositiveIntegerField(
                                default=0, verbose_name="people"
                            ),
                        ),
                        (
                            "hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="hours",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="partnerships.activity",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="DataUse",
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
                        ("data_set", models.TextField(verbose_name="data set")),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("consent", "Consent of each person, for this use"),
                                    (
                                        "broad",
                                        "Consent of each person, for research in general",
                                    ),
                                    ("anonymous", "The data are anonymous"),
                                    ("law", "A law allows it"),
                                    ("other", "Something else, explained below"),
                                ],
                                max_length=9,
                                verbose_name="basis",
                            ),
                        ),
                        (
                            "basis_words",
                            models.TextField(
                                blank=True,
                                verbose_name="what people were told and agreed to",
                            ),
                        ),
                        ("permitted", models.TextField(verbose_name="permitted uses")),
                        (
                            "not_permitted",
                            models.TextField(
                                blank=True, verbose_name="uses that are not permitted"
                            ),
                        ),
                        (
                            "returns",
                            models.TextField(
                                verbose_name="what comes back, to whom, when"
                            ),
                        ),
                        (
                            "returns_by",
                            models.DateField(
                                blank=True, null=True, verbose_name="results by"
                            ),
                        ),
                        (
                            "until_on",
                            models.DateField(verbose_name="may be used until"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("agreed", "Agreed by both"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Taken back"),
                                    ("ended", "Ended"),
                                ],
                                default="proposed",
                                max_length=9,
                            ),
                        ),
                        ("proposed_on", models.DateField()),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answer",
                            models.TextField(
                                blank=True, verbose_name="what the other side says"
                            ),
                        ),
                        (
                            "results",
                            models.TextField(
                                blank=True, verbose_name="results that came back"
                            ),
                        ),
                        ("results_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "reminded_days",
                            models.SmallIntegerField(blank=True, null=True),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
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
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "owner",
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
                                related_name="data_uses",
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
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalAcknowledgement",
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
                                verbose_name="where",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                verbose_name="what it says, and where it stands"
                            ),
                        ),
                        ("seen_on", models.DateField(verbose_name="seen on")),
                        (
                            "address",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="address"
                            ),
                        ),
                        ("brought_on", models.DateField()),
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
                            "brought_by",
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
                    ],
                    options={
                        "verbose_name": "historical acknowledgement",
                        "verbose_name_plural": "historical acknowledgements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAcknowledgementOpinion",
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
                            "from_outset",
                            models.BooleanField(
                                verbose_name="apparent from the outset"
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="why")),
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
                            "acknowledgement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.acknowledgement",
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
                        "verbose_name": "historical acknowledgement opinion",
                        "verbose_name_plural": "historical acknowledgement opinions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalActivity",
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
                            "description",
                            models.TextField(blank=True, verbose_name="what is done"),
                        ),
                        (
                            "nature",
                            models.CharField(
                                choices=[
                                    ("advocacy", "Advocacy"),
                                    (
                                        "own_help",
                                        "The organisation’s own help for its members",
                                    ),
                                    (
                                        "company_programme",
                                        "A company’s patient-support programme, tied to treatment",
                                    ),
                                ],
                                max_length=17,
                                verbose_name="whose work it is",
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("core", "The organisation’s own running"),
                                        ("awareness", "Awareness"),
                                        ("education", "Education of patients"),
                                        ("peer_support", "Peer support or helpline"),
                                        ("advocacy", "Advocacy and policy"),
                                        ("research", "Research and evidence"),
                                        (
                                            "protocol",
                                            "Reading or shaping a trial protocol",
                                        ),
                                        ("recruitment", "Recruiting for research"),
                                        ("hta", "Input to a regulator or HTA body"),
                                        ("materials", "Reading or writing materials"),
                                        ("event", "Event"),
                                        ("training", "Training"),
                                        (
                                            "support_programme",
                                            "Patient-support programme",
                                        ),
                                        ("advisory", "Advice to a company"),
                                    ],
                                    max_length=17,
                                ),
                                default=list,
                                size=None,
                                verbose_name="kinds",
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
                            "access_campaign",
                            models.BooleanField(
                                default=False,
                                verbose_name="it is about access to a medicine",
                            ),
                        ),
                        (
                            "hta",
                            models.BooleanField(
                                default=False,
                                verbose_name="a medicine for these patients is before a regulator or an HTA body",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("running", "Running"),
                                    ("done", "Done"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=9,
                            ),
                        ),
                        (
                            "done_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="done on"
                            ),
                        ),
                        (
                            "cancelled_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="cancelled on"
                            ),
                        ),
                        (
                            "cancel_reason",
                            models.TextField(
                                blank=True, verbose_name="why it was cancelled"
                            ),
                        ),
                        ("added_on", models.DateField()),
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
                            "added_by",
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
                        "verbose_name": "historical activity",
                        "verbose_name_plural": "historical activitys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalActivityAgreement",
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
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                    ],
                    options={
                        "verbose_name": "historical activity agreement",
                        "verbose_name_plural": "historical activity agreements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalActivityPeople",
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
                            "role",
                            models.CharField(
                                choices=[
                                    (
                                        "lived",
                                        "People with lived experience, and carers",
                                    ),
                                    ("trained", "Trained patient advocates"),
                                    ("expert", "Expert patients"),
                                    ("executive", "People who lead the organisation"),
                                    ("volunteers", "Volunteers"),
                                    ("staff", "Staff of the organisation"),
                                    ("company", "Staff of the company"),
                                    ("others", "Others"),
                                ],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "people",
                            models.PositiveIntegerField(
                                default=0, verbose_name="people"
                            ),
                        ),
                        (
                            "hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="hours",
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
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical activity people",
                        "verbose_name_plural": "historical activity peoples",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDataUse",
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
                        ("data_set", models.TextField(verbose_name="data set")),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("consent", "Consent of each person, for this use"),
                                    (
                                        "broad",
                                        "Consent of each person, for research in general",
                                    ),
                                    ("anonymous", "The data are anonymous"),
                                    ("law", "A law allows it"),
                                    ("other", "Something else, explained below"),
                                ],
                                max_length=9,
                                verbose_name="basis",
                            ),
                        ),
                        (
                            "basis_words",
                            models.TextField(
                                blank=True,
                                verbose_name="what people were told and agreed to",
                            ),
                        ),
                        ("permitted", models.TextField(verbose_name="permitted uses")),
                        (
                            "not_permitted",
                            models.TextField(
                                blank=True, verbose_name="uses that are not permitted"
                            ),
                        ),
                        (
                            "returns",
                            models.TextField(
                                verbose_name="what comes back, to whom, when"
                            ),
                        ),
                        (
                            "returns_by",
                            models.DateField(
                                blank=True, null=True, verbose_name="results by"
                            ),
                        ),
                        (
                            "until_on",
                            models.DateField(verbose_name="may be used until"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("agreed", "Agreed by both"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Taken back"),
                                    ("ended", "Ended"),
                                ],
                                default="proposed",
                                max_length=9,
                            ),
                        ),
                        ("proposed_on", models.DateField()),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answer",
                            models.TextField(
                                blank=True, verbose_name="what the other side says"
                            ),
                        ),
                        (
                            "results",
                            models.TextField(
                                blank=True, verbose_name="results that came back"
                            ),
                        ),
                        ("results_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "reminded_days",
                            models.SmallIntegerField(blank=True, null=True),
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
                            "other",
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
                            "owner",
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
                    ],
                    options={
                        "verbose_name": "historical data use",
                        "verbose_name_plural": "historical data uses",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLogoPermission",
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
                            "purpose",
                            models.TextField(
                                verbose_name="what for, and how it is used"
                            ),
                        ),
                        (
                            "media",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
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
                                size=None,
                                verbose_name="where",
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(verbose_name="until")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "Asked for"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("revoked", "Taken back by its owner"),
                                    ("withdrawn", "No longer asked for"),
                                    ("expired", "Ended"),
                                ],
                                default="requested",
                                max_length=9,
                            ),
                        ),
                        ("asked_on", models.DateField()),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answer",
                            models.TextField(
                                blank=True, verbose_name="what its owner says"
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "reminded_days",
                            models.SmallIntegerField(blank=True, null=True),
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
                            "other",
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
                            "owner",
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
                        "verbose_name": "historical logo permission",
                        "verbose_name_plural": "historical logo permissions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMaterial",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("leaflet", "Leaflet or booklet"),
                                    ("web", "Web page or post"),
                                    ("protocol", "Trial protocol"),
                                    ("consent", "Information and consent for a trial"),
                                    ("survey", "Survey"),
                                    ("slides", "Slides or film"),
                                    ("other", "Something else"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True, verbose_name="what you would like to know"
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="comments by"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("in_review", "Being read"),
                                    ("closed", "Finished"),
                                ],
                                default="in_review",
                                max_length=9,
                            ),
                        ),
                        ("shown_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        (
                            "outcome",
                            models.TextField(
                                blank=True,
                                verbose_name="what changed because of the comments",
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
                            "other",
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
                            "owner",
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
                        "verbose_name": "historical material",
                        "verbose_name_plural": "historical materials",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMilestone",
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
                                    ("deliverable", "Deliverable"),
                                    ("report", "Report"),
                                    ("payment", "Payment"),
                                ],
                                max_length=11,
                                verbose_name="kind",
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
                                verbose_name="who does it",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(max_length=300, verbose_name="what"),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
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
                        ("currency", models.CharField(blank=True, max_length=3)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To do"),
                                    ("done", "Said to be done"),
                                    ("accepted", "Accepted"),
                                    ("questioned", "Questioned"),
                                    ("dropped", "No longer part of the agreement"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "done_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="done on"
                            ),
                        ),
                        (
                            "done_words",
                            models.TextField(blank=True, verbose_name="what was done"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "question",
                            models.TextField(
                                blank=True, verbose_name="what is questioned"
                            ),
                        ),
                        (
                            "reminded_days",
                            models.SmallIntegerField(blank=True, null=True),
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
                            "decided_by",
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
                            "done_by",
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
                            "planned",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.plannedmilestone",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical milestone",
                        "verbose_name_plural": "historical milestones",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRateTable",
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
                        ("number", models.PositiveIntegerField()),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "words",
                            models.TextField(
                                blank=True, verbose_name="where the rates come from"
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
                                to="documents.document",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rate table",
                        "verbose_name_plural": "historical rate tables",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalUnspentMoney",
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
                            "amount",
                            models.DecimalField(
                                decimal_places=4,
                                max_digits=18,
                                verbose_name="amount left over",
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("nothing", "Nothing is left"),
                                    ("same", "It is used for the same purpose"),
                                    (
                                        "other",
                                        "It is used for another purpose that we agree on",
                                    ),
                                    ("next", "It is taken into the next agreement"),
                                    ("returned", "It goes back to the company"),
                                ],
                                max_length=8,
                                verbose_name="what happens with it",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, verbose_name="more about it"),
                        ),
                        (
                            "rule",
                            models.TextField(
                                blank=True, verbose_name="what the agreement says"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("said", "Said"),
                                    ("accepted", "Accepted"),
                                    ("questioned", "Questioned"),
                                ],
                                default="said",
                                max_length=10,
                            ),
                        ),
                        ("said_on", models.DateField()),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "question",
                            models.TextField(
                                blank=True, verbose_name="what is questioned"
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
                            "decided_by",
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
                            "said_by",
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
                        "verbose_name": "historical unspent money",
                        "verbose_name_plural": "historical unspent moneys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LogoPermission",
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
                            "purpose",
                            models.TextField(
                                verbose_name="what for, and how it is used"
                            ),
                        ),
                        (
                            "media",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
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
                                size=None,
                                verbose_name="where",
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(verbose_name="until")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "Asked for"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("revoked", "Taken back by its owner"),
                                    ("withdrawn", "No longer asked for"),
                                    ("expired", "Ended"),
                                ],
                                default="requested",
                                max_length=9,
                            ),
                        ),
                        ("asked_on", models.DateField()),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answer",
                            models.TextField(
                                blank=True, verbose_name="what its owner says"
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "reminded_days",
                            models.SmallIntegerField(blank=True, null=True),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
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
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "owner",
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
                                related_name="logo_permissions",
                                to="partnerships.partnership",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Material",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("leaflet", "Leaflet or booklet"),
                                    ("web", "Web page or post"),
                                    ("protocol", "Trial protocol"),
                                    ("consent", "Information and consent for a trial"),
                                    ("survey", "Survey"),
                                    ("slides", "Slides or film"),
                                    ("other", "Something else"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True, verbose_name="what you would like to know"
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="comments by"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("in_review", "Being read"),
                                    ("closed", "Finished"),
                                ],
                                default="in_review",
                                max_length=9,
                            ),
                        ),
                        ("shown_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        (
                            "outcome",
                            models.TextField(
                                blank=True,
                                verbose_name="what changed because of the comments",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
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
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "owner",
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
                                related_name="materials",
                                to="partnerships.partnership",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalTextRequest",
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
                            "words",
                            models.TextField(verbose_name="what text you ask for"),
                        ),
                        ("asked_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                            "by_organisation",
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
                            "material",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.material",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical text request",
                        "verbose_name_plural": "historical text requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MaterialVersion",
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
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("own", "It is our own material"),
                                    ("reader", "We were asked to read it"),
                                    ("fact", "A fact in it is wrong"),
                                    ("request", "The organisation asked us for a text"),
                                ],
                                max_length=7,
                                verbose_name="why",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, verbose_name="what changed"),
                        ),
                        ("added_on", models.DateField()),
                        (
                            "by_organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
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
                            "material",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="partnerships.material",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="MaterialComment",
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
                            "basis",
                            models.CharField(
                                choices=[
                                    ("own", "It is our own material"),
                                    ("reader", "We were asked to read it"),
                                    ("fact", "A fact in it is wrong"),
                                    ("request", "The organisation asked us for a text"),
                                ],
                                max_length=7,
                                verbose_name="why",
                            ),
                        ),
                        ("words", models.TextField(verbose_name="comment")),
                        ("said_on", models.DateField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("open", "Not answered yet"),
                                    ("changed", "Changed because of it"),
                                    ("kept", "Not changed"),
                                ],
                                default="open",
                                max_length=7,
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(
                                blank=True, verbose_name="what changed, or why not"
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "by_organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "material",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="partnerships.material",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.materialversion",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalMaterialComment",
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
                            "basis",
                            models.CharField(
                                choices=[
                                    ("own", "It is our own material"),
                                    ("reader", "We were asked to read it"),
                                    ("fact", "A fact in it is wrong"),
                                    ("request", "The organisation asked us for a text"),
                                ],
                                max_length=7,
                                verbose_name="why",
                            ),
                        ),
                        ("words", models.TextField(verbose_name="comment")),
                        ("said_on", models.DateField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("open", "Not answered yet"),
                                    ("changed", "Changed because of it"),
                                    ("kept", "Not changed"),
                                ],
                                default="open",
                                max_length=7,
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(
                                blank=True, verbose_name="what changed, or why not"
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
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
                            "by_organisation",
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
                            "material",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.material",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.materialversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical material comment",
                        "verbose_name_plural": "historical material comments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Milestone",
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
                                    ("deliverable", "Deliverable"),
                                    ("report", "Report"),
                                    ("payment", "Payment"),
                                ],
                                max_length=11,
                                verbose_name="kind",
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
                                verbose_name="who does it",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(max_length=300, verbose_name="what"),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
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
                        ("currency", models.CharField(blank=True, max_length=3)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To do"),
                                    ("done", "Said to be done"),
                                    ("accepted", "Accepted"),
                                    ("questioned", "Questioned"),
                                    ("dropped", "No longer part of the agreement"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "done_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="done on"
                            ),
                        ),
                        (
                            "done_words",
                            models.TextField(blank=True, verbose_name="what was done"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "question",
                            models.TextField(
                                blank=True, verbose_name="what is questioned"
                            ),
                        ),
                        (
                            "reminded_days",
                            models.SmallIntegerField(blank=True, null=True),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="partnerships.agreement",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "planned",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="made",
                                to="partnerships.plannedmilestone",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalMilestoneEvidence",
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
                            "address",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="address"
                            ),
                        ),
                        ("brought_on", models.DateField()),
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
                            "brought_by",
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
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.milestone",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical milestone evidence",
                        "verbose_name_plural": "historical milestone evidences",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MilestoneEvidence",
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
                            "address",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="address"
                            ),
                        ),
                        ("brought_on", models.DateField()),
                        (
                            "brought_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
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
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="partnerships.milestone",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalFairPay",
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
                            models.CharField(max_length=200, verbose_name="what for"),
                        ),
                        (
                            "country",
                            models.CharField(max_length=2, verbose_name="country"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("core", "The organisation’s own running"),
                                    ("awareness", "Awareness"),
                                    ("education", "Education of patients"),
                                    ("peer_support", "Peer support or helpline"),
                                    ("advocacy", "Advocacy and policy"),
                                    ("research", "Research and evidence"),
                                    ("protocol", "Reading or shaping a trial protocol"),
                                    ("recruitment", "Recruiting for research"),
                                    ("hta", "Input to a regulator or HTA body"),
                                    ("materials", "Reading or writing materials"),
                                    ("event", "Event"),
                                    ("training", "Training"),
                                    ("support_programme", "Patient-support programme"),
                                    ("advisory", "Advice to a company"),
                                ],
                                max_length=17,
                                verbose_name="kind of activity",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("lived", "Lived experience"),
                                    ("trained", "Trained advocate"),
                                    ("expert", "Expert patient"),
                                    ("executive", "Leads a patient organisation"),
                                ],
                                max_length=9,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "people",
                            models.PositiveIntegerField(
                                default=1, verbose_name="people"
                            ),
                        ),
                        (
                            "preparation",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=7,
                                verbose_name="hours of preparation",
                            ),
                        ),
                        (
                            "participation",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=7,
                                verbose_name="hours of taking part",
                            ),
                        ),
                        (
                            "follow_up",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=7,
                                verbose_name="hours afterwards",
                            ),
                        ),
                        (
                            "travel",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=7,
                                verbose_name="hours of travel",
                            ),
                        ),
                        (
                            "low",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True
                            ),
                        ),
                        (
                            "high",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="pay",
                            ),
                        ),
                        (
                            "expenses",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="expenses",
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "justification",
                            models.TextField(
                                blank=True, verbose_name="why it is outside the range"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("agreed", "Agreed by both"),
                                    ("declined", "No pay, by choice"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="proposed",
                                max_length=9,
                            ),
                        ),
                        ("proposed_on", models.DateField()),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answer",
                            models.TextField(
                                blank=True, verbose_name="what the other side says"
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
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.activity",
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
                            "rate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.rate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical fair pay",
                        "verbose_name_plural": "historical fair pays",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="FairPay",
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
                            models.CharField(max_length=200, verbose_name="what for"),
                        ),
                        (
                            "country",
                            models.CharField(max_length=2, verbose_name="country"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("core", "The organisation’s own running"),
                                    ("awareness", "Awareness"),
                                    ("education", "Education of patients"),
                                    ("peer_support", "Peer support or helpline"),
                                    ("advocacy", "Advocacy and policy"),
                                    ("research", "Research and evidence"),
                                    ("protocol", "Reading or shaping a trial protocol"),
                                    ("recruitment", "Recruiting for research"),
                                    ("hta", "Input to a regulator or HTA body"),
                                    ("materials", "Reading or writing materials"),
                                    ("event", "Event"),
                                    ("training", "Training"),
                                    ("support_programme", "Patient-support programme"),
                                    ("advisory", "Advice to a company"),
                                ],
                                max_length=17,
                                verbose_name="kind of activity",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("lived", "Lived experience"),
                                    ("trained", "Trained advocate"),
                                    ("expert", "Expert patient"),
                                    ("executive", "Leads a patient organisation"),
                                ],
                                max_length=9,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "people",
                            models.PositiveIntegerField(
                                default=1, verbose_name="people"
                            ),
                        ),
                        (
                            "preparation",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=7,
                                verbose_name="hours of preparation",
                            ),
                        ),
                        (
                            "participation",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=7,
                                verbose_name="hours of taking part",
                            ),
                        ),
                        (
                            "follow_up",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=7,
                                verbose_name="hours afterwards",
                            ),
                        ),
                        (
                            "travel",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=7,
                                verbose_name="hours of travel",
                            ),
                        ),
                        (
                            "low",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True
                            ),
                        ),
                        (
                            "high",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="pay",
                            ),
                        ),
                        (
                            "expenses",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="expenses",
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "justification",
                            models.TextField(
                                blank=True, verbose_name="why it is outside the range"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("agreed", "Agreed by both"),
                                    ("declined", "No pay, by choice"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="proposed",
                                max_length=9,
                            ),
                        ),
                        ("proposed_on", models.DateField()),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answer",
                            models.TextField(
                                blank=True, verbose_name="what the other side says"
                            ),
                        ),
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
                                related_name="+",
                                to="partnerships.activity",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fair_pay",
                                to="partnerships.agreement",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
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
                            "rate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.rate",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="RateTable",
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
                        ("number", models.PositiveIntegerField()),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "words",
                            models.TextField(
                                blank=True, verbose_name="where the rates come from"
                            ),
                        ),
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
                                related_name="rate_tables",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="rate",
                    name="table",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rates",
                        to="partnerships.ratetable",
                    ),
                ),
                migrations.CreateModel(
                    name="HistoricalRate",
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
                            "country",
                            models.CharField(
                                blank=True, max_length=2, verbose_name="country"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("core", "The organisation’s own running"),
                                    ("awareness", "Awareness"),
                                    ("education", "Education of patients"),
                                    ("peer_support", "Peer support or helpline"),
                                    ("advocacy", "Advocacy and policy"),
                                    ("research", "Research and evidence"),
                                    ("protocol", "Reading or shaping a trial protocol"),
                                    ("recruitment", "Recruiting for research"),
                                    ("hta", "Input to a regulator or HTA body"),
                                    ("materials", "Reading or writing materials"),
                                    ("event", "Event"),
                                    ("training", "Training"),
                                    ("support_programme", "Patient-support programme"),
                                    ("advisory", "Advice to a company"),
                                ],
                                max_length=17,
                                verbose_name="kind of activity",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("lived", "Lived experience"),
                                    ("trained", "Trained advocate"),
                                    ("expert", "Expert patient"),
                                    ("executive", "Leads a patient organisation"),
                                ],
                                max_length=9,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "low",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="lowest"
                            ),
                        ),
                        (
                            "high",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, verbose_name="highest"
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
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
                            "table",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.ratetable",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rate",
                        "verbose_name_plural": "historical rates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="TextRequest",
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
                            "words",
                            models.TextField(verbose_name="what text you ask for"),
                        ),
                        ("asked_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "by_organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "material",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="text_requests",
                                to="partnerships.material",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="materialversion",
                    name="request",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.textrequest",
                    ),
                ),
                migrations.CreateModel(
                    name="HistoricalMaterialVersion",
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
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("own", "It is our own material"),
                                    ("reader", "We were asked to read it"),
                                    ("fact", "A fact in it is wrong"),
                                    ("request", "The organisation asked us for a text"),
                                ],
                                max_length=7,
                                verbose_name="why",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, verbose_name="what changed"),
                        ),
                        ("added_on", models.DateField()),
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
                            "by_organisation",
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
                            "material",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.material",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.textrequest",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical material version",
                        "verbose_name_plural": "historical material versions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="UnspentMoney",
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
                            "amount",
                            models.DecimalField(
                                decimal_places=4,
                                max_digits=18,
                                verbose_name="amount left over",
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(max_length=3, verbose_name="currency"),
                        ),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("nothing", "Nothing is left"),
                                    ("same", "It is used for the same purpose"),
                                    (
                                        "other",
                                        "It is used for another purpose that we agree on",
                                    ),
                                    ("next", "It is taken into the next agreement"),
                                    ("returned", "It goes back to the company"),
                                ],
                                max_length=8,
                                verbose_name="what happens with it",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, verbose_name="more about it"),
                        ),
                        (
                            "rule",
                            models.TextField(
                                blank=True, verbose_name="what the agreement says"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("said", "Said"),
                                    ("accepted", "Accepted"),
                                    ("questioned", "Questioned"),
                                ],
                                default="said",
                                max_length=10,
                            ),
                        ),
                        ("said_on", models.DateField()),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "question",
                            models.TextField(
                                blank=True, verbose_name="what is questioned"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "agreement",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="unspent",
                                to="partnerships.agreement",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "said_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="acknowledgement",
                    index=models.Index(
                        fields=["agreement", "-id"], name="acknowledgement_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="acknowledgement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("document__isnull", False),
                            models.Q(("address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="acknowledgement_has_evidence",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="acknowledgementopinion",
                    constraint=models.UniqueConstraint(
                        fields=("acknowledgement", "organisation"),
                        name="acknowledgement_opinion_once",
                    ),
                ),
                migrations.AddIndex(
                    model_name="activity",
                    index=models.Index(
                        fields=["partnership", "-id"], name="activity_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="activity",
                    index=models.Index(
                        fields=["state", "starts_on"], name="activity_to_begin"
                    ),
                ),
                migrations.AddIndex(
                    model_name="activity",
                    index=models.Index(
                        fields=["state", "ends_on"], name="activity_to_end"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "running", "done", "cancelled"])
                        ),
                        name="activity_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="activity_begins_before_it_ends",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("state", "done")),
                            models.Q(
                                models.Q(("state", "done"), _negated=True),
                                ("done_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="activity_done_with_a_day",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(
                                ("cancelled_on__isnull", False),
                                models.Q(("cancel_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="activity_cancelled_with_a_reason",
                    ),
                ),
                migrations.AddIndex(
                    model_name="activityagreement",
                    index=models.Index(fields=["activity"], name="activity_agreements"),
                ),
                migrations.AddConstraint(
                    model_name="activityagreement",
                    constraint=models.UniqueConstraint(
                        fields=("agreement", "activity"),
                        name="activity_under_agreement_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activitypeople",
                    constraint=models.UniqueConstraint(
                        fields=("activity", "role"), name="activity_people_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activitypeople",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("hours__isnull", True), ("hours__gte", 0), _connector="OR"
                        ),
                        name="activity_people_hours_not_negative",
                    ),
                ),
                migrations.AddIndex(
                    model_name="datause",
                    index=models.Index(
                        fields=["partnership", "-id"], name="data_use_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="datause",
                    index=models.Index(
                        fields=["state", "until_on"], name="data_use_ending"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="datause",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("owner", models.F("other")), _negated=True),
                        name="data_use_between_two",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="datause",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "other"), _negated=True),
                            models.Q(("basis_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="data_use_other_basis_explained",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="datause",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["agreed", "refused"]), _negated=True
                            ),
                            ("answered_on__isnull", False),
                            _connector="OR",
                        ),
                        name="data_use_answered_with_a_day",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="datause",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("results", ""), ("results_on__isnull", True)),
                            models.Q(
                                models.Q(("results", ""), _negated=True),
                                ("results_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="data_use_results_with_a_day",
                    ),
                ),
                migrations.AddIndex(
                    model_name="logopermission",
                    index=models.Index(
                        fields=["partnership", "-id"], name="logo_permission_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="logopermission",
                    index=models.Index(
                        fields=["owner", "other", "state"],
                        name="logo_permission_of_two",
                    ),
                ),
                migrations.AddIndex(
                    model_name="logopermission",
                    index=models.Index(
                        fields=["state", "until_on"], name="logo_permission_ending"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="logopermission",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("owner", models.F("other")), _negated=True),
                        name="logo_permission_between_two",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="logopermission",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="logo_permission_from_before_until",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="logopermission",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["requested", "withdrawn", "expired"]),
                            ("answered_on__isnull", False),
                            _connector="OR",
                        ),
                        name="logo_permission_answered_with_a_day",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="logopermission",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["refused", "revoked"]), _negated=True
                            ),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="logo_permission_refused_with_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="material",
                    index=models.Index(
                        fields=["partnership", "-id"], name="material_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="material",
                    index=models.Index(
                        fields=["other", "state"], name="material_to_read"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="material",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("owner", models.F("other")), _negated=True),
                        name="material_between_two",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="material",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", True), ("state", "in_review")
                            ),
                            models.Q(
                                ("closed_on__isnull", False),
                                ("state", "closed"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="material_closed_with_what_changed",
                    ),
                ),
                migrations.AddIndex(
                    model_name="materialcomment",
                    index=models.Index(
                        fields=["material", "id"], name="material_comments"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialcomment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_on__isnull", True), ("outcome", "open")
                            ),
                            models.Q(
                                models.Q(("outcome", "open"), _negated=True),
                                ("answered_on__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="material_comment_answered_with_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="milestone",
                    index=models.Index(
                        fields=["agreement", "due_on", "id"], name="milestone_by_day"
                    ),
                ),
                migrations.AddIndex(
                    model_name="milestone",
                    index=models.Index(
                        condition=models.Q(("state__in", ["open", "questioned"])),
                        fields=["due_on"],
                        name="milestone_waiting",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "dropped"]),
                            models.Q(
                                ("done_by__isnull", False), ("done_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="milestone_done_by_somebody",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["accepted", "questioned"]), _negated=True
                            ),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="milestone_decided_by_somebody",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "questioned"), _negated=True),
                            models.Q(("question", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="milestone_questioned_with_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="milestoneevidence",
                    index=models.Index(
                        fields=["milestone"], name="evidence_of_milestone"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestoneevidence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("document__isnull", False),
                            models.Q(("address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="milestone_evidence_is_something",
                    ),
                ),
                migrations.AddIndex(
                    model_name="fairpay",
                    index=models.Index(
                        fields=["agreement", "-id"], name="fair_pay_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fairpay",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_on__isnull", True), ("state", "proposed")
                            ),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fair_pay_answered_with_a_day",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fairpay",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("preparation__gte", 0),
                            ("participation__gte", 0),
                            ("follow_up__gte", 0),
                            ("travel__gte", 0),
                            ("people__gte", 1),
                        ),
                        name="fair_pay_hours_not_negative",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fairpay",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True),
                            ("low__isnull", True),
                            models.Q(
                                ("amount__gte", models.F("low")),
                                ("amount__lte", models.F("high")),
                            ),
                            models.Q(("justification", ""), _negated=True),
                            ("state", "declined"),
                            _connector="OR",
                        ),
                        name="fair_pay_outside_the_range_with_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="ratetable",
                    index=models.Index(
                        fields=["company", "valid_from"], name="rate_table_in_force"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ratetable",
                    constraint=models.UniqueConstraint(
                        fields=("company", "number"), name="rate_table_number_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rate",
                    constraint=models.UniqueConstraint(
                        fields=("table", "country", "kind", "level"), name="rate_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("low__gte", 0), ("high__gte", models.F("low"))
                        ),
                        name="rate_low_below_high",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="textrequest",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("material",),
                        name="text_request_one_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialversion",
                    constraint=models.UniqueConstraint(
                        fields=("material", "number"),
                        name="material_version_number_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialversion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "request"), _negated=True),
                            ("request__isnull", False),
                            _connector="OR",
                        ),
                        name="material_version_request_on_record",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialversion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "fact"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="material_version_names_the_fact",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unspentmoney",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount", 0), ("what", "nothing")),
                            models.Q(
                                models.Q(("what", "nothing"), _negated=True),
                                ("amount__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="unspent_nothing_or_something",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unspentmoney",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", True), ("state", "said")),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                                ("state__in", ["accepted", "questioned"]),
                            ),
                            _connector="OR",
                        ),
                        name="unspent_decided_by_somebody",
                    ),
                ),
            ]
        ),
        TrackHistory(
            "Activity",
            "ActivityAgreement",
            "ActivityPeople",
            "RateTable",
            "Rate",
            "FairPay",
            "Milestone",
            "MilestoneEvidence",
            "Acknowledgement",
            "AcknowledgementOpinion",
            "LogoPermission",
            "DataUse",
            "Material",
            "TextRequest",
            "MaterialVersion",
            "MaterialComment",
            "UnspentMoney",
        ),
    ]
