"""Pay for an engagement, and a company's rates."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import TableField
from organisations.models import Organisation
from partnerships.forms.words import LONGEST, AmountField, Key, PartnerField
from partnerships.models import ActivityKind, Level
from ui.countries import country_choices
from ui.currencies import currency_choices
from ui.dates import DateField

ANY = ("", gettext_lazy("Any"))


def _hours(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=Decimal(0),
        max_value=Decimal(10_000),
        decimal_places=2,
        required=False,
    )


class FairPayForm(forms.Form):
    """`computed` gives a sentence that says what is missing, or nothing.

    `may_decline`: the actor's organisation is the one that would be paid.
    """

    unmarked = ("preparation", "participation", "follow_up", "travel", "amount")
    key = Key()
    company = PartnerField(label=gettext_lazy("Which company pays?"))
    organisation = PartnerField(label=gettext_lazy("Which organisation is paid?"))
    words = forms.CharField(
        label=gettext_lazy("What for?"),
        help_text=gettext_lazy("For example: one day of an advisory board."),
        max_length=200,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of work is it?"), choices=ActivityKind.choices
    )
    level = forms.ChoiceField(
        label=gettext_lazy("What do the people bring?"),
        choices=Level.choices,
        widget=forms.RadioSelect,
    )
    country = forms.ChoiceField(label=gettext_lazy("In which country do they live?"))
    people = forms.IntegerField(
        label=gettext_lazy("How many people?"), min_value=1, max_value=1_000, initial=1
    )
    preparation = _hours(gettext_lazy("Hours of preparation, for each of them"))
    participation = _hours(gettext_lazy("Hours of taking part"))
    follow_up = _hours(gettext_lazy("Hours afterwards"))
    travel = _hours(gettext_lazy("Hours of travel"))
    declined = forms.BooleanField(
        label=gettext_lazy("We choose not to be paid"),
        help_text=gettext_lazy("It is your right. Nobody asks why."),
        required=False,
    )
    amount = AmountField(
        label=gettext_lazy("Pay, without expenses"),
        help_text=gettext_lazy("Leave it empty to see what the company’s rates give."),
        max_length=40,
        required=False,
    )
    expenses = AmountField(
        label=gettext_lazy("Expenses"), max_length=40, required=False
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    justification = forms.CharField(
        label=gettext_lazy("Why is it outside the range?"),
        help_text=gettext_lazy("Only if it is. Both sides read it."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        companies: list[Organisation],
        organisations: list[Organisation],
        may_decline: bool,
        computed: Callable[[Organisation, dict[str, Any]], tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["company"].offer(companies)
        fields["organisation"].offer(organisations)
        fields["country"].choices = country_choices()
        fields["currency"].choices = currency_choices()
        self.computed = computed
        if not may_decline:
            del self.fields["declined"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("preparation", "participation", "follow_up", "travel"):
            cleaned[name] = cleaned.get(name) or Decimal(0)
        if self.errors:
            return cleaned
        if not any(cleaned[name] for name in ("preparation", "participation")):
            self.add_error("participation", _("Enter the hours."))
        elif not cleaned.get("declined"):
            amount, justification = self.computed(cleaned["company"], self.facts())
            if amount:
                self.add_error("amount", amount)
            if justification:
                self.add_error("justification", justification)
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Columns of the record."""
        left_out = {"key", "company", "organisation", "declined"}
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in left_out
        }


class RateTableForm(forms.Form):
    key = Key()
    valid_from = DateField(label=gettext_lazy("Valid from"))
    words = forms.CharField(
        label=gettext_lazy("Where do the rates come from?"),
        help_text=gettext_lazy("Partners read this beside the rates."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = TableField(
        label=gettext_lazy("A file with your rates"),
        help_text=gettext_lazy(
            "CSV or Excel, with the columns country, activity, level, low, high and"
            " currency: pay for an hour. An empty country or activity means any. Or leave"
            " it out and enter them below."
        ),
        required=False,
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("valid_from", today)


class RateForm(forms.Form):
    """One row; an empty one is left out."""

    mark_optional = False
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Activity"),
        choices=[ANY, *ActivityKind.choices],
        required=False,
    )
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Level.choices)
    low = AmountField(label=gettext_lazy("Lowest"), max_length=20, required=False)
    high = AmountField(label=gettext_lazy("Highest"), max_length=20, required=False)
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["country"].choices = [ANY, *country_choices()]
        fields["currency"].choices = currency_choices()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("low"), cleaned.get("high")
        if self.errors:
            return cleaned
        if (low is None) != (high is None):
            self.add_error("high", _("Enter the lowest and the highest pay."))
        elif low is not None and high is not None and low > high:
            self.add_error("high", _("The lowest pay is above the highest."))
        return cleaned


RateFormSet = forms.formset_factory(RateForm, extra=4, max_num=200)
