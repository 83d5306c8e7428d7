"""What happened in a round of a company's checks, as both sides read it."""

from typing import Any

from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from audit.acting import Actor
from audit.timeline import Moment, Related, timeline
from organisations.models import DiligenceItem, DueDiligence

COLON = Value(": ", output_field=TextField())


def history(round_: DueDiligence, viewer: Actor) -> list[Moment]:
    """What was found, asked and answered for each point, and what was decided."""
    rows = DiligenceItem.history.filter(diligence_id=round_.pk)
    outcome = Case(
        *(
            When(outcome=value, then=Value(str(label)))
            for value, label in DiligenceItem.Outcome.choices
        ),
        output_field=TextField(),
    )
    found = Case(
        When(words="", then=outcome),
        default=Concat(outcome, COLON, F("words")),
        output_field=TextField(),
    )
    related = []
    for point, label in DiligenceItem.Point.choices:
        of_point = rows.filter(point=point)
        related += [
            Related(of_point, label, found),
            Related(of_point, _asked(label), F("asked")),
            Related(of_point, _answer(label), F("answer")),
            Related(of_point, _document(label), F("answer_document__name")),
        ]
    return timeline(round_, viewer=viewer, related=related)


def _asked(point: Any) -> str:
    return _("%(point)s: asked for") % {"point": point}


def _answer(point: Any) -> str:
    return _("%(point)s: answer") % {"point": point}


def _document(point: Any) -> str:
    return _("%(point)s: document") % {"point": point}
