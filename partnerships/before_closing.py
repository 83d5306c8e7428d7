"""What the parts of this app ask before an agreement is closed."""

import datetime

from django.utils.translation import gettext as _

from partnerships import closing
from partnerships.closing import Open
from partnerships.gates.rule import SUPPORT
from partnerships.lifecycle.closing import waits_for_evaluation
from partnerships.models import Acknowledgement, Agreement, Milestone


def register() -> None:
    for asks in (acknowledgement, deadlines, evaluation):
        closing.register(asks)


def acknowledgement(agreement: Agreement, _today: datetime.date) -> list[Open]:
    """VR-24: support was acknowledged, apparent from the outset (ABPI 2021, clause 25.3)."""
    if agreement.kind not in SUPPORT:
        return []
    if Acknowledgement.objects.filter(agreement=agreement).from_outset().exists():
        return []
    return [
        Open(
            "VR-24",
            "acknowledgement",
            _(
                "There is no evidence that both sides stand by that the support was"
                " acknowledged, apparent from the outset."
            ),
        )
    ]


def deadlines(agreement: Agreement, _today: datetime.date) -> list[Open]:
    """Reports, deliverables and payments that are not done, or that are questioned."""
    waiting = Milestone.objects.filter(agreement=agreement).waiting()
    return [
        Open(
            "MILESTONE",
            each.public_id,
            _("Not done, or questioned: %(what)s.") % {"what": each.words},
        )
        for each in waiting.order_by("due_on", "pk")
    ]


def evaluation(agreement: Agreement, today: datetime.date) -> list[Open]:
    """To be known only: nobody has to evaluate."""
    return [
        Open("EVALUATION", "evaluation", reason, needed=False)
        for reason in waits_for_evaluation(agreement, today)
    ]
