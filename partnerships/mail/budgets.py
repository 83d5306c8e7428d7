"""Telling funders that there is something to read in a budget."""

from organisations.models import Organisation
from partnerships.mail.telling import tell_speakers
from partnerships.models import Budget, BudgetFunder


def budget_said(
    budget: Budget,
    what: str,
    *,
    only: Organisation | None = None,
    papers: bool = False,
) -> None:
    """`what`: "shown", "report", "evidence" or "flag"; `papers`: those who read papers."""
    rows = BudgetFunder.objects.filter(
        budget=budget, own=False, shown_on__isnull=False
    ).select_related("organisation")
    if papers:
        rows = rows.filter(sees_papers=True)
    places = [row.organisation for row in rows if row.organisation is not None]
    tell_speakers(
        [only] if only is not None else places,
        "budget_said",
        url=budget.get_absolute_url(),
        context={
            "who": Organisation.objects.get(pk=budget.kept_by_id).legal_name,
            "title": budget.title,
            "state": what,
        },
    )
