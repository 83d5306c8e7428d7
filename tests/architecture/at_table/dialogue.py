"""A message with a paper, minutes and something to do; the same in an agreement."""

import datetime

from partnerships.actions import follow_ups, messages, minutes
from tests.partnerships.table import TODAY, sent

FILE = messages.File(b"%PDF-1.4 plan", "plan.pdf", "application/pdf")


def make(table, _persons):
    said = messages.write(
        table.partnership,
        "Here is the plan.",
        audience="parties",
        by=table.lead,
        today=TODAY,
        files=[FILE],
    )
    written = minutes.write(
        table.partnership,
        minutes.Meeting("First meeting", TODAY, "We agreed to meet again."),
        audience="parties",
        by=table.volunteer,
        today=TODAY,
    )
    todo = follow_ups.add(
        written.message,
        follow_ups.ToDo(
            "Send the dates", table.company, due_on=TODAY + datetime.timedelta(days=9)
        ),
        by=table.volunteer,
        today=TODAY,
    )
    for_all = messages.write(
        table.partnership,
        "The trial has two visits less.",
        audience="public",
        by=table.lead,
        today=TODAY,
    )
    shown = {"public_id": for_all.public_id}
    here = {"public_id": table.partnership.public_id}
    agreement = {"reference": sent(table).reference}
    meeting = {"public_id": written.public_id}
    one = {"public_id": todo.public_id}
    document = said.documents.get().document
    return {
        "partnerships:conversation": here,
        "partnerships:agreement-conversation": agreement,
        "partnerships:message-agree": shown,
        "partnerships:message-take-back": shown,
        "partnerships:message-document": {
            "public_id": said.public_id,
            "document_id": document.public_id,
        },
        "partnerships:minutes-create": here,
        "partnerships:agreement-minutes-create": agreement,
        "partnerships:minutes": meeting,
        "partnerships:minutes-correct": meeting,
        "partnerships:minutes-history": meeting,
        "partnerships:minutes-follow-up": meeting,
        "partnerships:to-do": {},
        "partnerships:follow-ups": here,
        "partnerships:agreement-follow-ups": agreement,
        "partnerships:follow-up-create": here,
        "partnerships:agreement-follow-up-create": agreement,
        "partnerships:follow-up": one,
        "partnerships:follow-up-end": one,
    }, {}
