"""How a question about an entry moves between the recipient and the company."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, RECIPIENT, parts
from disclosures.models import Answer, Question
from workflow.moves import Move, steps

State = Question.State
START = State.OPEN

PENDING = frozenset({State.OPEN, State.ANSWERED})
"""Not agreed yet; at publication these become unsettled."""
DISPUTED = frozenset({State.OPEN, State.ANSWERED, State.UNSETTLED})


SEEN = (
    "amount",
    "currency",
    "vat_treatment",
    "vat_amount",
    "recipient_id",
    "ultimate_recipient_id",
    "paid_by_id",
    "intermediary",
    "paid_on",
    "paid_year",
    "received_on",
    "category",
    "form",
    "description",
    "benefit",
    "valuation",
    "restricted",
    "agreement_title",
    "agreement_signed_on",
)
"""What a recipient reads of a row. A change of anything else settles no question."""


def changed_since_asked(question: Question, actor: Actor) -> str:
    """An answer that lapsed shows a change; other facts show it in their history."""
    entry = question.entry
    if entry.answer != Answer.QUESTIONED:
        return ""
    asked = question.history.order_by("history_id").values("history_date")[:1]
    rows = entry.transfer.history.order_by("-history_id").values_list(*SEEN)
    if rows.filter(history_date__lte=asked).first() != rows.first():
        return ""
    return _("Change the entry first; then settle it so.")


COMPANY = gettext_lazy("The company's disclosure officer answers this question.")
PATIENTS = gettext_lazy("The organisation that asked decides this.")

MOVES: dict[str, Move] = {
    "answer": Move(
        frozenset({State.OPEN, State.ANSWERED, State.UNSETTLED}),
        State.ANSWERED,
        frozenset({OFFICER}),
        COMPANY,
        gettext_lazy("Answer"),
    ),
    "settle_by_change": Move(
        DISPUTED,
        State.SETTLED,
        frozenset({OFFICER}),
        COMPANY,
        gettext_lazy("Settle by a change"),
        (changed_since_asked,),
    ),
    "accept": Move(
        frozenset({State.ANSWERED, State.UNSETTLED}),
        State.SETTLED,
        frozenset({RECIPIENT}),
        PATIENTS,
        gettext_lazy("Agree with the company's answer"),
    ),
    "withdraw": Move(
        DISPUTED,
        State.SETTLED,
        frozenset({RECIPIENT}),
        PATIENTS,
        gettext_lazy("Take the question back"),
    ),
    "leave_unsettled": Move(
        PENDING,
        State.UNSETTLED,
        frozenset({OFFICER}),
        COMPANY,
        gettext_lazy("Publish with both views"),
    ),
}


def question_steps(question: Question, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    entry = question.entry
    return steps(
        MOVES,
        question,
        actor,
        state=question.state,
        roles=parts(
            actor,
            company_id=entry.transfer.disclosed_by_id,
            recipient_id=question.recipient_id,
        ),
        not_now=_("This question is “%(state)s”; this step is not open.")
        % {"state": question.get_state_display()},
    )
