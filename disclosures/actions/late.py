"""What recipients say about lines after publication: added beside them, with its date."""

import datetime
from collections.abc import Collection

from disclosures.models import LateAnswer, Line, RegisterLine
from disclosures.publishing.totals import recount


def note_late_answers(
    entry_ids: Collection[int],
    said: str,
    *,
    today: datetime.date,
    reason: str = "",
    words: str = "",
) -> None:
    """Appends the answers and shows them on the register. Call inside `acting`."""
    lines = list(Line.objects.filter(entry_id__in=entry_ids))
    LateAnswer.objects.bulk_create(
        LateAnswer(
            line=line, answer=said, reason=reason, words=words, answered_on=today
        )
        for line in lines
    )
    shown = RegisterLine.objects.filter(line__in=lines)
    shown.update(answer=said, answered_on=today)
    recount(set(shown.values_list("company_id", "year")))
