"""What an administrator types about a year's income and its sources."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from independence.models import Income, IncomePart
from organisations.models import Sight
from regimes.sums import NoSum, read_sum
from ui.currencies import currency_choices
from ui.forms import AmountInput, DateField


def sum_typed(
    form: forms.Form, name: str, currency: str, *, zero: bool = False
) -> Decimal | None:
    """The sum in a field, or None with an error beside the field; never below zero."""
    text = form.cleaned_data.get(name)
    if not text:
        return None
    try:
        found = read_sum(text, currency)
    except NoSum as problem:
        form.add_error(name, str(problem))
        return None
    if found < 0 or (not found and not zero):
        form.add_error(
            name,
            _("Enter a sum that is not below zero.")
            if zero
            else _("Enter a sum above zero."),
        )
        return None
    return found


class IncomeForm(forms.Form):
    """`key` tells a second click from a second year."""

    key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    starts_on = DateField(
        label=gettext_lazy("First day of the financial year"),
        help_text=gettext_lazy(
            "For example, 1 4 2024 if you count from April to March."
        ),
    )
    ends_on = DateField(label=gettext_lazy("Last day of the financial year"))
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    amount = forms.CharField(
        label=gettext_lazy("Whole income of the year"),
        help_text=gettext_lazy("From all sources: members, public money, companies…"),
        max_length=40,
        widget=AmountInput(),
    )
    core_amount = forms.CharField(
        label=gettext_lazy("Of it, free to use as you decide"),
        help_text=gettext_lazy(
            "Not tied to a project. Leave it empty if you do not know."
        ),
        max_length=40,
        required=False,
        widget=AmountInput(),
    )
    source = forms.CharField(
        label=gettext_lazy("Where does the figure stand?"),
        help_text=gettext_lazy("For example: annual accounts 2024, page 7"),
        max_length=300,
    )
    document = EvidenceField(
        label=gettext_lazy("The document"),
        help_text=gettext_lazy(
            "For example your accounts: PDF, JPEG or PNG, up to 25 MB."
        ),
        required=False,
    )
    sight = forms.ChoiceField(
        label=gettext_lazy("Who may read this income and the document?"),
        choices=Sight.choices,
        widget=forms.RadioSelect,
        initial=Sight.OWN,
        help_text=gettext_lazy(
            "Whoever may not read it is never shown the sum. A company still learns in"
            " steps how large its own share is, for example “between 10 and 20 per cent”."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["currency"].choices = currency_choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if currency := given.get("currency"):
            given["amount"] = sum_typed(self, "amount", currency, zero=True)
            given["core_amount"] = sum_typed(self, "core_amount", currency, zero=True)
        return given

    def facts(self) -> dict[str, Any]:
        """The values of the model's fields, without the document."""
        kept = {"key", "version", "reason", "document"}
        return {k: v for k, v in self.cleaned_data.items() if k not in kept}


class IncomeEditForm(IncomeForm):
    reason = forms.CharField(
        label=gettext_lazy("Why do you change it?"), max_length=500
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class PartForm(forms.Form):
    key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("Source"), choices=IncomePart.Kind.choices
    )
    funder = forms.CharField(
        label=gettext_lazy("From whom"),
        help_text=gettext_lazy("Needed for a company. Never name a private person."),
        max_length=300,
        required=False,
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount"), max_length=40, widget=AmountInput()
    )

    def __init__(self, *args: Any, income: Income, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.income = income
        self.fields["amount"].widget.currency = income.currency

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        given["amount"] = sum_typed(self, "amount", self.income.currency)
        company = given.get("kind") == IncomePart.Kind.COMPANY
        if company and not (given.get("funder") or "").strip():
            self.add_error("funder", _("Write the company's name."))
        return given
