"""Checks before working together, and objections to classifications, that wait."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.items import CappedCount, Desk, Item, number
from organisations.actions.diligence import REMIND_DAYS
from organisations.diligence import IN_FORCE
from organisations.lifecycle.diligence import CHECKERS, PROVIDERS
from organisations.models import DiligenceItem, DueDiligence, Objection, Organisation

State = DueDiligence.State


def checks(desk: Desk) -> list[Item]:
    """What companies ask; a company's checks to finish and to renew; objections."""
    companies = desk.places(*CHECKERS, kind="company")
    asked = {
        seat.organisation.pk: seat.organisation
        for seat in desk.seats
        if seat.roles.intersection(PROVIDERS)
        and seat.organisation.kind != Organisation.Kind.COMPANY
        and seat.only_company_id is None
    }
    operators = desk.places("registrar")
    places = companies | asked | operators
    if not places:
        return []
    items: list[Item] = []
    organisation: Any
    for organisation in _counted(desk, places).order_by("pk"):
        items += _of_place(organisation, operators)
    return items


def _counted(desk: Desk, places: dict[int, Organisation]) -> Any:
    mine = DueDiligence.objects.filter(company=OuterRef("pk"))
    later = DueDiligence.objects.filter(
        company=OuterRef("company"),
        organisation=OuterRef("organisation"),
        pk__gt=OuterRef("pk"),
    )
    soon = desk.today + datetime.timedelta(days=max(REMIND_DAYS))
    ending = mine.filter(
        ~Exists(later), state__in=IN_FORCE, expires_on__range=(desk.today, soon)
    )
    first = ending.order_by().values("company").annotate(first=Min("expires_on"))
    unanswered = Q(
        outcome=DiligenceItem.Outcome.ASKED,
        answered_on=None,
        diligence__state=State.COLLECTING,
    )
    return Organisation.objects.filter(pk__in=places).annotate(
        collecting=CappedCount(mine.filter(state=State.COLLECTING)),
        ending=CappedCount(ending),
        first_end=Subquery(first.values("first")),
        asked=CappedCount(
            DiligenceItem.objects.filter(
                unanswered, diligence__organisation=OuterRef("pk")
            )
        ),
        open_objections=CappedCount(
            Objection.objects.filter(state=Objection.State.OPEN)
        ),
    )


def _of_place(organisation: Any, operators: dict[int, Organisation]) -> Iterator[Item]:
    if organisation.pk in operators:
        if count := organisation.open_objections:
            title = ngettext(
                "Answer %(number)s objection to a classification",
                "Answer %(number)s objections to classifications",
                count,
            )
            yield _item(title, count, organisation, "objection-queue", "objections")
        return
    if count := organisation.asked:
        title = ngettext(
            "Answer %(number)s question of a company that checks you",
            "Answer %(number)s questions of companies that check you",
            count,
        )
        yield _item(title, count, organisation, "diligence-list", "asked")
    if count := organisation.collecting:
        title = ngettext(
            "Finish your checks of %(number)s organisation",
            "Finish your checks of %(number)s organisations",
            count,
        )
        yield _item(title, count, organisation, "diligence-list", "collecting")
    if count := organisation.ending:
        title = ngettext(
            "Your checks of %(number)s organisation end soon",
            "Your checks of %(number)s organisations end soon",
            count,
        )
        yield _item(
            title,
            count,
            organisation,
            "diligence-list",
            "ending",
            organisation.first_end,
        )


def _item(
    title: str,
    count: int,
    organisation: Organisation,
    page: str,
    kind: str,
    due_on: datetime.date | None = None,
) -> Item:
    return Item(
        title=title % {"number": number(count)},
        organisation=organisation,
        due_on=due_on,
        url=reverse(f"organisations:{page}"),
        kind=kind,
        count=count,
    )
