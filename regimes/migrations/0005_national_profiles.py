from django.db import migrations

from regimes.reference import load


def forwards(apps, schema_editor):
    load(apps.get_model("regimes", "Regime"))


class Migration(migrations.Migration):
    dependencies = [("regimes", "0004_versions_by_registrars")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
