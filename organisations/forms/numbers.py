"""What a registrar says about a number in a register."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ConfirmForm(forms.Form):
    evidence = forms.CharField(
        label=_("What did you look at, and what did it show?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "For example the register's own page on the day you looked, or an extract."
            " Everybody who sees the record can read this."
        ),
    )
