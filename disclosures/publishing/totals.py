"""Sums of current public lines, kept beside them so that no page has to add up."""

from collections.abc import Collection

from django.db import connection

RECOUNT = """
delete from disclosures_registertotal where company_id = %(company)s and year = %(year)s;
insert into disclosures_registertotal
  (company_id, organisation_id, year, category, country, answer, currency, amount, lines)
select company_id, organisation_id, year, category, min(country), answer, currency,
  coalesce(sum(amount), 0), count(*)
from disclosures_registerline
where company_id = %(company)s and year = %(year)s
group by company_id, organisation_id, year, category, answer, currency
"""


def recount(company_years: Collection[tuple[int, int]]) -> None:
    """Makes the sums of these companies' years again from their lines."""
    with connection.cursor() as cursor:
        for company_id, year in company_years:
            cursor.execute(RECOUNT, {"company": company_id, "year": year})
