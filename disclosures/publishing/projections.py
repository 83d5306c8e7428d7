"""The public tables that are searched, made from frozen copies and nothing else."""

from django.db import connection

from disclosures.models.public import PublishedReport
from disclosures.models.register import Coverage, RegisterOrganisation
from disclosures.publishing import coverage, records
from disclosures.publishing.contents import canonical
from disclosures.publishing.totals import recount

# `offset 0` keeps the database from reading a line's JSON again for each of its facts.

# Every organisation that the report names. A line keeps the name that was true when it was
# published; what an organisation is called today comes from the shared record.
ORGANISATIONS = """
with named as (
  select distinct on (o.fact->>'public_id')
    o.fact->>'public_id' as public_id, o.fact, o.is_company
  from disclosures_reportline r
  join disclosures_lineversion v on v.id = r.line_version_id
  cross join lateral (select v.content::jsonb as content offset 0) c
  cross join lateral (values
    (c.content->'company', true), (c.content->'recipient', false),
    (c.content->'ultimate_recipient', false), (c.content->'paid_by', true)
  ) o (fact, is_company)
  where r.report_id = %(report)s and jsonb_typeof(o.fact) = 'object'
  union
  select %(company_id)s, %(company)s::jsonb, true
)
insert into disclosures_registerorganisation
  (public_id, is_company, name, name_key, other_names, country, website, identifiers,
   conditions, search_key, moved_to)
select distinct on (n.public_id)
  n.public_id, n.fact->>'kind' = 'company', o.legal_name, name_key(o.legal_name),
  coalesce(names.list, '[]'), o.country, coalesce(o.website, ''), n.fact->'identifiers',
  coalesce(conditions.list, '[]'),
  name_key(concat_ws(' ', o.legal_name, names.text, conditions.text, identifiers.text)),
  ''
from named n
join organisations_organisation o on o.public_id = n.public_id
left join lateral (
  select jsonb_agg(x.name order by x.id) as list, string_agg(x.name, ' ') as text
  from organisations_organisationname x where x.organisation_id = o.id) names on true
left join lateral (
  select jsonb_agg(x.name order by x.id) as list, string_agg(x.name, ' ') as text
  from organisations_condition x where x.organisation_id = o.id and x.ended_on is null
    and coalesce((select p.sights->>'conditions' from organisations_profile p
                  where p.organisation_id = o.id), 'public') = 'public'
  ) conditions on true
left join lateral (
  select string_agg(i->>'value', ' ') as text
  from jsonb_array_elements(n.fact->'identifiers') i) identifiers on true
order by n.public_id
on conflict (public_id) do update set
  is_company = excluded.is_company, name = excluded.name, name_key = excluded.name_key,
  other_names = excluded.other_names, country = excluded.country,
  website = excluded.website, identifiers = excluded.identifiers,
  conditions = excluded.conditions, search_key = excluded.search_key
"""

LINES = """
insert into disclosures_registerline
  (line_id, public_id, version, report_id, company_id, organisation_id, company_name,
   organisation_name, country, year, paid_on, recognised_on, recognised_by, category, form,
   description, benefit, amount, currency, vat_treatment, agreement_title, answer, answered_on, reservation,
   published_elsewhere, first_published_on, changed_on, search_key)
select v.line_id, c.j->>'line', v.version, %(report)s, company.id, organisation.id,
  c.j->'company'->>'name', c.j->'recipient'->>'name', c.j->'recipient'->>'country',
  (c.j->>'year')::smallint, (c.j->>'paid_on')::date,
  d.counts_on::date,
  coalesce(c.j->>'recognised_by',
    case when d.counts_on = c.j->>'paid_on' then 'paid_on' end, ''),
  c.j->'category'->>'code',
  c.j->>'form', c.j->>'description', c.j->>'benefit', (c.j->>'amount')::numeric,
  c.j->>'currency', c.j->'vat'->>'treatment', coalesce(c.j->'agreement'->>'title', ''),
  coalesce(late.answer, c.j->'answer'->>'status'),
  coalesce(late.answered_on, (c.j->'answer'->>'on')::date),
  jsonb_array_length(c.j->'reservations') > 0,
  coalesce(c.j->'published_elsewhere'->>'where', ''),
  (c.j->>'first_published_on')::date, v.published_on,
  name_key(concat_ws(' ', organisation.search_key, c.j->'company'->>'name',
    c.j->>'description', c.j->'agreement'->>'title', c.j->>'benefit'))
from disclosures_reportline r
join disclosures_lineversion v on v.id = r.line_version_id
cross join lateral (select v.content::jsonb as j offset 0) c
-- Lines of before a day was said count on the one of the payment.
cross join lateral (
  select case when c.j ? 'recognised_on' then c.j->>'recognised_on'
    else c.j->>'paid_on' end as counts_on) d
join disclosures_registerorganisation company
  on company.public_id = c.j->'company'->>'public_id'
join disclosures_registerorganisation organisation
  on organisation.public_id = c.j->'recipient'->>'public_id'
left join lateral (
  select l.answer, l.answered_on from disclosures_lateanswer l
  where l.line_id = v.line_id and l.version = v.version
  order by l.id desc limit 1) late on true
left join disclosures_withdrawal w on w.line_id = v.line_id
where r.report_id = %(report)s and w.id is null
"""


def show(report: PublishedReport, previous: PublishedReport | None) -> None:
    """Puts a published report on the register in place of its version before.

    Call inside the transaction of the publication.
    """
    company_facts = report.facts["company"]
    values = {
        "report": report.pk,
        "company_id": company_facts["public_id"],
        "company": canonical(company_facts),
    }
    with connection.cursor() as cursor:
        cursor.execute(ORGANISATIONS, values)
        if previous:
            cursor.execute(
                "delete from disclosures_registerline where report_id = %s",
                [previous.pk],
            )
        cursor.execute(LINES, values)
    records.complete()
    company = RegisterOrganisation.objects.get(public_id=report.company_public_id)
    recount({(company.pk, report.year)})
    coverage.published(report.report_id)
    _cover(company, report)


def _cover(company: RegisterOrganisation, report: PublishedReport) -> None:
    """The year's newest report that has lines; one of nothing where none has.

    Half-years and rules of other countries have reports of their own beside each other;
    what a record that was merged into this one published counts too.
    """
    held = Coverage.objects.filter(company=company, year=report.year).select_related(
        "report"
    )
    publishers = {report.company_public_id} | {
        each.report.company_public_id for each in held if each.report
    }
    standing = (
        PublishedReport.objects.filter(
            company_public_id__in=publishers, year=report.year
        )
        .newest()
        .order_by("nil", "-pk")
    )
    newest = standing[0]
    Coverage.objects.update_or_create(
        company=company,
        year=report.year,
        defaults={
            "state": Coverage.State.NOTHING if newest.nil else Coverage.State.REPORT,
            "report": newest,
        },
    )
