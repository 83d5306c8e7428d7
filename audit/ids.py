"""Identifiers that outsiders see: 16 characters of lower-case base32, 80 random bits."""

from django.db import models

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
PATTERN = r"[a-z2-7]{16}"

# gen_random_uuid has 122 random bits; the six fixed ones stand in bytes 6 and 8, so the
# ten bytes beside them are taken. `evenhand.id_seed` makes ids repeatable: demo data only.
PUBLIC_ID_FUNCTION = f"""
create or replace function new_public_id() returns text
language plpgsql volatile as $$
declare
  seed text := nullif(current_setting('evenhand.id_seed', true), '');
  counter bigint;
  bytes bytea;
  bits bit(80);
  id text := '';
begin
  if seed is null then
    bytes := uuid_send(gen_random_uuid());
    bytes := substr(bytes, 1, 6) || substr(bytes, 11, 4);
  else
    counter := coalesce(nullif(current_setting('evenhand.id_count', true), ''), '0')::bigint + 1;
    perform set_config('evenhand.id_count', counter::text, false);
    bytes := substr(sha256(convert_to(seed || ':' || counter, 'UTF8')), 1, 10);
  end if;
  bits := ('x' || encode(bytes, 'hex'))::bit(80);
  for i in 0..15 loop
    id := id || substr('{ALPHABET}', substring(bits from i * 5 + 1 for 5)::bit(5)::int + 1, 1);
  end loop;
  return id;
end $$
"""


class NewPublicId(models.Func):
    """A new public id, made by the database when the row is written."""

    function = "new_public_id"
    template = "%(function)s()"
    output_field = models.CharField(max_length=16)
