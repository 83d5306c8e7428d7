"""The sums of one transfer: an amount, its VAT, and how the value of help was found."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models import Form, Valuation, Vat
from regimes.sums import NoSum, read_sum
from ui.amounts import minor_units, written
from ui.currencies import currency_choices
from ui.forms import AmountInput

POSITIVE = ("amount", "hourly_rate", "costs")
"""Sums that are never zero: what is not there is left empty."""


class Sums(forms.Form):
    """An amount in a currency, or help in kind with its value or in words."""

    refund = False

    form = forms.ChoiceField(
        label=gettext_lazy("What was given?"),
        choices=Form.choices,
        widget=forms.RadioSelect,
        initial=Form.CASH,
    )
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=currency_choices
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount"),
        widget=AmountInput,
        max_length=40,
        required=False,
        help_text=gettext_lazy("For example 1234.50"),
    )
    vat_treatment = forms.ChoiceField(
        label=gettext_lazy("What does the amount say about VAT?"),
        choices=Vat.choices,
        widget=forms.RadioSelect,
    )
    vat_amount = forms.CharField(
        label=gettext_lazy("VAT amount, if you know it"),
        widget=AmountInput,
        max_length=40,
        required=False,
    )
    valuation = forms.ChoiceField(
        label=gettext_lazy("How was the value of the help found?"),
        choices=[("", gettext_lazy("It is money")), *Valuation.choices],
        required=False,
    )
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"),
        required=False,
        min_value=Decimal("0.01"),
        max_digits=9,
        decimal_places=2,
        help_text=gettext_lazy("Where the value is hours at a rate."),
    )
    hourly_rate = forms.CharField(
        label=gettext_lazy("Rate for an hour"),
        widget=AmountInput,
        max_length=40,
        required=False,
        help_text=gettext_lazy(
            "In the same currency. Leave the amount empty to have it worked out."
        ),
    )
    benefit = forms.CharField(
        label=gettext_lazy("The help, in words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Needed when a value would not be meaningful."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("vat_amount", *POSITIVE):
            if name in self.fields:
                self._read(name, cleaned)
        if cleaned.get("vat_treatment") in {Vat.NOT_APPLICABLE, Vat.UNKNOWN}:
            cleaned["vat_amount"] = None
        self._clean_value(cleaned)
        amount, vat = cleaned.get("amount"), cleaned.get("vat_amount")
        included = cleaned.get("vat_treatment") == Vat.INCLUDED
        if included and vat and amount and vat >= amount:
            self.add_error("vat_amount", _("The VAT must be less than the amount."))
        if self.refund and amount is not None:
            cleaned["amount"] = -amount
        return cleaned

    def _read(self, name: str, cleaned: dict[str, Any]) -> None:
        """What was typed as a sum of the currency; None where there is none."""
        text, currency = cleaned.get(name) or "", cleaned.get("currency", "")
        cleaned[name] = None
        if not text or not currency:
            return
        try:
            found = read_sum(text, currency)
        except NoSum as problem:
            self.add_error(name, str(problem))
            return
        if found < 0 or (name in POSITIVE and not found):
            self.add_error(
                name,
                _("Enter a sum above zero. A refund is recorded at its payment."),
            )
            return
        cleaned[name] = found

    def _clean_value(self, cleaned: dict[str, Any]) -> None:
        in_kind = cleaned.get("form") == Form.IN_KIND
        if not in_kind:
            cleaned["valuation"] = ""
        elif not cleaned.get("valuation"):
            self.add_error("valuation", _("Say how the value was found."))
        if cleaned.get("valuation") == Valuation.HOURS:
            self._clean_hours(cleaned)
        else:
            cleaned["hours"] = cleaned["hourly_rate"] = None
        meaningless = cleaned.get("valuation") == Valuation.NOT_MEANINGFUL
        typed = bool(self.data.get(self.add_prefix("amount")))
        if cleaned.get("amount") is None and not (typed or self._hours_wrong()):
            if not (in_kind and meaningless):
                self.add_error("amount", _("Enter the amount."))
            elif not cleaned.get("benefit"):
                self.add_error("benefit", _("Describe the help in words."))

    def _clean_hours(self, cleaned: dict[str, Any]) -> None:
        """Hours times the rate, half-up to the currency's places, is the amount."""
        for name, asked in (
            ("hours", _("Say how many hours.")),
            ("hourly_rate", _("Say what an hour is worth.")),
        ):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, asked)
        if self._hours_wrong():
            return
        hours, rate = cleaned["hours"], cleaned["hourly_rate"]
        currency = cleaned.get("currency", "")
        worth = (hours * rate).quantize(
            Decimal(1).scaleb(-minor_units(currency)), ROUND_HALF_UP
        )
        typed = bool(self.data.get(self.add_prefix("amount")))
        if not typed:
            cleaned["amount"] = worth
        elif cleaned.get("amount") not in {None, worth}:
            self.add_error(
                "amount",
                _("Hours and rate make %(sum)s. Correct one of them, or empty this.")
                % {"sum": written(worth, currency)},
            )

    def _hours_wrong(self) -> bool:
        return bool({"hours", "hourly_rate"} & set(self.errors))
