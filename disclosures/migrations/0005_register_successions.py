"""The register's page of an organisation leads to what it followed and what followed it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0004_published_last")]

    operations = [
        migrations.AddField(
            model_name="registerorganisation",
            name="successions",
            field=models.JSONField(db_default=[], default=list),
        ),
    ]
