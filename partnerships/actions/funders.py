"""Who pays a part of a budget, how it stands with them, and what each of them reads."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from partnerships.actions.budgets import shareable, writable
from partnerships.mail import budgets as mail
from partnerships.models import Agreement, AgreementParty, Budget, BudgetFunder
from workflow.moves import Refused

ADDED = "budget_funder_added"
State = BudgetFunder.State


def add(
    budget: Budget,
    who: Organisation | str,
    facts: Mapping[str, Any],
    *,
    by: Actor,
    key: str = "",
) -> BudgetFunder:
    """An organisation here, or the name of one that isn't. It reads nothing yet."""
    with acting(by):
        locked = writable(budget, by)
        if before := sent_before(key, ADDED, by=by):
            return BudgetFunder.objects.get(pk=before.data["funder"])
        funder = BudgetFunder(budget=locked)
        if isinstance(who, Organisation):
            if locked.funders.filter(organisation=who).exists():
                raise Refused([_("%(who)s stands in this budget.") % {"who": who}])
            funder.organisation = who
        else:
            funder.name = who
        _take(funder, facts)
        record(ADDED, locked, by=by, key=key, funder=funder.pk)
        return funder


def change(funder: BudgetFunder, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Its share, agreement, how it stands, what came of it."""
    with acting(by):
        locked = _other(writable(funder.budget, by), funder)
        _take(locked, facts)
        record("budget_funder_changed", locked.budget, by=by)


def _take(funder: BudgetFunder, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(funder, name, value)
    if funder.state != State.RECEIVED:
        funder.received = None
    if funder.agreement is not None and not _theirs(funder.agreement, funder):
        raise Refused([_("Choose an agreement between you and this funder.")])
    funder.save()
    funder.refresh_from_db()


def _theirs(agreement: Agreement, funder: BudgetFunder) -> bool:
    both = {funder.organisation_id, funder.budget.kept_by_id}
    parties = AgreementParty.objects.filter(
        agreement=agreement, organisation__in=both - {None}, shown=True
    )
    return None not in both and parties.count() == len(both)


def show(
    funder: BudgetFunder,
    *,
    lines: bool,
    names: bool,
    papers: bool,
    by: Actor,
    today: datetime.date,
) -> None:
    """The funder reads it from now on; or it reads more, or less, than before."""
    with acting(by):
        locked = _other(shareable(funder.budget, by), funder)
        if locked.organisation is None:
            raise Refused([_("This funder is not here: nobody could read it.")])
        locked.sees_lines, locked.sees_names = lines, names
        locked.sees_papers = papers
        new = locked.shown_on is None
        locked.shown_on = locked.shown_on or today
        locked.save()
        record("budget_shown", locked.budget, by=by)
        if new:
            mail.budget_said(locked.budget, "shown", only=locked.organisation)


def hide(funder: BudgetFunder, *, by: Actor, reason: str = "") -> None:
    """The funder reads it no longer; what it read before it knows."""
    with acting(by, reason):
        locked = _other(shareable(funder.budget, by), funder)
        locked.shown_on = None
        locked.save()
        record("budget_hidden", locked.budget, by=by)


def _other(budget: Budget, funder: BudgetFunder) -> BudgetFunder:
    """The row of a funder, read again; the keeper's own is changed elsewhere."""
    found = BudgetFunder.objects.select_related("organisation").get(pk=funder.pk)
    found.budget = budget
    if found.own:
        raise Refused([_("Your own money is changed with the budget itself.")])
    return found
