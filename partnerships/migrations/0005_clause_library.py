"""The clauses that come with the portal."""

from django.db import migrations

from partnerships.library import load


def add(apps, _schema_editor):
    load(apps.get_model("partnerships", "LibraryClause"))


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0004_applications")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
