"""A few words beside a step, and fields that several forms here share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models import Organisation
from tables.notation import decimal_text
from ui.forms import AmountInput

LONGEST = 4_000


class WordsForm(forms.Form):
    """`label` asks; `needed` says whether somebody has to write; `hint` who reads it."""

    words = forms.CharField(
        label=gettext_lazy("In your words"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        label: str = "",
        needed: bool = False,
        hint: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["words"]
        field.required = needed
        field.help_text = hint or _("All parties read this.")
        if label:
            field.label = label


class Key(forms.CharField):
    """Tells a second click from a second thing."""

    def __init__(self) -> None:
        super().__init__(max_length=40, required=False, widget=forms.HiddenInput)


class AmountField(forms.CharField):
    """A sum, with or without separators, never negative; gives a Decimal or None."""

    widget = AmountInput

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        read = decimal_text(text, ".")
        if read is None or Decimal(read) < 0:
            raise forms.ValidationError(_("Enter an amount such as 1234.50."))
        amount = Decimal(read)
        if amount.as_tuple().exponent < -2 or amount >= Decimal(10) ** 12:  # type: ignore[operator]
            raise forms.ValidationError(_("Enter an amount such as 1234.50."))
        return amount


class PartnerField(forms.ChoiceField):
    """One of the organisations given; gives it. A single one needs no choice."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.RadioSelect, **kwargs)
        self.among: list[Organisation] = []

    def offer(self, among: list[Organisation]) -> None:
        self.among = among
        self.choices = [(each.public_id, each.legal_name) for each in among]
        if len(among) == 1:
            self.initial = among[0].public_id

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        return next((each for each in self.among if each.public_id == chosen), None)
