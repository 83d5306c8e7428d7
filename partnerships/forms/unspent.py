"""What is left over at the end."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.forms.words import LONGEST, AmountField
from partnerships.models import UnspentMoney
from ui.forms import AmountInput

What = UnspentMoney.What


class UnspentForm(forms.Form):
    unmarked = ("amount",)
    what = forms.ChoiceField(
        label=gettext_lazy("What happens with what is left?"),
        choices=What.choices,
        widget=forms.RadioSelect,
    )
    amount = AmountField(
        label=gettext_lazy("How much is left?"),
        help_text=gettext_lazy("Leave it empty if nothing is left."),
        max_length=40,
        required=False,
    )
    words = forms.CharField(
        label=gettext_lazy("More about it"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].widget = AmountInput(currency=currency)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        amount = cleaned.get("amount") or Decimal(0)
        if cleaned["what"] == What.NOTHING and amount:
            self.add_error("amount", _("You say that nothing is left."))
        elif cleaned["what"] != What.NOTHING and not amount:
            self.add_error("amount", _("Enter how much is left."))
        cleaned["amount"] = amount
        return cleaned
