"""What all funders are given at once: reports, evidence, and what did not add up."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from partnerships.actions.budgets import shareable
from partnerships.actions.milestones import File
from partnerships.budget_flags import flags_of
from partnerships.mail import budgets as mail
from partnerships.models import Budget, BudgetPaper, SharedFlag
from workflow.moves import Refused

GIVEN = "budget_paper_given"


def give(
    budget: Budget,
    *,
    kind: str,
    title: str,
    file: File,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> BudgetPaper:
    """Once, for every funder who reads papers."""
    with acting(by):
        locked = shareable(budget, by)
        if before := sent_before(key, GIVEN, by=by):
            return BudgetPaper.objects.get(pk=before.data["paper"])
        made = BudgetPaper.objects.create(
            budget=locked,
            kind=kind,
            title=title,
            document=file.kept(by),
            given_on=today,
        )
        record(GIVEN, locked, by=by, key=key, paper=made.pk)
        mail.budget_said(locked, kind, papers=True)
        return made


def share_flag(
    budget: Budget, key: str, *, words: str, by: Actor, today: datetime.date
) -> SharedFlag:
    """Tells the funders what did not add up, as it stands, with one's own words."""
    if not words.strip():
        raise Refused([_("Say what happened, or what you will do about it.")])
    with acting(by):
        locked = shareable(budget, by)
        found = next((each for each in flags_of(locked) if each.key == key), None)
        if found is None:
            raise Refused([_("This adds up by now; there is nothing to share.")])
        shared, new = SharedFlag.objects.get_or_create(
            budget=locked,
            key=key,
            defaults={"finding": found.text, "words": words, "shared_on": today},
        )
        if not new:
            raise Refused([_("The funders read this already.")])
        record("budget_flag_shared", locked, by=by)
        mail.budget_said(locked, "flag")
        return shared
