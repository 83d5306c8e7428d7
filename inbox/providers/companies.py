"""What a company's officers have to do for its years."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.last_days import owed, with_contents
from disclosures.models import Period, Question, Report
from inbox.items import Desk, Item, number
from organisations.models import Organisation
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
        with_contents(Period.objects.all())
        .filter(company__in=places)
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
        for item in _of_year(period, places[period.company_id], period.today(desk.at))
    ]


def _of_year(
    period: Any, company: Organisation, today: datetime.date
) -> Iterator[Item]:
    due_on = period.publish_due
    if count := period.questions:
        title = ngettext(
            "Answer %(number)s question about %(year)s",
            "Answer %(number)s questions about %(year)s",
            count,
        )
        yield Item(
            title=title % {"number": number(count), "year": period.label},
            organisation=company,
            due_on=period.review_closes_on or due_on,
            url=reverse("disclosures:question-list"),
            kind="questions",
            count=count,
            zone=period.time_zone,
        )
    if period.reported or due_on is None or not owed(period):
        return
    if (due_on - today).days <= AHEAD_DAYS:
        late = today > due_on
        title = (
            _("Prepare the report for %(year)s, which is late")
            if late
            else _("Prepare the report for %(year)s")
        )
        yield Item(
            title=title % {"year": period.label},
            organisation=company,
            due_on=due_on,
            url=period.get_absolute_url(),
            kind="publication",
            zone=period.time_zone,
        )
