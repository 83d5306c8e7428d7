"""Which rows a data package is of, and the SQL of each of its tables."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from disclosures.exports import columns
from disclosures.exports.copying import literal
from disclosures.exports.package_tables import TRANSFERS
from disclosures.exports.tables import Resource
from disclosures.models.public import PublishedReport
from disclosures.models.register import RegisterLine, RegisterOrganisation
from partnerships.models.public import PublicAgreement


@dataclass(frozen=True)
class Scope:
    """What a package is of: present lines, and reports with all that they ever said."""

    lines: QuerySet[RegisterLine]
    reports: QuerySet[PublishedReport]
    agreements: QuerySet[PublicAgreement]


def scope(*, company: str = "", year: int | None = None) -> Scope:
    """`company` is a public id; records that were merged into it belong to it.

    `year` is that of the report, so that each line comes with the report that holds it.
    Agreements last for years: a year leaves them all in.
    """
    lines = RegisterLine.objects.order_by("-year", "-line_id")
    reports = PublishedReport.objects.all()
    agreements = PublicAgreement.objects.filter(withdrawn_on=None)
    if company:
        merged = RegisterOrganisation.objects.filter(moved_to=company)
        of_company = Q(company_public_id=company) | Q(
            company_public_id__in=merged.values("public_id")
        )
        reports = reports.filter(of_company)
        agreements = agreements.filter(party_ids__contains=[company])
    if year:
        reports = reports.filter(year=year)
    if company or year:
        lines = lines.filter(report__in=reports)
    return Scope(lines, reports, agreements)


# A withdrawn line's words are not given again: only that and why it was withdrawn.
WITH = """
with reports as (
  select * from disclosures_publishedreport where id in ({reports})),
versions as (
  select l.public_id as line, l.id as line_id, v.version, v.removed, v.reason,
    v.published_on, p.public_id as report, c.j
  from disclosures_lineversion v
  join disclosures_line l on l.id = v.line_id
  join reports p on p.id = v.report_id
  left join disclosures_withdrawal w on w.line_id = l.id
  cross join lateral (select v.content::jsonb as j offset 0) c
  where w.id is null),
first_lines as (
  select distinct l.id, l.public_id as line from disclosures_line l
  join disclosures_lineversion v on v.line_id = l.id join reports p on p.id = v.report_id)
"""


def query(resource: Resource, of: Scope) -> str:
    """SQL that gives the rows of a table, its columns in order."""
    if resource is TRANSFERS:
        return columns.query(of.lines, formula_safe=False, as_text=True)
    present = literal(of.lines.order_by().values("company_id", "organisation_id"))
    chosen = ", ".join(
        f'{field.sql or field.name} as "{field.name}"' for field in resource.fields
    )
    scoped = WITH.replace("{reports}", literal(of.reports.order_by().values("id")))
    rows = resource.rows.replace(
        "{agreements}", literal(of.agreements.order_by().values("id"))
    )
    return f"{scoped}, present as ({present}) select {chosen} from {rows}"  # noqa: S608  names of ours
