"""How an agreement comes about, is signed, runs and ends, and who moves it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.sides import (
    APPROVER,
    CALENDAR,
    DRAFTER,
    PARTY,
    SIGNATORY,
    TURN,
    WAITED_FOR,
    table_side,
    writes,
)
from partnerships.models import (
    Agreement,
    AgreementParty,
    Kind,
    Side,
    Turn,
    VersionConsent,
)
from workflow.moves import Move, steps

State = Agreement.State
START = State.DRAFT
OPEN = frozenset(
    {State.DRAFT, State.NEGOTIATION, State.APPROVAL, State.READY, State.PART_SIGNED}
)
SIGNED = frozenset(
    {
        State.SIGNED,
        State.ACTIVE,
        State.COMPLETED,
        State.CLOSED,
        State.TERMINATED,
        State.SUPERSEDED,
    }
)
RUNNING = frozenset({State.SIGNED, State.ACTIVE, State.COMPLETED})
ANY_PARTY = gettext_lazy(
    "This is for those who speak for a party: leads and legal reviewers of a company,"
    " administrators and signatories of an organisation."
)
BY_ITSELF = gettext_lazy("This happens by itself.")


def their_own_text(agreement: Agreement, actor: Actor) -> str:
    """A donation for no stated purpose: the company acknowledges it and does not edit.

    EFPIA Code 2019, Art. 12 and 21.04: nothing is asked in return for a donation.
    """
    if actor.kind != Side.COMPANY or agreement.kind != Kind.DONATION:
        return ""
    texts = (agreement.current, agreement.base)  # an amendment's, and what it amends
    if any(text is not None and text.restricted is False for text in texts):
        return str(ONLY_ACKNOWLEDGED)
    return ""


ONLY_ACKNOWLEDGED = gettext_lazy(
    "This is a donation for no stated purpose. The organisation writes its text; the"
    " company says yes or no to it, and can write what it thinks in the talk."
)

MOVES: dict[str, Move] = {
    "send": Move(
        frozenset({State.DRAFT, State.NEGOTIATION}),
        State.NEGOTIATION,
        frozenset({TURN}),
        gettext_lazy("It is the other side’s turn to write."),
        gettext_lazy("Send to the other side"),
        needs=(their_own_text,),
    ),
    "agree": Move(
        frozenset({State.NEGOTIATION}),
        State.APPROVAL,
        frozenset({WAITED_FOR}),
        gettext_lazy("Those agree who have not agreed to this version yet."),
        gettext_lazy("Agree to this version"),
    ),
    "reopen": Move(
        frozenset({State.APPROVAL, State.READY}),
        State.NEGOTIATION,
        frozenset({PARTY}),
        ANY_PARTY,
        gettext_lazy("Go back to negotiating"),
    ),
    "finish_approval": Move(
        frozenset({State.APPROVAL}),
        State.READY,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("All steps of the approval are done"),
    ),
    "refuse_approval": Move(
        frozenset({State.APPROVAL}),
        State.NEGOTIATION,
        frozenset({APPROVER}),
        gettext_lazy("Only those whose step it is approve or refuse."),
        gettext_lazy("Refuse to approve"),
    ),
    "sign": Move(
        frozenset({State.READY, State.PART_SIGNED}),
        State.PART_SIGNED,
        frozenset({SIGNATORY}),
        gettext_lazy("A signatory of a party signs."),
        gettext_lazy("Sign"),
    ),
    "refuse_to_sign": Move(
        frozenset({State.READY, State.PART_SIGNED}),
        State.NEGOTIATION,
        frozenset({SIGNATORY}),
        gettext_lazy("A signatory of a party can refuse."),
        gettext_lazy("Refuse to sign"),
    ),
    "finish_signing": Move(
        frozenset({State.PART_SIGNED}),
        State.SIGNED,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("The last party signs"),
    ),
    "expire": Move(
        frozenset({State.READY, State.PART_SIGNED}),
        State.EXPIRED,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("The day for signing is over"),
    ),
    "start": Move(
        frozenset({State.SIGNED}),
        State.ACTIVE,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("The first day comes"),
    ),
    "complete": Move(
        frozenset({State.ACTIVE}),
        State.COMPLETED,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("The last day is over"),
    ),
    "close": Move(
        frozenset({State.COMPLETED}),
        State.CLOSED,
        frozenset({PARTY}),
        ANY_PARTY,
        gettext_lazy("Close"),
    ),
    "decline": Move(
        frozenset({State.NEGOTIATION, State.APPROVAL}),
        State.DECLINED,
        frozenset({PARTY}),
        ANY_PARTY,
        gettext_lazy("Decline"),
    ),
    "cancel": Move(
        frozenset({State.DRAFT, State.READY}),
        State.CANCELLED,
        frozenset({DRAFTER}),
        gettext_lazy("The side that drafted it can cancel it."),
        gettext_lazy("Cancel"),
    ),
    "terminate": Move(
        frozenset({State.SIGNED, State.ACTIVE}),
        State.TERMINATED,
        frozenset({PARTY}),
        ANY_PARTY,
        gettext_lazy("End before its time"),
    ),
    "end_early": Move(
        frozenset({State.SIGNED, State.ACTIVE}),
        State.TERMINATED,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("The day on which it ends early is over"),
    ),
    "go_on": Move(
        frozenset({State.COMPLETED}),
        State.ACTIVE,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("An amendment gave it more time"),
    ),
    "supersede": Move(
        frozenset({State.SIGNED}),
        State.SUPERSEDED,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("The amendment becomes part of its agreement"),
    ),
}


def parts(
    agreement: Agreement,
    actor: Actor,
    *,
    turn: Turn | None,
    party: bool,
    agreed: bool,
) -> set[str]:
    """What the actor is in this agreement.

    `turn` is the open one, `party` whether their organisation is one of the parties,
    `agreed` whether it agreed to the current version.
    """
    if actor.person_id is None:
        return {CALENDAR}
    played: set[str] = set()
    if not party:
        return played
    if writes(actor):
        played.add(PARTY)
        if agreement.drafted_by_id == actor.organisation_id:
            played.add(DRAFTER)
        if turn is not None and turn.side == table_side(actor):
            played.add(TURN)
        if not agreed:
            played.add(WAITED_FOR)
    if actor.only_company_id is None:
        played.add(APPROVER)  # which step is theirs is asked by lifecycle/approvals.py
        if actor.has("signatory"):
            played.add(SIGNATORY)
    return played


def agreement_steps(
    agreement: Agreement,
    actor: Actor,
    *,
    turn: Turn | None,
    party: bool,
    agreed: bool,
) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        agreement,
        actor,
        state=agreement.state,
        roles=parts(agreement, actor, turn=turn, party=party, agreed=agreed),
        not_now=_("It is now: “%(state)s”.") % {"state": agreement.get_state_display()},
    )


def seen(agreement: Agreement, actor: Actor) -> dict[str, list[str]]:
    """The same for a page of a party, without a look at turns and consents.

    Right for moves that need neither: signing, and what comes after it.
    """
    return agreement_steps(agreement, actor, turn=None, party=True, agreed=True)


def asked(agreement: Agreement, actor: Actor) -> dict[str, list[str]]:
    """The same, with the facts read from the database (three queries)."""
    place = actor.organisation_id or 0
    return agreement_steps(
        agreement,
        actor,
        turn=Turn.objects.filter(agreement=agreement, until_on__isnull=True).first(),
        party=AgreementParty.objects.filter(
            agreement=agreement, organisation_id=place, shown=True
        ).exists(),
        agreed=VersionConsent.objects.filter(
            version=agreement.current_id, organisation_id=place
        ).exists(),
    )
