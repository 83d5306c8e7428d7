"""What every table stands on: rights of the two roles, extensions, functions."""

from django.conf import settings
from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

from audit.ids import PUBLIC_ID_FUNCTION
from audit.triggers import REFUSE_FUNCTION, SETTING_FUNCTION

# Compared and sorted by: compatibility form, no accents, lower case, words parted by one
# space. Soft hyphens vanish; other punctuation parts words. Any script is kept.
NAME_KEY_FUNCTION = r"""
create or replace function name_key(name text) returns text
language sql immutable parallel safe as $$
  select btrim(regexp_replace(
    lower(public.unaccent('public.unaccent',
      replace(normalize(coalesce(name, ''), NFKC), U&'\00AD', ''))),
    U&'[\0001-\002F\003A-\0040\005B-\0060\007B-\00BF\2000-\206F\3000-\3003\300C-\300F]+',
    ' ', 'g'))
$$
"""

# Decimal places by ISO 4217; two where it says nothing else.
CURRENCY_PLACES_FUNCTION = """
create or replace function currency_places(currency text) returns integer
language sql immutable parallel safe as $$
  select case
    when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG',
      'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') then 0
    when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
    when currency in ('CLF', 'UYW') then 4
    else 2 end
$$
"""


def make_role_if_owner_may(apps, schema_editor):
    """One address for development: the owner makes the application's role itself."""
    role = settings.DATABASE_APP_ROLE
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [role])
        if not cursor.fetchone():
            cursor.execute(f'create role "{role}" nosuperuser nobypassrls')
            cursor.execute(f'grant "{role}" to current_user')


def grant_rights(apps, schema_editor):
    role = settings.DATABASE_APP_ROLE
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("revoke create on schema public from public")
        cursor.execute(f'grant usage on schema public to "{role}"')
        for what, rights in (
            ("tables", "select, insert, update, delete"),
            ("sequences", "usage, select"),
        ):
            cursor.execute(f'grant {rights} on all {what} in schema public to "{role}"')
            cursor.execute(
                "alter default privileges in schema public"
                f' grant {rights} on {what} to "{role}"'
            )


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunPython(make_role_if_owner_may, migrations.RunPython.noop),
        migrations.RunPython(grant_rights, migrations.RunPython.noop),
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(SETTING_FUNCTION, migrations.RunSQL.noop),
        migrations.RunSQL(REFUSE_FUNCTION, migrations.RunSQL.noop),
        migrations.RunSQL(PUBLIC_ID_FUNCTION, migrations.RunSQL.noop),
        migrations.RunSQL(NAME_KEY_FUNCTION, migrations.RunSQL.noop),
        migrations.RunSQL(CURRENCY_PLACES_FUNCTION, migrations.RunSQL.noop),
    ]
