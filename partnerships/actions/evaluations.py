"""Evaluations: opened, asked for, answered, skipped, opened to all at once."""

import datetime
from collections.abc import Mapping

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record as note
from partnerships import yearly
from partnerships.actions import pools
from partnerships.criteria import questions
from partnerships.lifecycle.evaluations import MOVES, evaluation_steps, may_not_begin
from partnerships.lifecycle.taking_part import takes_part
from partnerships.mail import learned as mail
from partnerships.models import (
    Evaluation,
    EvaluationAnswer,
    EvaluationParty,
    Partnership,
    PartnershipParty,
    Side,
)
from workflow.moves import Refused
from workflow.races import Outdated

State = Evaluation.State
Said = Mapping[str, tuple[int | None, str]]
"""By key of the question: a score of 1 to 5 or none, and words."""


def begin(partnership: Partnership, *, by: Actor, today: datetime.date) -> Evaluation:
    """A side opens the yearly one by itself."""
    with acting(by):
        locked = _may_begin(partnership, by, today, alone=True)
        return opened(locked, by=by, today=today)


def ask(
    partnership: Partnership, *, by: Actor, today: datetime.date, words: str
) -> Evaluation:
    """A side wants one more before the year is over: held only if the other side wishes."""
    with acting(by):
        locked = _may_begin(partnership, by, today, alone=False)
        made = Evaluation.objects.create(
            partnership=locked,
            cause=Evaluation.Cause.ASKED,
            state=State.PROPOSED,
            asked_by_id=by.organisation,
            words=words,
            recorded_on=today,
        )
        made.refresh_from_db()
        note("evaluation_asked", made, by=by)
        mail.evaluation_asked(made, by=by)
    return made


def accept(evaluation: Evaluation, *, by: Actor, today: datetime.date) -> None:
    with acting(by):
        locked, _own = _ask(evaluation, "accept", by)
        _open(locked, by=by, today=today)


def decline(evaluation: Evaluation, *, by: Actor, reason: str = "") -> None:
    """Nothing follows from it: the yearly one comes as before."""
    _end(evaluation, "decline", by=by, reason=reason)


def take_back(evaluation: Evaluation, *, by: Actor) -> None:
    _end(evaluation, "take_back", by=by, reason="")


def answer(
    evaluation: Evaluation,
    said: Said,
    *,
    by: Actor,
    today: datetime.date,
    version: int,
    only_summed: bool = False,
    hand_in: bool = True,
) -> None:
    """Keeps the organisation's answers; with `hand_in` they count as given.

    Until all are opened they can be changed, and nobody else reads them.
    """
    with acting(by):
        locked, own = _ask(evaluation, "answer", by)
        if own is None:
            raise Refused([str(MOVES["answer"].whose)])
        if own.version != version:
            raise Outdated(
                _("Somebody of your side changed the answers since you opened them."),
                version=own.version,
                conflicts=[],
            )
        if only_summed and own.side != Side.PATIENTS:
            raise Refused(
                [_("Only a patient organisation can have its answers summed.")]
            )
        if hand_in and not any(score for score, _words in said.values()):
            raise Refused([_("Answer at least one question with a number.")])
        _keep(own, said)
        own.only_summed = only_summed
        own.person_id = by.person
        own.version += 1
        if hand_in:
            own.state, own.answered_on = EvaluationParty.State.ANSWERED, today
        own.save()
        if hand_in:
            note("evaluation_answered", locked, by=by)
            _show_when_ready(locked, today=today)


def skip(evaluation: Evaluation, *, by: Actor, today: datetime.date) -> None:
    """The organisation does not answer this time: nothing else follows from it."""
    with acting(by):
        locked, own = _ask(evaluation, "skip", by)
        if own is None:
            raise Refused([str(MOVES["skip"].whose)])
        own.state, own.answered_on = EvaluationParty.State.SKIPPED, today
        own.person_id = by.person
        own.save()
        note("evaluation_skipped", locked, by=by)
        _show_when_ready(locked, today=today)


def show(evaluation: Evaluation, *, today: datetime.date) -> bool:
    """Opens the answers to all at once; the calendar's, or the last answer's doing."""
    with acting(CALENDAR):
        locked = locked_row(evaluation)
        if evaluation_steps(locked, CALENDAR, own=None, joined=False)["show"]:
            return False
        waiting = locked.parties.filter(state=EvaluationParty.State.WAITING).exists()
        if waiting and (locked.closes_on is None or locked.closes_on >= today):
            return False
        locked.state, locked.shown_on = MOVES["show"].target, today
        locked.save()
        pools.add(locked, today=today)
        note("evaluation_shown", locked, by=CALENDAR)
        mail.evaluation_shown(locked)
    return True


def last_yearly(partnership: Partnership) -> datetime.date | None:
    """When the last yearly one was opened."""
    found = partnership.evaluations.filter(cause=Evaluation.Cause.YEARLY)
    last: datetime.date | None = found.aggregate(last=Max("opened_on"))["last"]
    return last


def _may_begin(
    partnership: Partnership, by: Actor, today: datetime.date, *, alone: bool
) -> Partnership:
    locked = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if reasons := why_not_begin(locked, by, today, alone=alone):
        raise Refused(reasons)
    return locked


def why_not_begin(
    partnership: Partnership,
    by: Actor,
    today: datetime.date,
    *,
    alone: bool,
    joined: bool | None = None,
) -> list[str]:
    """The same for the button and the action; `joined` when it is known already."""
    return may_not_begin(
        partnership,
        by,
        joined=takes_part(partnership, by) if joined is None else joined,
        under_way=partnership.evaluations.filter(
            state__in=[State.PROPOSED, State.OPEN]
        ).exists(),
        had_one=not yearly.may_begin_alone(last_yearly(partnership), today),
        alone=alone,
    )


def opened(partnership: Partnership, *, by: Actor, today: datetime.date) -> Evaluation:
    made = Evaluation(
        partnership=partnership,
        cause=Evaluation.Cause.YEARLY,
        asked_by_id=by.organisation_id,
        recorded_on=today,
    )
    _open(made, by=by, today=today)
    return made


def _open(evaluation: Evaluation, *, by: Actor, today: datetime.date) -> None:
    evaluation.state = State.OPEN
    evaluation.opened_on = today
    evaluation.closes_on = today + datetime.timedelta(days=settings.EVALUATION_DAYS)
    evaluation.save()
    evaluation.refresh_from_db()
    EvaluationParty.objects.bulk_create(
        EvaluationParty(
            evaluation=evaluation,
            organisation_id=party.organisation_id,
            side=party.side,
        )
        for party in evaluation.partnership.parties.filter(
            state=PartnershipParty.State.JOINED
        )
    )
    note("evaluation_opened", evaluation, by=by)
    mail.evaluation_opened(evaluation)


def _keep(own: EvaluationParty, said: Said) -> None:
    known = {question.key for question in questions()}
    kept = {each.question: each for each in own.answers.all()}
    for key, (score, words) in said.items():
        if key not in known:
            raise Refused([_("There is no such question.")])
        row = kept.get(key) or EvaluationAnswer(party=own, question=key)
        if row.pk is None and score is None and not words:
            continue
        row.score, row.words = score, words
        row.save()


def _show_when_ready(evaluation: Evaluation, *, today: datetime.date) -> None:
    if not evaluation.parties.filter(state=EvaluationParty.State.WAITING).exists():
        show(evaluation, today=today)


def _end(evaluation: Evaluation, move: str, *, by: Actor, reason: str) -> None:
    with acting(by, reason):
        locked, _own = _ask(evaluation, move, by)
        locked.state = MOVES[move].target
        locked.save()
        note("evaluation_not_held", locked, by=by, reason=reason)
        mail.evaluation_not_held(locked, by=by, reason=reason)


def _ask(
    evaluation: Evaluation, move: str, by: Actor
) -> tuple[Evaluation, EvaluationParty | None]:
    locked = locked_row(evaluation)
    own = locked.parties.filter(organisation_id=by.organisation_id or 0).first()
    joined = takes_part(locked.partnership, by)
    if reasons := evaluation_steps(locked, by, own=own, joined=joined)[move]:
        raise Refused(reasons)
    return locked, own


def locked_row(evaluation: Evaluation) -> Evaluation:
    return (
        Evaluation.objects.select_for_update(of=("self",))
        .select_related("partnership", "asked_by")
        .get(pk=evaluation.pk)
    )
