"""Both sides settle a difference: in words, or by the one who was wrong."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.lifecycle.received import side_of
from disclosures.models import Comparison, Pair, Receipt, Settlement, Transfer
from workflow.moves import Refused

About = Receipt | Transfer | Pair


def say(
    comparison: Comparison,
    about: About,
    words: str,
    *,
    by: Actor,
    today: datetime.date,
    corrected: bool = False,
) -> Settlement:
    """One side says how a difference came about.

    It is settled when both have said something, or at once when a side says that it was
    wrong and has put it right (`corrected`).
    """
    if not words.strip():
        raise Refused([_("Say in a few words how it came about.")])
    with acting(by, words):
        locked = Comparison.objects.select_for_update().get(pk=comparison.pk)
        side = side_of(locked, by)
        if not side:
            raise Refused(
                [
                    _(
                        "An administrator or reviewer of the organisation says this, or"
                        " a disclosure officer of a company that sees the comparison."
                    )
                ]
            )
        name = type(about).__name__.lower()
        row_of: dict[str, Any] = {f"{name}_id": about.pk}
        row, _new = Settlement.objects.get_or_create(comparison=locked, **row_of)
        if row.settled_on:
            raise Refused([_("This is settled already.")])
        setattr(row, f"{side}_words", words)
        if corrected:
            row.corrected_by = side
        if corrected or (row.holder_words and row.company_words):
            row.settled_on = today
        row.save()
        record("difference_explained", locked, by=by, reason=words)
    return row
