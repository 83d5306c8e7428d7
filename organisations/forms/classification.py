"""Deciding what an organisation is, objecting, and answering an objection."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.uploads import EvidenceField
from organisations.models import Classification
from ui.dates import DateField

LONGEST_WORDS = 2_000


class WhatForm(forms.Form):
    """What it is to be, and from which day: asked first, to see what that touches."""

    value = forms.ChoiceField(
        label=_("What is it?"),
        choices=Classification.Value.choices,
        widget=forms.RadioSelect,
    )
    valid_from = DateField(
        label=_("From which day on?"),
        help_text=_("It may lie in the past or in the future. For example, 1 1 2026"),
    )


class EvidenceForm(forms.Form):
    """Why, with the document that shows it."""

    reason = forms.CharField(
        label=_("What did you look at, and what did it show?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Everybody who sees the record reads this."),
    )
    document = EvidenceField(
        label=_("Document that shows it"),
        required=False,
        papers=True,
        help_text=_("The organisation and all companies can open it. Up to 25 MB."),
    )
    replaces = forms.BooleanField(
        label=_("Replace the decision that stands from the same day"), required=False
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, taken: bool, **kwargs: Any) -> None:
        """`taken`: there is a decision from the same day."""
        super().__init__(*args, **kwargs)
        if not taken:
            del self.fields["replaces"]


class ObjectionForm(forms.Form):
    wanted = forms.ChoiceField(
        label=_("What should it be?"),
        choices=Classification.Value.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A registrar and the organisation read this."),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class RejectForm(forms.Form):
    """The answer of a registrar who leaves it as it is."""

    answer = forms.CharField(
        label=_("Why does it stay as it is?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Whoever objected and the organisation read this."),
    )
