"""Invoices and papers of a budget."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from partnerships.forms.budgets import SumField, read
from partnerships.forms.words import Key
from partnerships.models import BudgetFunder, BudgetItem, BudgetPaper
from ui.dates import DateField

FACTS = ("item", "funder", "supplier", "number", "dated_on", "total", "amount")


class InvoiceForm(forms.Form):
    unmarked = ("amount",)
    key = Key()
    supplier = forms.CharField(
        label=gettext_lazy("Who sent the invoice?"),
        help_text=gettext_lazy("The business. Write no name of a person here."),
        max_length=200,
    )
    number = forms.CharField(
        label=gettext_lazy("Its number"), max_length=100, required=False
    )
    dated_on = DateField(label=gettext_lazy("Its date"))
    total = SumField(label=gettext_lazy("What does it come to?"))
    amount = SumField(
        label=gettext_lazy("How much of it counts here?"),
        help_text=gettext_lazy(
            "Leave it empty if it is all of it. An invoice that is shared out is entered"
            " once for each part."
        ),
        required=False,
    )
    item = forms.TypedChoiceField(label=gettext_lazy("For which line?"), coerce=int)
    funder = forms.TypedChoiceField(
        label=gettext_lazy("Paid from whose share?"), coerce=int
    )
    file = EvidenceField(
        label=gettext_lazy("A scan of it"),
        help_text=gettext_lazy("PDF, JPEG or PNG. Only you read it."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        currency: str,
        items: list[BudgetItem],
        funders: list[BudgetFunder],
        today: datetime.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.currency, self.today = currency, today
        self.rows: dict[str, dict[int, Any]] = {
            "item": {each.pk: each for each in items},
            "funder": {each.pk: each for each in funders},
        }
        for name, rows in self.rows.items():
            field: Any = self.fields[name]
            field.choices = [(pk, str(each)) for pk, each in rows.items()]
            if len(rows) > 1:
                field.choices = [("", _("Choose")), *field.choices]
        for name in ("total", "amount"):
            widget: Any = self.fields[name].widget
            widget.currency = currency

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (dated := cleaned.get("dated_on")) and dated > self.today:
            self.add_error("dated_on", _("This day is still to come."))
        total = read(self, "total", self.currency)
        amount = read(self, "amount", self.currency)
        if total == 0:
            self.add_error("total", _("Enter what the invoice comes to."))
        elif total is not None and amount is not None and amount > total:
            self.add_error("amount", _("That is more than the whole invoice."))
        elif amount == 0:
            self.add_error("amount", _("Leave it empty, or enter how much counts."))
        cleaned["total"] = total
        cleaned["amount"] = total if amount is None else amount
        return cleaned

    def facts(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in FACTS}
        for name, rows in self.rows.items():
            given[name] = rows[given[name]]
        return given


class PaperForm(forms.Form):
    key = Key()
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=BudgetPaper.Kind.choices,
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    file = EvidenceField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("PDF, Word, Excel, JPEG or PNG, up to 25 MB."),
        papers=True,
    )
