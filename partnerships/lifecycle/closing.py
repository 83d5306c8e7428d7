"""May an agreement be closed while its partnership looks back? It waits, but not for ever."""

import datetime

from django.utils.translation import gettext as _

from partnerships.models import Agreement, Evaluation
from ui.dates import written_day


def waits_for_evaluation(agreement: Agreement, today: datetime.date) -> list[str]:
    """A reason while an evaluation of the partnership can still be answered.

    It ends with the last answer, when everybody said what they do, or after its days at
    the latest (`EVALUATION_DAYS`, 60): an answer that never comes keeps nothing open.
    For the gate of "close" alone; nothing else asks.
    """
    closes_on = (
        Evaluation.objects.filter(
            partnership_id=agreement.partnership_id,
            state=Evaluation.State.OPEN,
            closes_on__gte=today,
        )
        .values_list("closes_on", flat=True)
        .first()
    )
    if closes_on is None:
        return []
    return [
        _(
            "The partnership is being evaluated until %(day)s. Close it then, or when all"
            " have answered or said that they don’t answer this time."
        )
        % {"day": written_day(closes_on)}
    ]
