"""Roles know agency reporters; nothing changes in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0013_public_messages"),
    ]

    operations = [
        migrations.AlterField(
            model_name="approval",
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
            ),
        ),
        migrations.AlterField(
            model_name="approvalrule",
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
                verbose_name="by whom",
            ),
        ),
        migrations.AlterField(
            model_name="historicalapproval",
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
            ),
        ),
        migrations.AlterField(
            model_name="historicalapprovalrule",
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
                verbose_name="by whom",
            ),
        ),
    ]
