from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_checks_and_classification")]

    operations = [
        migrations.AddField(
            model_name="publicprofile",
            name="moved_to",
            field=models.CharField(blank=True, default="", max_length=16),
            preserve_default=False,
        ),
    ]
