"""What two people stand for: one number over everything the company says in a report."""

import json
from typing import Any

from django.db import connection

from disclosures.affiliates_told import told
from disclosures.models import BooksEntry, Entry, Report

# What the company says about each entry, and of payments to persons where there are any.
# Recipients' answers may still come after certification and are not part of it.
DIGEST = """
select encode(sha256(convert_to((jsonb_build_array(
    coalesce(string_agg(encode(sha256(convert_to((jsonb_build_array(
      t.public_id, t.disclosed_by_id, t.paid_by_id, t.recipient_id,
      t.ultimate_recipient_id, t.intermediary, t.agreement_title, t.agreement_signed_on,
      t.category, t.form, e.amount, e.currency, t.vat_treatment, t.vat_amount,
      t.valuation, t.benefit, t.restricted, t.paid_on, t.paid_year, t.description,
      t.published_elsewhere, t.published_elsewhere_on, t.refund_of_id
    ) || case when e.report_amount is null then '[]'::jsonb else jsonb_build_array(
      e.report_currency, e.report_amount, e.rate, e.rate_on, e.rate_source) end
      || case when e.recognised_on is null then '[]'::jsonb
        else jsonb_build_array(e.recognised_on) end
    )::text, 'UTF8')), 'hex'), '' order by t.id), ''),
    %(nil)s::boolean, %(attestation)s::text, %(methodology)s::text, %(reason)s::text
  ) || (
    select coalesce(jsonb_agg(jsonb_build_array(
      p."group", p.category, p.currency, p.amount, p.people, p.words
    ) order by p."group", p.category, p.currency), '[]')
    from disclosures_peopletotal p
    where p.period_id = %(period)s and p.removed_because = ''
  ) || case when %(beside)s::jsonb = '{}' then '[]'::jsonb
    else jsonb_build_array(%(beside)s::jsonb) end)::text, 'UTF8')), 'hex')
from disclosures_entry e join disclosures_transfer t on t.id = e.transfer_id
where e.period_id = %(period)s and e.state <> %(excluded)s
  and not exists (
    select 1 from disclosures_withdrawal w join disclosures_line l on l.id = w.line_id
    where l.entry_id = e.id)
"""


def digest(report: Report) -> str:
    """SHA-256 (hex) over the company's facts of all included entries, totals and texts.

    Also over what the other companies of its group said, and how many payments of the
    books wait.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            DIGEST,
            {
                "period": report.period_id,
                "excluded": Entry.State.EXCLUDED,
                "nil": report.nil,
                "attestation": report.attestation,
                "methodology": report.methodology,
                "reason": report.reason,
                "beside": json.dumps(_beside(report)),
            },
        )
        (value,) = cursor.fetchone()
    return str(value)


def _beside(report: Report) -> dict[str, Any]:
    """What a report says that stands in none of its rows; only what there is."""
    books = BooksEntry.objects.filter(period_id=report.period_id)
    said = {"group": told(report), "books": books.waiting().count()}
    return {key: value for key, value in said.items() if value}
