"""Ending before its time, reminders to sign, and whose place somebody took."""

from django.db import migrations, models

from audit.triggers import TrackHistory


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0005_clause_library"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="ends_early_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="ends before its time, on"
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="sign_reminded_days",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="approval",
            name="deputy_for_id",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="ends_early_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="ends before its time, on"
            ),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="sign_reminded_days",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalapproval",
            name="deputy_for_id",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="deputy_for_id",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="signature",
            name="deputy_for_id",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        TrackHistory("Agreement", "Approval", "Signature"),
    ]
