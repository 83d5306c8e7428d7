from django.db import migrations

from audit.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_initial")]
    operations = [AppendOnly("Event")]
