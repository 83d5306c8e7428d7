"""An invented ledger that grows: written by the database, row after row from its number.

One large company holds nine of ten payments of each step, nine others the rest. Each
step is a year of its own, so that it is published like a real one.
"""

import datetime
import time
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test import Client

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp
from bench import words
from bench.database import settle
from bench.timing import alone
from disclosures.actions import publication, reports
from disclosures.actions.entries import generic_regime
from disclosures.models import Period, Report
from organisations.models import Membership, Organisation

TODAY = datetime.date(2026, 3, 1)
LAST_YEAR = 2025
ROWS_A_RECIPIENT = 50
METHOD = "Payments stand in the year in which they were made, VAT as stated."

RECIPIENTS = """
insert into organisations_organisation (kind, legal_name, country, language, website,
  postal_address, place, status, verification, verified_at, verified_by_id, evidence,
  is_operator, version)
select 'patients',
  format((%(forms)s::text[])[1 + g %% 8], (%(causes)s::text[])[1 + g / 8 %% 20],
    (%(places)s::text[])[1 + g / 160 %% 25])
    || case when g < 4000 then '' else ' ' || g / 4000 end,
  (%(countries)s::text[])[1 + g %% 10], 'en-gb', '', '', '', 'active', 'verified',
  clock_timestamp(), 0, '', false, 1
from generate_series(%(first)s, %(last)s) g
"""

TRANSFERS = """
insert into disclosures_transfer (disclosed_by_id, recipient_id, category, form, amount,
  currency, vat_treatment, paid_on, paid_year, description, reference, intermediary,
  agreement_title, valuation, benefit, source, published_elsewhere, state,
  excluded_because, version)
select (%(companies)s::bigint[])[case when g %% 10 > 0 then 1 else 2 + g / 10 %% 9 end],
  r.ids[1 + (g::bigint * 7919) %% array_length(r.ids, 1)],
  (%(categories)s::text[])[1 + g %% 5], 'cash',
  case when g %% 4 = 3 then 1000 + g %% 90000 else 100 + (g::bigint * 31 %% 900000) / 100.0 end,
  (%(currencies)s::text[])[1 + g %% 4], 'not_applicable',
  make_date(%(year)s, 1, 1) + g %% 365, %(year)s,
  format(case when g %% 1000 = 501 then %(rare)s
    else (%(purposes)s::text[])[1 + g %% 8] end, g),
  'B' || g, '', '', '', '', 'manual', '', 'recorded', '', 1
from generate_series(%(first)s, %(last)s) g
cross join (
  select array_agg(id order by id) as ids from organisations_organisation
  where kind = 'patients') r
"""

PERIODS = """
insert into disclosures_period (company_id, regime_id, starts_on, ends_on, time_zone,
  state, review_opened_on, review_closes_on, thaw_reason, books_words,
  rules_name)
select unnest(%(companies)s::bigint[]), %(regime)s, make_date(%(year)s, 1, 1),
  make_date(%(year)s, 12, 31), 'Europe/London', 'in_correction', %(today)s,
  %(today)s::date + 30, '', '', ''
"""

ENTRIES = """
insert into disclosures_entry (period_id, transfer_id, recipient_id, state, amount,
  currency, answer, answered_on, answered_by_id, answered_way, answered_about,
  suggested_description, version)
select p.id, t.id, t.recipient_id, 'in_review', t.amount, t.currency, a.answer,
  case when a.answer <> 'none' then %(today)s::date end,
  case when a.answer <> 'none' then 0 end,
  case when a.answer <> 'none' then 'portal' else '' end, '{}', '', 1
from disclosures_transfer t
join disclosures_period p on p.company_id = t.disclosed_by_id
  and p.starts_on = make_date(%(year)s, 1, 1)
cross join lateral (select case
  when t.id %% 100 = 7 then 'questioned' when t.id %% 10 = 3 then 'cannot_tell'
  when t.id %% 10 > 3 then 'confirmed' else 'none' end as answer) a
where t.paid_year = %(year)s
"""

QUESTIONS = """
insert into disclosures_question (entry_id, recipient_id, reason, words, asked_on,
  asked_by_id, company_words, state, outcome)
select e.id, e.recipient_id, 'amount', 'We received less.', %(today)s, 0, '', 'open', ''
from disclosures_entry e join disclosures_period p on p.id = e.period_id
where p.starts_on = make_date(%(year)s, 1, 1) and e.answer = 'questioned'
"""

DELIVERIES = """
insert into disclosures_delivery (period_id, recipient_id, state, way, closes_on)
select distinct e.period_id, e.recipient_id, 'answering', 'portal', %(today)s::date + 30
from disclosures_entry e join disclosures_period p on p.id = e.period_id
where p.starts_on = make_date(%(year)s, 1, 1)
"""


@dataclass
class World:
    """Who is there, and how many payments. `published` is seconds, MB and lines of each
    step's largest report."""

    companies: list[Organisation]
    officer: User
    second: User
    volunteer: User
    patients: Organisation
    rows: int = 0
    year: int = 0
    published: dict[int, dict[str, float]] = field(default_factory=dict)

    @property
    def company(self) -> Organisation:
        return self.companies[0]

    def officer_of(self, company: Organisation) -> Actor:
        roles = frozenset({"disclosure_officer"})
        return Actor(self.officer.pk, company.pk, roles, kind="company")


def begin() -> World:
    """Companies and the people who look."""
    companies = [
        _verified("company", name, country)
        for name, country in zip(words.COMPANIES, words.COUNTRIES, strict=True)
    ]
    patients = _verified("patients", "Rare Lung Alliance Europe", "GB")
    return World(
        companies,
        _member("officer@bench.example", companies[0], "disclosure_officer"),
        _member("second@bench.example", companies[0], "compliance_reviewer"),
        _member("volunteer@bench.example", patients, "administrator"),
        patients,
    )


def grow(world: World, rows: int, year: int) -> None:
    """Adds payments of one year until there are so many, and publishes them."""
    values: dict[str, Any] = {
        "first": world.rows + 1,
        "last": rows,
        "year": year,
        "today": TODAY,
        "regime": generic_regime().pk,
        "companies": [company.pk for company in world.companies],
        "rare": words.RARE_PURPOSE,
        "forms": list(words.FORMS),
        "causes": list(words.CAUSES),
        "places": list(words.PLACES),
        "countries": list(words.COUNTRIES),
        "categories": list(words.CATEGORIES),
        "currencies": list(words.CURRENCIES),
        "purposes": list(words.PURPOSES),
    }
    recipients = {
        "first": world.rows // ROWS_A_RECIPIENT,
        "last": rows // ROWS_A_RECIPIENT - 1,
    }
    by = world.officer_of(world.company)
    with acting(by), connection.cursor() as cursor:
        cursor.execute(RECIPIENTS, values | recipients)
        for statement in (TRANSFERS, PERIODS, ENTRIES, QUESTIONS, DELIVERIES):
            cursor.execute(statement, values)
    world.rows, world.year = rows, year
    settle()
    for company in world.companies[1:]:
        publication.publish(
            _approved(world, company, year), by=world.officer_of(company), today=TODAY
        )
    world.published[rows] = _publish_alone(world, year)
    settle()


def client(person: User | None = None) -> Client:
    """A browser without a browser, signed in as this person."""
    made = Client(SERVER_NAME="localhost")
    if person:
        made.force_login(person)
    return made


def _approved(world: World, company: Organisation, year: int) -> Report:
    """A report of a company's year that both people stand for."""
    officer = world.officer_of(company)
    second = Actor(
        world.second.pk, company.pk, frozenset({"compliance_reviewer"}), kind="company"
    )
    period = Period.objects.get(company=company, starts_on=datetime.date(year, 1, 1))
    report = reports.start(period, by=officer, today=TODAY)
    report = reports.write(report, by=officer, methodology=METHOD)
    report = reports.certify(report, by=officer, today=TODAY)
    return reports.approve(report, by=second, today=TODAY)


def _publish_alone(world: World, year: int) -> dict[str, float]:
    """Publishes the large company's year in a process of its own; what it cost."""
    began = time.perf_counter()
    report = _approved(world, world.company, year)
    standing = time.perf_counter() - began
    by = world.officer_of(world.company)
    cost = alone(
        "publish", report=report.pk, person=by.person_id, company=by.organisation_id
    )
    lines = float(report.period.entries.count())
    return {**cost, "standing": standing, "lines": lines}


def _verified(kind: str, name: str, country: str) -> Organisation:
    made = Organisation(
        kind=kind,
        legal_name=name,
        country=country,
        verification=Organisation.Verification.VERIFIED,
        verified_at=ClockTimestamp(),
        verified_by_id=0,
    )
    made.save()
    made.refresh_from_db()
    return made


def _member(email: str, organisation: Organisation, role: str) -> User:
    person = User.objects.create(email=email, name=email.partition("@")[0].title())
    Membership.objects.create(
        person=person, organisation=organisation, role=role, from_on=TODAY
    )
    return person
