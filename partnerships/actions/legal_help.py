"""Legal help: asked for by an organisation, answered by the company, ended by the asker."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import Event, record
from organisations.models import CompanyProfile
from partnerships import turns
from partnerships.actions.versions import lock
from partnerships.lifecycle.legal_help import may_not_answer, may_not_ask, may_not_end
from partnerships.lifecycle.sides import table_side
from partnerships.mail import legal_help as mail
from partnerships.models import Agreement, LegalHelp, Side
from workflow.moves import Refused

LATE = "legal_help_late"


@dataclass(frozen=True)
class Offer:
    """What the company offers. An adviser has a worth, more time has a last day."""

    kind: str
    answer: str
    amount: Decimal | None = None
    currency: str = ""
    more_time_until: datetime.date | None = None


def ask(
    agreement: Agreement, *, words: str, by: Actor, today: datetime.date
) -> LegalHelp:
    """Asks the company for help; the organisation's clock stands still from now on."""
    with acting(by):
        locked = lock(agreement)
        if reasons := may_not_ask(locked, by, open_help=now(locked)):
            raise Refused(reasons)
        help_ = LegalHelp.objects.create(
            agreement=locked,
            asked_by_id=by.organisation,
            asked_on=today,
            words=words,
            promised_on=today + datetime.timedelta(days=promised_days(locked)),
        )
        hold_the_clock(locked, today=today)
        record("legal_help_asked", locked, by=by)
        mail.asked(help_, by=by)
        return help_


def answer(
    help_: LegalHelp, offer: Offer, *, by: Actor, today: datetime.date
) -> LegalHelp:
    """The company says what it offers: a paid independent adviser, time, standard text.

    Its own lawyer is none of these. What an adviser costs is a transfer of value.
    """
    with acting(by):
        agreement = lock(help_.agreement)
        locked = LegalHelp.objects.select_for_update(of=("self",)).get(pk=help_.pk)
        if reasons := [*may_not_answer(locked, by), *_incomplete(offer, today)]:
            raise Refused(reasons)
        adviser = offer.kind == LegalHelp.Offer.ADVISER
        locked.offer, locked.answer = offer.kind, offer.answer
        locked.amount = offer.amount if adviser else None
        locked.currency = offer.currency if adviser else ""
        locked.more_time_until = offer.more_time_until
        locked.answered_on = today
        locked.save()
        record("legal_help_answered", agreement, by=by, offer=offer.kind)
        mail.answered(locked, by=by)
        return locked


def end(help_: LegalHelp, *, by: Actor, today: datetime.date) -> None:
    """The organisation goes on: its clock runs again."""
    with acting(by):
        agreement = lock(help_.agreement)
        locked = LegalHelp.objects.select_for_update(of=("self",)).get(pk=help_.pk)
        if reasons := may_not_end(locked, by):
            raise Refused(reasons)
        _end(agreement, locked, today=today)
        record("legal_help_ended", agreement, by=by)


def now(agreement: Agreement) -> LegalHelp | None:
    """The open request, if there is one."""
    return LegalHelp.objects.filter(agreement=agreement, ended_on=None).first()


def acted(agreement: Agreement, *, by: Actor, today: datetime.date) -> None:
    """After a version was sent or agreed. Call inside `acting`, with the turn passed on.

    The organisation that goes on needs the help no longer; if it is the company that
    sent, the organisation's new turn begins with its clock standing still.
    """
    open_help = now(agreement)
    if open_help is None:
        return
    if table_side(by) != Side.COMPANY:
        _end(agreement, open_help, today=today)
    else:
        hold_the_clock(agreement, today=today)


def over(agreement: Agreement, *, today: datetime.date) -> None:
    """The agreement ended: nobody needs an answer any more."""
    if open_help := now(agreement):
        _end(agreement, open_help, today=today)


def hold_the_clock(agreement: Agreement, *, today: datetime.date) -> None:
    """Stops the organisation's clock, never the company's."""
    turn = turns.now(agreement)
    if turn is not None and turn.side != Side.COMPANY:
        turns.pause(agreement, today=today)


def promised_days(agreement: Agreement) -> int:
    """Days within which the company answers: its published ones, at most the setting's.

    Of several companies the quickest counts.
    """
    published = CompanyProfile.objects.filter(
        organisation__agreement_parties__agreement=agreement,
        organisation__agreement_parties__side=Side.COMPANY,
        promised_days__isnull=False,
    ).values_list("promised_days", flat=True)
    most: int = settings.LEGAL_HELP_DAYS
    return min([most, *(days for days in published if days)])


def run_on(today: datetime.date) -> int:
    """Ends the help whose extra time is over, and tells companies of late answers.

    Each is told once. Safe to run twice.
    """
    over_now = LegalHelp.objects.filter(
        ended_on__isnull=True, more_time_until__lt=today
    )
    waiting = list(over_now.select_related("agreement").order_by("pk"))
    done = sum(_run_out(help_, today) for help_ in waiting)
    with acting(CALENDAR):
        told = set(Event.objects.filter(verb=LATE).values_list("data__help", flat=True))
        late = LegalHelp.objects.filter(
            ended_on__isnull=True, answered_on__isnull=True, promised_on__lt=today
        )
        for help_ in late.select_related("agreement", "asked_by").order_by("pk"):
            if help_.pk not in told:
                mail.late(help_)
                record(LATE, help_.agreement, by=CALENDAR, help=help_.pk)
                done += 1
    return done


def _run_out(help_: LegalHelp, today: datetime.date) -> bool:
    """The agreement is locked before the help, as everywhere: no two wait in a circle."""
    with acting(CALENDAR):
        agreement = lock(help_.agreement)
        locked = LegalHelp.objects.select_for_update(of=("self",)).get(pk=help_.pk)
        until = locked.more_time_until
        if locked.ended_on is not None or until is None or until >= today:
            return False
        _end(agreement, locked, today=today)
        record("legal_help_ended", agreement, by=CALENDAR)
    return True


def _end(agreement: Agreement, help_: LegalHelp, *, today: datetime.date) -> None:
    help_.ended_on = today
    help_.save()
    turns.resume(agreement, today=today)


def _incomplete(offer: Offer, today: datetime.date) -> list[str]:
    reasons = []
    if not offer.answer.strip():
        reasons.append(_("Say in words what you offer: the organisation reads it."))
    if offer.kind == LegalHelp.Offer.ADVISER and (
        offer.amount is None or not offer.currency
    ):
        reasons.append(_("Say up to which sum you pay the adviser, in which currency."))
    if offer.kind == LegalHelp.Offer.TIME and offer.more_time_until is None:
        reasons.append(_("Say until when the organisation has time."))
    if offer.more_time_until is not None and offer.more_time_until < today:
        reasons.append(_("The day until which there is time is over."))
    return reasons
