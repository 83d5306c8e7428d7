"""How a period moves: closed for changes, checked by the recipients, corrected."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.books import books_are_settled
from disclosures.lifecycle.sides import CALENDAR, OFFICER, parts
from disclosures.models import Entry, Period, Report
from workflow.moves import Move, steps

State = Period.State
START = State.OPEN

FROZEN = frozenset({State.FROZEN, State.IN_REVIEW, State.IN_CORRECTION})
"""Closed for imports and bulk changes."""
IN_HANDS_OF_RECIPIENTS = frozenset({State.IN_REVIEW, State.IN_CORRECTION})
"""Recipients see the entries."""


def something_to_check(period: Period, actor: Actor) -> str:
    reviewable = period.entries.filter(
        state=Entry.State.OPEN, transfer__published_elsewhere=""
    )
    if reviewable.exists():
        return ""
    return _(
        "There is nothing for anybody to check in this year."
        " Prepare the report, or a report of nothing."
    )


def no_report_under_way(period: Period, actor: Actor) -> str:
    under_way = period.reports.exclude(
        state__in=[Report.State.DRAFT, Report.State.SUPERSEDED]
    )
    if not under_way.exists():
        return ""
    return _(
        "A report of this year is certified or published."
        " Take it back first, or correct single entries."
    )


def review_dates(period: Period, actor: Actor) -> str:
    if period.review_closes_on is None or period.review_opened_on is None:
        return ""
    if period.review_closes_on <= period.review_opened_on:
        return _("The check must end after it begins.")
    return ""


def asked_by_another(period: Period, actor: Actor) -> str:
    if period.thaw_asked_by_id is None:
        return _("A first person has to ask for reopening, with a reason.")
    if period.thaw_asked_by_id == actor.person_id:
        return _("You asked for reopening; a second person has to agree.")
    if actor.deputy_for_id and period.thaw_asked_by_id == actor.deputy_for_id:
        return _(
            "You stand in for the person who asked for reopening; somebody else has to"
            " agree."
        )
    return ""


WHOSE = gettext_lazy("This step belongs to the company's disclosure officer.")

MOVES: dict[str, Move] = {
    "freeze": Move(
        frozenset({State.OPEN}),
        State.FROZEN,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Close for changes"),
        (books_are_settled,),
    ),
    "open_review": Move(
        frozenset({State.FROZEN}),
        State.IN_REVIEW,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Let the recipients check"),
        (something_to_check,),
    ),
    "begin_correction": Move(
        frozenset({State.IN_REVIEW}),
        State.IN_CORRECTION,
        frozenset({OFFICER, CALENDAR}),
        WHOSE,
        gettext_lazy("End the check"),
    ),
    "thaw": Move(
        FROZEN,
        State.OPEN,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Reopen everything"),
        (no_report_under_way, asked_by_another),
    ),
}


def period_steps(period: Period, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        period,
        actor,
        state=period.state,
        roles=parts(actor, company_id=period.company_id),
        not_now=_("This year is “%(state)s” now; this step is not open.")
        % {"state": period.get_state_display()},
    )


def days_left(closes_on: datetime.date, today: datetime.date) -> int:
    """Whole days until the last day, which counts; negative when it is over."""
    return (closes_on - today).days
