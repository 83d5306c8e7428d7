"""Last days on one page for all organisations of a person, and for their own calendar."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from audit.models import clock
from disclosures.actions import feeds
from disclosures.calendar import rows
from disclosures.forms.calendar import CalendarForm
from disclosures.models import CalendarFeed
from ui import icalendar

FEED_YEARS = (-1, 2)
"""From last year to the year after next: what is told to calendar programs."""


@require_safe
@login_required
def index(request: SignedInRequest) -> HttpResponse:
    return _page(request)


@never_cache
@require_POST
@login_required
def make(request: SignedInRequest) -> HttpResponse:
    """The page says the address, this once: only its hash is kept."""
    secret = feeds.make(request.user, by=request.actor)
    path = reverse("disclosures:calendar-feed", args=[secret])
    return _page(request, address=f"{settings.SITE_URL}{path}")


@require_POST
@login_required
def take_back(request: SignedInRequest) -> HttpResponse:
    feeds.take_back(request.user, by=request.actor)
    return redirect("disclosures:calendar")


@never_cache
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001
    """For a calendar program, which can't sign in: titles and days, never an amount."""
    today = timezone.localdate()
    found = feeds.read(secret, today=today)
    if found is None:
        raise Http404
    person, places = found
    before, after = FEED_YEARS
    with translation.override(person.language):
        days = rows(
            places,
            datetime.date(today.year + before, 1, 1),
            datetime.date(today.year + after, 12, 31),
        )
        host = settings.SITE_URL.partition("://")[2]
        content = icalendar.written(
            _("Last days on %(portal)s") % {"portal": settings.INSTALLATION_NAME},
            [
                icalendar.Happening(
                    uid=f"{row.uid}@{host}",
                    title=f"{row.title} ({row.organisation})",
                    on=row.on,
                    url=settings.SITE_URL + row.url,
                )
                for row in days
            ],
            stamp=clock(),
        )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="last-days.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _page(request: SignedInRequest, *, address: str = "") -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    places = [seat for seat in request.seats if not seat.organisation.is_operator]
    form = CalendarForm(
        request.GET, organisations=[seat.organisation for seat in places]
    )
    valid = form.is_valid()
    year = (form.cleaned_data.get("year") if valid else None) or today.year
    chosen = form.cleaned_data.get("organisation", "") if valid else ""
    shown = [s for s in places if chosen in {"", s.organisation.public_id}]
    first = datetime.date(max(year - 3, 1), 1, 1)
    found = rows(shown, first, datetime.date(year, 12, 31)) if valid else []
    context: dict[str, Any] = {
        "form": form,
        "filtered": bool(request.GET.keys() & form.fields.keys()),
        "year": year,
        "rows": [row.at(now) for row in found if row.on.year == year],
        "late_before": sum(row.on.year < year and row.late(now) for row in found),
        "earlier": _address(year - 1, chosen),
        "later": _address(year + 1, chosen),
        "several": len(places) > 1,
        "acts": bool(places),
        "elsewhere": {seat.organisation.pk for seat in places}
        - {request.actor.organisation_id},
        "feed": CalendarFeed.objects.filter(person=request.user).first(),
        "address": address,
    }
    status = 200 if valid else 400
    return render(request, "disclosures/calendar.html", context, status=status)


def _address(year: int, organisation: str) -> str:
    more = f"&organisation={organisation}" if organisation else ""
    return f"{reverse('disclosures:calendar')}?year={year}{more}"
