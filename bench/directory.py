"""Finding organisations among very many: the directory of a company, and the search.

Each number of organisations is a database of its own, filled through the real tables, and
rounds go through all of them (`bench/growth.py`).
"""

from collections.abc import Iterator
from copy import copy
from typing import Any

from django.db import connection
from django.urls import reverse

from audit.acting import acting
from bench import words
from bench.addresses import MOST_QUERIES, Address, deep, with_query
from bench.database import address, close, copied, settle, use
from bench.figures import Figure, at_most
from bench.growth import grown, look
from bench.timing import p95
from bench.world import RECIPIENTS, ROWS_A_RECIPIENT, World
from organisations.models import Organisation, PublicProfile

MANY = (2_000, 20_000, 200_000)
ROWS_OF_MANY = 100_000  # payments; shorter runs have fewer organisations
FEW = (20, 200)
SLOWEST_MS = 100
CHANGES = ("-changed_on", "-id")

# One in a thousand is what a rare question finds; one in five lets only partners read.
# By a hash, so that nothing goes with the letters that names begin with.
PROFILES = """
insert into organisations_profile (organisation_id, legal_form, mission, activities,
  countries, reach, languages, accessibility, contact_name, contact_email, contact_phone,
  sights, not_now_words, version)
select id, '', case when h %% 1000 = 7 then 'Sibelius choir for patients'
    else 'Support for families and their carers' end,
  case when h %% 1000 = 7 then array['registry'] when h %% 3 = 0
    then array['helpline', 'training'] else array['helpline'] end,
  case when h %% 1000 = 7 then array['LI'] else array[country] end,
  case when h %% 1000 = 7 then 'world' when h %% 4 = 0 then 'national' else 'local' end,
  case when h %% 1000 = 7 then array['cy'] else array['en'] end,
  '', '', '', '', case when h %% 5 = 0 then
    '{"about": "partners", "conditions": "partners", "reach": "partners"}' else '{}'
    end::jsonb, '', 1
from organisations_organisation, abs(hashtext(id::text)) h
where kind = 'patients' and id > %(before)s
"""
CONDITIONS = """
insert into organisations_condition (organisation_id, scheme, code, name)
select id, 'orpha', (1000 + h %% 400)::text,
  case when h %% 1000 = 7 then 'Sibelius disease'
    else (%(causes)s::text[])[1 + h %% 20] || ' of type ' || h %% 400 end
from organisations_organisation, abs(hashtext(id::text)) h
where kind = 'patients' and id > %(before)s
"""
NAMES = """
insert into organisations_organisationname (organisation_id, kind, name, language)
select id, 'short', 'KX' || id, ''
from organisations_organisation where kind = 'patients' and id > %(before)s and id %% 3 = 0
"""
NUMBERS = """
insert into organisations_identifier (organisation_id, scheme, value, evidence)
select id, 'GB-CHC', (1000000 + id)::text, ''
from organisations_organisation where kind = 'patients' and id > %(before)s and id %% 2 = 0
"""
COPIES = """
insert into organisations_publicprofile (organisation_public_id, is_company, name, country,
  facts, changed_on, moved_to)
select public_id, false, legal_name, country, '{}', date '2024-01-01' + (abs(hashtext(id::text)) %% 700)::int, ''
from organisations_organisation where kind = 'patients' and id > %(before)s
"""


def measure(world: World) -> list[Figure]:
    base = address()["PGDATABASE"]
    worlds: dict[str, World] = {}
    for number in MANY if world.rows >= ROWS_OF_MANY else FEW:
        database = copied(base, f"{number}_organisations_rows")
        use(database)
        _fill(world, number)
        worlds[database] = copy(world)
        worlds[database].rows = number
    seen = look(worlds, timed=True, pages=_pages)
    for database in worlds:
        close(database)
    use(base)
    slowest = max(seen, key=lambda name: p95(list(seen[name].times.values())[-1]))
    took = 1000 * p95(list(seen[slowest].times.values())[-1])
    most = max(seen[slowest].times)
    return [
        at_most(
            "directory",
            f"most queries of {len(seen)} pages, at any number",
            max(max(page.queries.values()) for page in seen.values()),
            MOST_QUERIES["list"],
        ),
        *grown("directory", seen),
        at_most(
            "directory",
            f"slowest at {most:,} organisations ({slowest}), p95",
            round(took),
            SLOWEST_MS,
            " ms",
        ),
    ]


def _fill(world: World, number: int) -> None:
    """Organisations until there are so many, each with what a directory reads."""
    values: dict[str, Any] = {
        "first": world.rows // ROWS_A_RECIPIENT,
        "last": number - 2,  # the volunteer's is one of them
        "before": world.patients.pk,
        "forms": list(words.FORMS),
        "causes": list(words.CAUSES),
        "places": list(words.PLACES),
        "countries": list(words.COUNTRIES),
    }
    with acting(world.officer_of(world.company)), connection.cursor() as cursor:
        for statement in (RECIPIENTS, PROFILES, CONDITIONS, NAMES, NUMBERS, COPIES):
            cursor.execute(statement, values)
    settle()


def _pages(world: World) -> Iterator[Address]:
    """What a lead asks of the directory, and anybody of the search."""
    asked: dict[str, dict[str, Any]] = {
        "all": {},
        "all, deep": {"after": deep(_patients(), ("name_key", "id"))},
        "a common word": {"q": "society"},
        "a rare word": {"q": "sibelius"},
        "no such word": {"q": "zzyzx"},
        "a common condition": {"condition": "sarcoidosis"},
        "a rare condition": {"condition": "sibelius"},
        "a code": {"condition": "ORPHA 1007"},
        "a country": {"country": "CH"},
        "a rare country": {"country": "LI"},
        "a reach": {"reach": "national"},
        "a rare activity": {"activity": "registry"},
        "a common activity": {"activity": "training"},
        "a rare language": {"language": "cy"},
        "several": {"country": "CH", "reach": "national", "activity": "training"},
        "newest change": {"sort": "changed"},
        "newest change, deep": {"sort": "changed", "after": deep(_copies(), CHANGES)},
        "newest change of a country": {"sort": "changed", "country": "CH"},
        "newest change, rare": {"sort": "changed", "condition": "sibelius"},
    }
    directory = reverse("organisations:find")
    for name, query in asked.items():
        yield Address(
            f"directory: {name}", "list", with_query(directory, query), world.officer
        )
    last = _patients().filter(legal_name__startswith="Association").latest("pk")
    for name, text in {
        "a whole name": last.legal_name,
        "a part": "sarcoidosis",
        "a slip of the pen": last.legal_name.replace("c", "k", 1),
        "another script": "Σπάνιες Παθήσεις",
        "a number": f"GB-CHC-{1_000_000 + last.pk - last.pk % 2}",
        "an acronym": f"KX{last.pk - last.pk % 3}",
        "nothing": "zzyzx",
    }.items():
        path = with_query(reverse("organisations:list"), {"q": text})
        yield Address(f"search: {name}", "list", path, world.officer)


def _patients() -> Any:
    return Organisation.objects.filter(kind="patients")


def _copies() -> Any:
    return PublicProfile.objects.filter(is_company=False)
