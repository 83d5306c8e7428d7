"""Asking an agency for its list, handing it in, and what becomes of its rows."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from disclosures.models import PassOnList, Receipt, Vat
from disclosures.models.entries import LONGEST_WORDS
from organisations.forms.fields import OrganisationField
from organisations.models import Organisation
from regimes.profile import Category
from ui.countries import country_name
from ui.dates import DateField


class AskForm(forms.Form):
    agency = OrganisationField(
        label=lazy("Which agency?"),
        help_text=lazy("The name of a body that paid patient organisations for you."),
    )
    due_on = DateField(label=lazy("Until when?"))
    words = forms.CharField(
        label=lazy("What should it know?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        among: QuerySet[Organisation],
        today: datetime.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.among = among.filter(kind=Organisation.Kind.OTHER, is_operator=False)
        self.today = today

    def clean_due_on(self) -> datetime.date:
        due_on: datetime.date = self.cleaned_data["due_on"]
        if due_on < self.today:
            raise forms.ValidationError(_("This day is over already."))
        return due_on


class HandInForm(forms.Form):
    statement = forms.ChoiceField(
        label=lazy("What do you say of it?"),
        choices=PassOnList.Statement.choices,
        widget=forms.RadioSelect,
    )


class RowPaymentForm(forms.Form):
    """What an agency's row doesn't say of a payment; nobody is chosen as its recipient."""

    recipient = forms.ChoiceField(
        label=lazy("Who is it?"), widget=forms.RadioSelect, required=False
    )
    another = OrganisationField(
        label=lazy("Or another organisation: its name or id"), required=False
    )
    category = forms.ChoiceField(label=lazy("Category"), widget=forms.RadioSelect)
    vat_treatment = forms.ChoiceField(
        label=lazy("What does the amount say about VAT?"),
        choices=Vat.choices,
        widget=forms.RadioSelect,
    )
    description = forms.CharField(
        label=lazy("What was it for?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        help_text=lazy("This will be public. Don't name a person."),
    )
    reason = forms.CharField(
        label=lazy("Why is it recorded now?"),
        help_text=lazy("Needed when the year is closed for changes."),
        max_length=1000,
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        row: Receipt,
        offered: Iterable[Organisation],
        among: QuerySet[Organisation],
        categories: Iterable[Category],
    ) -> None:
        self.offered = {each.public_id: each for each in offered}
        known = row.recipient.public_id if row.recipient else ""
        super().__init__(
            data,
            initial={
                "recipient": known,
                "category": row.category,
                "description": row.description,
            },
        )
        self._choices("recipient", [(k, _named(o)) for k, o in self.offered.items()])
        self._choices("category", [(each.code, each.label) for each in categories])
        if not self.offered:
            del self.fields["recipient"]
            self.fields["another"].label = _("Which organisation? Its name or id")
        another: Any = self.fields["another"]
        another.among = among.exclude(kind=Organisation.Kind.COMPANY)

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        chosen = self.offered.get(given.get("recipient", ""))
        given["recipient"] = given.get("another") or chosen
        if not given["recipient"] and "another" not in self.errors:
            self.add_error("another", _("Say which organisation it is."))
        return given

    def values(self) -> dict[str, Any]:
        """Of a form that is valid: facts of the payment."""
        return {
            name: self.cleaned_data[name]
            for name in ("category", "vat_treatment", "description")
        }


def _named(organisation: Organisation) -> str:
    return f"{organisation.legal_name}, {country_name(organisation.country)}"
