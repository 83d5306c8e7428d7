"""Which day of a payment counts. The action decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from disclosures.models import CountsOn
from disclosures.models.entries import LONGEST_WORDS
from ui.dates import FIRST_YEAR, LAST_YEAR

FOUR_DIGITS = gettext_lazy("Enter a year with four digits, such as 2025.")


class RecognitionForm(forms.Form):
    mark_optional = False

    counts_on = forms.ChoiceField(
        label=gettext_lazy("A payment counts on"),
        choices=CountsOn.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the day that counts.")},
    )
    from_year = forms.IntegerField(
        label=gettext_lazy("From which year on?"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={"required": FOUR_DIGITS, "invalid": FOUR_DIGITS},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why this day counts.")},
    )

    def day(self) -> CountsOn:
        found: Any = self.cleaned_data["counts_on"]
        return CountsOn(found)
