"""What organisations are classified as, and what a change of that touches.

Upper apps know what companies have of an organisation: they add it in `AppConfig.ready`.
"""

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from organisations.models import Classification, Organisation

KINDS: dict[str, str] = {
    Classification.Value.PATIENTS: Organisation.Kind.PATIENTS,
    Classification.Value.HEALTHCARE: Organisation.Kind.OTHER,
    Classification.Value.OTHER: Organisation.Kind.OTHER,
}
"""The kind of organisation that follows from each decision."""


@dataclass(frozen=True)
class Span:
    """Some days: from the first one on, up to but without `until_on`."""

    from_on: datetime.date
    until_on: datetime.date | None = None


@dataclass(frozen=True)
class Touched:
    """What one company has of one organisation in a year that a change touches.

    `preparing` is not shown to the organisation yet. `entries_url` is a page of the
    company's own, `published_url` one for everybody.
    """

    company_id: int
    company: str
    year: int
    preparing: int
    checking: int
    published: int
    entries_url: str
    published_url: str

    @property
    def still_open(self) -> int:
        return self.preparing + self.checking


Finder = Callable[[Organisation, Span, int | None], list[Touched]]
"""(organisation, days of the change, one company or all): by company and year."""

_finders: list[Finder] = []


def register_touched(finder: Finder) -> None:
    """Adds a place where something refers to what an organisation is."""
    if finder not in _finders:
        _finders.append(finder)


def touched(
    organisation: Organisation, span: Span, company_id: int | None = None
) -> list[Touched]:
    """Everything that changes its meaning when the organisation is classified anew."""
    return [
        row for finder in _finders for row in finder(organisation, span, company_id)
    ]


def current(
    organisation_ids: Collection[int], today: datetime.date
) -> dict[int, Classification]:
    """The decision in force on a day, of those that have one: one query."""
    newest = (
        Classification.objects.filter(
            organisation__in=organisation_ids, valid_from__lte=today
        )
        .select_related("document")
        .order_by("organisation_id", "-valid_from")
        .distinct("organisation_id")
    )
    return {decision.organisation_id: decision for decision in newest}


def current_of(
    organisation: Organisation, today: datetime.date
) -> Classification | None:
    return current([organisation.pk], today).get(organisation.pk)


def span_of(organisation: Organisation, valid_from: datetime.date) -> Span:
    """The days in which a decision from this day holds: up to the next one."""
    later = organisation.classifications.filter(valid_from__gt=valid_from)
    nearest = later.order_by("valid_from").values_list("valid_from", flat=True).first()
    return Span(valid_from, nearest)


def told(organisation: str = "pk") -> Subquery:
    """The decision in force as facts, for a query over organisations: see `standing.in_words`."""
    in_force = Classification.objects.filter(
        organisation=OuterRef(organisation), in_force=True
    )
    return Subquery(in_force.values(told=JSONObject(value="value", since="valid_from")))
