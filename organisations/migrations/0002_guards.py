from django.db import migrations

from audit.triggers import TrackHistory


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]
    operations = [
        TrackHistory(
            "Organisation",
            "OrganisationName",
            "Identifier",
            "Condition",
            "Membership",
            "Deputy",
            "Invitation",
            "AccessRequest",
        )
    ]
