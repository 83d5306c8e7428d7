"""Saying that a milestone is done, with what shows it."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from partnerships.forms.words import LONGEST
from ui.dates import DateField


class DoneForm(forms.Form):
    """One of file, address and words is needed."""

    unmarked = ("words", "address", "file")
    done_on = DateField(label=gettext_lazy("When was it done?"))
    words = forms.CharField(
        label=gettext_lazy("What was done?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    file = EvidenceField(
        label=gettext_lazy("A file that shows it"),
        help_text=gettext_lazy("The report, the minutes, the bank’s statement."),
        papers=True,
        required=False,
    )
    address = forms.URLField(
        label=gettext_lazy("Or the address of a page that shows it"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_done_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["done_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(
            cleaned.get(name) for name in ("words", "file", "address")
        ):
            self.add_error("words", _("Show it: a file, an address, or a few words."))
        return cleaned
