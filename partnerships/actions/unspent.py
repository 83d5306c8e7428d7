"""What is left over at the end: said by the organisation, answered by the company."""

import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships.actions.versions import lock
from partnerships.lifecycle.unspent import MOVES, may_not_say, unspent_steps
from partnerships.mail import life as mail
from partnerships.models import Agreement, UnspentMoney
from workflow.moves import Refused

State = UnspentMoney.State
What = UnspentMoney.What


def say(
    agreement: Agreement,
    *,
    amount: Decimal,
    what: str,
    words: str,
    by: Actor,
    today: datetime.date,
) -> UnspentMoney:
    """Says it, or corrects what was said and not accepted yet.

    The rule of the agreement is kept beside it; a use other than what it says is not
    refused: the company reads it and answers.
    """
    if (what == What.NOTHING) != (amount == 0):
        raise Refused([_("Enter the amount that is left, or say that nothing is.")])
    with acting(by):
        locked = lock(agreement)
        if reasons := may_not_say(locked, by):
            raise Refused(reasons)
        version = locked.agreed or locked.current
        unspent = UnspentMoney.objects.filter(agreement=locked).first()
        if unspent is not None:
            if reasons := unspent_steps(unspent, by)["say_again"]:
                raise Refused(reasons)
        else:
            unspent = UnspentMoney(agreement=locked)
        unspent.amount, unspent.what, unspent.words = amount, what, words
        unspent.currency = version.currency if version else ""
        unspent.rule = version.unspent_rule if version else ""
        unspent.said_by_id, unspent.said_on = by.organisation, today
        unspent.state, unspent.question = State.SAID, ""
        unspent.decided_by = unspent.decided_on = None
        unspent.save()
        record("unspent_said", unspent, by=by)
        mail.unspent_said(unspent, by=by)
        return unspent


def say_again(
    unspent: UnspentMoney,
    *,
    amount: Decimal,
    what: str,
    words: str,
    by: Actor,
    today: datetime.date,
) -> UnspentMoney:
    """Corrects what was said and is not accepted yet."""
    return say(
        unspent.agreement, amount=amount, what=what, words=words, by=by, today=today
    )


def accept(
    unspent: UnspentMoney, *, by: Actor, today: datetime.date, words: str = ""
) -> None:
    _decide(unspent, "accept", by=by, today=today, words=words)


def question(
    unspent: UnspentMoney, *, by: Actor, today: datetime.date, words: str
) -> None:
    if not words.strip():
        raise Refused([_("Say what you would like to know.")])
    _decide(unspent, "question", by=by, today=today, words=words)


def _decide(
    unspent: UnspentMoney, move: str, *, by: Actor, today: datetime.date, words: str
) -> None:
    with acting(by, words):
        locked = (
            UnspentMoney.objects.select_for_update(of=("self",))
            .select_related("agreement")
            .get(pk=unspent.pk)
        )
        if reasons := unspent_steps(locked, by)[move]:
            raise Refused(reasons)
        locked.state = MOVES[move].target
        locked.decided_by_id, locked.decided_on = by.organisation, today
        locked.question = words if move == "question" else ""
        locked.save()
        record(f"unspent_{locked.state}", locked, by=by)
        mail.unspent_said(locked, by=by)
