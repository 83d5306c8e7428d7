"""Two organisations of one side each have a draft of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_reasons_in_full"),
        ("organisations", "0012_how_common_sights_are"),
        ("partnerships", "0011_budgets"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="version",
            name="version_one_draft",
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("dropped_on__isnull", True), ("sent_at__isnull", True)
                ),
                fields=("agreement", "by_organisation"),
                name="version_one_draft_of_each",
            ),
        ),
    ]
