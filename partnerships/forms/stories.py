"""A joint story."""

from django import forms
from django.utils.translation import gettext_lazy

from partnerships.forms.words import Key
from partnerships.models import Medium


class StoryForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("The story, in the words that all of you would stand by"),
        help_text=gettext_lazy(
            "What you did together, and what patients have from it. Name no people and no"
            " medicine."
        ),
        max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    audience = forms.CharField(
        label=gettext_lazy("For whom is it?"),
        help_text=gettext_lazy("For example: members, readers of the magazine."),
        max_length=200,
    )
    medium = forms.ChoiceField(
        label=gettext_lazy("Where is it told?"),
        choices=Medium,
        widget=forms.RadioSelect,
    )
    address = forms.URLField(
        label=gettext_lazy("Address of the page, if there is one"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    key = Key()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
