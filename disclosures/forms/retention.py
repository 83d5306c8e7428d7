"""A company takes published entries off the register."""

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.models.entries import LONGEST_WORDS


class WithdrawForm(forms.Form):
    legal = forms.TypedChoiceField(
        label=_("Why may they leave?"),
        choices=[
            ("no", _("Their time is over: the reporting rules no longer ask for them")),
            ("yes", _("A law or a court asks for it now")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    ground = forms.CharField(
        label=_("The ground, in words"),
        help_text=_(
            "Everybody reads this in place of the entry, for ever. Name no person."
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
