"""What a company's officers have to do for its years."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.models import CorrectionRequest, Period, Question, Report
from inbox.items import Desk, Item, number
from organisations.models import Organisation
from regimes.profile import publish_due
from ui.keyset import CappedCount

LOOK_BACK_DAYS = 2 * 366
"""How long a year without a report is pointed out after its end."""
AHEAD_DAYS = 90
"""How long before its last day the publication of a year is pointed out."""


def years(desk: Desk) -> list[Item]:
    """Questions to answer, and years whose report is due and not begun."""
    places = desk.places("disclosure_officer", kind="company")
    if not places:
        return []
    asked = Question.objects.filter(
        entry__period=OuterRef("pk"), state=Question.State.OPEN
    )
    periods = (
        Period.objects.filter(company__in=places)
        .filter(ends_on__gte=desk.today - datetime.timedelta(days=LOOK_BACK_DAYS))
        .select_related("regime")
        .annotate(
            questions=CappedCount(asked),
            reported=Exists(Report.objects.filter(period=OuterRef("pk"))),
        )
        .order_by("pk")
    )
    return [
        item
        for period in periods
        for item in _of_year(period, places[period.company_id], desk.today)
    ]


def corrections(desk: Desk) -> list[Item]:
    """Corrections that somebody asked for on the register and that are not answered."""
    places = desk.places("disclosure_officer", kind="company")
    if not places:
        return []
    waiting = (
        CorrectionRequest.objects.filter(
            company__in=places, state=CorrectionRequest.State.OPEN
        )
        .values("company_id")
        .annotate(count=Count("pk"), due_on=Min("answer_by"))
        .order_by("company_id")
    )
    return [
        Item(
            title=ngettext(
                "Answer %(number)s request for a correction",
                "Answer %(number)s requests for corrections",
                each["count"],
            )
            % {"number": number(each["count"])},
            organisation=places[each["company_id"]],
            due_on=each["due_on"],
            url=reverse("disclosures:correction-list") + "?state=open",
            kind="corrections",
            count=each["count"],
        )
        for each in waiting
    ]


def _of_year(
    period: Any, company: Organisation, today: datetime.date
) -> Iterator[Item]:
    due_on = publish_due(period.regime.profile, period.ends_on)
    if count := period.questions:
        title = ngettext(
            "Answer %(number)s question about %(year)s",
            "Answer %(number)s questions about %(year)s",
            count,
        )
        yield Item(
            title=title % {"number": number(count), "year": period.year},
            organisation=company,
            due_on=period.review_closes_on or due_on,
            url=reverse("disclosures:question-list"),
            kind="questions",
            count=count,
        )
    if not period.reported and (due_on - today).days <= AHEAD_DAYS:
        yield Item(
            title=_("Prepare the report for %(year)s") % {"year": period.year},
            organisation=company,
            due_on=due_on,
            url=period.get_absolute_url(),
            kind="publication",
        )
