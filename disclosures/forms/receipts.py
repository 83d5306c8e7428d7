"""What an organisation says that it received, one by one or as a file."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.imports.receipt_columns import COLUMNS
from disclosures.imports.receipts import Reading, outside
from disclosures.models import PassOnList
from disclosures.models.entries import LONGEST_WORDS
from disclosures.reconciliation.entered import Facts
from documents.uploads import EvidenceField, TableField
from organisations.models import Organisation
from regimes.sums import NoSum, read_sum
from tables.forms import guess_hint
from tables.mapping import Column
from ui.currencies import currency_choices
from ui.dates import FIRST_YEAR
from ui.forms import AmountInput, DateField


class ReceiptForm(forms.Form):
    """`key` tells a second click from a second receipt."""

    key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    company = forms.ChoiceField(
        label=gettext_lazy("Which company paid?"),
        help_text=gettext_lazy(
            "If it is not in this list, leave it and write its name."
        ),
        required=False,
    )
    payer_name = forms.CharField(
        label=gettext_lazy("The name on your bank statement"),
        max_length=300,
        required=False,
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount that arrived"), max_length=40, widget=AmountInput()
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    charges = forms.CharField(
        label=gettext_lazy("Bank charges"),
        help_text=gettext_lazy("What banks kept of it, if your statement says so."),
        max_length=40,
        required=False,
        widget=AmountInput(),
    )
    received_on = DateField(
        label=gettext_lazy("On which day did you receive it?"),
        help_text=gettext_lazy("For example, 14 3 2026"),
        required=False,
    )
    year = forms.IntegerField(
        label=gettext_lazy("Or in which year, if you don't know the day?"),
        min_value=FIRST_YEAR,
        required=False,
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference"), max_length=200, required=False
    )
    category = forms.ChoiceField(
        label=gettext_lazy("Category, if you know it"), required=False
    )
    description = forms.CharField(
        label=gettext_lazy("What was it for?"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    document = EvidenceField(
        label=gettext_lazy("A document that shows it"),
        help_text=gettext_lazy("PDF, JPEG or PNG, up to 25 MB. You alone see it."),
        required=False,
    )
    another = forms.BooleanField(
        label=gettext_lazy("If the same is here already: this is another payment"),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        companies: list[Organisation],
        today: datetime.date,
        categories: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.companies, self.today = companies, today
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            ("", _("Not said")),
            *categories.items(),
        ]
        self.fields["currency"].choices = currency_choices()  # type: ignore[attr-defined]
        self.fields["company"].choices = [  # type: ignore[attr-defined]
            ("", _("It is not in this list")),
            *((company.public_id, company.legal_name) for company in companies),
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._clean_who(given)
        if given.get("currency"):
            for name in ("amount", "charges"):
                if given.get(name):
                    self._clean_sum(given, name)
        self._clean_day(given)
        return given

    def _clean_who(self, given: dict[str, Any]) -> None:
        chosen = given.get("company")
        given["payer"] = next(
            (c for c in self.companies if c.public_id == chosen), None
        )
        if not given["payer"] and not given.get("payer_name"):
            self.add_error("payer_name", _("Say who paid."))

    def _clean_sum(self, given: dict[str, Any], name: str) -> None:
        try:
            given[name] = read_sum(given[name], given["currency"])
        except NoSum as problem:
            self.add_error(name, str(problem))
        else:
            if given[name] < 0 or (name == "amount" and not given[name]):
                self.add_error(name, _("Enter an amount above zero."))

    def _clean_day(self, given: dict[str, Any]) -> None:
        day, year = given.get("received_on"), given.get("year")
        if day and day > self.today:
            self.add_error("received_on", _("This day has not come yet."))
        elif day and year and day.year != year:
            self.add_error("year", _("The day is in another year."))
        elif not day and not year and not self.errors.keys() & {"received_on", "year"}:
            self.add_error("received_on", _("Give the day or the year."))
        elif year and year > self.today.year:
            self.add_error("year", _("This year has not begun yet."))

    def facts(self) -> Facts:
        """Of a form that is valid."""
        given = self.cleaned_data
        day, payer = given["received_on"], given["payer"]
        return Facts(
            payer=payer,
            payer_name=given["payer_name"] or payer.legal_name,
            amount=given["amount"],
            currency=given["currency"],
            charges=given["charges"] or None,
            received_on=day,
            year=day.year if day else given["year"],
            reference=given["reference"],
            description=given["description"],
            category=given["category"],
        )


class PassedOnForm(ReceiptForm):
    """One payment that an agency passed on for a company."""

    recipient_name = forms.CharField(
        label=gettext_lazy("To whom did you pass it on?"),
        help_text=gettext_lazy("The full name of the organisation, not of a person."),
        max_length=300,
    )
    field_order = ("key", "recipient_name", "amount", "currency")

    def __init__(self, *args: Any, passed_on: PassOnList, **kwargs: Any) -> None:
        super().__init__(*args, companies=[], **kwargs)
        self.passed_on = passed_on
        for ours in ("company", "payer_name", "charges", "document"):
            del self.fields[ours]
        self.fields["amount"].label = _("Amount that you passed on")
        self.fields["received_on"].label = _("On which day did you pass it on?")

    def _clean_who(self, given: dict[str, Any]) -> None:
        given["payer"], given["payer_name"] = None, self.passed_on.company.legal_name
        given["charges"] = None

    def _clean_day(self, given: dict[str, Any]) -> None:
        super()._clean_day(given)
        day, year = given.get("received_on"), given.get("year")
        if not (day or year) or self.errors.keys() & {"received_on", "year"}:
            return
        at = year or (day.year if day else 0)
        if reason := outside(self.passed_on, at, day):
            self.add_error("received_on" if day else "year", reason)

    def facts(self) -> Facts:
        """Of a form that is valid."""
        return replace(
            super().facts(), recipient_name=self.cleaned_data["recipient_name"]
        )


class PayerForm(forms.Form):
    company = forms.ChoiceField(
        label=gettext_lazy("Which company is this?"),
        error_messages={"required": gettext_lazy("Choose a company.")},
    )

    def __init__(self, *args: Any, companies: list[Organisation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.companies = companies
        self.fields["company"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((company.public_id, company.legal_name) for company in companies),
        ]

    def clean_company(self) -> Organisation:
        chosen = self.cleaned_data["company"]
        return next(c for c in self.companies if c.public_id == chosen)


class ReceiptFileForm(forms.Form):
    file = TableField(
        label=gettext_lazy("Your file"),
        help_text=gettext_lazy(
            "A CSV, TSV or Excel (.xlsx) file of what you received, as your accounts"
            " give it, up to 25 MB. Nothing is stored before you have looked at it."
        ),
    )

    def __init__(self, *args: Any, of_list: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of_list:
            self.fields["file"].help_text = _(
                "A CSV, TSV or Excel (.xlsx) file of what you passed on for this company,"
                " up to 25 MB. Nothing is stored before you have looked at it."
            )


class ReadingForm(forms.Form):
    """How the file is read: sent by GET, so that the address says it all."""

    mark_optional = False

    def __init__(
        self,
        data: Any,
        *,
        found: Reading,
        header: Sequence[str],
        columns: Mapping[str, Column] = COLUMNS,
    ) -> None:
        super().__init__(data)
        for question in found.questions:
            self.fields[question.key] = forms.ChoiceField(
                label=question.sentence,
                choices=[(each.value, each.label) for each in question.choices],
                widget=forms.RadioSelect,
                initial=question.suggestion,
            )
        theirs = [("", _("No such column")), *((name, name) for name in header)]
        for ours, column in columns.items():
            self.fields[f"column_{ours}"] = forms.ChoiceField(
                label=column.label,
                help_text=guess_hint(
                    column.hint, not data and ours in found.mapping.columns
                ),
                choices=theirs,
                required=False,
                initial=found.mapping.columns.get(ours, ""),
            )
        self.fields["currency"] = forms.ChoiceField(
            label=_("If all have one currency"),
            choices=[("", _("They don't")), *currency_choices()],
            required=False,
        )


FILE_KEYS = ("encoding", "delimiter", "sheet", "decimal", "date_format")


def said(asked: Any, columns: Mapping[str, Column] = COLUMNS) -> dict[str, Any]:
    """`[file]`, `[columns]` and `[defaults]` of a mapping, from the address."""
    mapping: dict[str, Any] = {
        "file": {key: asked[key] for key in FILE_KEYS if asked.get(key)},
        "columns": {
            ours: asked[f"column_{ours}"]
            for ours in columns
            if asked.get(f"column_{ours}")
        },
    }
    if asked.get("currency"):
        mapping["defaults"] = {"currency": asked["currency"]}
    return mapping
