"""Who is meant by the vendors of the books, and which of them a person has to look at.

Certain is what this company decided before about the same spelling, and a name or another
name that one organisation alone has. Suspected are names near an organisation's, or with
a word that patient organisations and healthcare bodies bear (`data/telling_names.toml`).
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection

from audit.acting import Actor
from disclosures.imports.match import MOST, NEAR, STANDING, visible

WORDS = Path(__file__).resolve().parent.parent / "data" / "telling_names.toml"

KNOWN = f"""
with named as (
  select v.id as vendor, o.id, {STANDING} as standing
  from disclosures_booksvendor v
  join disclosures_recipientdecision d
    on d.company_id = v.company_id and d.text_key = v.key
  join organisations_organisation o on o.id = d.recipient_id
  where v.company_id = %(company)s and v.decision = '' and not v.by_hand
  union all
  select v.id, o.id, {STANDING}
  from disclosures_booksvendor v
  join organisations_organisation o on o.name_key = v.key
  where v.company_id = %(company)s and v.decision = '' and not v.by_hand and o.id in ({{visible}})
  union all
  select v.id, o.id, {STANDING}
  from disclosures_booksvendor v
  join organisations_organisationname n on n.name_key = v.key
  join organisations_organisation o on o.id = n.organisation_id
  where v.company_id = %(company)s and v.decision = '' and not v.by_hand and o.id in ({{visible}})
),
found as (
  select vendor, min(standing) as id from named group by vendor
  having count(distinct standing) = 1
)
update disclosures_booksvendor v set organisation_id = found.id, decision = 'matched'
from found join organisations_organisation o on o.id = found.id
where v.id = found.vendor and o.kind <> 'company'
"""  # noqa: S608  constants of ours

SUSPECTED = """
update disclosures_booksvendor v set suspected = true
where v.company_id = %(company)s and v.decision = '' and not v.suspected and (
  exists (select 1 from unnest(%(words)s) w
    where ' ' || v.key like '%% ' || name_key(w) || '%%')
  or exists (select 1 from unnest(%(parts)s) w
    where v.key like '%%' || name_key(w) || '%%')
  or exists (select 1 from organisations_organisation o
    where o.name_key %% v.key and similarity(o.name_key, v.key) >= %(near)s
      and o.kind <> 'company' and o.status <> 'duplicate' and o.id in ({visible})))
"""

NEAREST = """
select v.id, near.public_id, near.legal_name, near.country
from disclosures_booksvendor v cross join lateral (
  select o.public_id, o.legal_name, o.country, similarity(o.name_key, v.key) as score
  from organisations_organisation o
  where o.name_key %% v.key and similarity(o.name_key, v.key) >= %(near)s
    and o.kind <> 'company' and o.status <> 'duplicate' and o.id in ({visible})
  order by score desc, o.id limit %(most)s) near
where v.id = any(%(vendors)s) order by v.id, near.score desc
"""


@dataclass(frozen=True)
class Near:
    """An organisation that may be meant."""

    public_id: str
    name: str
    country: str


@cache
def telling() -> tuple[list[str], list[str]]:
    """Words that begin a word, and parts that stand anywhere, of all languages."""
    languages = tomllib.loads(WORDS.read_text("utf-8")).values()
    words = sorted({word for each in languages for word in each["words"]})
    return words, sorted({part for each in languages for part in each["parts"]})


def recognise(company_id: int, actor: Actor) -> None:
    """Settles what is certain and marks whom a person has to look at."""
    words, parts = telling()
    values = {"company": company_id, "words": words, "parts": parts, "near": NEAR}
    _run(KNOWN, values, actor)
    _run(SUSPECTED, values, actor)


def nearest(vendors: Collection[int], actor: Actor) -> dict[int, list[Near]]:
    """By vendor, the organisations that may be meant, best first. One query."""
    found: dict[int, list[Near]] = {}
    if vendors:
        values = {"vendors": list(vendors), "most": MOST, "near": NEAR}
        for vendor, *near in _run(NEAREST, values, actor):
            found.setdefault(vendor, []).append(Near(*near))
    return found


def _run(statement: str, values: dict[str, Any], actor: Actor) -> list[Any]:
    sight, params = visible(actor)
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("{visible}", sight), {**values, **params})
        return cursor.fetchall() if cursor.description else []
