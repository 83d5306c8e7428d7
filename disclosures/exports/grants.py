"""Grants and donations in the 360Giving Data Standard (1.4), as JSON and as a flat CSV.

standard.threesixtygiving.org. A grant there needs a day of its award and a sum. The day is
that of the signature of the agreement that the line names; it is never made up. What has
none is left out and counted.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from disclosures.exports.columns import PLAIN
from disclosures.exports.copying import chunks, copied, literal
from disclosures.exports.lines_json import SEPARATOR, without_last_separator
from disclosures.models.register import RegisterLine

VERSION = "1.4"
CATEGORIES = ("grant", "donation_in_kind")
LONGEST_TITLE = 140  # "should be under 140 characters"

# Why a line is no grant of the standard; the first reason counts.
LEFT_OUT = {
    "other": "no grant or donation (a sponsorship, a fee, a membership and the like)",
    "refund": "money that went back",
    "no_sum": "help without a value in money",
    "no_day": "no day of an award because no signed agreement stands in them",
}
LINES = """
select l.public_id as line, v.line_id, c.j, case
    when c.j->'category'->>'code' not in ({categories}) or c.j->>'form' = 'service'
      then 'other'
    when (c.j->>'amount')::numeric <= 0 then 'refund'
    when c.j->>'amount' is null then 'no_sum'
    when c.j->'agreement'->>'signed_on' is null then 'no_day'
    else '' end as left_out
from ({lines}) l
join disclosures_lineversion v on v.line_id = l.line_id and v.version = l.version
cross join lateral (select v.content::jsonb as j offset 0) c
"""
GRANTS = """
select {prefix} || line as id,
  coalesce(nullif(left(j->'agreement'->>'title', {longest}), ''), 'Grant') as title,
  coalesce(nullif(j->>'description', ''), nullif(j->>'benefit', ''),
    j->'category'->>'label') as description,
  j->>'currency' as currency, (j->>'amount')::numeric as amount,
  j->'agreement'->>'signed_on' as awarded_on, j->>'form' = 'in_kind' as in_kind,
  {address} || line || '/' as url, {recipient} as recipient_id,
  j->'recipient'->>'name' as recipient, nullif(j->'recipient'->>'country', '') as country,
  {company} as funder_id, j->'company'->>'name' as funder
from ({lines}) g where left_out = '' order by line_id desc
"""
JSON = """
select json_strip_nulls(json_build_object(
  'id', id, 'title', title, 'description', description, 'currency', currency,
  'amountAwarded', amount, 'awardDate', awarded_on, 'url', url,
  'recipientOrganization', json_build_array(json_build_object(
    'id', recipient_id, 'name', recipient, 'addressCountry', country)),
  'fundingOrganization', json_build_array(json_build_object(
    'id', funder_id, 'name', funder)),
  'fundingType', case when in_kind
    then json_build_array(json_build_object('title', 'In kind')) end,
  'dataSource', {source}))
from ({grants}) g
"""
FLAT = """
select id as "Identifier", title as "Title", description as "Description",
  currency as "Currency", amount as "Amount Awarded", awarded_on as "Award Date",
  url as "URL", recipient_id as "Recipient Org:Identifier",
  recipient as "Recipient Org:Name", country as "Recipient Org:Country",
  funder_id as "Funding Org:Identifier", funder as "Funding Org:Name",
  case when in_kind then 'In kind' end as "Funding Type:Title",
  {source} as "Data Source"
from ({grants}) g
"""


def stream(lines: QuerySet[RegisterLine], about: dict[str, Any]) -> Iterator[bytes]:
    head = json.dumps(_package(lines, about), ensure_ascii=False).removesuffix("}")
    yield f'{head}, "grants": [\n'.encode()
    with copied(_filled(JSON, lines, about), PLAIN, row_end=SEPARATOR) as source:
        yield from without_last_separator(chunks(source))
    yield b"\n]}\n"


def flat(lines: QuerySet[RegisterLine], about: dict[str, Any]) -> Iterator[bytes]:
    statement = _filled(FLAT, lines, about)
    with copied(statement, "format csv, header", row_end=b"\r\n") as source:
        yield from chunks(source)


def counted(lines: QuerySet[RegisterLine]) -> dict[str, int]:
    """How many lines are grants (under an empty word), and how many are left out and why."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select left_out, count(*) from ({_lines(lines)}) l group by left_out"  # noqa: S608  SQL of ours
        )
        return dict(cursor.fetchall())


def note(lines: QuerySet[RegisterLine], about: dict[str, Any]) -> str:
    """What the file holds and what not, in plain words."""
    found = counted(lines)
    told = [f"Grants: {found.get('', 0):,}."]
    told += [
        f"Lines left out, {words}: {found[reason]:,}."
        for reason, words in LEFT_OUT.items()
        if found.get(reason)
    ]
    if about["grants_prefix"]:
        told.append(f"Ids begin with the registered prefix {about['grants_prefix']}.")
    else:
        told.append(
            "No 360Giving prefix is registered: ids are those of this register."
        )
    return " ".join(told)


def _package(lines: QuerySet[RegisterLine], about: dict[str, Any]) -> dict[str, Any]:
    package = {
        "version": VERSION,
        "title": f"Grants and donations on {about['register']}",
        "description": note(lines, about),
        "identifier": about["address"],
        "publisher": {"name": about["register"], "website": about["site"]},
        "accessURL": about["address"],
    }
    if about["licence_address"]:
        package["license"] = about["licence_address"]
    return package


def _lines(lines: QuerySet[RegisterLine]) -> str:
    chosen = lines.order_by().values("line_id", "version", "public_id")
    codes = ", ".join(f"'{code}'" for code in CATEGORIES)
    return LINES.format(categories=codes, lines=literal(chosen))


def _filled(shape: str, lines: QuerySet[RegisterLine], about: dict[str, Any]) -> str:
    """The statement with the texts of this installation in it."""
    prefix = about["grants_prefix"]
    own = f"{prefix or 'EVENHAND'}-ORG:"
    grants = GRANTS.format(
        prefix=_quoted(f"{prefix}-" if prefix else ""),
        longest=LONGEST_TITLE,
        address=_quoted(about["line_address"].removesuffix("{line}/")),
        recipient=_organisation("recipient", own),
        company=_organisation("company", own),
        lines=_lines(lines),
    )
    return shape.format(source=_quoted(about["site"]), grants=grants)


def _organisation(side: str, own: str) -> str:
    """SQL: its number in a register, as org-id.guide writes it, else its id here."""
    return (
        f"coalesce((j->'{side}'->'identifiers'->0->>'scheme') || '-' ||"
        f" replace(j->'{side}'->'identifiers'->0->>'value', ' ', ''),"
        f" {_quoted(own)} || (j->'{side}'->>'public_id'))"
    )


def _quoted(text: str) -> str:
    with connection.cursor() as cursor:
        quoted: bytes = cursor.mogrify("%s", [text])
    return quoted.decode()
