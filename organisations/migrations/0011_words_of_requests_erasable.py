"""What people wrote about themselves when they asked for access leaves the history."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from audit.triggers import TrackHistory


def empty(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """As if these had been decided, and their people erased, from now on."""
    requests = apps.get_model("organisations", "AccessRequest").objects
    decided = requests.filter(person=None).exclude(state="waiting")
    decided.update(name="", words="")
    requests.filter(person__erased_at__isnull=False).update(words="")


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0010_public_standing"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="historicalaccessrequest",
            name="words",
        ),
        TrackHistory("AccessRequest"),
        migrations.RunPython(empty, migrations.RunPython.noop),
    ]
