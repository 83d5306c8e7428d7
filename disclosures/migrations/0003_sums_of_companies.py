"""Sums of a company and of a pair are kept like those of everything, by the database."""

import django.db.models.deletion
from django.db import migrations, models

_GROUP = "year, category, country, answer, currency"
_OF = f"company_id, organisation_id, {_GROUP}"
_ADDED = f"select {_OF}, amount, lines::bigint as lines from new_rows"
_TAKEN = f"select {_OF}, -amount as amount, -lines::bigint as lines from old_rows"


def _sums(totals):
    """Of each company and of all, with an empty one."""
    return f"""
  insert into disclosures_registersum as held (company_id, {_GROUP}, amount, lines)
  select company_id, {_GROUP}, sum(amount), sum(lines)
  from ({totals}) changed
  group by {_GROUP}, rollup (company_id)
  order by {_GROUP}, company_id
  on conflict (company_id, {_GROUP}) do update
  set amount = held.amount + excluded.amount, lines = held.lines + excluded.lines;
"""


def _pairs(totals):
    return f"""
  insert into disclosures_registerpair as held
    (company_id, organisation_id, currency, amount, lines)
  select company_id, organisation_id, currency, sum(amount), sum(lines)
  from ({totals}) changed
  group by company_id, organisation_id, currency
  order by company_id, organisation_id, currency
  on conflict (company_id, organisation_id, currency) do update
  set amount = held.amount + excluded.amount, lines = held.lines + excluded.lines;
"""


# Groups are written in one order, so that two publications at once wait for each other
# and don't deadlock. The triggers that call these functions stand in 0002.
SUMS_OF_TOTALS = "".join(
    f"""
create or replace function disclosures_sums_{when}() returns trigger
language plpgsql as $$
begin
{_sums(changed)}{_pairs(changed)}
  return null;
end $$;
"""
    for when, changed in (
        ("insert", _ADDED),
        ("delete", _TAKEN),
        ("update", f"{_ADDED} union all {_TAKEN}"),
    )
)

_STANDING = f"select {_OF}, amount, lines from disclosures_registertotal"
FIRST_SUMS = f"""
delete from disclosures_registersum;
{_sums(_STANDING)}{_pairs(_STANDING)}
"""


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterPair",
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
                ("currency", models.CharField(max_length=3)),
                ("amount", models.DecimalField(decimal_places=4, max_digits=26)),
                ("lines", models.BigIntegerField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="registersum",
            name="register_sum_once",
        ),
        migrations.RemoveIndex(
            model_name="registertotal",
            name="register_total_year",
        ),
        migrations.AddField(
            model_name="registersum",
            name="company",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="disclosures.registerorganisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="registersum",
            constraint=models.UniqueConstraint(
                fields=("company", "year", "category", "country", "answer", "currency"),
                name="register_sum_of_company_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddField(
            model_name="registerpair",
            name="company",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="disclosures.registerorganisation",
            ),
        ),
        migrations.AddField(
            model_name="registerpair",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="disclosures.registerorganisation",
            ),
        ),
        migrations.AddIndex(
            model_name="registerpair",
            index=models.Index(
                condition=models.Q(("lines__gt", 0)),
                fields=["company", "currency", "-amount", "organisation"],
                name="register_pair_company",
            ),
        ),
        migrations.AddIndex(
            model_name="registerpair",
            index=models.Index(
                condition=models.Q(("lines__gt", 0)),
                fields=["organisation", "currency", "-amount", "company"],
                name="register_pair_organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerpair",
            constraint=models.UniqueConstraint(
                fields=("company", "organisation", "currency"),
                name="register_pair_once",
            ),
        ),
        migrations.RunSQL(SUMS_OF_TOTALS, migrations.RunSQL.noop),
        migrations.RunSQL(FIRST_SUMS, migrations.RunSQL.noop),
    ]
