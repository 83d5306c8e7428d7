"""The days of one transfer: when it was paid, and others that can count for its period."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.dates import FIRST_YEAR, LAST_YEAR, DateField

OTHER_DAYS = ("received_on", "invoiced_on", "activity_on", "agreement_signed_on")


class Days(forms.Form):
    """The day of the payment, or only its year; others as far as they are known."""

    paid_on = DateField(
        label=gettext_lazy("When was it paid?"),
        required=False,
        help_text=gettext_lazy("If you don't know the day, give only the year below."),
    )
    paid_year = forms.IntegerField(
        label=gettext_lazy("Or only the year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=gettext_lazy("Not needed when you gave the day."),
    )
    agreement_signed_on = DateField(
        label=gettext_lazy("When was the agreement signed?"), required=False
    )
    received_on = DateField(
        label=gettext_lazy("When did it arrive, if you know?"), required=False
    )
    invoiced_on = DateField(
        label=gettext_lazy("When was it invoiced, if it was?"), required=False
    )
    activity_on = DateField(
        label=gettext_lazy("When was the event or the work, if there was one?"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("paid_on", *OTHER_DAYS):
            day: datetime.date | None = cleaned.get(name)
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(name, _("Is the year right?"))
        paid_on, year = cleaned.get("paid_on"), cleaned.get("paid_year")
        if paid_on and year and paid_on.year != year:
            self.add_error("paid_year", _("The day is in another year."))
        elif paid_on:
            cleaned["paid_year"] = paid_on.year
        elif not year and not {"paid_on", "paid_year"} & set(self.errors):
            self.add_error("paid_on", _("Give the day, or the year."))
        return cleaned
