"""What either side writes about dependence, and "not now"."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ui.dates import DateField

LONGEST_WORDS = 4_000


class WordsForm(forms.Form):
    words = forms.CharField(
        max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(
        self,
        *args: Any,
        label: Any,
        help_text: Any = "",
        needed: bool = True,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        field = self.fields["words"]
        field.label, field.help_text, field.required = label, help_text, needed


class NotNowForm(forms.Form):
    until = DateField(
        label=gettext_lazy("Until which day, that day included?"),
        help_text=gettext_lazy("At most a year ahead."),
    )
    words = forms.CharField(
        label=gettext_lazy("Why? Companies read this."),
        help_text=gettext_lazy(
            "For example: our only coordinator is on leave until the summer."
        ),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
