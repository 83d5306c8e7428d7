"""What recipients say about lines after publication: added beside them, with its date."""

import datetime
from collections.abc import Collection
from unicodedata import normalize

from django.db import connection

from disclosures.models import LateAnswer, RegisterLine
from disclosures.publishing.totals import recount

# The newest version of each entry's line, if it says what the entry says now. Somebody
# who answers about a change that is not public yet says nothing about the public line.
SPOKEN_OF = """
select l.id, v.version
from disclosures_line l
join disclosures_entry e on e.id = l.entry_id
join disclosures_transfer t on t.id = e.transfer_id
join organisations_organisation o on o.id = e.recipient_id
join lateral (
  select v.version, v.removed, v.content::jsonb as content
  from disclosures_lineversion v where v.line_id = l.id
  order by v.version desc limit 1) v on not v.removed
where l.entry_id = any(%(entries)s)
  and (v.content->>'amount')::numeric is not distinct from e.amount
  and v.content->>'currency' = e.currency
  and v.content->'vat'->>'treatment' = t.vat_treatment
  and v.content->'recipient'->>'public_id' = o.public_id
  and (v.content->>'year')::int
    = coalesce(extract(year from e.recognised_on)::int, t.paid_year)
  and v.content->'category'->>'code' = t.category
  and v.content->>'description' = normalize(t.description, NFC)
order by l.id
"""


def note_late_answers(
    entry_ids: Collection[int],
    said: str,
    *,
    today: datetime.date,
    reason: str = "",
    words: str = "",
    company_words: str = "",
) -> None:
    """Appends the answers and shows them on the register. Call inside `acting`."""
    with connection.cursor() as cursor:
        cursor.execute(SPOKEN_OF, {"entries": list(entry_ids)})
        spoken_of = cursor.fetchall()
    LateAnswer.objects.bulk_create(
        LateAnswer(
            line_id=line_id,
            version=version,
            answer=said,
            reason=reason,
            words=normalize("NFC", words),
            company_words=normalize("NFC", company_words),
            answered_on=today,
        )
        for line_id, version in spoken_of
    )
    shown = RegisterLine.objects.filter(line__in=[line_id for line_id, _v in spoken_of])
    shown.update(answer=said, answered_on=today)
    recount(set(shown.values_list("company_id", "year")))
