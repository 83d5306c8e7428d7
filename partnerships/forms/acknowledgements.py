"""Evidence that support was acknowledged."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from partnerships.forms.words import LONGEST, Key
from partnerships.models import Medium
from ui.dates import DateField

YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


class OpinionForm(forms.Form):
    from_outset = forms.ChoiceField(
        label=gettext_lazy("Was the support apparent from the outset?"),
        help_text=gettext_lazy(
            "Somebody who begins to read, watch or listen knows at once who supported it."
        ),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Needed for a no: say what was missing."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("from_outset") == "no" and not cleaned.get("words"):
            self.add_error("words", _("Say what was missing."))
        return cleaned


class AcknowledgementForm(forms.Form):
    """A file or an address is needed."""

    unmarked = ("file", "address")
    key = Key()
    medium = forms.ChoiceField(
        label=gettext_lazy("Where was it?"),
        choices=Medium.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What does it say, and where does it stand?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen_on = DateField(label=gettext_lazy("When did you see it?"))
    file = EvidenceField(
        label=gettext_lazy("A picture or a file"),
        help_text=gettext_lazy("PDF, JPEG or PNG, up to 25 MB."),
        required=False,
    )
    address = forms.URLField(
        label=gettext_lazy("Or the address of the page"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    from_outset = forms.ChoiceField(
        label=gettext_lazy("Was the support apparent from the outset?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_seen_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["seen_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not {"file", "address"} & set(self.errors) and not (
            cleaned.get("file") or cleaned.get("address")
        ):
            self.add_error("file", _("Add a file or the address of the page."))
        return cleaned
