"""Lapses of affiliates' words, reminders of agencies' lists, calendars that were read."""

from django.db import migrations, models

from audit.new_tables import NewTables
from audit.triggers import TrackHistory


def _added(model: str, name: str, field: models.Field) -> list[migrations.AddField]:
    return [
        migrations.AddField(model_name=each, name=name, field=field.clone())
        for each in (model, f"historical{model}")
    ]


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0021_several_amounts")]

    operations = [
        NewTables(
            [
                *_added(
                    "affiliatestatement",
                    "lapse_told_on",
                    models.DateField(editable=False, null=True),
                ),
                *_added(
                    "affiliatestatement",
                    "stated_figures",
                    models.JSONField(db_default={}, default=dict, editable=False),
                ),
                *_added(
                    "passonlist",
                    "mark_told",
                    models.SmallIntegerField(editable=False, null=True),
                ),
                *_added(
                    "booksvendor",
                    "by_hand",
                    models.BooleanField(
                        db_default=False, default=False, editable=False
                    ),
                ),
                migrations.AddField(
                    model_name="calendarfeed",
                    name="read_at",
                    field=models.DateTimeField(editable=False, null=True),
                ),
            ]
        ),
        migrations.AddConstraint(
            model_name="affiliatestatement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lapse_told_on__isnull", True),
                    ("state", "answered"),
                    _connector="OR",
                ),
                name="affiliate_lapse_of_an_answer",
            ),
        ),
        TrackHistory("AffiliateStatement"),
        TrackHistory("PassOnList"),
        TrackHistory("BooksVendor"),
    ]
