"""The currency of a report, and a rate that no file has."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.currencies import currency_choices
from ui.dates import DateField
from ui.forms import AmountInput

RATE = re.compile(r"(?P<whole>[0-9]{1,14})(?:(?P<sign>[.,])(?P<places>[0-9]{1,20}))?")


class CurrencyForm(forms.Form):
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency of the report"),
        required=False,
        help_text=gettext_lazy(
            "Each payment is reckoned in it at the European Central Bank's rate of its"
            " day. The sums as paid are always told too."
        ),
    )

    def __init__(self, *args: Any, ruled: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["currency"]
        none = [("", _("None: only the sums as paid"))]
        choice.choices = [
            (code, label)
            for code, label in [*none, *currency_choices()]
            if not ruled or code == ruled
        ]


class RateForm(forms.Form):
    rate = forms.CharField(widget=AmountInput, max_length=40)
    rate_on = DateField(label=gettext_lazy("Which day is the rate of?"))
    source = forms.CharField(
        label=gettext_lazy("Where is it from?"),
        max_length=200,
        help_text=gettext_lazy(
            "For example, the central bank that publishes it. This will be public."
        ),
    )

    def __init__(self, *args: Any, currency: str, target: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rate"].label = _("How many %(target)s is 1 %(currency)s?") % {
            "target": target,
            "currency": currency,
        }

    def clean_rate(self) -> Decimal:
        """Digits and one sign before the decimals; "1,234" could be two rates."""
        text: str = self.cleaned_data["rate"].strip()
        found = RATE.fullmatch(text)
        if found is None:
            raise forms.ValidationError(
                _("“%(text)s” is no rate. Write a number above 0, for example 0.8921.")
                % {"text": text}
            )
        if found["sign"] == "," and len(found["places"]) == 3 and found["whole"] != "0":
            raise forms.ValidationError(
                _("“%(text)s” can be read in two ways. Write %(one)s or %(two)s.")
                % {
                    "text": text,
                    "one": text.replace(",", "."),
                    "two": text.replace(",", ""),
                }
            )
        return Decimal(text.replace(",", "."))
