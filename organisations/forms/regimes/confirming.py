"""What confirms a copy of reporting rules."""

from django import forms
from django.utils.translation import gettext_lazy


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class ConfirmForm(forms.Form):
    verified_by = forms.CharField(
        label=gettext_lazy("Who read the rules?"),
        help_text=gettext_lazy(
            "Name and office. Everybody who uses the rules reads it."
        ),
        max_length=200,
    )
    words = forms.CharField(
        label=gettext_lazy("What was read, and what did it show?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    doubts = forms.CharField(
        label=gettext_lazy("What is still not known for certain?"),
        help_text=gettext_lazy(
            "One point in each line. Take out what was settled; what stays is shown."
        ),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_doubts(self) -> list[str]:
        return lines(self.cleaned_data["doubts"])
