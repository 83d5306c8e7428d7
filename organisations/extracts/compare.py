"""What each staged row would do: make a record, change one, nothing, or wait for a person.

A number decides by itself when a register's extract brought it or a registrar verified it.
Anybody may write a number into their own record, so one that nobody verified needs the
same name too; else a person decides, as where name and country are here under another
number. Where people of the organisation are here, its website and place are theirs: an
extract fills them where they are empty and changes nothing that they wrote.
"""

from django.db import connection

from organisations.models import Extract, ExtractRow
from tables.planning import FEW, whole_tables

# A merged record stands for the one that it was merged into.
STANDING = "case when o.status = 'duplicate' then o.successor_id else o.id end"

ANEW = """
update organisations_extractrow r
set verdict = case when (r.facts->>'repeats')::int > 0 then 'same' else 'new' end,
  organisation_id = null, changes = '[]'
where r.extract_id = %(extract)s and r.verdict <> 'refused' and not r.decided
"""

SAME_NAME = """
(r.name = '' or o.name_key = r.name_key or exists (
  select 1 from organisations_organisationname n
  where n.organisation_id = o.id and n.name_key = r.name_key))
"""

BY_NUMBER = """
with held as materialized (
  select r.number, {standing} as id,
    bool_or(i.verified_on is not null) as verified, bool_or(i.evidence <> '') as brought,
    bool_or({same_name}) as named
  from organisations_extractrow r
  join organisations_identifier i on number_key(i.value) = number_key(r.value)
    and i.scheme = r.scheme and i.ended_on is null
  join organisations_organisation o on o.id = i.organisation_id
  where r.extract_id = %(extract)s and r.verdict = 'new' and not r.decided
  group by 1, 2
),
found as (
  select number,
    case 1 when count(*) filter (where verified) then min(id) filter (where verified)
      when count(*) filter (where brought) then min(id) filter (where brought)
      when count(*) filter (where named) then min(id) filter (where named) end as id,
    min(id) as perhaps
  from held group by number
)
update organisations_extractrow r
set organisation_id = coalesce(found.id, found.perhaps),
  verdict = case when found.id is null then 'maybe' else 'same' end
from found where r.extract_id = %(extract)s and r.number = found.number
"""

# Another row of the register is another organisation, whatever its name.
BY_NAME = """
with taken as materialized (
  select organisation_id as id from organisations_extractrow
  where extract_id = %(extract)s and verdict = 'same' and organisation_id is not null
),
named as materialized (
  select r.number, {standing} as id
  from organisations_extractrow r
  join organisations_organisation o
    on o.name_key = r.name_key and o.country = r.country
  where r.extract_id = %(extract)s and r.verdict = 'new' and not r.decided
    and r.name <> ''
  union
  select r.number, {standing}
  from organisations_extractrow r
  join organisations_organisationname n on n.name_key = r.name_key
  join organisations_organisation o
    on o.id = n.organisation_id and o.country = r.country
  where r.extract_id = %(extract)s and r.verdict = 'new' and not r.decided
    and r.name <> ''
),
found as (
  select number, min(id) as perhaps from named
  where id not in (select id from taken) group by number
)
update organisations_extractrow r
set organisation_id = found.perhaps, verdict = 'maybe'
from found where r.extract_id = %(extract)s and r.number = found.number
"""

ONLY_NAMES = """
update organisations_extractrow r set verdict = 'absent'
where r.extract_id = %(extract)s and r.verdict = 'new' and r.name = ''
"""

CHANGES = """
with compared as materialized (
  select r.number, o.legal_name, o.name_key, o.status, o.place, o.website, fresh.names,
    o.place = '' or not here.people as place_open,
    rtrim(o.website, '/') = '' or not here.people as website_open,
    not exists (select 1 from organisations_identifier i
      where i.organisation_id = o.id and i.scheme = r.scheme and i.ended_on is null
        and number_key(i.value) = number_key(r.value)) as number_new
  from organisations_extractrow r
  join organisations_organisation o on o.id = r.organisation_id
  cross join lateral (select exists (
    select 1 from organisations_membership m
    where m.organisation_id = o.id and m.until_on is null) as people) here
  cross join lateral (
    select coalesce(string_agg(t.name, '; ' order by t.place), '') as names
    from unnest(r.other_names) with ordinality t (name, place)
    where name_key(t.name) not in (o.name_key, r.name_key)
      and not exists (select 1 from organisations_organisationname n
        where n.organisation_id = o.id and n.name_key = name_key(t.name))) fresh
  where r.extract_id = %(extract)s and r.verdict in ('same', 'update')
),
listed as (
  select r.number, coalesce(jsonb_agg(
      jsonb_build_object('field', f.field, 'before', f.before, 'after', f.after)
      order by f.place) filter (where f.differs), '[]') as changes
  from organisations_extractrow r
  join compared c on c.number = r.number
  cross join lateral (values
    (1, 'legal_name', c.legal_name, r.name, r.name <> '' and r.name_key <> c.name_key),
    (2, 'status', c.status, r.facts->>'status',
      (c.status, r.facts->>'status') in (('active', 'closed'), ('closed', 'active'))),
    (3, 'place', c.place, r.place,
      r.place <> '' and r.place <> c.place and c.place_open),
    (4, 'website', c.website, r.website, r.website <> '' and c.website_open
      and rtrim(r.website, '/') <> rtrim(c.website, '/')),
    (5, 'other_names', '', c.names, c.names <> ''),
    (6, 'number', '', r.scheme || ' ' || r.value, c.number_new)
  ) f (place, field, before, after, differs)
  where r.extract_id = %(extract)s
  group by r.number
)
update organisations_extractrow r set changes = l.changes,
  verdict = case when l.changes = '[]' then 'same' else 'update' end
from listed l where r.extract_id = %(extract)s and r.number = l.number
"""


def compare(extract: Extract) -> None:
    """Settles the verdict of every row that isn't refused; decisions of a person stand."""
    beyond = ExtractRow.objects.filter(extract=extract)[FEW : FEW + 1]
    with whole_tables(many=beyond.exists()), connection.cursor() as cursor:
        for statement in (ANEW, BY_NUMBER, BY_NAME, ONLY_NAMES, CHANGES):
            whole = statement.replace("{standing}", STANDING)
            cursor.execute(
                whole.replace("{same_name}", SAME_NAME), {"extract": extract.pk}
            )
