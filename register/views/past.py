"""What a company had published at a past instant: the same bytes as then."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from disclosures.models.public import PublishedReport
from register.forms import PUBLIC_ID, year_field
from register.http import public_page

MOST_REPORTS = 50
DAY_ENDS = datetime.time(23, 59, 59, 999999)


class PastForm(forms.Form):
    """`at` is an instant of ISO 8601, or a day, which means its end (UTC)."""

    company = forms.CharField(
        label=gettext_lazy("Company"),
        help_text=gettext_lazy(
            "The 16 characters at the end of the address of its page."
        ),
        max_length=16,
    )
    year = year_field()
    at = forms.CharField(
        label=gettext_lazy("At which moment"),
        help_text=gettext_lazy(
            "A day such as 2026-05-01, or a moment such as 2026-05-01T12:00Z."
        ),
        max_length=40,
    )

    def clean_company(self) -> str:
        given: str = self.cleaned_data["company"].strip()
        if not PUBLIC_ID.fullmatch(given):
            raise ValidationError(
                _("Copy the 16 characters from the address of the company’s page.")
            )
        return given

    def clean_at(self) -> datetime.datetime:
        given = self.cleaned_data["at"].strip().replace(" ", "+")
        try:
            day = parse_date(given)
            moment = (
                datetime.datetime.combine(day, DAY_ENDS)
                if day
                else parse_datetime(given)
            )
            if moment is not None and moment.tzinfo is None:
                moment = moment.replace(tzinfo=datetime.UTC)
            if moment is not None:
                return moment.astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            pass
        raise ValidationError(
            _("Write a day such as 2026-05-01, or a moment such as 2026-05-01T12:00Z.")
        )


@require_safe
@public_page
def as_of(request: HttpRequest) -> HttpResponse:
    """The version of each report that stood at that moment, with its fingerprint."""
    form = PastForm(request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= {"reports": _standing(**form.cleaned_data), **form.cleaned_data}
    status = 400 if form.is_bound and not form.is_valid() else 200
    return render(request, "register/as_of.html", context, status=status)


def _standing(
    company: str, year: int | None, at: datetime.datetime
) -> list[PublishedReport]:
    made = PublishedReport.objects.filter(
        company_public_id=company, recorded_at__lte=at
    )
    if year is not None:
        made = made.filter(year=year)
    newest = made.values("reference").annotate(newest=Max("pk")).values("newest")
    return list(
        PublishedReport.objects.with_taken_off()
        .filter(pk__in=newest)
        .order_by("-year", "-pk")[:MOST_REPORTS]
    )
