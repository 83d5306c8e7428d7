"""A budget's own facts, and its lines."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.forms.words import Key
from partnerships.models import Activity
from regimes.sums import NoSum, read_sum
from ui.currencies import currency_choices
from ui.dates import DateField
from ui.forms import AmountInput


class SumField(forms.CharField):
    """A sum, read by `read` when the currency is known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, widget=AmountInput, **kwargs)


def read(form: Any, name: str, currency: str) -> Decimal | None:
    """What was typed in a field of the form; errors stand beside it."""
    text = form.cleaned_data.get(name)
    if not text:
        return None
    try:
        found = read_sum(text, currency)
    except NoSum as problem:
        form.add_error(name, str(problem))
        return None
    if found < 0:
        form.add_error(name, _("Enter a sum that is not below zero."))
        return None
    return found


class BudgetForm(forms.Form):
    """`currency` is asked for a new one only: given, it stays what it is."""

    key = Key()
    title = forms.CharField(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy("For example: Family weekend 2027."),
        max_length=200,
    )
    activity = forms.ChoiceField(
        label=gettext_lazy("For which activity?"),
        help_text=gettext_lazy(
            "The budget can come first: choose the activity when there is one."
        ),
        required=False,
    )
    starts_on = DateField(label=gettext_lazy("When does it begin?"), required=False)
    ends_on = DateField(label=gettext_lazy("Which is its last day?"), required=False)
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=currency_choices
    )
    own = SumField(
        label=gettext_lazy("How much of your own money goes into it?"),
        help_text=gettext_lazy("Leave it empty if there is none."),
        required=False,
    )

    def __init__(
        self, *args: Any, activities: list[Activity], currency: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = currency
        if currency:
            del self.fields["currency"]
            self.fields["own"].widget = AmountInput(currency=currency)
        self.among = {each.public_id: each for each in activities}
        field: Any = self.fields["activity"]
        field.choices = [
            ("", _("None yet")),
            *((each.public_id, each.title) for each in activities),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        currency: str = self.known or cleaned.get("currency", "")
        if currency:
            cleaned["own"] = read(self, "own", currency) or Decimal(0)
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Columns of the budget."""
        given = self.cleaned_data
        facts = {name: given[name] for name in ("title", "starts_on", "ends_on")}
        facts["activity"] = self.among.get(given["activity"])
        if not self.known:
            facts["currency"] = given["currency"]
        return facts


class ItemForm(forms.Form):
    """One line; an empty one is taken out."""

    mark_optional = False
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label=gettext_lazy("What for"), max_length=200, required=False
    )
    planned = SumField(label=gettext_lazy("Cost"), required=False)

    def read(self, currency: str) -> dict[str, Any] | None:
        """The line, or None; errors stand beside its fields."""
        given = self.cleaned_data
        if not given.get("words") and not given.get("planned"):
            return None
        if not given.get("words"):
            self.add_error("words", _("Say what it is for."))
        planned = read(self, "planned", currency)
        if planned is None and not self.errors:
            self.add_error("planned", _("Enter what it costs."))
        return {
            "pk": given.get("pk"),
            "words": given.get("words", ""),
            "planned": planned,
        }


MOST_ITEMS = 60
Items = forms.formset_factory(
    ItemForm, extra=3, max_num=MOST_ITEMS, absolute_max=MOST_ITEMS
)
