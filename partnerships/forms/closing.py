"""What people type about amending, closing and ending an agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.approvals import LONGEST
from partnerships.models import Agreement
from ui.forms import DateField


class AmendForm(forms.Form):
    what = forms.ChoiceField(
        label=_("What should change?"),
        choices=Agreement.Amends.choices,
        widget=forms.RadioSelect,
    )


class CloseForm(forms.Form):
    """`needed`: something is not done, so words are asked for."""

    def __init__(self, *args: Any, needed: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if needed:
            self.fields["words"] = forms.CharField(
                label=_("Why do you close it all the same?"),
                help_text=_("Both sides read it."),
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 3}),
            )


class TerminateForm(forms.Form):
    on = DateField(
        label=_("What is its last day?"),
        help_text=_("Today, or a day to come."),
    )
    reason = forms.CharField(
        label=_("Why does it end?"),
        help_text=_(
            "Both sides read it. Look in the agreement what it says about ending early."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
