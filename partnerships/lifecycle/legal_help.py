"""Who asks for legal help, who answers, and when."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.lifecycle.agreements import ANY_PARTY
from partnerships.lifecycle.sides import writes
from partnerships.models import Agreement, LegalHelp, Side

State = Agreement.State
ASKED_IN = frozenset({State.NEGOTIATION, State.APPROVAL, State.READY})


def may_not_ask(
    agreement: Agreement, actor: Actor, *, open_help: LegalHelp | None
) -> list[str]:
    """Why this actor may not ask the company for legal help now."""
    reasons = []
    if actor.kind == Side.COMPANY:
        reasons.append(_("Legal help is for the organisations: a company has lawyers."))
    elif not writes(actor):
        reasons.append(str(ANY_PARTY))
    if agreement.state not in ASKED_IN:
        reasons.append(
            _("You can ask from the moment a version is on the table until you sign.")
        )
    elif open_help is not None:
        reasons.append(_("You have asked already. Wait for the answer, or end it."))
    return reasons


def may_not_answer(help_: LegalHelp, actor: Actor) -> list[str]:
    """Why this actor may not answer. A late answer is better than none."""
    if actor.kind != Side.COMPANY or not writes(actor):
        return [_("A lead or a legal reviewer of the company answers.")]
    if help_.ended_on is not None:
        return [_("The organisation no longer needs an answer.")]
    if help_.answered_on is not None:
        return [_("This is answered already.")]
    return []


def may_not_end(help_: LegalHelp, actor: Actor) -> list[str]:
    """Why this actor may not say that the help is over."""
    if actor.organisation_id != help_.asked_by_id or not writes(actor):
        return [_("Only the organisation that asked says that it is ready to go on.")]
    if help_.ended_on is not None:
        return [_("This is over already.")]
    return []
