from django.db import migrations

from audit.triggers import TrackHistory
from regimes.reference import load


def forwards(apps, schema_editor):
    load(apps.get_model("regimes", "Regime"))


class Migration(migrations.Migration):
    dependencies = [("regimes", "0001_initial")]
    operations = [
        TrackHistory("Regime"),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
