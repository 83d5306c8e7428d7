"""Companies of a group are asked whether what they paid is complete, and answer."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.acting import Actor, acting
from audit.models import record
from disclosures import mail
from disclosures.actions.period_locks import hold
from disclosures.affiliate_changes import figures
from disclosures.lifecycle.affiliates import (
    MOVES,
    OFFICERS,
    closed_by,
    sides,
    statement_steps,
)
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import AffiliateStatement, Entry, Period, Report
from disclosures.models.affiliates import companies_of
from documents.models import Document
from organisations.models import Organisation
from workflow.moves import Refused

Statement = AffiliateStatement.Statement


@dataclass(frozen=True)
class Entered:
    """What the officer knows of a statement that was made outside: who, when, the proof."""

    said_by: str
    said_on: datetime.date
    document: Document


def ask(
    period: Period, *, by: Actor, today: datetime.date, answer_by: datetime.date
) -> list[AffiliateStatement]:
    """Asks every company that the report is also about and that was not asked before."""
    known = companies_of(period.pk, period.company_id)
    asked = AffiliateStatement.objects.filter(period=period).values("affiliate_id")
    return _ask(
        period,
        known.exclude(pk__in=asked).order_by("pk"),
        by=by,
        today=today,
        answer_by=answer_by,
    )


def name(
    period: Period,
    affiliate: Organisation,
    *,
    by: Actor,
    today: datetime.date,
    answer_by: datetime.date,
) -> list[AffiliateStatement]:
    """Asks one more company, which the portal does not know as one of the group."""
    if affiliate.kind != Organisation.Kind.COMPANY:
        raise Refused([_("Only companies are asked whether they paid something.")])
    if affiliate.pk == period.company_id:
        raise Refused([_("Your own company says it by certifying the report.")])
    return _ask(period, [affiliate], by=by, today=today, answer_by=answer_by)


def _ask(
    period: Period,
    affiliates: Collection[Organisation],
    *,
    by: Actor,
    today: datetime.date,
    answer_by: datetime.date,
) -> list[AffiliateStatement]:
    """Those that are asked now; who was asked before is left as it is."""
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([str(OFFICERS)])
    if answer_by < today:
        raise Refused([_("The last day is over already. Give a later one.")])
    with acting(by):
        locked = hold(period.pk)
        before = set(locked.affiliate_statements.values_list("affiliate_id", flat=True))
        reports = locked.reports.exclude(state=Report.State.SUPERSEDED)
        if reason := closed_by(list(reports.values_list("state", flat=True))):
            raise Refused([reason])
        made = [
            AffiliateStatement.objects.create(
                period=locked, affiliate=each, asked_on=today, answer_by=answer_by
            )
            for each in affiliates
            if each.pk not in before
        ]
        if made:
            record("affiliates_asked", locked, by=by, count=len(made))
        for each in made:
            mail.affiliate_asked(each)
    return made


def _locked(statement: AffiliateStatement) -> AffiliateStatement:
    """Whether the report is certified is asked with its period held."""
    hold(statement.period_id)
    return (
        AffiliateStatement.objects.with_rows()
        .select_for_update(of=("self",))
        .select_related("period__company", "affiliate")
        .get(pk=statement.pk)
    )


def _moved(statement: AffiliateStatement, move: str, by: Actor) -> AffiliateStatement:
    """The row, locked and in its new state; the caller saves it."""
    locked = _locked(statement)
    if reasons := statement_steps(locked, by)[move]:
        raise Refused(reasons)
    locked.state = MOVES[move].target
    return locked


def say(
    statement: AffiliateStatement,
    said: str,
    *,
    by: Actor,
    today: datetime.date,
    words: str = "",
    entered: Entered | None = None,
) -> AffiliateStatement:
    """What the affiliate paid is complete in the report, or there was nothing.

    Said by a person of the affiliate; `entered` by the officer for it, and told so.
    """
    with acting(by, words):
        locked = _moved(statement, "say", by)
        own = sides(locked, by) != {OFFICER}
        if not own and entered is None:
            raise Refused([_("Say who of the company said it, when, and show it.")])
        if entered and entered.said_on > today:
            raise Refused([_("It can’t have been said on a day to come.")])
        _nothing_means_nothing(locked, said)
        locked.statement, locked.words = Statement(said), words.strip()
        locked.stated_by_id, locked.stated_rows = by.person_id, locked.rows_now  # type: ignore[attr-defined]
        locked.stated_figures, locked.lapse_told_on = figures(locked), None
        locked.entered = not own
        if entered and not own:
            locked.said_by, locked.stated_on = entered.said_by, entered.said_on
            locked.document = entered.document
        else:
            locked.said_by, locked.stated_on, locked.document = "", today, None
        locked.save()
        if own:
            mail.affiliate_answered(locked)
        record("affiliate_said", locked, by=by, reason=words)
    return locked


def _nothing_means_nothing(statement: AffiliateStatement, said: str) -> None:
    if said != Statement.NOTHING:
        return
    paid = (
        Entry.objects.included()
        .filter(period=statement.period_id, transfer__paid_by=statement.affiliate_id)
        .count()
    )
    if paid:
        told = ngettext(
            "%(count)d payment by this company stands in the report, so it has something"
            " to report.",
            "%(count)d payments by this company stand in the report, so it has something"
            " to report.",
            paid,
        )
        raise Refused([told % {"count": paid}])


def _cleared(statement: AffiliateStatement) -> None:
    statement.statement = statement.words = statement.said_by = ""
    statement.stated_rows, statement.stated_figures = "", {}
    statement.lapse_told_on = None
    statement.stated_on = statement.stated_by_id = statement.document = None
    statement.entered = False


def take_back(
    statement: AffiliateStatement, reason: str, *, by: Actor
) -> AffiliateStatement:
    """It was not so after all: the company is asked anew."""
    if not reason.strip():
        raise Refused([_("Say why it is taken back.")])
    with acting(by, reason):
        locked = _moved(statement, "take_back", by)
        _cleared(locked)
        locked.save()
        record("affiliate_took_back", locked, by=by, reason=reason)
    return locked


def ask_again(
    statement: AffiliateStatement, *, by: Actor, today: datetime.date
) -> AffiliateStatement:
    """The payments changed since; the company hears it and is asked once more."""
    with acting(by, _("Its payments changed since it answered")):
        locked = _moved(statement, "ask_again", by)
        _cleared(locked)
        locked.reminded_on = today
        locked.save()
        mail.affiliate_asked(locked, again=True)
        record("affiliate_asked_again", locked, by=by)
    return locked


def remind(
    statement: AffiliateStatement, *, by: Actor, today: datetime.date
) -> AffiliateStatement:
    """Once more to those who have not answered; once a day."""
    with acting(by):
        locked = _locked(statement)
        if OFFICER not in sides(locked, by):
            raise Refused([str(OFFICERS)])
        if locked.state != AffiliateStatement.State.ASKED:
            raise Refused([_("Nobody waits for its answer.")])
        if today in {locked.asked_on, locked.reminded_on}:
            raise Refused([_("It was told today already.")])
        locked.reminded_on = today
        locked.save()
        mail.affiliate_asked(locked)
        record("affiliate_reminded", locked, by=by)
    return locked


def take_out(
    statement: AffiliateStatement, reason: str, *, by: Actor
) -> AffiliateStatement:
    """One that had no business in the period is not asked, with a reason."""
    if not reason.strip():
        raise Refused([_("Say why this company is not asked.")])
    with acting(by, reason):
        locked = _moved(statement, "take_out", by)
        locked.out_because = reason.strip()
        locked.save()
        record("affiliate_taken_out", locked, by=by, reason=reason)
    return locked


def put_back(
    statement: AffiliateStatement, *, by: Actor, today: datetime.date
) -> AffiliateStatement:
    """It is asked after all, and hears it."""
    with acting(by):
        locked = _moved(statement, "put_back", by)
        locked.out_because = ""
        locked.asked_on = today
        locked.answer_by = max(locked.answer_by, today)
        locked.save()
        mail.affiliate_asked(locked)
        record("affiliate_put_back", locked, by=by)
    return locked
