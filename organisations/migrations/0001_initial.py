import audit.ids
import audit.models
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTables(
            [
                migrations.CreateModel(
                    name="Organisation",
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
                                    ("company", "Company"),
                                    ("patients", "Patient organisation"),
                                    ("other", "Other organisation"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "legal_name",
                            models.CharField(max_length=500, verbose_name="legal name"),
                        ),
                        (
                            "name_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "legal_name"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "country",
                            models.CharField(max_length=2, verbose_name="country"),
                        ),
                        (
                            "language",
                            models.CharField(
                                default="en-gb", max_length=10, verbose_name="language"
                            ),
                        ),
                        (
                            "website",
                            models.URLField(
                                blank=True, max_length=300, verbose_name="website"
                            ),
                        ),
                        (
                            "postal_address",
                            models.TextField(blank=True, verbose_name="postal address"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("active", "Active"),
                                    ("duplicate", "Duplicate of another"),
                                    ("succeeded", "Succeeded by another"),
                                    ("closed", "Closed"),
                                ],
                                default="active",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "verification",
                            models.CharField(
                                choices=[
                                    ("unverified", "Not verified yet"),
                                    ("verified", "Verified"),
                                    ("refused", "Verification refused"),
                                ],
                                default="unverified",
                                max_length=10,
                                verbose_name="verification",
                            ),
                        ),
                        ("verified_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "verified_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        (
                            "evidence",
                            models.TextField(blank=True, verbose_name="evidence"),
                        ),
                        ("is_operator", models.BooleanField(default=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="affiliates",
                                to="organisations.organisation",
                                verbose_name="part of the group of",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Membership",
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
                                    ("lead", "Lead"),
                                    ("medical_reviewer", "Medical reviewer"),
                                    ("legal_reviewer", "Legal reviewer"),
                                    ("compliance_reviewer", "Compliance reviewer"),
                                    ("disclosure_officer", "Disclosure officer"),
                                    ("signatory", "Signatory"),
                                    ("administrator", "Administrator"),
                                    ("reviewer", "Reviewer"),
                                    ("member", "Member"),
                                    ("viewer", "Viewer"),
                                    ("auditor", "Auditor"),
                                    ("registrar", "Registrar"),
                                ],
                                max_length=20,
                                verbose_name="role",
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
                        ("from_on", models.DateField(verbose_name="from")),
                        (
                            "until_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="until"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "only_company",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                            "way",
                            models.CharField(
                                choices=[
                                    ("email", "E-mail"),
                                    ("letter", "Code on a printed letter"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        (
                            "address_source",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="where the address comes from",
                            ),
                        ),
                        (
                            "roles",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("lead", "Lead"),
                                        ("medical_reviewer", "Medical reviewer"),
                                        ("legal_reviewer", "Legal reviewer"),
                                        ("compliance_reviewer", "Compliance reviewer"),
                                        ("disclosure_officer", "Disclosure officer"),
                                        ("signatory", "Signatory"),
                                        ("administrator", "Administrator"),
                                        ("reviewer", "Reviewer"),
                                        ("member", "Member"),
                                        ("viewer", "Viewer"),
                                        ("auditor", "Auditor"),
                                        ("registrar", "Registrar"),
                                    ],
                                    max_length=20,
                                ),
                                size=None,
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
                            ),
                        ),
                        ("until_on", models.DateField(null=True)),
                        ("secret_sha256", models.CharField(max_length=64, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("accepted", "Accepted"),
                                    ("withdrawn", "Withdrawn"),
                                    ("expired", "Expired"),
                                ],
                                default="open",
                                max_length=9,
                            ),
                        ),
                        ("invited_by_id", models.BigIntegerField(null=True)),
                        ("invited_on", models.DateField()),
                        ("expires_on", models.DateField()),
                        ("accepted_by_id", models.BigIntegerField(null=True)),
                        ("accepted_at", models.DateTimeField(null=True)),
                        (
                            "by_company",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Identifier",
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
                            "scheme",
                            models.CharField(max_length=40, verbose_name="register"),
                        ),
                        (
                            "value",
                            models.CharField(max_length=100, verbose_name="number"),
                        ),
                        (
                            "verified_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="verified on"
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="no longer valid since",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="identifiers",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalOrganisationName",
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
                                    ("other", "Also known as"),
                                    ("short", "Short form or acronym"),
                                    ("translation", "In another language"),
                                    ("former", "Former name"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="kind of name",
                            ),
                        ),
                        ("name", models.CharField(max_length=500, verbose_name="name")),
                        (
                            "language",
                            models.CharField(
                                blank=True, max_length=10, verbose_name="language"
                            ),
                        ),
                        (
                            "from_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="from"
                            ),
                        ),
                        (
                            "until_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="until"
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
                        "verbose_name": "historical organisation name",
                        "verbose_name_plural": "historical organisation names",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOrganisation",
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
                                    ("company", "Company"),
                                    ("patients", "Patient organisation"),
                                    ("other", "Other organisation"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "legal_name",
                            models.CharField(max_length=500, verbose_name="legal name"),
                        ),
                        (
                            "country",
                            models.CharField(max_length=2, verbose_name="country"),
                        ),
                        (
                            "language",
                            models.CharField(
                                default="en-gb", max_length=10, verbose_name="language"
                            ),
                        ),
                        (
                            "website",
                            models.URLField(
                                blank=True, max_length=300, verbose_name="website"
                            ),
                        ),
                        (
                            "postal_address",
                            models.TextField(blank=True, verbose_name="postal address"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("active", "Active"),
                                    ("duplicate", "Duplicate of another"),
                                    ("succeeded", "Succeeded by another"),
                                    ("closed", "Closed"),
                                ],
                                default="active",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "verification",
                            models.CharField(
                                choices=[
                                    ("unverified", "Not verified yet"),
                                    ("verified", "Verified"),
                                    ("refused", "Verification refused"),
                                ],
                                default="unverified",
                                max_length=10,
                                verbose_name="verification",
                            ),
                        ),
                        ("verified_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "verified_by_id",
                            models.BigIntegerField(blank=True, null=True),
                        ),
                        (
                            "evidence",
                            models.TextField(blank=True, verbose_name="evidence"),
                        ),
                        ("is_operator", models.BooleanField(default=False)),
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
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organisations.organisation",
                                verbose_name="part of the group of",
                            ),
                        ),
                        (
                            "successor",
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
                        "verbose_name": "historical organisation",
                        "verbose_name_plural": "historical organisations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMembership",
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
                                    ("lead", "Lead"),
                                    ("medical_reviewer", "Medical reviewer"),
                                    ("legal_reviewer", "Legal reviewer"),
                                    ("compliance_reviewer", "Compliance reviewer"),
                                    ("disclosure_officer", "Disclosure officer"),
                                    ("signatory", "Signatory"),
                                    ("administrator", "Administrator"),
                                    ("reviewer", "Reviewer"),
                                    ("member", "Member"),
                                    ("viewer", "Viewer"),
                                    ("auditor", "Auditor"),
                                    ("registrar", "Registrar"),
                                ],
                                max_length=20,
                                verbose_name="role",
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
                        ("from_on", models.DateField(verbose_name="from")),
                        (
                            "until_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="until"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(editable=False, null=True)),
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
                            "only_company",
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
                        "verbose_name": "historical membership",
                        "verbose_name_plural": "historical memberships",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInvitation",
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
                            "way",
                            models.CharField(
                                choices=[
                                    ("email", "E-mail"),
                                    ("letter", "Code on a printed letter"),
                                ],
                                max_length=6,
                            ),
                        ),
                        (
                            "address_source",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="where the address comes from",
                            ),
                        ),
                        (
                            "roles",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("lead", "Lead"),
                                        ("medical_reviewer", "Medical reviewer"),
                                        ("legal_reviewer", "Legal reviewer"),
                                        ("compliance_reviewer", "Compliance reviewer"),
                                        ("disclosure_officer", "Disclosure officer"),
                                        ("signatory", "Signatory"),
                                        ("administrator", "Administrator"),
                                        ("reviewer", "Reviewer"),
                                        ("member", "Member"),
                                        ("viewer", "Viewer"),
                                        ("auditor", "Auditor"),
                                        ("registrar", "Registrar"),
                                    ],
                                    max_length=20,
                                ),
                                size=None,
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
                            ),
                        ),
                        ("until_on", models.DateField(null=True)),
                        (
                            "secret_sha256",
                            models.CharField(db_index=True, max_length=64),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("accepted", "Accepted"),
                                    ("withdrawn", "Withdrawn"),
                                    ("expired", "Expired"),
                                ],
                                default="open",
                                max_length=9,
                            ),
                        ),
                        ("invited_by_id", models.BigIntegerField(null=True)),
                        ("invited_on", models.DateField()),
                        ("expires_on", models.DateField()),
                        ("accepted_by_id", models.BigIntegerField(null=True)),
                        ("accepted_at", models.DateTimeField(null=True)),
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
                            "by_company",
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
                        "verbose_name": "historical invitation",
                        "verbose_name_plural": "historical invitations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalIdentifier",
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
                            "scheme",
                            models.CharField(max_length=40, verbose_name="register"),
                        ),
                        (
                            "value",
                            models.CharField(max_length=100, verbose_name="number"),
                        ),
                        (
                            "verified_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="verified on"
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="no longer valid since",
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
                        "verbose_name": "historical identifier",
                        "verbose_name_plural": "historical identifiers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDeputy",
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
                        ("from_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(verbose_name="until")),
                        ("ended_at", models.DateTimeField(editable=False, null=True)),
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
                            "deputy",
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
                        "verbose_name": "historical deputy",
                        "verbose_name_plural": "historical deputys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCondition",
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
                            "scheme",
                            models.CharField(
                                choices=[
                                    ("words", "In words"),
                                    ("orpha", "ORPHA"),
                                    ("icd-10", "ICD-10"),
                                ],
                                default="words",
                                max_length=10,
                                verbose_name="list",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="code"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(max_length=200, verbose_name="condition"),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="no longer served since",
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
                        "verbose_name": "historical condition",
                        "verbose_name_plural": "historical conditions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAccessRequest",
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
                            "organisation_name",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="organisation"
                            ),
                        ),
                        (
                            "organisation_country",
                            models.CharField(
                                blank=True, max_length=2, verbose_name="country"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True, verbose_name="your part in the organisation"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting for a registrar"),
                                    ("accepted", "Accepted"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="waiting",
                                max_length=9,
                            ),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        ("decided_by_id", models.BigIntegerField(null=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("reason", models.TextField(blank=True)),
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
                        "verbose_name": "historical access request",
                        "verbose_name_plural": "historical access requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Deputy",
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
                        ("from_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(verbose_name="until")),
                        ("ended_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputises",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputies",
                                to=settings.AUTH_USER_MODEL,
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
                    name="Condition",
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
                            "scheme",
                            models.CharField(
                                choices=[
                                    ("words", "In words"),
                                    ("orpha", "ORPHA"),
                                    ("icd-10", "ICD-10"),
                                ],
                                default="words",
                                max_length=10,
                                verbose_name="list",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="code"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(max_length=200, verbose_name="condition"),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="no longer served since",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conditions",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="AccessRequest",
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
                            "organisation_name",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="organisation"
                            ),
                        ),
                        (
                            "organisation_country",
                            models.CharField(
                                blank=True, max_length=2, verbose_name="country"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True,
                                max_length=254,
                                verbose_name="e-mail address",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="your name"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True, verbose_name="your part in the organisation"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting for a registrar"),
                                    ("accepted", "Accepted"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="waiting",
                                max_length=9,
                            ),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        ("decided_by_id", models.BigIntegerField(null=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("reason", models.TextField(blank=True)),
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
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="access_requests",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="access_requests",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="OrganisationName",
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
                                    ("other", "Also known as"),
                                    ("short", "Short form or acronym"),
                                    ("translation", "In another language"),
                                    ("former", "Former name"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="kind of name",
                            ),
                        ),
                        ("name", models.CharField(max_length=500, verbose_name="name")),
                        (
                            "name_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=organisations.models.organisations.NameKey(
                                    "name"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True, max_length=10, verbose_name="language"
                            ),
                        ),
                        (
                            "from_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="from"
                            ),
                        ),
                        (
                            "until_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="until"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="names",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="OrganisationSight",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sights",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "viewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="organisation",
                    index=models.Index(
                        fields=["name_key", "id"], name="organisation_by_name"
                    ),
                ),
                migrations.AddIndex(
                    model_name="organisation",
                    index=models.Index(
                        fields=["kind", "name_key", "id"], name="organisation_by_kind"
                    ),
                ),
                migrations.AddIndex(
                    model_name="organisation",
                    index=models.Index(
                        fields=["country", "name_key", "id"],
                        name="organisation_by_country",
                    ),
                ),
                migrations.AddIndex(
                    model_name="organisation",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["name_key"],
                        name="organisation_name_trigrams",
                        opclasses=["gin_trgm_ops"],
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["company", "patients", "other"])
                        ),
                        name="organisation_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["active", "closed"]),
                                ("successor__isnull", True),
                            ),
                            models.Q(
                                ("status__in", ["duplicate", "succeeded"]),
                                ("successor__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="organisation_successor_with_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verification", "verified"),
                                ("verified_at__isnull", False),
                                ("verified_by_id__isnull", False),
                            ),
                            models.Q(
                                models.Q(("verification", "verified"), _negated=True),
                                ("verification__in", ["unverified", "refused"]),
                                ("verified_at__isnull", True),
                                ("verified_by_id__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="organisation_verified_at_with_verified_by",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("legal_name", ""), _negated=True),
                        name="organisation_has_a_name",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("country__regex", "^[A-Z]{2}$")),
                        name="organisation_country_is_iso",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True),
                        name="organisation_not_own_parent",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("is_operator", True)),
                        fields=("is_operator",),
                        name="organisation_one_operator",
                    ),
                ),
                migrations.AddIndex(
                    model_name="membership",
                    index=models.Index(
                        fields=["organisation", "role"], name="membership_of"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="membership",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("until_on__isnull", True)),
                        fields=("person", "organisation", "role"),
                        name="membership_open_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="membership",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "lead",
                                    "medical_reviewer",
                                    "legal_reviewer",
                                    "compliance_reviewer",
                                    "disclosure_officer",
                                    "signatory",
                                    "administrator",
                                    "reviewer",
                                    "member",
                                    "viewer",
                                    "auditor",
                                    "registrar",
                                ],
                            )
                        ),
                        name="membership_role_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="membership",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="membership_from_before_until",
                    ),
                ),
                migrations.AddIndex(
                    model_name="invitation",
                    index=models.Index(
                        fields=["organisation", "state"], name="invitation_open"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("roles__len__gt", 0),
                            (
                                "roles__contained_by",
                                [
                                    "lead",
                                    "medical_reviewer",
                                    "legal_reviewer",
                                    "compliance_reviewer",
                                    "disclosure_officer",
                                    "signatory",
                                    "administrator",
                                    "reviewer",
                                    "member",
                                    "viewer",
                                    "auditor",
                                    "registrar",
                                ],
                            ),
                        ),
                        name="invitation_roles_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "accepted", "withdrawn", "expired"])
                        ),
                        name="invitation_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("accepted_at__isnull", False),
                                ("accepted_by_id__isnull", False),
                                ("state", "accepted"),
                            ),
                            models.Q(
                                models.Q(("state", "accepted"), _negated=True),
                                ("accepted_at__isnull", True),
                                ("accepted_by_id__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="invitation_accepted_at_with_accepted_by",
                    ),
                ),
                migrations.AddIndex(
                    model_name="identifier",
                    index=models.Index(
                        fields=["scheme", "value"], name="identifier_value"
                    ),
                ),
                migrations.AddIndex(
                    model_name="identifier",
                    index=models.Index(
                        django.db.models.functions.text.Upper("value"),
                        name="identifier_number",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="identifier",
                    constraint=models.UniqueConstraint(
                        fields=("organisation", "scheme", "value"),
                        name="identifier_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="identifier",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("verified_on__isnull", False)),
                        fields=("scheme", "value"),
                        name="identifier_verified_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="identifier",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scheme", ""), _negated=True),
                            models.Q(("value", ""), _negated=True),
                        ),
                        name="identifier_not_empty",
                    ),
                ),
                migrations.AddIndex(
                    model_name="deputy",
                    index=models.Index(
                        fields=["deputy", "until_on"], name="deputy_until"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deputy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("person", models.F("deputy")), _negated=True
                        ),
                        name="deputy_is_another",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deputy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="deputy_from_before_until",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.UniqueConstraint(
                        fields=("organisation", "scheme", "code", "name"),
                        name="condition_once",
                    ),
                ),
                migrations.AddIndex(
                    model_name="accessrequest",
                    index=models.Index(
                        fields=["state", "id"], name="access_request_queue"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessrequest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by_id__isnull", True),
                                ("state__in", ["waiting", "withdrawn"]),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by_id__isnull", False),
                                ("state__in", ["accepted", "refused"]),
                            ),
                            _connector="OR",
                        ),
                        name="access_request_decided_at_with_decided_by",
                    ),
                ),
                migrations.AddIndex(
                    model_name="organisationname",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["name_key"],
                        name="other_name_trigrams",
                        opclasses=["gin_trgm_ops"],
                    ),
                ),
                migrations.AddIndex(
                    model_name="organisationname",
                    index=models.Index(fields=["name_key"], name="other_name_key"),
                ),
                migrations.AddConstraint(
                    model_name="organisationname",
                    constraint=models.UniqueConstraint(
                        fields=("organisation", "name"), name="organisation_name_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisationname",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="organisation_name_not_empty",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisationname",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_on__isnull", True),
                            ("until_on__isnull", True),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="organisation_name_from_before_until",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisationsight",
                    constraint=models.UniqueConstraint(
                        fields=("viewer", "organisation"), name="sight_once"
                    ),
                ),
            ]
        ),
    ]
