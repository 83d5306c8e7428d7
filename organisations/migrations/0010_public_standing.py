from django.db import migrations, models

VIEW = """
create view organisations_publicstanding with (security_invoker = true) as
select o.id, o.public_id as organisation_public_id, o.verified_at,
  coalesce(
    (select jsonb_agg(jsonb_build_object(
        'scheme', i.scheme, 'value', i.value, 'verified_on', i.verified_on) order by i.id)
      from organisations_identifier i
      where i.organisation_id = o.id and i.ended_on is null
        and (o.verification = 'verified' or i.verified_on is not null)),
    '[]'::jsonb) as numbers,
  (select jsonb_build_object(
      'value', c.value, 'since', c.valid_from, 'document', c.document_id is not null)
    from organisations_classification c
    where c.organisation_id = o.id and c.in_force) as classification
from organisations_organisation o
where o.status <> 'duplicate'
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0009_found_by_anything")]

    operations = [
        migrations.CreateModel(
            name="PublicStanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "organisation_public_id",
                    models.CharField(max_length=16, unique=True),
                ),
                ("verified_at", models.DateTimeField(null=True)),
                ("numbers", models.JSONField()),
                ("classification", models.JSONField(null=True)),
            ],
            options={"db_table": "organisations_publicstanding", "managed": False},
        ),
        migrations.RunSQL(VIEW, "drop view organisations_publicstanding"),
    ]
