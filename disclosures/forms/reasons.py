"""Why something is done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from disclosures.models.entries import LONGEST_WORDS


class ReasonForm(forms.Form):
    """`help_text` says who reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, help_text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = help_text
