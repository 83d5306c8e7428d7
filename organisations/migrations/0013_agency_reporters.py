"""The role of whoever reports what an agency passed on."""

import django.contrib.postgres.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0012_how_common_sights_are"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="invitation",
            name="invitation_roles_known",
        ),
        migrations.RemoveConstraint(
            model_name="membership",
            name="membership_role_known",
        ),
        migrations.AlterField(
            model_name="historicalinvitation",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(
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
                        ("agency_reporter", "Agency reporter"),
                    ],
                    max_length=20,
                ),
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="historicalmembership",
            name="role",
            field=models.CharField(
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
                    ("agency_reporter", "Agency reporter"),
                ],
                max_length=20,
                verbose_name="role",
            ),
        ),
        migrations.AlterField(
            model_name="invitation",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(
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
                        ("agency_reporter", "Agency reporter"),
                    ],
                    max_length=20,
                ),
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
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
                    ("agency_reporter", "Agency reporter"),
                ],
                max_length=20,
                verbose_name="role",
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
                            "agency_reporter",
                        ],
                    ),
                ),
                name="invitation_roles_known",
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
                            "agency_reporter",
                        ],
                    )
                ),
                name="membership_role_known",
            ),
        ),
    ]
