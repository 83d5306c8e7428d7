"""A payment may be under an agreement that is here."""

import django.db.models.deletion
from audit.triggers import TrackHistory
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0006_reasons_in_full"),
        ("organisations", "0012_how_common_sights_are"),
        ("partnerships", "0011_budgets"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaltransfer",
            name="agreement",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="partnerships.agreement",
                verbose_name="agreement here",
            ),
        ),
        migrations.AddField(
            model_name="transfer",
            name="agreement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="transfers",
                to="partnerships.agreement",
                verbose_name="agreement here",
            ),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(
                condition=models.Q(("agreement__isnull", False)),
                fields=["agreement", "-id"],
                name="transfer_of_agreement",
            ),
        ),
        TrackHistory("Transfer"),
    ]
