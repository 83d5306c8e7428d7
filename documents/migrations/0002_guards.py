from django.db import migrations

from audit.triggers import AppendOnly, TrackHistory


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [TrackHistory("Document"), AppendOnly("Content")]
