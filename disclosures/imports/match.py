"""Who is meant by the recipients of a file: what is certain, and whom a person may choose.

In this order: what this company decided before, a verified register number, the name,
another name. What is left is compared by likeness (three-letter groups, 0 to 1) with every
organisation that the company may know of, and with the other spellings of the file, and
waits for a person. A register number that nobody verified decides nothing: anybody may
write one into their own record. It is offered, first of all.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.models import ImportBatch, ImportRecipient
from organisations.models import Organisation

NEAR = 0.5  # likeness from which a name is offered
MOST = 5  # candidates for one spelling

# A merged record stands for the one that it was merged into.
STANDING = "case when o.status = 'duplicate' then o.successor_id else o.id end"

DECIDED_BEFORE = """
update disclosures_importrecipient r set way = 'decision', recipient_id = {standing}
from disclosures_recipientdecision d
join organisations_organisation o on o.id = d.recipient_id
where r.batch_id = %(batch)s and r.way = ''
  and d.company_id = %(company)s and d.text_key = r.key
"""

# A number that lost its leading zeros, or is written with dots, is the same number.
SAME_NUMBER = """upper(i.scheme) = r.scheme
    and number_key(i.value) = number_key(r.value)"""

# `materialized`: looked for once, not again for each spelling.
BY_IDENTIFIER = """
with found as materialized (
  select r.id as spelling, min({standing}) as id
  from disclosures_importrecipient r
  join organisations_identifier i on {same_number} and i.verified_on is not null
  join organisations_organisation o on o.id = i.organisation_id
  where r.batch_id = %(batch)s and r.way = '' and r.value <> ''
    and o.id in ({visible})
  group by r.id having count(distinct {standing}) = 1
)
update disclosures_importrecipient r set way = 'identifier', recipient_id = found.id
from found where r.id = found.spelling
"""

# An organisation with another number in the same register is another organisation.
NOT_ANOTHER = """
not exists (
  select 1 from organisations_identifier i
  where i.organisation_id = o.id and r.value <> '' and upper(i.scheme) = r.scheme
    and number_key(i.value) <> number_key(r.value))
and (r.country = '' or o.country = r.country)
"""

BY_NAME = """
with found as materialized (
  select r.id as spelling, min({standing}) as id
  from disclosures_importrecipient r
  join organisations_organisation o on o.name_key = r.key
  where r.batch_id = %(batch)s and r.way = '' and o.id in ({visible})
    and {not_another}
  group by r.id having count(distinct {standing}) = 1
)
update disclosures_importrecipient r set way = 'name', recipient_id = found.id
from found where r.id = found.spelling
"""

BY_OTHER_NAME = """
with found as materialized (
  select r.id as spelling, min({standing}) as id
  from disclosures_importrecipient r
  join organisations_organisationname n on n.name_key = r.key
  join organisations_organisation o on o.id = n.organisation_id
  where r.batch_id = %(batch)s and r.way = '' and o.id in ({visible})
    and {not_another}
  group by r.id having count(distinct {standing}) = 1
)
update disclosures_importrecipient r set way = 'other_name', recipient_id = found.id
from found where r.id = found.spelling
"""

# Every candidate once, with its best score; numbers that nobody verified, names of the
# record, other names, and the spellings of the same file that nobody has decided either.
# `offset 0`: each of those is looked up in the index, instead of every one with every other.
CANDIDATES = """
with visible as materialized ({visible}),
near as (
  select r.id as spelling, o.id as organisation, o.legal_name as name,
    '' as other, '' as key, i.scheme || ' ' || i.value as number,
    similarity(o.name_key, r.key) as score
  from disclosures_importrecipient r
  join organisations_identifier i on {same_number}
  join organisations_organisation o on o.id = i.organisation_id
  where r.batch_id = %(batch)s and r.way = '' and r.value <> ''
    and o.status <> 'duplicate' and o.id <> %(company)s
    and o.id in (select id from visible)
  union all
  select r.id, o.id, o.legal_name, '', '', '', similarity(o.name_key, r.key)
  from disclosures_importrecipient r
  join organisations_organisation o on o.name_key %% r.key
  where r.batch_id = %(batch)s and r.way = ''
    and o.status <> 'duplicate' and o.id <> %(company)s
    and o.id in (select id from visible)
  union all
  select r.id, o.id, o.legal_name, n.name, '', '', similarity(n.name_key, r.key)
  from disclosures_importrecipient r
  join organisations_organisationname n on n.name_key %% r.key
  join organisations_organisation o on o.id = n.organisation_id
  where r.batch_id = %(batch)s and r.way = ''
    and o.status <> 'duplicate' and o.id <> %(company)s
    and o.id in (select id from visible)
  union all
  select r.id, null, min(s.text), '', s.key, '', similarity(s.key, r.key)
  from disclosures_importrecipient r
  cross join lateral (
    select x.* from disclosures_importrecipient x where x.key %% r.key offset 0) s
  where r.batch_id = %(batch)s and r.way = ''
    and s.batch_id = %(batch)s and s.way = '' and s.key <> r.key
  group by r.id, r.key, s.key
),
best as (
  select distinct on (spelling, coalesce(organisation::text, name)) *
  from near order by spelling, coalesce(organisation::text, name),
    number <> '' desc, score desc
),
ranked as (
  select *, row_number() over (
    partition by spelling
    order by number <> '' desc, score desc, organisation nulls last, name) as place
  from best
),
listed as (
  select k.spelling, jsonb_agg(jsonb_build_object(
      'public_id', coalesce(o.public_id, ''), 'name', k.name,
      'country', coalesce(o.country, ''), 'other', k.other, 'key', k.key,
      'number', k.number,
      'score', round(k.score::numeric, 2)::text) order by k.place) as candidates
  from ranked k left join organisations_organisation o on o.id = k.organisation
  where k.place <= %(most)s group by k.spelling
)
update disclosures_importrecipient r set candidates = listed.candidates
from listed where r.id = listed.spelling
"""


def match(
    batch: ImportBatch, actor: Actor, told: Callable[[str], None] = lambda _stage: None
) -> None:
    """Settles what is certain and notes candidates for the rest."""
    sight, params = visible(actor)
    values = {
        "batch": batch.pk,
        "company": batch.company_id,
        "most": MOST,
        **params,
    }

    def run(statement: str) -> None:
        for name, part in (
            ("{visible}", sight),
            ("{not_another}", NOT_ANOTHER),
            ("{same_number}", SAME_NUMBER),
            ("{standing}", STANDING),
        ):
            statement = statement.replace(name, part)
        cursor.execute(statement, values)

    with transaction.atomic(), connection.cursor() as cursor:
        for statement in (DECIDED_BEFORE, BY_IDENTIFIER, BY_NAME, BY_OTHER_NAME):
            run(statement)
    if not ImportRecipient.objects.filter(batch=batch, way="").exists():
        return
    told(_("Comparing names"))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select set_config('pg_trgm.similarity_threshold', %s, true)", [str(NEAR)]
        )
        run(CANDIDATES)


def visible(actor: Actor) -> tuple[str, dict[str, Any]]:
    """The organisations that the actor may know of, as SQL: one definition for all."""
    seen = Organisation.objects.for_actor(actor).values("id")
    sql, params = seen.query.sql_with_params()
    names = [f"visible{number}" for number in range(len(params))]
    marked = sql % tuple(f"%({name})s" for name in names)
    return marked, dict(zip(names, params, strict=True))


def take_new(batch: ImportBatch) -> int:
    """Spellings near which there is nothing become new organisations."""
    return ImportRecipient.objects.filter(batch=batch, way="", candidates=[]).update(
        way=ImportRecipient.Way.NEW
    )


def reason(candidate: dict[str, str]) -> str:
    """Why a candidate is offered, in words."""
    facts = {
        "percent": round(float(candidate["score"]) * 100),
        "other": candidate["other"],
        "number": candidate["number"],
    }
    if candidate["number"]:
        return (
            _(
                "register number %(number)s, not verified; the names are"
                " %(percent)s%% alike"
            )
            % facts
        )
    if not candidate["public_id"]:
        return _("also in this file; the names are %(percent)s%% alike") % facts
    if candidate["other"]:
        return _("also called “%(other)s”, %(percent)s%% alike") % facts
    return _("the names are %(percent)s%% alike") % facts
