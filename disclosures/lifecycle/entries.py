"""How an entry moves, and who may answer about it. An answer is not a state."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, RECIPIENT, parts
from disclosures.models import Entry
from workflow.moves import Move, steps

State = Entry.State
START = State.OPEN

INCLUDED = frozenset({State.OPEN, State.IN_REVIEW, State.PUBLISHED})
ANSWERABLE = frozenset({State.IN_REVIEW, State.PUBLISHED})

WHOSE = gettext_lazy("This step belongs to the company's disclosure officer.")

MOVES: dict[str, Move] = {
    "ask": Move(
        frozenset({State.OPEN}),
        State.IN_REVIEW,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Ask the recipient"),
    ),
    "reopen": Move(
        frozenset({State.IN_REVIEW}),
        State.OPEN,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Reopen"),
    ),
    "publish": Move(
        frozenset({State.OPEN, State.IN_REVIEW}),
        State.PUBLISHED,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Publish"),
    ),
    "exclude": Move(
        frozenset({State.OPEN, State.IN_REVIEW, State.PUBLISHED}),
        State.EXCLUDED,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Leave out"),
    ),
    "include": Move(
        frozenset({State.EXCLUDED}),
        State.OPEN,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Take in again"),
    ),
    "include_and_ask": Move(
        frozenset({State.EXCLUDED}),
        State.IN_REVIEW,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Take in again and ask the recipient"),
    ),
}


def entry_steps(entry: Entry, actor: Actor) -> dict[str, list[str]]:
    """Every move of an entry, each with the reasons why not."""
    return steps(
        MOVES,
        entry,
        actor,
        state=entry.state,
        roles=parts(actor, company_id=entry.transfer.disclosed_by_id),
        not_now=_("This entry is “%(state)s” now; this step is not open.")
        % {"state": entry.get_state_display()},
    )


def may_not_answer(entry: Entry, actor: Actor) -> list[str]:
    """Why this actor may not answer about this entry now; nothing means they may."""
    roles = parts(
        actor,
        company_id=entry.transfer.disclosed_by_id,
        recipient_id=entry.recipient_id,
    )
    asked = (
        actor.organisation_id == entry.recipient_id
        and actor.person_id is not None
        and entry.assigned_to_id == actor.person_id
    )
    if RECIPIENT not in roles and not asked:
        return [
            _(
                "Answers are given by an administrator or a reviewer of the"
                " organisation, or by a colleague whom they ask."
            )
        ]
    if entry.state == State.EXCLUDED:
        return [_("The company does not publish this entry any more.")]
    if entry.state not in ANSWERABLE and not entry.transfer.published_elsewhere:
        return [_("The company is still preparing this entry.")]
    return []
