"""Proposing a wording."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WordingForm(forms.Form):
    text = forms.CharField(
        label=_("Your wording"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Short and plain: it may be shown to everybody. Name no person."),
    )
