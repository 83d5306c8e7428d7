from django.db import migrations

# Who may read a part is told by an expression. Without counts of its own the planner takes
# it for something that one row in two hundred has, and reads every profile at once where
# the first fifty would do. One for each part that the directory asks about.
PARTS = ("about", "conditions", "reach")
MADE = """
create statistics profile_sight_{part}
  on (coalesce(sights ->> '{part}', 'public')) from organisations_profile
"""
GONE = "drop statistics profile_sight_{part}"


class Migration(migrations.Migration):
    dependencies = [("organisations", "0011_words_of_requests_erasable")]

    operations = [
        migrations.RunSQL(MADE.format(part=part), GONE.format(part=part))
        for part in PARTS
    ]
