"""An organisation's own notes about companies."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.forms.fields import OrganisationField
from organisations.models import Organisation, OwnCheck
from ui.dates import DateField


class OwnCheckForm(forms.Form):
    company = OrganisationField(label=gettext_lazy("Company"))
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=OwnCheck.Kind.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("In your words"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    source = forms.URLField(
        label=gettext_lazy("Where is it published?"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("The address of the page. Needed for a ruling."),
    )
    noted_on = DateField(
        label=gettext_lazy("Date"),
        help_text=gettext_lazy(
            "Of the ruling, or of your check. For example, 14 3 2026"
        ),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self,
        *args: Any,
        among: QuerySet[Organisation],
        today: datetime.date,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        company: Any = self.fields["company"]
        company.among, self.today = among, today

    def clean_noted_on(self) -> datetime.date:
        noted_on: datetime.date = self.cleaned_data["noted_on"]
        if noted_on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return noted_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        ruling = cleaned.get("kind") == OwnCheck.Kind.RULING
        if ruling and not cleaned.get("source") and "source" not in self.errors:
            self.add_error("source", _("Say where the ruling is published."))
        return cleaned
