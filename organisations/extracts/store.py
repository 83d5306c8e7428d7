"""Writes what was compared to the records: a few statements, whatever the size."""

import datetime
from typing import Any

from django.db import connection

from audit.acting import Actor
from organisations.models import Extract, ExtractRow
from tables.planning import FEW, whole_tables

LOCK = """
select 1 from organisations_organisation o where o.id in (
  select organisation_id from organisations_extractrow
  where extract_id = %(extract)s and verdict = 'update')
order by o.id for no key update
"""

NUMBERED = """
update organisations_extractrow r set organisation_id =
  nextval(pg_get_serial_sequence('organisations_organisation', 'id'))
where r.extract_id = %(extract)s and r.verdict = 'new'
"""

ORGANISATIONS = """
insert into organisations_organisation (id, kind, legal_name, country, language, website,
  postal_address, place, status, verification, verified_at, verified_by_id, evidence,
  is_operator, version)
select r.organisation_id, coalesce(nullif(r.facts->>'kind', ''), 'other'), r.name,
  r.country, %(language)s, r.website, '', r.place,
  case when r.closed then 'closed' else 'active' end,
  case when %(verifies)s then 'verified' else 'unverified' end,
  case when %(verifies)s then clock_timestamp() end,
  case when %(verifies)s then %(person)s::bigint end,
  case when %(verifies)s then %(evidence)s else '' end, false, 1
from organisations_extractrow r
where r.extract_id = %(extract)s and r.verdict = 'new' order by r.number
"""

SIGHTS = """
insert into organisations_organisationsight (organisation_id, viewer_id)
select r.organisation_id, v.viewer
from organisations_extractrow r,
  lateral (values (r.organisation_id), (%(organisation)s::bigint)) v (viewer)
where r.extract_id = %(extract)s and r.verdict = 'new' and v.viewer is not null
"""

# Evidence without a day: an extract brought the number, nobody has verified it.
NUMBERS = """
insert into organisations_identifier as i (organisation_id, scheme, value, verified_on,
  verified_by_id, evidence)
select r.organisation_id, r.scheme, r.value,
  case when %(verifies)s and r.verdict = 'new' then %(today)s::date end,
  case when %(verifies)s and r.verdict = 'new' then %(person)s::bigint end,
  %(evidence)s
from organisations_extractrow r
where r.extract_id = %(extract)s and (r.verdict = 'new'
  or r.verdict = 'update' and r.changes @> '[{"field": "number"}]')
order by r.number
on conflict (organisation_id, scheme, value) do update
  set ended_on = null, evidence = excluded.evidence
"""

FORMER_NAMES = """
insert into organisations_organisationname as n (organisation_id, kind, name, language,
  until_on)
select distinct on (o.id) o.id, 'former', o.legal_name, '', %(today)s::date
from organisations_extractrow r
join organisations_organisation o on o.id = r.organisation_id
where r.extract_id = %(extract)s and r.verdict = 'update'
  and r.changes @> '[{"field": "legal_name"}]'
order by o.id
on conflict (organisation_id, name) do update set kind = 'former',
  until_on = coalesce(n.until_on, excluded.until_on)
"""

FACTS = """
with changed as (
  select distinct on (r.organisation_id) r.* from organisations_extractrow r
  where r.extract_id = %(extract)s and r.verdict = 'update'
    and jsonb_path_exists(r.changes,
      '$[*] ? (@.field == "legal_name" || @.field == "status" || @.field == "place"
        || @.field == "website")')
  order by r.organisation_id, r.number
)
update organisations_organisation o set
  legal_name = case when c.changes @> '[{"field": "legal_name"}]'
    then c.name else o.legal_name end,
  status = case when c.changes @> '[{"field": "status"}]'
    then c.facts->>'status' else o.status end,
  place = case when c.changes @> '[{"field": "place"}]' then c.place else o.place end,
  website = case when c.changes @> '[{"field": "website"}]'
    then c.website else o.website end,
  version = o.version + 1
from changed c where o.id = c.organisation_id
"""

OTHER_NAMES = """
insert into organisations_organisationname (organisation_id, kind, name, language)
select distinct on (o.id, name_key(t.name)) o.id, 'other', t.name, ''
from organisations_extractrow r
join organisations_organisation o on o.id = r.organisation_id
cross join lateral unnest(r.other_names) t (name)
where r.extract_id = %(extract)s and r.verdict in ('new', 'update')
  and name_key(t.name) <> o.name_key
  and not exists (select 1 from organisations_organisationname n
    where n.organisation_id = o.id and n.name_key = name_key(t.name))
order by o.id, name_key(t.name), r.number
on conflict do nothing
"""


def write(
    extract: Extract, *, by: Actor, evidence: str, language: str, today: datetime.date
) -> None:
    """Makes and changes records. Call inside `acting`, after comparing once more."""
    values: dict[str, Any] = {
        "extract": extract.pk,
        "verifies": extract.verifies,
        "person": by.person_id,
        "organisation": by.organisation_id,
        "evidence": evidence,
        "language": language,
        "today": today,
    }
    beyond = ExtractRow.objects.filter(extract=extract)[FEW : FEW + 1]
    with whole_tables(many=beyond.exists()), connection.cursor() as cursor:
        for statement in (
            LOCK,
            NUMBERED,
            ORGANISATIONS,
            SIGHTS,
            NUMBERS,
            FORMER_NAMES,
            FACTS,
            OTHER_NAMES,
        ):
            cursor.execute(statement, values)
