from django.core.management import call_command
from django.db import migrations


def make_cache_table(apps, schema_editor):
    """Throttling counts are shared by all processes through this table."""
    call_command("createcachetable", verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(make_cache_table, migrations.RunPython.noop)]
