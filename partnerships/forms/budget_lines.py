"""The budget of an application, line by line."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regimes.sums import NoSum, read_sum
from ui.forms import AmountInput


class LineForm(forms.Form):
    """One line of the budget; an empty one is left out."""

    mark_optional = False
    words = forms.CharField(
        label=gettext_lazy("What for"), max_length=200, required=False
    )
    amount = forms.CharField(
        label=gettext_lazy("Cost"),
        max_length=40,
        required=False,
        widget=AmountInput,
    )
    asked = forms.CharField(
        label=gettext_lazy("Asked from this company"),
        max_length=40,
        required=False,
        widget=AmountInput,
    )

    def read(self, currency: str) -> dict[str, Any] | None:
        """The line in this currency, or None; errors stand beside its fields."""
        typed = {name: self.cleaned_data.get(name, "") for name in self.fields}
        if not any(typed.values()):
            return None
        cost = self._sum("amount", currency)
        asked = self._sum("asked", currency) if typed["asked"] else cost
        if not typed["words"]:
            self.add_error("words", _("Say what it is for."))
        if cost is None and not typed["amount"]:
            self.add_error("amount", _("Enter what it costs."))
        if cost is not None and asked is not None and asked > cost:
            self.add_error("asked", _("You ask for more than it costs."))
        return {"words": typed["words"], "amount": cost, "asked": asked}

    def _sum(self, name: str, currency: str) -> Decimal | None:
        text = self.cleaned_data.get(name)
        if not text:
            return None
        try:
            found = read_sum(text, currency)
        except NoSum as problem:
            self.add_error(name, str(problem))
            return None
        if found < 0:
            self.add_error(name, _("Enter a sum that is not below zero."))
            return None
        return found


MOST_LINES = 60
Lines = forms.formset_factory(
    LineForm, extra=3, max_num=MOST_LINES, absolute_max=MOST_LINES
)
