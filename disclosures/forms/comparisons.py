"""What both sides say about rows that do not fit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.models.entries import LONGEST_WORDS


class SayForm(forms.Form):
    words = forms.CharField(
        label=_("How did it come about?"),
        help_text=_("The other side reads this while the comparison is shown."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a few words how it came about.")},
    )
    corrected = forms.BooleanField(
        label=_("We were wrong and have put it right"), required=False
    )
