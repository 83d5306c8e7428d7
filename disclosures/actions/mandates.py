"""Answers of somebody who turned out not to act for the recipient do not stand."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions.answers import clear
from disclosures.models import AnswerWay, Entry


def void_answers(
    organisation_id: int, person_id: int, by: Actor, today: datetime.date
) -> None:
    """As if they had not been given; the recipient can answer. What a registrar looked at
    is told to the person, not beside the entries."""
    given = Entry.objects.filter(
        recipient_id=organisation_id,
        answered_by_id=person_id,
        answered_way__in=[AnswerWay.PORTAL, AnswerWay.WORKBOOK],
    )
    with acting(by, _("Answered without a mandate")):
        for entry in given.order_by("pk").select_for_update(of=("self",)):
            clear(entry, today=today)
            record("answer_void", entry, by=by)
