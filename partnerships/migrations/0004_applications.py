"""Lists of applications by the day of the promised answer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0003_dialogue")]
    operations = [
        migrations.AddIndex(
            "application",
            models.Index(
                fields=["company", "promised_on", "id"], name="application_promised"
            ),
        ),
        migrations.AddIndex(
            "application",
            models.Index(
                fields=["applicant", "promised_on", "id"],
                name="application_promised_to",
            ),
        ),
    ]
