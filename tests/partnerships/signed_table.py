"""An agreement that was signed, with deadlines, without the way to it.

How approvals and signatures come about is tested with them; here the life begins.
"""

import datetime
from decimal import Decimal

from audit.acting import acting
from partnerships.actions import milestones, versions
from partnerships.models import Agreement, Milestone
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY

DEADLINES = (
    ("report", "A report of the first year", datetime.date(2026, 6, 1), None),
    ("payment", "The first half", datetime.date(2026, 4, 1), Decimal(6000)),
)


def signed(table, *, deadlines=DEADLINES, state="active", **terms) -> Agreement:
    """Both agreed, and the day of the last signature is today."""
    agreement = laying.drafted(table, **terms)
    rows = [
        {"kind": kind, "words": words, "due_on": day, "amount": amount}
        for kind, words, day, amount in deadlines
    ]
    versions.write(agreement, {}, {"milestones": rows}, by=table.lead)
    laying.agreements.send(agreement, by=table.lead, today=TODAY)
    laying.agreements.agree(agreement, by=table.volunteer, today=TODAY)
    with acting(table.lead):
        Agreement.objects.filter(pk=agreement.pk).update(
            state=state, signed_on=TODAY, ready_on=TODAY
        )
    agreement.refresh_from_db()
    milestones.from_signed(agreement, table.lead, TODAY)
    return agreement


def milestone(agreement, kind="report") -> Milestone:
    return Milestone.objects.get(agreement=agreement, kind=kind)
