"""A payment that is recorded: in which capacity a service was given, and its costs."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.forms.transfers import TransferForm
from disclosures.models import Form
from ui.forms import AmountInput

FEE, COSTS = "service_fee", "service_expenses"
"""The kinds of payment that one contract for a service can bring together."""


class NewTransferForm(TransferForm):
    """A payment that is recorded: a fee may bring the costs that were paid with it."""

    ORGANISATION, PERSON = "organisation", "person"

    capacity = forms.ChoiceField(
        label=gettext_lazy("For a service: in which capacity was it given?"),
        choices=[
            (
                ORGANISATION,
                gettext_lazy(
                    "By the organisation, which has the contract; whoever did the work"
                    " acted for it"
                ),
            ),
            (
                PERSON,
                gettext_lazy("By a person for themself, such as a physician's advice"),
            ),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    costs = forms.CharField(
        label=gettext_lazy("Costs that were paid back with a fee, such as travel"),
        widget=AmountInput,
        max_length=40,
        required=False,
        help_text=gettext_lazy(
            "Recorded beside the fee, as expenses of the service, with the same VAT."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = {code for code, _label in self._choice("category").choices}
        if self.refund:
            del self.fields["capacity"]
        if self.refund or not {FEE, COSTS} <= codes:
            del self.fields["costs"]

    def _choice(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "capacity" in self.fields and cleaned.get("form") == Form.SERVICE:
            self._clean_capacity(cleaned.get("capacity", ""))
        if cleaned.get("costs") is not None and cleaned.get("category") != FEE:
            self.add_error(
                "costs",
                _(
                    "Costs stand beside a fee. Choose the category of a fee, or record"
                    " them alone under their own."
                ),
            )
        return cleaned

    def _clean_capacity(self, capacity: str) -> None:
        if capacity == self.PERSON:
            self.add_error(
                "capacity",
                _(
                    "Then it is not a payment to this organisation, and it is not"
                    " recorded here. A payment to a health professional belongs in the"
                    " company's report on those; a payment to a patient or carer is only"
                    " told as a total, without names."
                ),
            )
        elif not capacity:
            self.add_error(
                "capacity",
                _("Say whether the organisation or a person gave the service."),
            )

    def with_costs(self) -> list[dict[str, Any]]:
        """The facts of the payment and, if there are some, of its costs."""
        facts = self.facts()
        costs = self.cleaned_data.get("costs")
        if costs is None:
            return [facts]
        beside = {
            "category": COSTS,
            "form": Form.SERVICE,
            "amount": costs,
            "vat_amount": None,
            "reference": "",
        }
        return [facts, facts | beside]
