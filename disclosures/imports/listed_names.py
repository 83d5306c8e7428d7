"""Who is meant by the names in an agency's list: what is certain, and who may be meant.

Certain is what the company decided before about the same spelling, and a name or another
name that one organisation alone has (`imports/match`). Everybody else is offered to a
person; nobody is guessed.
"""

from typing import Any

from django.db import connection

from audit.acting import Actor
from disclosures.imports.match import STANDING, visible
from disclosures.models import PassOnList, Receipt
from organisations import search
from organisations.models import Organisation

OFFERED = 5

KNOWN = f"""
with named as (
  select r.id as row, 1 as rank, {STANDING} as standing
  from disclosures_receipt r
  join disclosures_recipientdecision d
    on d.company_id = %(company)s and d.text_key = r.recipient_key
  join organisations_organisation o on o.id = d.recipient_id
  where r.passed_on_id = %(list)s and r.recipient_id is null
  union all
  select r.id, 2, {STANDING}
  from disclosures_receipt r
  join organisations_organisation o on o.name_key = r.recipient_key
  where r.passed_on_id = %(list)s and r.recipient_id is null and o.id in ({{visible}})
  union all
  select r.id, 2, {STANDING}
  from disclosures_receipt r
  join organisations_organisationname n on n.name_key = r.recipient_key
  join organisations_organisation o on o.id = n.organisation_id
  where r.passed_on_id = %(list)s and r.recipient_id is null and o.id in ({{visible}})
),
first as (
  select row, min(rank) as rank from named group by row
),
found as (
  select named.row, min(standing) as id
  from named join first on first.row = named.row and first.rank = named.rank
  group by named.row having count(distinct standing) = 1
)
update disclosures_receipt r set recipient_id = found.id
from found join organisations_organisation o on o.id = found.id
where r.id = found.row and o.kind <> 'company'
"""  # noqa: S608  constants of ours


def recognise(passed_on: PassOnList, actor: Actor) -> None:
    """Settles what is certain, as the company sees it. Call inside the action."""
    sight, params = visible(actor)
    values: dict[str, Any] = {
        "company": passed_on.company_id,
        "list": passed_on.pk,
        **params,
    }
    with connection.cursor() as cursor:
        cursor.execute(KNOWN.replace("{visible}", sight), values)


def offered(row: Receipt, actor: Actor) -> list[Organisation]:
    """Who may be meant by the name in a row: whoever is settled first, then names like it."""
    among = Organisation.objects.for_actor(actor).exclude(
        kind=Organisation.Kind.COMPANY
    )
    found = [
        each.organisation
        for each in search.find(row.recipient_name, among=among, most=OFFERED)
    ]
    if row.recipient and row.recipient not in found:
        found.insert(0, row.recipient)
    return found
