"""The parts of one payment, typed line by line; works without JavaScript."""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.forms.fields import OrganisationField
from organisations.models import OrganisationQuerySet
from regimes.sums import NoSum, read_sum
from ui.forms import AmountInput


class PartForm(forms.Form):
    """One part; a line left empty is no part."""

    recipient = OrganisationField(label=gettext_lazy("Who is it for?"), required=False)
    amount = forms.CharField(
        label=gettext_lazy("Amount"),
        widget=AmountInput,
        max_length=40,
        required=False,
    )
    description = forms.CharField(
        label=gettext_lazy("What was it for?"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("This will be public. Empty: as of the whole payment."),
    )

    def __init__(
        self, *args: Any, among: OrganisationQuerySet, currency: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        cast("OrganisationField", self.fields["recipient"]).among = among
        cast("AmountInput", self.fields["amount"].widget).currency = currency

    def clean_amount(self) -> Decimal | None:
        text: str = self.cleaned_data["amount"]
        if not text:
            return None
        try:
            found = read_sum(text, self.currency)
        except NoSum as problem:
            raise forms.ValidationError(str(problem)) from problem
        if found <= 0:
            raise forms.ValidationError(_("Enter a sum above zero."))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "recipient" not in self.errors and "amount" not in self.errors:
            told = [name for name in ("recipient", "amount") if cleaned.get(name)]
            if told == ["amount"] or (not told and cleaned.get("description")):
                self.add_error("recipient", _("Say who this part is for."))
            if told == ["recipient"]:
                self.add_error("amount", _("Say how much this part is."))
        return cleaned

    @property
    def empty(self) -> bool:
        return not self.cleaned_data.get("amount")
