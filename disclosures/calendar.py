"""The last days of everybody for whom a person acts, of all years and rules together."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.last_days import nil_told, of_period, with_steps
from disclosures.lifecycle.passed_on import REPORTING_ROLES
from disclosures.models import (
    CorrectionRequest,
    Delivery,
    Entry,
    PassOnList,
    Period,
)
from organisations.actors import Seat
from organisations.models import Organisation
from regimes.deadlines import REVIEW_CLOSES, Deadline
from ui.dates import Moment, day_in, written_day

YEARS_BEFORE = 3
"""A last day comes at most so many years after the period that it is about."""


@dataclass(frozen=True)
class Row:
    """One last day: who has it, what about, and whether it is done.

    `uid` stays the same for ever. Recipients are never late: they need not answer. The
    day ends by the clock of `zone`. `nil`: what its rules say of a period with nothing
    in it, with which nobody may be late.
    """

    uid: str
    organisation: Organisation
    title: str
    rules: str
    on: datetime.date
    url: str
    done: bool
    done_on: datetime.date | None
    duty: bool = True
    zone: str = settings.TIME_ZONE
    nil: Any = ""

    def late(self, at: Moment) -> bool:
        return self.duty and not self.done and self.on < day_in(self.zone, at)

    def at(self, at: Moment) -> "Standing":
        return Standing(self, day_in(self.zone, at))


@dataclass(frozen=True)
class Standing:
    """A row as it stands today, in a colour and in words."""

    row: Row
    today: datetime.date

    @property
    def colour(self) -> str:
        if self.row.done:
            return "done"
        if self.row.late(self.today):
            return "late"
        ahead = Deadline(REVIEW_CLOSES, self.row.on)
        return "waiting" if ahead.warn_on <= self.today <= self.row.on else "coming"

    @cached_property
    def words(self) -> str:
        row, days = self.row, (self.row.on - self.today).days
        if row.done_on:
            return _("Done on %(day)s") % {"day": written_day(row.done_on)}
        if row.done:
            return _("Done")
        if days == 0:
            return _("Today is the last day")
        if days > 0:
            words = ngettext("Due in %(days)d day", "Due in %(days)d days", days)
            return words % {"days": days}
        if not row.duty:
            return (
                _("Over; nobody is late with nothing to report")
                if row.nil
                else _("Over, not everything answered")
            )
        words = ngettext("Late by %(days)d day", "Late by %(days)d days", -days)
        return words % {"days": -days}


def rows(seats: Sequence[Seat], first: datetime.date, last: datetime.date) -> list[Row]:
    """All last days of a time, by day. The number of queries depends on the kinds alone."""
    companies = {
        seat.organisation.pk: seat.organisation
        for seat in seats
        if seat.organisation.kind == Organisation.Kind.COMPANY
    }
    recipients = {
        seat.organisation.pk: seat
        for seat in seats
        if seat.organisation.kind != Organisation.Kind.COMPANY
        and not seat.organisation.is_operator
    }
    found: list[Row] = []
    if companies:
        found += _of_years(companies, first, last)
        found += _of_corrections(companies, first, last)
        found += _asked_of_agencies(companies, first, last)
    if recipients:
        found += _of_checks(recipients, first, last)
        found += _asked_again(recipients, first, last)
    reporters = {
        pk: seat.organisation
        for pk, seat in recipients.items()
        if seat.only_company_id is None and seat.roles.intersection(REPORTING_ROLES)
    }
    if reporters:
        found += _to_hand_in(reporters, first, last)
    found = [row for row in found if first <= row.on <= last]
    return sorted(found, key=lambda row: (row.on, row.organisation.name_key, row.uid))


def _of_years(
    places: dict[int, Organisation], first: datetime.date, last: datetime.date
) -> Iterator[Row]:
    begin = datetime.date(first.year - YEARS_BEFORE, 1, 1)
    periods = with_steps(
        Period.objects.filter(
            company__in=places, ends_on__gte=begin, starts_on__lte=last
        ).select_related("regime")
    )
    for period in periods.order_by("pk"):
        told = nil_told(period)
        for day in of_period(period):
            yield Row(
                uid=f"{period.public_id}-{day.what}",
                organisation=places[period.company_id],
                title=f"{period.label}: {day.label}",
                rules=period.regime.name,
                on=day.on,
                url=period.get_absolute_url(),
                done=day.done,
                done_on=day.done_on,
                duty=day.duty,
                zone=period.time_zone,
                nil=told,
            )


def _of_corrections(
    places: dict[int, Organisation], first: datetime.date, last: datetime.date
) -> Iterator[Row]:
    asked = CorrectionRequest.objects.filter(
        company__in=places, answer_by__range=(first, last)
    ).select_related("report")
    for request in asked.order_by("pk"):
        yield Row(
            uid=f"{request.public_id}-correction",
            organisation=places[request.company_id],
            title=_("%(year)s: Answer to a correction that was asked for")
            % {"year": request.report.year},
            rules="",
            on=request.answer_by,
            url=request.get_absolute_url(),
            done=request.answered_on is not None,
            done_on=request.answered_on,
        )


def _lists(first: datetime.date, last: datetime.date) -> QuerySet[PassOnList]:
    """Agencies' lists that are asked for, or were and are handed in."""
    return (
        PassOnList.objects.exclude(state=PassOnList.State.WITHDRAWN)
        .filter(due_on__range=(first, last))
        .select_related("agency", "company", "period__regime")
        .order_by("pk")
    )


def _asked_of_agencies(
    places: dict[int, Organisation], first: datetime.date, last: datetime.date
) -> Iterator[Row]:
    for each in _lists(first, last).filter(company__in=places):
        title = _("%(year)s: %(agency)s hands in what it passed on")
        said = {"year": each.period.label, "agency": each.agency}
        yield _of_list(each, "asked", places[each.company_id], title % said)


def _to_hand_in(
    places: dict[int, Organisation], first: datetime.date, last: datetime.date
) -> Iterator[Row]:
    for each in _lists(first, last).filter(agency__in=places):
        title = _("%(year)s: Hand in what you passed on for %(company)s")
        said = {"year": each.period.label, "company": each.company}
        yield _of_list(each, "passed-on", places[each.agency_id], title % said)


def _of_list(
    passed_on: PassOnList, what: str, organisation: Organisation, title: str
) -> Row:
    return Row(
        uid=f"{passed_on.public_id}-{what}",
        organisation=organisation,
        title=title,
        rules=passed_on.period.regime.name,
        on=passed_on.due_on,
        url=passed_on.get_absolute_url(),
        done=passed_on.state == PassOnList.State.HANDED_IN,
        done_on=passed_on.handed_in_on,
        zone=passed_on.period.time_zone,
    )


def _of_checks(
    places: dict[int, Seat], first: datetime.date, last: datetime.date
) -> Iterator[Row]:
    deliveries = Delivery.objects.filter(
        recipient__in=places,
        period__state__in=[Period.State.IN_REVIEW, Period.State.IN_CORRECTION],
        closes_on__range=(first, last),
    ).select_related("period__company", "period__regime")
    for delivery in deliveries.order_by("pk"):
        seat, period = places[delivery.recipient_id], delivery.period
        if seat.only_company_id in {None, period.company_id}:
            yield Row(
                uid=f"{period.public_id}-check-{seat.organisation.public_id}",
                organisation=seat.organisation,
                title=_("%(year)s: Check what %(company)s reports")
                % {"year": period.label, "company": period.company},
                rules=period.regime.name,
                on=delivery.closes_on,
                url=reverse("disclosures:review"),
                done=delivery.state == Delivery.State.DONE,
                done_on=None,
                duty=False,
                zone=period.time_zone,
            )


def _asked_again(
    places: dict[int, Seat], first: datetime.date, last: datetime.date
) -> Iterator[Row]:
    """Entries that changed after the answer, by company and year."""
    again: Any = (
        Entry.objects.filter(
            recipient__in=places,
            state=Entry.State.IN_REVIEW,
            answer="none",
            asked_again_until__isnull=False,
        )
        .values(
            "recipient",
            "period__public_id",
            "period__starts_on",
            "period__company",
            "period__company__legal_name",
            "period__regime__name",
            "period__time_zone",
        )
        .annotate(until=Max("asked_again_until"))
        .filter(until__range=(first, last))
        .order_by("period", "recipient")
    )
    for each in again:
        seat = places[each["recipient"]]
        if seat.only_company_id in {None, each["period__company"]}:
            yield Row(
                uid=f"{each['period__public_id']}-again-{seat.organisation.public_id}",
                organisation=seat.organisation,
                title=_("%(year)s: Check again what %(company)s changed")
                % {
                    "year": each["period__starts_on"].year,
                    "company": each["period__company__legal_name"],
                },
                rules=each["period__regime__name"],
                on=each["until"],
                url=reverse("disclosures:review"),
                done=False,
                done_on=None,
                duty=False,
                zone=each["period__time_zone"],
            )
