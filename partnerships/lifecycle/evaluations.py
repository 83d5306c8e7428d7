"""How an evaluation is asked for, answered, and opened to all at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.sides import CALENDAR, PARTY, WAITED_FOR, table_side
from partnerships.lifecycle.taking_part import may_not_write
from partnerships.models import (
    Evaluation,
    EvaluationParty,
    NextStep,
    Partnership,
    Side,
)
from workflow.moves import Move, steps

State = Evaluation.State
START = State.PROPOSED
ASKER = "asker"  # works for the side that asked for one more
ASKED = "asked"  # works for the other side of the table

OTHERS = gettext_lazy("The other side answers whether it wants one more.")
BY_ITSELF = gettext_lazy("This happens by itself.")

MOVES: dict[str, Move] = {
    "accept": Move(
        frozenset({State.PROPOSED}),
        State.OPEN,
        frozenset({ASKED}),
        OTHERS,
        gettext_lazy("Yes, evaluate now"),
    ),
    "decline": Move(
        frozenset({State.PROPOSED}),
        State.NOT_HELD,
        frozenset({ASKED}),
        OTHERS,
        gettext_lazy("No, the yearly one is enough"),
    ),
    "take_back": Move(
        frozenset({State.PROPOSED}),
        State.NOT_HELD,
        frozenset({ASKER}),
        gettext_lazy("The side that asked can take it back."),
        gettext_lazy("Take it back"),
    ),
    "lapse": Move(
        frozenset({State.PROPOSED}),
        State.NOT_HELD,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("Nobody said yes in time"),
    ),
    "answer": Move(
        frozenset({State.OPEN}),
        State.OPEN,
        frozenset({PARTY}),
        gettext_lazy(
            "This is answered by leads and legal reviewers of a company, and by"
            " administrators and signatories of an organisation, of those who take part."
        ),
        gettext_lazy("Answer"),
    ),
    "skip": Move(
        frozenset({State.OPEN}),
        State.OPEN,
        frozenset({WAITED_FOR}),
        gettext_lazy(
            "This is for those who take part and have not said yet what they do."
        ),
        gettext_lazy("We don’t answer this time"),
    ),
    "show": Move(
        frozenset({State.OPEN}),
        State.SHOWN,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("All have answered, or the time is over"),
    ),
}


def parts(
    evaluation: Evaluation,
    actor: Actor,
    *,
    own: EvaluationParty | None,
    joined: bool,
) -> set[str]:
    """What the actor is in this evaluation; `own` is their organisation's part in it."""
    if actor.person_id is None:
        return {CALENDAR}
    if may_not_write(evaluation.partnership, actor, joined=joined):
        return set()
    played: set[str] = set()
    asker = evaluation.asked_by
    if asker is not None:
        if asker.pk == actor.organisation_id:
            played.add(ASKER)
        elif (asker.kind == Side.COMPANY) != (table_side(actor) == Side.COMPANY):
            played.add(ASKED)
    if own is not None:
        played.add(PARTY)
        if own.state == EvaluationParty.State.WAITING:
            played.add(WAITED_FOR)
    return played


def evaluation_steps(
    evaluation: Evaluation,
    actor: Actor,
    *,
    own: EvaluationParty | None,
    joined: bool,
) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        evaluation,
        actor,
        state=evaluation.state,
        roles=parts(evaluation, actor, own=own, joined=joined),
        not_now=_("It is now: “%(state)s”.")
        % {"state": evaluation.get_state_display()},
    )


def may_not_begin(
    partnership: Partnership,
    actor: Actor,
    *,
    joined: bool,
    under_way: bool,
    had_one: bool,
    alone: bool,
) -> list[str]:
    """Why no evaluation begins now, by one side (`alone`) or asked of the other side.

    `had_one`: there was a yearly one in the last year.
    """
    reasons = may_not_write(partnership, actor, joined=joined)
    if partnership.state != Partnership.State.ACTIVE:
        reasons.append(_("The partnership is not running."))
    if under_way:
        reasons.append(_("There is an evaluation under way, or one is asked for."))
    if alone and had_one:
        reasons.append(
            _(
                "There was one in the last year. One more is held only if both sides"
                " wish: ask the other side."
            )
        )
    if not alone and not had_one:
        reasons.append(
            _("The yearly one has not been held: open it, you need not ask.")
        )
    return list(dict.fromkeys(reasons))


def may_not_follow_up(
    evaluation: Evaluation, actor: Actor, *, joined: bool
) -> list[str]:
    reasons = may_not_write(evaluation.partnership, actor, joined=joined)
    if evaluation.state != State.SHOWN:
        reasons.append(_("Next steps are agreed when the answers are open to all."))
    return reasons


def may_not_finish(step: NextStep, actor: Actor, *, joined: bool) -> list[str]:
    reasons = may_not_follow_up(step.evaluation, actor, joined=joined)
    if step.organisation_id != actor.organisation_id:
        reasons.append(_("The organisation that does it says when it is done."))
    if step.done_on:
        reasons.append(_("It is done already."))
    return reasons
